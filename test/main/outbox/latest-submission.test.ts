import { describe, expect, it } from 'vitest';
import { openFixture } from './outbox-fixture.ts';

const OTHER = [{ neoName: 'tenant_url', value: 'https://birch.vsax.net' }];

async function world() {
  const { spec, open, server, clock } = await openFixture();
  const outbox = await open();
  const settle = async () => {
    await outbox.drained();
    clock.pass(600_000);
    await outbox.drained();
  };
  const urls = () =>
    server.effects.map(({ body }) => JSON.stringify(body).match(/https:\/\/(\w+)\./)?.[1] ?? '');
  return { spec, outbox, server, settle, urls };
}

describe('of several submissions of one session and vendor, the last is meant', () => {
  it('also where Neo had its values once, before others took their place', async () => {
    const { spec, outbox, settle, urls } = await world();
    for (const change of [{}, { plain: OTHER }, {}]) {
      await outbox.submit(await spec(change));
      await settle();
    }
    expect(urls()).toEqual(['acme', 'birch', 'acme']);
  });

  it('also where others wait that were submitted after the first time', async () => {
    const { spec, outbox, settle, urls } = await world();
    const first = await outbox.submit(await spec());
    await settle();
    const later = await outbox.submit(await spec({ plain: OTHER }));
    await outbox.pause(later.id);
    expect((await outbox.submit(await spec())).id).toBe(first.id);
    await outbox.sendNow(later.id);
    await settle();
    expect(outbox.read(later.id)).toBeNull();
    expect(urls()).toEqual(['acme']);
  });

  it('also where others may have arrived since', async () => {
    const { spec, outbox, server, settle, urls } = await world();
    await outbox.submit(await spec());
    await settle();
    server.odd.push({ method: 'PUT', path: /\/credentials$/, answer: { afterEffect: true } });
    const later = await outbox.submit(await spec({ plain: OTHER }));
    await outbox.drained();
    expect(outbox.read(later.id)?.mayHaveArrived).toBe(true);
    await outbox.submit(await spec());
    await settle();
    expect(urls().at(-1)).toBe('acme');
    expect(outbox.read(later.id)).toBeNull();
  });
});
