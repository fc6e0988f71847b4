import type { ResponseRules } from '../../src-preload/contract/vendor.ts';
import type { HttpResponse } from '../http/http-request.ts';
import { type Intermediary, intermediaryOf } from '../http/intermediary.ts';
import { readPath } from './json-path.ts';
import { kindOfBody, parseJson } from './parse-body.ts';

/**
 * Whose refusal a 401 or 403 is by the look of it: the vendor's, in a form an API answers with; nobody's by any sign
 * (`page`): a web page, XML where the APIs send JSON, or a bare challenge that a web server sends as well; or that of
 * a filter, proxy or portal, by its mark. What it means is decided for a read in `judge-outcome.ts`,
 * by what the run has proved (`RunRecord`), and for a token request in `scripted/<vendor>/read-token.ts`.
 */
export type Refusal = { by: 'vendor' } | { by: 'page' } | { by: 'intermediary'; intermediary: Intermediary };

type Form = Pick<ResponseRules, 'innerStatus'>;

/**
 * The one rule for refusals, for every vendor; Neo's is `isFromBetween` in `neo/envelope.ts`. `form` tells the vendor's
 * own error body, where one is known that nobody else sends. `sentScheme` is the scheme of the Authorization header that
 * was sent.
 */
export function refusalOf(response: HttpResponse, form: Form = {}, sentScheme?: string): Refusal {
  if (isOwnForm(response, form)) return { by: 'vendor' };
  const intermediary = intermediaryOf(response, sentScheme);
  if (intermediary !== null) return { by: 'intermediary', intermediary };
  const kind = kindOfBody(response);
  return {
    by: kind === 'page' || kind === 'xml' || isBareChallenge(response, kind, sentScheme) ? 'page' : 'vendor',
  };
}

/**
 * Basic was sent and Basic is asked for, without a body of the API. A web server that guards the API answers so, and
 * takes the vendor's values for its own; an API of this kind may answer so, too.
 */
export function isBareChallenge(
  { status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
  kind: ReturnType<typeof kindOfBody>,
  sentScheme: string | undefined,
): boolean {
  const isAsked = status === 401 && /(?:^|,)\s*basic\b/i.test(headers['www-authenticate'] ?? '');
  return isAsked && sentScheme?.toLowerCase() === 'basic' && (kind === 'empty' || kind === 'text');
}

/** The vendor's envelope with the same status inside as outside. */
function isOwnForm(response: HttpResponse, { innerStatus }: Form): boolean {
  if (innerStatus === undefined || response.truncated) return false;
  const inside = readPath(parseJson(response.body), innerStatus);
  return typeof inside !== 'object' && Number(inside) === response.status;
}
