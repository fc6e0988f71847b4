import { describe, expect, it } from 'vitest';
import type { Outbox } from '../../../src-main/outbox/outbox.ts';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import type { TestOutcome } from '../../../src-main/outbox/outcomes.ts';
import { type OutboxFixture, openFixture, rmm } from './outbox-fixture.ts';

const PUT = /\/credentials$/;
const HOUR = 3_600_000;
const view = (outbox: Outbox, id: string) => {
  const item = outbox.read(id);
  return item === null ? null : viewOf(item);
};
/** Another session's, agreed to, for the same connection and integration. */
const later = (spec: OutboxFixture['spec']) =>
  spec({ sessionId: 'session-2', clientName: 'Birch', mayReplace: true, testFirst: 'no' });
const asksForBirch = { attention: 'would-replace', holder: { sessionId: 'session-2', clientName: 'Birch' } };

describe('an item that waits for something of its own lets a later one pass, and asks before it replaces that', () => {
  it('the PSA of its session, which needs a person', async () => {
    const { server, spec, open, vendors } = await openFixture();
    vendors.set('halo', { ...rmm, id: 'halo', kind: 'psa', integration: 'halopsa' });
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 422, body: { error: { code: 'x' } } } });
    const outbox = await open();
    const psa = await outbox.submit(await spec({ vendor: 'halo' }));
    const older = await outbox.submit(await spec({ mayReplace: true }));
    await outbox.drained();
    expect(view(outbox, older.id)?.waitsFor).toBe('psa-first');
    const passing = await outbox.submit(await later(spec));
    await outbox.drained();
    expect(view(outbox, passing.id)?.state).toBe('connected');
    await outbox.withdraw(psa.id);
    await outbox.drained();
    expect(view(outbox, older.id)).toMatchObject(asksForBirch);
    expect(server.effects).toHaveLength(1);
    await outbox.sendNow(older.id);
    await outbox.drained();
    expect(server.effects).toHaveLength(2);
  });

  it.each<[string, Extract<TestOutcome, { kind: 'held' }>]>([
    ['its vendor, out of reach', { kind: 'held', waitsFor: 'vendor-unreachable' }],
    ['its vendor, for hours', { kind: 'held', waitsFor: 'vendor-asked-to-wait', waitMs: 5 * HOUR }],
    ['a run of other values', { kind: 'held', waitsFor: 'waiting' }],
    ['a secret that does not open now', { kind: 'held', waitsFor: 'keyring' }],
    ['the file of its session', { kind: 'held', waitsFor: 'session-file' }],
  ])('%s', async (_name, held) => {
    const { server, spec, open, tests, clock } = await openFixture();
    tests.push(held, { kind: 'passed' });
    const outbox = await open();
    const older = await outbox.submit(await spec({ mayReplace: true }));
    await outbox.drained();
    expect(view(outbox, older.id)?.waitsFor).toBe(held.waitsFor);
    const passing = await outbox.submit(await later(spec));
    await outbox.drained();
    expect(view(outbox, passing.id)?.state).toBe('connected');
    clock.pass(5 * HOUR);
    await outbox.drained();
    expect(view(outbox, older.id)).toMatchObject(asksForBirch);
    expect(server.effects).toHaveLength(1);
  });

  it('also when both come due together: the older one goes first', async () => {
    const { server, spec, open, tests, clock } = await openFixture();
    tests.push({ kind: 'held', waitsFor: 'vendor-unreachable' }, { kind: 'passed' });
    const outbox = await open();
    await outbox.submit(await spec());
    await outbox.drained();
    outbox.hold('connection-1');
    const passing = await outbox.submit(await later(spec));
    clock.pass(HOUR);
    await outbox.keyReplaced('connection-1', true);
    await outbox.drained();
    expect(server.effects).toHaveLength(2);
    expect(view(outbox, passing.id)?.state).toBe('sent');
  });
});

describe('an item that waits for Neo', () => {
  it('is not passed: what is behind it waits for its turn', async () => {
    const { server, spec, open, clock } = await openFixture();
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 500 } });
    const outbox = await open();
    const older = await outbox.submit(await spec());
    await outbox.drained();
    const behind = await outbox.submit(await later(spec));
    await outbox.drained();
    expect(view(outbox, older.id)?.waitsFor).toBe('server-error');
    expect(view(outbox, behind.id)).toMatchObject({ waitsFor: 'waiting', attempts: 0 });
    clock.pass(clock.next() ?? 0);
    await outbox.drained();
    expect(server.effects.map(({ body }) => JSON.stringify(body).includes('Acme'))).toEqual([true, false]);
  });

  it.each([
    ['paused meanwhile', async (outbox: Outbox, id: string) => void (await outbox.pause(id))],
    ['too old', async () => {}],
  ])('and may have arrived there asks too, when it was %s and another went', async (name, leaveBehind) => {
    const { server, spec, open, clock } = await openFixture();
    const outbox = await open();
    const answers = Array.from({ length: 3_000 }, () => ({ status: 500 }));
    server.odd.push(...answers.map((answer) => ({ method: 'PUT', path: PUT, answer })));
    const older = await outbox.submit(await spec({ mayReplace: true }));
    await outbox.drained();
    await leaveBehind(outbox, older.id);
    if (name === 'too old') {
      clock.pass(8 * 24 * HOUR);
      await outbox.drained();
      expect(view(outbox, older.id)?.attention).toBe('too-old');
    }
    server.odd.length = 0;
    await outbox.submit(await later(spec));
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
    await outbox.sendNow(older.id);
    await outbox.drained();
    expect(view(outbox, older.id)).toMatchObject(asksForBirch);
    expect(server.effects).toHaveLength(1);
  });

  it('and came later is cleared up before an older one goes, which then asks', async () => {
    const { server, spec, open, tests, tested, clock } = await openFixture();
    tests.push({ kind: 'held', waitsFor: 'vendor-unreachable' }, { kind: 'passed' });
    const outbox = await open();
    const older = await outbox.submit(await spec({ mayReplace: true }));
    await outbox.drained();
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 503, afterEffect: true } });
    const passing = await outbox.submit(await later(spec));
    await outbox.drained();
    expect(view(outbox, passing.id)?.waitsFor).toBe('server-error');
    await outbox.sendNow(older.id);
    await outbox.drained();
    expect(view(outbox, older.id)).toMatchObject({ state: 'queued', waitsFor: 'waiting' });
    expect(tested).toHaveLength(1);
    clock.pass(HOUR);
    await outbox.drained();
    expect(view(outbox, passing.id)?.state).toBe('connected');
    expect(view(outbox, older.id)).toMatchObject(asksForBirch);
    expect(server.effects).toHaveLength(1);
  });

  it('and came later, but was paused, is asked about by the older one', async () => {
    const { server, spec, open, tests, clock } = await openFixture();
    tests.push({ kind: 'held', waitsFor: 'vendor-unreachable' }, { kind: 'passed' });
    const outbox = await open();
    const older = await outbox.submit(await spec({ mayReplace: true }));
    await outbox.drained();
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 503, afterEffect: true } });
    const passing = await outbox.submit(await later(spec));
    await outbox.drained();
    await outbox.pause(passing.id);
    clock.pass(HOUR);
    await outbox.drained();
    expect(view(outbox, older.id)).toMatchObject({ ...asksForBirch, holder: { waiting: true } });
    await outbox.sendNow(older.id);
    await outbox.drained();
    expect(server.effects).toHaveLength(2);
  });
});

it('whose credential came last is known also where the clock was set back between two, and over a restart', async () => {
  const { server, spec, open, clock, vault } = await openFixture();
  const outbox = await open();
  await outbox.submit(await spec());
  await outbox.drained();
  clock.set(-24 * HOUR);
  server.odd.push({
    method: 'PUT',
    path: PUT,
    answer: {
      status: 200,
      headers: { date: new Date(Date.now() + 60_000).toUTCString(), 'content-type': 'application/json' },
      body: { data: {}, meta: { request_id: 'r-1' } },
      afterEffect: true,
    },
  });
  await outbox.submit(await later(spec));
  await outbox.drained();
  const { ref } = await vault.save('session.pretend.tokenSecret', 'second-secret-value');
  const renewed = await spec({ secrets: [{ field: 'tokenSecret', neoName: 'token_secret', ref }] });
  expect(outbox.otherHolder('connection-1', 'vsax', 'session-1')).toMatchObject({ clientName: 'Birch' });
  await outbox.close();
  const again = await open();
  const { id } = await again.submit(renewed);
  await again.drained();
  expect(view(again, id)).toMatchObject(asksForBirch);
  expect(server.effects).toHaveLength(2);
});
