import { requestError } from './http-error.ts';
import type { HttpRequest, Outcome } from './http-request.ts';

/** The URL of a request, if a request may go there at all. Asked before anything else, so that no byte leaves. */
export function readTarget({ url: text, allowedOrigins }: HttpRequest): Outcome<URL> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username || url.password) {
    return { ok: false, error: requestError('address-invalid', {}) };
  }
  const isAllowed = allowedOrigins.some(
    (origin) => URL.canParse(origin) && new URL(origin).origin === url.origin,
  );
  if (url.protocol !== 'https:' || !isAllowed) {
    return { ok: false, error: requestError('address-not-allowed', { host: url.host }) };
  }
  return { ok: true, value: url };
}

// `host` would say another name than the URL; cookies are not kept here, so there are none to send.
const NOT_SENT = new Set(['host', 'cookie']);

/** What is sent besides the request's own headers. Names come out in lower case. */
export function headersToSend(headers: Record<string, string>): Record<string, string> {
  const sent: Record<string, string> = { 'accept-encoding': 'identity', 'user-agent': 'Neo-Setup-Assistant' };
  for (const [name, value] of Object.entries(headers)) {
    if (!NOT_SENT.has(name.toLowerCase())) sent[name.toLowerCase()] = value;
  }
  return sent;
}

/** The scheme of the Authorization header, in lower case; never what follows it. */
export function schemeOf(headers: Record<string, string>): string | undefined {
  const [, value = ''] =
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  return /^[a-z][a-z0-9-]*(?=\s)/i.exec(value)?.[0].toLowerCase();
}

/** The headers of an answer as plain text, without cookies: nobody here may keep one. */
export function headersReceived(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && name !== 'set-cookie') kept[name] = [value].flat().join(', ');
  }
  return kept;
}
