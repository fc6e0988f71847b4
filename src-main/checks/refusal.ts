import type { AnswerRules } from '../../src-preload/contract/vendor.ts';
import type { HttpAnswer } from '../http/http-request.ts';
import { type Intermediary, intermediaryOf } from '../http/intermediary.ts';
import { readPath } from './json-path.ts';
import { looksLikePage, parseJson } from './parse-body.ts';

/**
 * Whose refusal a 401 or 403 is by the look of it: the vendor's, in a form an API answers with; a `page` that nobody
 * signed; or that of a filter, proxy or portal, by its mark. Whether a page or the vendor's form blames anything is
 * decided by what the run has proved (`RunRecord`).
 */
export type Refusal = { by: 'vendor' } | { by: 'page' } | { by: 'intermediary'; intermediary: Intermediary };

type Form = Pick<AnswerRules, 'innerStatus'>;

/**
 * The one rule for refusals, for every vendor and for Neo. `form` tells the vendor's own error body, where one is
 * known that nobody else sends. `sentScheme` is the scheme of the Authorization header that was sent. Pure.
 */
export function refusalOf(answer: HttpAnswer, form: Form = {}, sentScheme?: string): Refusal {
  if (isOwnForm(answer, form)) return { by: 'vendor' };
  const intermediary = intermediaryOf(answer, sentScheme);
  if (intermediary !== null) return { by: 'intermediary', intermediary };
  return { by: looksLikePage(answer) ? 'page' : 'vendor' };
}

/** The vendor's envelope with the same status inside as outside. */
function isOwnForm(answer: HttpAnswer, { innerStatus }: Form): boolean {
  if (innerStatus === undefined || answer.truncated) return false;
  return Number(readPath(parseJson(answer.body), innerStatus)) === answer.status;
}
