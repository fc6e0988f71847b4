import type { FoundRoute, OutboxItem } from '../outbox/outbox-item.ts';

type SendingRoute = Exclude<FoundRoute, { kind: 'hand-over' }>;

/** The one version that made items without writing down which it was: with it their bytes stay what they were. */
const VERSION_BEFORE = '0.1.0';

/**
 * The JSON body for a route: the same bytes for every try of an item, whichever version of the app tries, because Neo
 * refuses another body under the same key. `value` answers for the first alias of a field. `undefined` when a value
 * does not fit what the description asks for: then a person hands it over. Pure.
 */
export function writeBody(
  route: SendingRoute,
  item: Pick<OutboxItem, 'order' | 'appVersion'>,
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
    client: { name: item.order.clientName },
    source: { app: app.name, version: item.appVersion ?? VERSION_BEFORE, guide: item.order.guide },
  };
  return JSON.stringify({
    ...(route.holder === null ? values : { [route.holder]: values }),
    ...(route.withSource ? source : {}),
  });
}
