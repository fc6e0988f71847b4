import type { RequestErrorCode } from '../../src-preload/contract/request-error.ts';
import type { PracticeResponse, PracticeScenario } from '../../src-preload/contract/vendor.ts';
import type { Client } from '../http/client.ts';
import type { HttpOutcome, HttpRequest } from '../http/http-request.ts';
import { findChecks, findPractice, findVendor, vendorIds } from '../vendors/catalog.ts';
import { originsOf, type PretendVendor, pathsOf, practiceResponse } from './practice-responses.ts';
import { openPretendNeo, PRETEND_NEO, type PretendNeo } from './pretend-neo.ts';

/**
 * The network of practice: pretend vendors and a pretend Neo, answered from the vendor folders without a byte
 * leaving the computer. It is made anew for every practice and gone with it. Its client differs by type from
 * the real one, so that no real outbox, vault or test can be handed this one, nor the other way round.
 */
export type PracticeBackend = { client: Client; neo: PretendNeo };

/** Where the pretend Neo answers, and the key it takes; the same as in Neo's practice.json, and made up. */
export const PRACTICE_NEO_BASE = PRETEND_NEO;
export const PRACTICE_NEO_KEY = 'neo_sk_practice_NotARealKey0000000000001';

export type PracticeParts = {
  scenario: PracticeScenario;
  /** Every vendor folder, Neo's among them. */
  vendors: readonly PretendVendor[];
  now: () => number;
  /** Calls back once after so many milliseconds, unless cancelled. */
  schedule: (milliseconds: number, callBack: () => void) => () => void;
};

export function openPracticeBackend({ scenario, vendors, now, schedule }: PracticeParts): PracticeBackend {
  const folder = vendors.find(({ vendor }) => vendor.kind === 'neo');
  if (folder === undefined) throw new Error('Practice needs the folder of Neo.');
  const neo = openPretendNeo(folder, now);
  const closing = new AbortController();

  function answerOf(request: HttpRequest, url: URL): PracticeResponse | undefined {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const body = request.body === undefined ? {} : { body: request.body };
    const ask = { method: request.method, url, headers, ...body };
    if (url.origin === PRETEND_NEO) return neo.answer(scenario, ask);
    const here = vendors.filter((one) => one !== folder && originsOf(one).includes(url.origin));
    const pretend = here.find((one) => knows(one, url)) ?? here[0];
    return pretend && practiceResponse(pretend, scenario, ask);
  }

  async function send(request: HttpRequest): Promise<HttpOutcome> {
    const start = now();
    const end = (
      outcome: { ok: false; code: RequestErrorCode; host: string } | PracticeResponse,
    ): HttpOutcome => {
      const at = new Date(now()).toISOString();
      const milliseconds = now() - start;
      if ('ok' in outcome) {
        const { code, host } = outcome;
        return { ok: false, error: { code, params: { host } }, milliseconds, at };
      }
      const text = outcome.body === undefined ? '' : JSON.stringify(outcome.body);
      const headers = { 'content-type': 'application/json', ...outcome.headers };
      const answer = { status: outcome.status, headers, body: text, truncated: false, milliseconds, at };
      return { ok: true, response: answer, milliseconds, at };
    };
    if (!URL.canParse(request.url)) return end({ ok: false, code: 'address-invalid', host: '' });
    const url = new URL(request.url);
    if (!request.allowedOrigins.includes(url.origin)) {
      return end({ ok: false, code: 'address-not-allowed', host: url.host });
    }
    const answer = answerOf(request, url);
    // A real host in practice: nothing leaves, so it is not found.
    if (answer === undefined) return end({ ok: false, code: 'dns-not-found', host: url.host });
    const signal = AbortSignal.any([request.signal, closing.signal]);
    await pause(answer.delayMs ?? 0, signal);
    if (!signal.aborted) return end(answer);
    const isTimeout = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
    return end({ ok: false, code: isTimeout ? 'run-timeout' : 'stopped', host: url.host });
  }

  function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds <= 0 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = schedule(milliseconds, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
  }

  const client: Client = { send, close: async () => closing.abort() };
  return { client, neo };
}

/** The practice client over all vendor folders of this build. */
export async function openPracticeClient(parts: Omit<PracticeParts, 'vendors'>): Promise<Client> {
  const vendors = await Promise.all(
    vendorIds().map(async (id) => ({
      vendor: findVendor(id),
      checks: findChecks(id),
      practice: await findPractice(id),
    })),
  );
  return openPracticeBackend({ ...parts, vendors }).client;
}

function knows(pretend: PretendVendor, url: URL): boolean {
  return pathsOf(pretend, url).some((path) => Object.hasOwn(pretend.practice.responses, path));
}
