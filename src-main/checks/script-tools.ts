import type { HttpResponse } from '../http/http-request.ts';
import { isOwnHost } from '../http/own-host.ts';
import { bearerOf, evidenceOf } from './evidence.ts';
import { errorWordsIn } from './read-verdict.ts';
import type { SignInParts } from './run-parts.ts';
import type { ScriptTools } from './script.ts';

/** What a script may do in this run, and nothing else: ask allowed origins, wait, spend sign-ins. */
export function makeScriptTools(
  parts: SignInParts,
  signal: AbortSignal,
  hidden: readonly string[],
): ScriptTools {
  const { vendor, origin, confirmedHosts } = parts;
  const fixed = new Set([...vendor.allowedOrigins, origin]);

  function mayAsk(other: string): boolean {
    if (fixed.has(other)) return true;
    if (!URL.canParse(other)) return false;
    const { protocol, hostname, host } = new URL(other);
    const isKnown = isOwnHost(hostname, vendor.url?.ownDomains ?? []) || confirmedHosts.includes(host);
    return protocol === 'https:' && isKnown;
  }

  /** A yes to one host inside a private network is no yes to another. */
  function allowsPrivate(other: string): boolean {
    if (other === origin) return parts.allowPrivate;
    return URL.canParse(other) && parts.privateHosts?.includes(new URL(other).host) === true;
  }

  return {
    vendor,
    value: parts.value,
    origin,
    address: `${origin}${parts.folder ?? ''}`,
    now: parts.now,
    maySendTo: mayAsk,
    acquireSignIn: parts.acquireSignIn,
    blockSignIn: parts.blockSignIn,
    triesOtherRegions: parts.triesOtherRegions,
    isStopped: () => signal.aborted,
    pause: (milliseconds) => (parts.pause ?? pauseHere)(milliseconds, signal),
    async send({ method, url, headers, body, request, check, errorMessage, maxBodyBytes }) {
      const target = new URL(url).origin;
      const outcome = await parts.client.send({
        method,
        url,
        headers: { accept: 'application/json', ...headers },
        ...(body === undefined ? {} : { body }),
        ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
        // An origin that may not be asked is refused by the client before a byte leaves.
        allowedOrigins: mayAsk(target) ? [target] : [],
        allowPrivate: allowsPrivate(target),
        signal,
      });
      const read = outcome.ok ? readAnswer(outcome.response, errorMessage) : {};
      return {
        outcome,
        evidence: evidenceOf(check, request, outcome, read, [...hidden, ...bearerOf(headers)]),
      };
    },
  };
}

function pauseHere(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const stop = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** An answer that is no error is never quoted: it may be the token itself. */
function readAnswer(
  response: HttpResponse,
  errorMessage: string[] | undefined,
): { status: number; quote?: string } {
  const { status } = response;
  if (errorMessage === undefined || status < 400) return { status };
  const quote = errorWordsIn(response, { errorMessage });
  return quote === undefined ? { status } : { status, quote };
}
