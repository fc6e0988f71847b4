import { describe, expect, it } from 'vitest';
import { openRequestBudget, REQUESTS_A_MINUTE } from '../../../src-main/neo/neo-limiter.ts';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import { openFixture } from './outbox-fixture.ts';

const PUT = /\/credentials$/;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** An item that waits because Neo asked for an hour, on a bench whose clock can be set. */
async function limited() {
  const tools = await openFixture();
  const outbox = await tools.open();
  tools.server.odd.push({
    method: 'PUT',
    path: PUT,
    answer: { status: 429, headers: { 'retry-after': '3600' } },
  });
  const { id } = await outbox.submit(await tools.spec());
  await outbox.drained();
  const seen = tools.server.seen.length;
  return { ...tools, outbox, id, asked: () => tools.server.seen.length - seen };
}

describe('a clock', () => {
  it.each([
    ['an hour', -HOUR],
    ['ten years', -3_650 * DAY],
  ])('set back by %s makes a wait as long as it was, and not longer', async (_name, by) => {
    const { outbox, id, clock, asked } = await limited();
    clock.set(by);
    outbox.resume('online');
    await outbox.drained();
    expect(asked()).toBe(0);
    clock.pass(HOUR - 1_000);
    outbox.resume('online');
    await outbox.drained();
    expect(asked()).toBe(0);
    clock.pass(1_000);
    outbox.resume('online');
    await outbox.drained();
    expect(outbox.read(id)?.state.status).toBe('connected');
  });

  it.each([
    ['two hours', 2 * HOUR],
    ['three days', 3 * DAY],
  ])('set forward by %s undercuts no wait that Neo asked for', async (_name, by) => {
    const { outbox, id, spec, clock, asked } = await limited();
    clock.set(by);
    outbox.resume('online');
    await outbox.drained();
    await outbox.sendNow(id);
    await outbox.submit(await spec({ sessionId: 'session-2', mayReplace: true }));
    await outbox.drained();
    clock.pass(HOUR - 1_000);
    outbox.resume('online');
    await outbox.drained();
    expect(asked()).toBe(0);
    clock.pass(1_000);
    await outbox.drained();
    expect(outbox.items().map(({ state }) => state.status)).toEqual(['sent', 'sent']);
  });

  it('set back while the app was closed makes no wait endless', async () => {
    const { outbox, id, clock, open } = await limited();
    await outbox.close();
    clock.set(-400 * DAY);
    const again = await open();
    again.resume('started');
    await again.drained();
    clock.pass(HOUR);
    await again.drained();
    expect(again.read(id)?.state.status).toBe('connected');
  });

  it('set back does not put off a wait of our own, nor the question whether it is connected', async () => {
    const { server, spec, open, clock } = await openFixture();
    server.connectsOnWrite = false;
    const outbox = await open();
    server.odd.push({ method: 'GET', path: /openapi/, answer: { status: 500 } });
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    clock.set(-10 * DAY);
    // The first look after it notices, and begins the same wait anew.
    for (const _look of [1, 2]) {
      clock.pass(600_000);
      await outbox.drained();
    }
    expect(outbox.read(id)?.state.status).toBe('sent');
    server.sync.set('vsax', { kind: 'does-not-sync' });
    clock.set(-10 * DAY);
    clock.pass(HOUR);
    await outbox.drained();
    expect(outbox.read(id)?.state.status).toBe('connected');
  });

  it('set back lets the stay of the secrets begin anew, also over a restart, until it is right again', async () => {
    const { outbox, id, clock, open } = await limited();
    clock.pass(HOUR);
    await outbox.drained();
    const leavesAt = (of: typeof outbox) => {
      const item = of.read(id);
      return item === null ? null : viewOf(item).secretsLeaveAt;
    };
    const first = leavesAt(outbox);
    await outbox.checkClock(id);
    expect(leavesAt(outbox)).toBe(first);
    clock.set(-25 * HOUR);
    await outbox.checkClock(id);
    const began = clock.now();
    await outbox.close();
    clock.pass(HOUR);
    const again = await open();
    await again.checkClock(id);
    expect(leavesAt(again)).toBe(new Date(began + DAY).toISOString());
    clock.set(25 * HOUR);
    await again.checkClock(id);
    expect(leavesAt(again)).toBe(first);
  });

  it('that slept for a week wakes it late, and once', async () => {
    const { outbox, id, clock, asked } = await limited();
    clock.pass(6 * DAY);
    await outbox.drained();
    expect(outbox.read(id)?.state.status).toBe('connected');
    expect(asked()).toBe(4);
  });

  it('that passed seven days asks a person, drops nothing, and Send now gives seven more', async () => {
    const { server, spec, open, clock, access } = await openFixture();
    const { key } = access;
    access.key = null;
    const outbox = await open();
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    clock.pass(7 * DAY - 1);
    await outbox.drained();
    const view = () => viewOf(outbox.read(id) as NonNullable<ReturnType<typeof outbox.read>>);
    expect(view()).toMatchObject({ state: 'queued', waitsFor: 'no-key' });
    clock.pass(HOUR);
    await outbox.drained();
    expect(view()).toMatchObject({ state: 'needs-attention', attention: 'too-old' });
    access.key = key;
    outbox.resume('key-changed');
    clock.pass(DAY);
    await outbox.drained();
    expect(server.seen).toEqual([]);
    access.key = null;
    await outbox.sendNow(id);
    await outbox.drained();
    expect(view()).toMatchObject({ state: 'queued', waitsFor: 'no-key' });
    clock.pass(7 * DAY);
    await outbox.drained();
    expect(view()).toMatchObject({ attention: 'too-old' });
    access.key = key;
    await outbox.sendNow(id);
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it('set years ahead and back again asks once, and loses nothing', async () => {
    const { server, spec, open, clock, access } = await openFixture();
    const { key } = access;
    access.key = null;
    const outbox = await open();
    clock.set(3_650 * DAY);
    const { id } = await outbox.submit(await spec());
    await outbox.drained();
    clock.set(-3_650 * DAY);
    clock.pass(HOUR);
    await outbox.drained();
    clock.pass(7 * DAY);
    await outbox.drained();
    clock.pass(DAY);
    outbox.resume('online');
    await outbox.drained();
    expect(outbox.read(id)?.state).toEqual({ status: 'needs-attention', why: 'too-old' });
    access.key = key;
    await outbox.sendNow(id);
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });
});

describe('what Neo asked of one item', () => {
  it('holds for the whole connection, for what is queued later, and over a restart', async () => {
    const { outbox, spec, clock, open, asked } = await limited();
    const other = await outbox.submit(await spec({ sessionId: 'session-2', mayReplace: true }));
    expect(outbox.read(other.id)?.state).toMatchObject({ waitsFor: 'rate-limited' });
    await outbox.close();
    const again = await open();
    again.resume('started');
    await again.submit(await spec({ sessionId: 'session-3', mayReplace: true }));
    await again.drained();
    clock.pass(HOUR - 1);
    await again.drained();
    expect(asked()).toBe(0);
    clock.pass(1);
    await again.drained();
    expect(again.items().map(({ state }) => state.status)).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('the budget of requests', () => {
  it('lets so many out in any 60 s, and the next when the oldest is a minute ago', () => {
    const budget = openRequestBudget();
    for (let sent = 0; sent < REQUESTS_A_MINUTE; sent += 1) {
      expect(budget.freeAt('a', sent * 10)).toBe(0);
      budget.spend('a', sent * 10);
    }
    const now = REQUESTS_A_MINUTE * 10;
    expect(budget.freeAt('a', now)).toBe(60_000);
    expect(budget.freeAt('b', now)).toBe(0);
    expect(budget.freeAt('a', 60_000)).toBe(0);
  });

  it('is not spent by times that lie ahead', () => {
    const budget = openRequestBudget(1);
    budget.spend('a', 1_000_000);
    expect(budget.freeAt('a', 1_000_000)).toBe(1_060_000);
    expect(budget.freeAt('a', 500_000)).toBe(0);
  });
});
