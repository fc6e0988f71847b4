import type { RequestError } from '../../src-preload/contract/request-error.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import { isRecord } from '../system/json.ts';
import { parseJson } from './parse-body.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { errorOfResponse } from './response-error.ts';
import { readRequestedWait } from './retry-after.ts';

/** A 2xx with JSON, or what is wrong; then `body` is the error's JSON, if it has any. `tryAgainAt` is ISO. */
export type JsonResponse = { ok: true; status: number; body: unknown } | UnusableResponse;
export type UnusableResponse = {
  ok: false;
  error: RequestError;
  status?: number;
  body?: unknown;
  /** Whose refusal a 401 or 403 is. */
  refusal?: Refusal['by'];
  tryAgainAt?: string;
};

/** What an answer is, before a script reads what it says. */
export function readJsonResponse(outcome: HttpOutcome): JsonResponse {
  if (!outcome.ok) return { ok: false, error: outcome.error };
  const { response } = outcome;
  const { status } = response;
  const body = response.truncated ? undefined : parseJson(response.body);
  const error = errorOfResponse(response);
  if (error !== undefined) {
    const tryAgainAt = readRequestedWait(response);
    return {
      ok: false,
      error,
      status,
      body,
      ...(status === 401 || status === 403 ? { refusal: refusalOf(response).by } : {}),
      ...(tryAgainAt === undefined ? {} : { tryAgainAt }),
    };
  }
  if (response.truncated) return { ok: false, error: { code: 'answer-too-big', params: {} }, status };
  if (body === undefined) return { ok: false, error: { code: 'not-json', params: { status } }, status };
  return { ok: true, status, body };
}

/** The claims of a JWT (RFC 7519), unverified and for reading only; none where it is opaque or encrypted. */
export function claimsOf(token: unknown): Record<string, unknown> {
  const parts = typeof token === 'string' ? token.split('.') : [];
  const claims = parts.length === 3 ? parseJson(Buffer.from(parts[1] ?? '', 'base64url').toString()) : {};
  return isRecord(claims) ? claims : {};
}
