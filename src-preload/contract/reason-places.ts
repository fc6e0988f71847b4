import type { RequestErrorCode } from './request-error.ts';
import type { RunReason } from './verdict.ts';

/** A control of the guide: the step, the mark to light there, and its words where the step's own do not fit. */
export type GuideSpot = { step: string; mark: string; words?: string };

/**
 * Where the cause of a reason is changed: at the row's own control, where the address is read, at a control of its
 * own, or nowhere in the guide (a wait, a lock, the network).
 */
export type ReasonPlace = 'row' | 'address' | 'nowhere' | GuideSpot;

/** One entry of `reasons` in guide.json. Keys are a reason's code or `<code>.<row>`, as in the words. */
export type GuideReasons = { reasons: string[]; place: ReasonPlace };

/**
 * Where the reasons of the app itself lead unless a vendor's guide says otherwise. `vendor`: every guide has to
 * say it, because it is about the vendor's own portal. So it has for `row` where the row is no box of the portal:
 * the sign-in's control is the secret, and an unclear answer must not cast doubt on that.
 */
export const COMMON_PLACES: Record<RunReason | RequestErrorCode, 'row' | 'address' | 'nowhere' | 'vendor'> = {
  'sign-in-refused': 'vendor',
  'refused-in-mid-run': 'nowhere',
  'intercepted-in-mid-run': 'nowhere',
  'permission-missing': 'row',
  'part-refused': 'row',
  'part-not-found': 'nowhere',
  'nothing-visible': 'vendor',
  'all-forbidden': 'vendor',
  'earlier-failed': 'nowhere',
  'stopped-by-you': 'nowhere',
  'wait-asked': 'nowhere',
  'not-wanted': 'nowhere',
  'only-by-writing': 'row',
  'seen-from-neo': 'vendor',
  'nothing-to-look-at': 'row',
  'not-proven': 'row',
  'address-invalid': 'address',
  'address-not-allowed': 'address',
  'address-private': 'address',
  'address-blocked': 'address',
  offline: 'nowhere',
  'dns-not-found': 'address',
  'dns-failed': 'nowhere',
  'proxy-unknown-kind': 'nowhere',
  'proxy-not-found': 'nowhere',
  'proxy-unreachable': 'nowhere',
  'proxy-hung-up': 'nowhere',
  'proxy-wrong-kind': 'nowhere',
  'proxy-certificate': 'nowhere',
  'proxy-certificate-date': 'nowhere',
  'proxy-certificate-name': 'nowhere',
  'proxy-sign-in': 'nowhere',
  'proxy-refused': 'nowhere',
  'proxy-name-not-found': 'address',
  'proxy-connection-refused': 'address',
  'proxy-connect-timeout': 'address',
  'proxy-host-unreachable': 'address',
  'proxy-no-connection': 'address',
  'proxy-unsupported': 'nowhere',
  'proxy-failed': 'nowhere',
  'connection-refused': 'address',
  'connection-reset': 'nowhere',
  'host-unreachable': 'nowhere',
  'connect-timeout': 'address',
  'answer-timeout': 'nowhere',
  'body-timeout': 'nowhere',
  'run-timeout': 'nowhere',
  'answer-too-big': 'nowhere',
  'headers-too-big': 'address',
  'not-http': 'address',
  'encoding-unknown': 'nowhere',
  'body-broken': 'nowhere',
  'tls-expired': 'nowhere',
  'tls-not-yet-valid': 'nowhere',
  'tls-wrong-name': 'address',
  'tls-self-signed': 'nowhere',
  'tls-inspected': 'nowhere',
  'tls-unknown-issuer': 'nowhere',
  'tls-chain-incomplete': 'nowhere',
  'tls-revoked': 'nowhere',
  'tls-protocol': 'nowhere',
  'tls-client-certificate': 'nowhere',
  'clock-wrong': 'nowhere',
  redirected: 'address',
  'html-answer': 'address',
  'xml-answer': 'address',
  'captive-portal': 'nowhere',
  'wrong-product': 'address',
  'not-json': 'nowhere',
  'wrong-shape': 'nowhere',
  'error-inside': 'nowhere',
  'bad-request': 'address',
  unauthorized: 'vendor',
  forbidden: 'row',
  'forbidden-by-filter': 'nowhere',
  'gateway-sign-in': 'address',
  'refusal-unsigned': 'nowhere',
  'answered-by-proxy': 'nowhere',
  'not-found': 'address',
  conflict: 'nowhere',
  'rate-limited': 'nowhere',
  'server-error': 'nowhere',
  'server-unavailable': 'nowhere',
  'other-status': 'address',
  stopped: 'nowhere',
  'network-failed': 'nowhere',
};
