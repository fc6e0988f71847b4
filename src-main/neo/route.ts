import type { SubmissionRoute } from '../../src-preload/contract/submission.ts';
import type { SecretRef } from '../storage/secret-ref.ts';

/** One value to hand over, with every name Neo may have for it; the first is the one of the assumed contract. */
export type NamedValue = { neoNames: readonly string[]; required: boolean; secret: boolean };

/** The place of one value in the body: `from` is its first alias, `to` the name Neo's description gives it. */
export type Placement = { from: string; to: string; as: 'text' | 'number' };

/** A route with what is needed to write its body: `holder` is the object around the values, if any. */
export type FoundRoute =
  | {
      kind: 'described' | 'assumed';
      method: 'PUT' | 'POST' | 'PATCH';
      path: string;
      holder: string | null;
      placements: Placement[];
      /** The assumed contract also takes the client's name and where the credential comes from. */
      withSource: boolean;
    }
  | { kind: 'hand-over' };

/** A route without what only its body needs. */
export function routeOf(route: FoundRoute): SubmissionRoute {
  if (route.kind === 'hand-over') return { kind: 'hand-over' };
  return route.kind === 'assumed'
    ? { kind: 'assumed', method: 'PUT', path: route.path }
    : { kind: 'described', method: route.method, path: route.path };
}

/** A credential to send, by references: what a request to Neo needs of an outbox item. */
export type CredentialToSend = {
  route: FoundRoute | null;
  /** A plain UUID, the same for every attempt. */
  idempotencyKey: string;
  /** Of the app that made the item; absent in items of 0.1.0. */
  appVersion?: string;
  spec: {
    clientName: string;
    guide: string;
    secrets: readonly { neoName: string; ref: SecretRef }[];
    plain: readonly { neoName: string; value: string }[];
  };
};

type SendingRoute = Exclude<FoundRoute, { kind: 'hand-over' }>;

/** The one version that made items without writing down which it was: with it their bytes stay what they were. */
const VERSION_BEFORE = '0.1.0';

/**
 * The JSON body for a route: the same bytes for every attempt of an item, whichever version of the app makes it,
 * because Neo refuses another body under the same key. `value` returns the value of a field by its first alias.
 * `undefined` when a value does not fit what the description asks for: then a person hands it over.
 */
export function writeBody(
  route: SendingRoute,
  item: Pick<CredentialToSend, 'spec' | 'appVersion'>,
  app: { name: string },
  value: (neoName: string) => string | undefined,
): string | undefined {
  const values: Record<string, string | number> = {};
  for (const { from, to, as } of route.placements) {
    const text = value(from);
    if (text === undefined) return undefined;
    if (as === 'number' && !/^\d{1,15}$/.test(text)) return undefined;
    values[to] = as === 'number' ? Number(text) : text;
  }
  const source = {
    client: { name: item.spec.clientName },
    source: { app: app.name, version: item.appVersion ?? VERSION_BEFORE, guide: item.spec.guide },
  };
  return JSON.stringify({
    ...(route.holder === null ? values : { [route.holder]: values }),
    ...(route.withSource ? source : {}),
  });
}
