import type { ConnectionResult } from '../../src-preload/contract/settings.ts';
import type { WaitReason } from '../../src-preload/contract/submission.ts';
import type { Client } from '../http/client.ts';
import type { HttpOutcome, HttpRequest } from '../http/http-request.ts';
import type { Vault } from '../secrets/vault.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import { assumedRoute } from './assumed-contract.ts';
import { requestedWaitMs } from './envelope.ts';
import { looksLikeNeoKey, readKeyTest } from './neo-key.ts';
import { type CredentialToSend, type FoundRoute, type NamedValue, writeBody } from './route.ts';
import { findRoute, isDescription } from './route-discovery.ts';
import { readSendOutcome, type SendOutcome, waitReasonOf } from './send-outcome.ts';
import { readSyncRuns, type SyncResponse } from './sync-runs.ts';

/** Neo has one address for all tenants; the key says which tenant it is. */
export const NEO_BASE = 'https://api.neoagent.io';

/** Neo's description of a whole API is longer than any other response. Bytes. */
const LONGEST_DESCRIPTION = 8 * 1_048_576;

/** What is needed of a Neo connection to ask it something. */
export type ConnectionAccess = { key: SecretRef | null; sendByAssumedPath: boolean };

/** Sends a request when the limiter allows it. `waitMs`: it was not sent, because Neo asked meanwhile to wait so long. */
export type WhenAllowed = (request: () => Promise<HttpOutcome>) => Promise<HttpOutcome | { waitMs: number }>;
const AT_ONCE: WhenAllowed = (request) => request();

/** Neo's own description of its API. `missing`: Neo says that there is none. */
export type Description =
  | { kind: 'read'; document: unknown }
  | { kind: 'missing' }
  | { kind: 'unreadable' }
  | { kind: 'not-yet'; waitsFor: WaitReason; waitMs?: number };

export type RouteFinding =
  | { kind: 'found'; route: FoundRoute }
  | { kind: 'not-yet'; waitsFor: WaitReason; waitMs?: number };

/**
 * The only module that sends requests to Neo. It opens secrets just before a request leaves and keeps none
 * afterwards; no result of these functions holds one. Nothing here waits, repeats or throws for what Neo does.
 */
export type NeoApi = {
  /** Where it sends, as a person reads it. */
  readonly host: string;
  testKey(key: SecretRef | null, signal?: AbortSignal): Promise<ConnectionResult>;
  describe(
    connection: ConnectionAccess,
    signal?: AbortSignal,
    whenAllowed?: WhenAllowed,
  ): Promise<Description>;
  syncRuns(
    connection: ConnectionAccess,
    integration: string,
    signal?: AbortSignal,
    whenAllowed?: WhenAllowed,
  ): Promise<SyncResponse>;
  /** `route` and key of the item decide what is sent; see outbox.ts for when. */
  send(
    connection: ConnectionAccess,
    item: CredentialToSend,
    signal?: AbortSignal,
    whenAllowed?: WhenAllowed,
  ): Promise<SendOutcome | { kind: 'secret-lost' }>;
};

export type NeoApiParts = {
  client: Client;
  vault: Vault;
  /** Origin, without a slash at the end. */
  base: string;
  app: { name: string };
  now: () => number;
};

export function openNeoApi(parts: NeoApiParts): NeoApi {
  const { client, vault, base, app, now } = parts;

  type Ask = Pick<HttpRequest, 'method' | 'body' | 'maxBodyBytes'> & {
    path: string;
    key: string | null;
    headers?: Record<string, string>;
    signal: AbortSignal | undefined;
  };
  const ask = ({ method, path, key, body, maxBodyBytes, headers, signal }: Ask): Promise<HttpOutcome> =>
    client.send({
      method,
      url: `${base}${path}`,
      headers: {
        accept: 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
      allowedOrigins: [base],
      allowPrivate: false,
      signal: signal ?? new AbortController().signal,
    });

  type Key = { ok: true; text: string } | { ok: false; waitsFor: WaitReason };
  async function openKey(ref: SecretRef | null): Promise<Key> {
    const opened = ref === null ? null : await vault.open(ref);
    if (opened?.ok && looksLikeNeoKey(opened.text)) return opened;
    return { ok: false, waitsFor: opened?.ok === false && opened.why === 'busy' ? 'keyring' : 'no-key' };
  }

  async function describe(
    connection: ConnectionAccess,
    signal?: AbortSignal,
    whenAllowed = AT_ONCE,
  ): Promise<Description> {
    const key = await openKey(connection.key);
    const path = '/public-api/openapi.json';
    const text = key.ok ? key.text : null;
    const question = { method: 'GET', path, key: text, maxBodyBytes: LONGEST_DESCRIPTION, signal } as const;
    const outcome = await whenAllowed(() => ask(question));
    if ('waitMs' in outcome) return { kind: 'not-yet', waitsFor: 'rate-limited', waitMs: outcome.waitMs };
    return readDescription(outcome, key.ok, now());
  }

  return {
    host: new URL(base).host,
    describe,

    async testKey(ref, signal) {
      const opened = ref === null ? null : await vault.open(ref);
      const at = new Date(now()).toISOString();
      if (!opened?.ok) {
        return {
          kind: 'done',
          verdict: 'not-tested',
          reason: { code: 'nothing-to-look-at', params: {} },
          at,
        };
      }
      if (!looksLikeNeoKey(opened.text)) {
        // A vendor's secret in the wrong field must not travel to Neo to be found wrong there.
        const code = opened.text.startsWith('eyJ') ? 'vendor:dashboard-token' : 'vendor:not-a-neo-key';
        return { kind: 'done', verdict: 'not-tested', reason: { code, params: {} }, at };
      }
      const path = '/public-api/agents?page_size=1';
      return readKeyTest(await ask({ method: 'GET', path, key: opened.text, signal }), opened.text);
    },

    async syncRuns(connection, integration, signal, whenAllowed = AT_ONCE) {
      const key = await openKey(connection.key);
      if (!key.ok) return { sync: { kind: 'unknown' }, blocked: key.waitsFor };
      const path = `/public-api/integrations/${encodeURIComponent(integration)}/sync-runs`;
      const { text } = key;
      const outcome = await whenAllowed(() => ask({ method: 'GET', path, key: text, signal }));
      if ('waitMs' in outcome)
        return { sync: { kind: 'unknown' }, blocked: 'rate-limited', waitMs: outcome.waitMs };
      return readSyncRuns(outcome, now());
    },

    async send(connection, item, signal, whenAllowed = AT_ONCE) {
      const { route, spec, idempotencyKey } = item;
      if (route === null || route.kind === 'hand-over') return { kind: 'no-such-path', neo: {} };
      const key = await openKey(connection.key);
      if (!key.ok) return { kind: 'held', waitsFor: key.waitsFor };
      const values = new Map(spec.plain.map(({ neoName, value }) => [neoName, value]));
      const sent = [key.text];
      for (const { neoName, ref } of spec.secrets) {
        const opened = await vault.open(ref);
        // A newer version of the app opens what it sealed: that is not lost.
        const mayOpen = !opened.ok && (opened.why === 'busy' || opened.why === 'newer');
        if (mayOpen) return { kind: 'held', waitsFor: 'keyring' };
        if (!opened.ok) return { kind: 'secret-lost' };
        values.set(neoName, opened.text);
        sent.push(opened.text);
      }
      const body = writeBody(route, item, app, (neoName) => values.get(neoName));
      if (body === undefined) return { kind: 'no-such-path', neo: {} };
      const { method, path } = route;
      const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
      const request = { method, path, key: key.text, headers, body, signal };
      const outcome = await whenAllowed(() => ask(request));
      if ('waitMs' in outcome) return { kind: 'held', waitsFor: 'rate-limited', waitMs: outcome.waitMs };
      return readSendOutcome(outcome, sent, now());
    },
  };
}

/** Reads the response to the request for Neo's description. */
function readDescription(outcome: HttpOutcome, hasKey: boolean, now: number): Description {
  if (!outcome.ok) return { kind: 'not-yet', waitsFor: waitReasonOf(outcome.error.code) };
  const { status, headers, body, truncated } = outcome.response;
  if (status === 404) return { kind: 'missing' };
  if (status === 401 && !body.trimStart().startsWith('<')) {
    return { kind: 'not-yet', waitsFor: hasKey ? 'key-refused' : 'no-key' };
  }
  if (status === 429) {
    const waitMs = requestedWaitMs(headers, now);
    return { kind: 'not-yet', waitsFor: 'rate-limited', ...(waitMs === undefined ? {} : { waitMs }) };
  }
  const waitMs = status >= 500 ? requestedWaitMs(headers, now) : undefined;
  if (waitMs !== undefined) return { kind: 'not-yet', waitsFor: 'server-error', waitMs };
  const document = status === 200 && !truncated ? parse(body) : undefined;
  return isDescription(document) ? { kind: 'read', document } : { kind: 'unreadable' };
}

/** What the description means for one integration. */
export function routeFrom(
  description: Description,
  connection: ConnectionAccess,
  integration: string,
  values: readonly NamedValue[],
): RouteFinding {
  if (description.kind === 'not-yet') return description;
  const assumed: RouteFinding = { kind: 'found', route: assumedRoute(integration, values) };
  if (description.kind === 'missing') return assumed;
  const route =
    description.kind === 'read' ? findRoute(description.document, integration, values) : undefined;
  if (connection.sendByAssumedPath && (route === undefined || route.kind === 'hand-over')) return assumed;
  return route === undefined
    ? { kind: 'not-yet', waitsFor: 'description-unreadable' }
    : { kind: 'found', route };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
