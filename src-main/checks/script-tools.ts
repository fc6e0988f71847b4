import { isOwnHost } from '../fields/read-url.ts';
import type { World } from '../world.ts';
import { evidenceOf } from './evidence.ts';
import type { RunParts } from './run-checks.ts';
import type { ScriptTools } from './script.ts';

/** What a script may do in this run, and nothing else: ask allowed origins, wait, spend sign-ins. */
export function makeScriptTools<W extends World>(
  parts: RunParts<W>,
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

  return {
    value: parts.value,
    origin,
    now: parts.now,
    mayAsk,
    spendSignIn: parts.spendSignIn,
    lockSignIn: parts.lockSignIn,
    triesOtherRegions: parts.triesOtherRegions,
    isStopped: () => signal.aborted,
    pause: (milliseconds) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const timer = setTimeout(resolve, milliseconds);
        const stop = () => {
          clearTimeout(timer);
          resolve();
        };
        signal.addEventListener('abort', stop, { once: true });
      }),
    async ask({ method, url, headers, body, asked, check }) {
      const target = new URL(url).origin;
      const outcome = await parts.client.send({
        method,
        url,
        headers: { accept: 'application/json', ...headers },
        ...(body === undefined ? {} : { body }),
        // An origin that may not be asked is refused by the client before a byte leaves.
        allowedOrigins: mayAsk(target) ? [target] : [],
        allowPrivate: parts.allowPrivate,
        signal,
      });
      const status = outcome.ok ? { status: outcome.answer.status } : {};
      return { outcome, evidence: evidenceOf(check, asked, outcome, status, hidden) };
    },
  };
}
