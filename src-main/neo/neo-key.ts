import type { ConnectionResult } from '../../src-preload/contract/settings.ts';
import type { ResponseRules } from '../../src-preload/contract/vendor.ts';
import type { Reason, Verdict } from '../../src-preload/contract/verdict.ts';
import { errorBesideEmpty } from '../checks/error-beside-empty.ts';
import { errorInside } from '../checks/error-inside.ts';
import { firstRecordOfTruncated, parseTruncatedJson } from '../checks/first-record.ts';
import { parseJson } from '../checks/parse-body.ts';
import { isRecordOf } from '../checks/record-proof.ts';
import { errorOfIntermediary } from '../checks/response-error.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import { intermediaryOf } from '../http/intermediary.ts';
import { removeSecrets } from '../secrets/redact.ts';
import { isFromBetween, type NeoReading, readEnvelope } from './envelope.ts';

/**
 * A Neo API key is known by its shape alone, `neo_sk_<environment>_…`: Neo documents neither its length nor its
 * letters. Characters that no header can carry are never part of one; dots for what a page left out, and a sign of a
 * sentence or a program at its end, are not either.
 */
const KEY = /^neo_sk_[a-z0-9-]+_(?![\x21-\x7e]*\.{3})[\x21-\x7e]*[\w~+/=-]$/i;

export function looksLikeNeoKey(text: string): boolean {
  return KEY.test(text);
}

/** `neo_sk_prod_`: the part of a key that says which environment it is for; it is no secret. */
export function neoKeyPrefix(text: string): string | undefined {
  return looksLikeNeoKey(text) ? /^neo_sk_[a-z0-9-]+_/i.exec(text)?.[0] : undefined;
}

/** What an agent in the list has, as the check of Neo's own folder says it. */
export const AGENTS: ResponseRules & { list: string } = {
  list: 'data',
  has: [
    { agent_id: 'id', id: 'id' },
    { agent_id: 'id', name: 'name' },
  ],
  hasNot: ['error', 'code'],
};

type Done = Extract<ConnectionResult, { kind: 'done' }>;

/**
 * The verdict on a Neo API key from the response to `GET /public-api/agents?page_size=1`. Only Neo saying so (401)
 * blames the key. No agents yet is a pass: the question is whether the key works. `key` is not repeated.
 */
export function readKeyTest(outcome: HttpOutcome, key: string): ConnectionResult {
  if (!outcome.ok) return doneAt(outcome.at, 'could-not-tell', outcome.error);
  const { status, headers, body, truncated } = outcome.response;
  const reading: NeoReading = readEnvelope(body, headers['content-type']);
  const id = reading.kind === 'foreign' ? undefined : reading.requestId;
  const done = (verdict: Verdict, code?: Reason['code'], rest: Partial<Done> = {}): Done => ({
    ...doneAt(outcome.at, verdict, code === undefined ? undefined : { code, params: { status } }),
    status,
    ...(id === undefined ? {} : { requestId: removeSecrets(id, [key]) }),
    ...rest,
  });
  const isBetween = isFromBetween(reading, outcome.response);
  const between = reading.kind === 'foreign' && !truncated ? intermediaryOf(outcome.response) : null;
  const error = errorOfIntermediary(status, between);
  if (error !== undefined) return { ...done('could-not-tell'), reason: error };

  if (status >= 200 && status < 300) {
    const error = errorInside(truncated ? parseTruncatedJson(body) : parseJson(body), AGENTS);
    if (reading.kind === 'error' || error !== undefined) return done('could-not-tell', 'error-inside');
    if (truncated) {
      return isRecordOf(firstRecordOfTruncated(body, AGENTS.list), AGENTS)
        ? done('passed', undefined, { agents: 1 })
        : done('could-not-tell', 'answer-too-big');
    }
    if (reading.kind === 'foreign') return done('could-not-tell', reading.code);
    const { data } = reading;
    if (Array.isArray(data) && data.length === 0 && errorBesideEmpty(parseJson(body), AGENTS) !== undefined) {
      return done('could-not-tell', 'error-inside');
    }
    const isAgents =
      Array.isArray(data) && (data.length === 0 || data.some((one) => isRecordOf(one, AGENTS)));
    return isAgents
      ? done('passed', undefined, { agents: data.length })
      : done('could-not-tell', 'wrong-shape');
  }
  if (status === 511) return done('could-not-tell', 'captive-portal');
  if (status >= 300 && status < 400) return done('could-not-tell', 'redirected');
  if (status === 403) {
    if (isBetween) return done('could-not-tell', 'forbidden-by-filter');
    return done('could-not-tell', reading.kind === 'error' ? 'permission-missing' : 'forbidden');
  }
  if (status === 502 || status === 503 || status === 504) return done('could-not-tell', 'server-unavailable');
  if (isBetween) return done('could-not-tell', reading.kind === 'foreign' ? reading.code : 'html-answer');
  if (status === 401) return done('failed', 'sign-in-refused');
  if (status === 429) return done('could-not-tell', 'rate-limited');
  if (status >= 500) return done('could-not-tell', 'server-error');
  if (status === 404) return done('could-not-tell', 'not-found');
  if (status === 400) return done('could-not-tell', 'bad-request');
  if (status === 407) return done('could-not-tell', 'proxy-sign-in');
  if (status === 409) return done('could-not-tell', 'conflict');
  return done('could-not-tell', 'other-status');
}

function doneAt(at: string, verdict: Verdict, reason: Reason | undefined): Done {
  return { kind: 'done', verdict, at, ...(reason === undefined ? {} : { reason }) };
}
