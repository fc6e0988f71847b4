import { kindOfBody } from '../checks/parse-body.ts';
import { readRetryAfter } from '../checks/retry-after.ts';
import type { HttpResponse } from '../http/http-request.ts';
import { intermediaryOf } from '../http/intermediary.ts';
import { isRecord } from '../system/json.ts';

/**
 * What a response of Neo's public API says. Neo wraps everything: `{data, meta}` or `{error, meta}`. A response
 * without that envelope did not come from Neo, or not from this API, and proves nothing either way.
 * Source: Neo's developer pages on the envelope and on errors.
 */
export type NeoReading =
  | { kind: 'data'; data: unknown; requestId?: string }
  | { kind: 'error'; code: string; message?: string; requestId?: string }
  | { kind: 'foreign'; code: ForeignError };

type ForeignError = 'html-answer' | 'xml-answer' | 'not-json' | 'wrong-shape';

/** Reads the body of one response. Error codes come back in lower case: Neo's own pages differ in case. */
export function readEnvelope(body: string, contentType = ''): NeoReading {
  const text = body.startsWith('\uFEFF') ? body.slice(1) : body;
  const kind = kindOfBody({ body, headers: { 'content-type': contentType }, truncated: false });
  if (kind === 'page' || kind === 'xml') return foreign(kind === 'xml' ? 'xml-answer' : 'html-answer');
  if (kind === 'empty') return foreign('wrong-shape');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return foreign('not-json');
  }
  if (!isRecord(value)) return foreign('wrong-shape');
  const id = isRecord(value.meta) ? plainName(value.meta.request_id) : undefined;
  const requestId = id === undefined ? {} : { requestId: id };
  if (isRecord(value.error)) {
    const code = plainName(value.error.code)?.toLowerCase();
    if (code === undefined) return foreign('wrong-shape');
    const text = value.error.message;
    const message = typeof text === 'string' && text !== '' ? { message: text } : {};
    return { kind: 'error', code, ...message, ...requestId };
  }
  const isData = Object.hasOwn(value, 'data') && isRecord(value.meta) && (value.error ?? null) === null;
  return isData ? { kind: 'data', data: value.data, ...requestId } : foreign('wrong-shape');
}

/** A page, XML, or a response with a product's mark: gateways and filters send these, Neo never does. */
export function isFromBetween(reading: NeoReading, answer: HttpResponse): boolean {
  if (reading.kind !== 'foreign') return false;
  const isPage = reading.code === 'html-answer' || reading.code === 'xml-answer';
  return isPage || intermediaryOf(answer) !== null;
}

/** Codes and ids are short and plain; anything else is not repeated on a screen. */
function plainName(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.:-]{1,80}$/.test(value) ? value : undefined;
}

function foreign(code: ForeignError): NeoReading {
  return { kind: 'foreign', code };
}

/**
 * The wait that a response asks for, in milliseconds. A date is read against the response's own `Date`, because this
 * computer's clock may be wrong. Neo documents `Retry-After` in seconds and `X-RateLimit-Reset` in Unix seconds.
 */
export function requestedWaitMs(headers: Record<string, string>, now: number): number | undefined {
  const serverTime = Date.parse(headers.date ?? '');
  const base = Number.isNaN(serverTime) ? now : serverTime;
  const until = readRetryAfter(headers['retry-after'], base);
  if (until !== undefined) return Date.parse(until) - base;
  const reset = headers['x-ratelimit-reset']?.trim() ?? '';
  if (headers['x-ratelimit-remaining']?.trim() !== '0' || !/^\d{9,11}$/.test(reset)) return undefined;
  return Math.max(0, Number(reset) * 1000 - base);
}
