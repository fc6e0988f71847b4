import { plainText } from '../../../../src-preload/contract/plain-text.ts';
import type { HttpOutcome } from '../../../http/http-request.ts';
import { intermediaryOf } from '../../../http/intermediary.ts';
import { isRecord } from '../../../system/json.ts';
import { readJsonResponse, type UnusableResponse } from '../../json-response.ts';
import { judge, type Stop, stop, stopAt } from './stop.ts';

/** Where the token is to be had, or why nobody should be asked there. */
export type AuthInfo = { kind: 'place'; tokenUrl: string; tenant: string } | Stop;

/**
 * Reads `/api/authinfo`, which decides where the secret goes: https only, and only to an origin `mayAsk` allows.
 * Without an answer of use the place is the usual one below the address that was typed (`base`).
 */
export function readAuthInfo(
  base: string,
  outcome: HttpOutcome,
  mayAsk: (origin: string) => boolean,
): AuthInfo {
  const notHalo = stop(judge('could-not-tell', 'vendor:not-halo'));
  const usual = { kind: 'place', tokenUrl: `${base}/auth/token`, tenant: '' } as const;
  const json = readJsonResponse(outcome);
  if (!json.ok) return mayWorkAllTheSame(json, outcome) ? usual : stopAt(json);
  const { body } = json;
  if (!isRecord(body) || !(Object.hasOwn(body, 'auth_url') || Object.hasOwn(body, 'tenant_id'))) {
    return notHalo;
  }
  const { auth_url: place = '', tenant_id: name = '' } = body;
  const tenant = typeof name === 'number' ? String(name) : (name ?? '');
  if (typeof tenant !== 'string' || plainText(tenant) !== tenant.trim()) return notHalo;
  if (place === '' || place === null) return { ...usual, tenant: tenant.trim() };
  if (typeof place !== 'string' || !URL.canParse(place) || /[?#]/.test(place)) return notHalo;
  const url = new URL(place);
  if (url.host === '' || url.username !== '' || url.password !== '') return notHalo;
  const { host } = url;
  if (url.protocol !== 'https:') return stop(judge('could-not-tell', 'vendor:sign-in-not-https', { host }));
  if (!mayAsk(url.origin)) {
    return stop(judge('could-not-tell', 'vendor:sign-in-elsewhere', { host }), { hostToConfirm: host });
  }
  const path = url.pathname.replace(/\/+$/, '');
  const tokenPath = /\/token$/i.test(path) ? path : `${path}/token`;
  return { kind: 'place', tokenUrl: `${url.origin}${tokenPath}`, tenant: tenant.trim() };
}

/**
 * An error of this one question, which is there to find the place and not to sign in: the usual place may work all
 * the same. Not so where something else answers in HaloPSA's name, where nobody does, or after a request to wait.
 */
function mayWorkAllTheSame(
  { status = 0, error, tryAgainAt }: UnusableResponse,
  outcome: HttpOutcome,
): boolean {
  if (status < 400 || tryAgainAt !== undefined) return false;
  if (['rate-limited', 'proxy-sign-in', 'captive-portal'].includes(error.code)) return false;
  return outcome.ok && intermediaryOf(outcome.response) === null;
}
