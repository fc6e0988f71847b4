import type { RequestErrorCode } from '../../src-preload/contract/request-error.ts';
import type { AttentionReason, WaitReason } from '../../src-preload/contract/submission.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import { intermediaryOf } from '../http/intermediary.ts';
import { outsideText, removeSecrets } from '../secrets/redact.ts';
import { isFromBetween, readEnvelope, requestedWaitMs } from './envelope.ts';
/**
 * How one try ended. `lost`: bytes may have reached Neo and nothing usable came back. `held`: surely nothing was
 * taken, so any method may be sent again. `waitMs` is the wait that Neo asked for.
 */
export type SendOutcome =
  | { kind: 'accepted'; neo: NeoResponse; acceptedAt: number }
  | { kind: 'lost'; waitsFor: WaitReason; neo?: NeoResponse; waitMs?: number }
  | { kind: 'held'; waitsFor: WaitReason; neo?: NeoResponse; waitMs?: number }
  | { kind: 'busy'; neo: NeoResponse; waitMs?: number }
  | { kind: 'no-such-path'; neo: NeoResponse }
  | { kind: 'refused'; why: AttentionReason; neo?: NeoResponse };

/**
 * Codes of Neo's own 404s that speak of an integration or a company, not of a missing path. Neo publishes no
 * whole list; these are the ones its pages name.
 */
const KNOWN_CODES = new Set([
  'forbidden',
  'validation_error',
  'unknown_integration',
  'integration_not_connected',
  'integration_does_not_sync',
  'end_company_not_mapped',
]);

/** Reads how a try ended. `secrets` is everything that was sent; none of it is repeated. Times in ms. */
export function readSendOutcome(outcome: HttpOutcome, secrets: readonly string[], now: number): SendOutcome {
  if (!outcome.ok) {
    const waitsFor = waitReasonOf(outcome.error.code);
    return { kind: hasNotLeft(outcome.error.code) ? 'held' : 'lost', waitsFor };
  }
  const { status, headers, body, truncated } = outcome.response;
  const reading = truncated
    ? ({ kind: 'foreign', code: 'wrong-shape' } as const)
    : readEnvelope(body, headers['content-type']);
  const neo: NeoResponse = { status };
  if (reading.kind !== 'foreign' && reading.requestId !== undefined) {
    neo.requestId = removeSecrets(reading.requestId, secrets);
  }
  if (reading.kind === 'error') {
    neo.code = removeSecrets(reading.code, secrets);
    if (reading.message !== undefined) neo.message = outsideText(reading.message, secrets);
  }
  const requestedMs = requestedWaitMs(headers, now);
  const waitMs = requestedMs === undefined ? {} : { waitMs: requestedMs };
  const isNeo = reading.kind !== 'foreign';
  const isBetween = isFromBetween(reading, outcome.response);
  const isMarked = !isNeo && intermediaryOf(outcome.response) !== null;

  if (status >= 200 && status < 300) {
    if (reading.kind === 'data') {
      const serverTime = Date.parse(headers.date ?? '');
      return { kind: 'accepted', neo, acceptedAt: Number.isNaN(serverTime) ? now : serverTime };
    }
    if (reading.kind === 'error') return { kind: 'refused', why: 'refused', neo };
    if (isBetween || reading.code === 'not-json') return { kind: 'lost', waitsFor: 'no-answer', neo };
    return { kind: 'refused', why: 'unclear', neo };
  }
  if (status < 400 || status === 408) return { kind: 'lost', waitsFor: 'no-answer', neo };
  if (isMarked && status < 500 && status !== 429) return { kind: 'lost', waitsFor: 'no-answer', neo };
  if (status === 404) {
    const isKnown = reading.kind === 'error' && KNOWN_CODES.has(reading.code);
    return isKnown ? { kind: 'refused', why: 'refused', neo } : { kind: 'no-such-path', neo };
  }
  if (status === 405 || status === 501) return { kind: 'no-such-path', neo };
  if (status === 429) return { kind: 'held', waitsFor: 'rate-limited', neo, ...waitMs };
  if (status >= 500) return { kind: 'lost', waitsFor: 'server-error', neo, ...waitMs };
  if (status === 401 && !isBetween) return { kind: 'held', waitsFor: 'key-refused', neo };
  if (status === 403 && isNeo) return { kind: 'refused', why: 'not-allowed', neo };
  // A page that says 401, 403 or 407 comes from something in between, and blames nobody's key.
  if (status === 401 || status === 403 || status === 407) return { kind: 'lost', waitsFor: 'no-answer', neo };
  if (status === 409) return { kind: 'busy', neo, ...waitMs };
  if (status === 400 || status === 422) return { kind: 'refused', why: 'invalid', neo };
  return { kind: 'refused', why: 'refused', neo };
}

const OFFLINE: readonly RequestErrorCode[] = ['offline', 'dns-not-found', 'dns-failed', 'host-unreachable'];

/** The reason to wait that a network error gives. */
export function waitReasonOf(code: RequestErrorCode): WaitReason {
  return OFFLINE.includes(code) ? 'offline' : 'no-answer';
}

/** Errors before the request itself: name, proxy, TCP and the check of the certificate come first. */
const BEFORE_THE_REQUEST: readonly RequestErrorCode[] = [
  ...OFFLINE,
  'address-invalid',
  'address-not-allowed',
  'address-private',
  'address-blocked',
  'connection-refused',
  'connect-timeout',
  'tls-expired',
  'tls-not-yet-valid',
  'tls-wrong-name',
  'tls-self-signed',
  'tls-inspected',
  'tls-unknown-issuer',
  'tls-chain-incomplete',
  'tls-revoked',
  'clock-wrong',
];

/** All that a proxy says comes before the request, too. */
function hasNotLeft(code: RequestErrorCode): boolean {
  return code.startsWith('proxy-') || BEFORE_THE_REQUEST.includes(code);
}

export type NeoResponse = { status?: number; code?: string; message?: string; requestId?: string };
