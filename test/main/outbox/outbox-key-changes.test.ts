import { describe, expect, it } from 'vitest';
import type { Outbox, OutboxParts } from '../../../src-main/outbox/outbox.ts';
import { viewOf } from '../../../src-main/outbox/outbox-view.ts';
import { CONNECTION, KEY, openFixture } from './outbox-fixture.ts';

const NEXT = 'neo_sk_prod_ZyXwVu9876543210ZyXwVu98';
const PUT = /\/credentials$/;
const ANY = /./;
const DESCRIPTION = /openapi/;
const view = (outbox: Outbox, id: string) => {
  const item = outbox.read(id);
  return item === null ? null : viewOf(item);
};

/** An outbox, and how the same tenant's next key takes the place of the former one, which is forgotten. */
async function opened(change: Partial<OutboxParts> = {}) {
  const tools = await openFixture();
  const { server, vault, connections } = tools;
  server.keys.add(NEXT);
  const outbox = await tools.open(undefined, change);
  // Sealed ahead, so that what is under way cannot end before it is in its place.
  const { ref } = await vault.save('connection.1', NEXT);
  const renewKey = async () => {
    outbox.hold(CONNECTION);
    connections.set(CONNECTION, { key: ref, sendByAssumedPath: false });
    await outbox.keyReplaced(CONNECTION, true);
    await vault.forget('connection.1', ref.revision, ref.revision);
  };
  return { tools, outbox, renewKey };
}

/** A test that ends when it is told to. */
function heldTest() {
  let begin = () => {};
  let end = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const parts: Partial<OutboxParts> = {
    needsTest: async ({ sessionId }) => sessionId === 'session-1',
    test: async () => {
      begin();
      await ended;
      return { kind: 'passed' };
    },
  };
  return { begun, end, parts };
}

describe('a key that is replaced while something is under way', () => {
  it('during a test: it goes with the new one, and nothing of the connection waits for a key', async () => {
    const { begun, end, parts } = heldTest();
    const { tools, outbox, renewKey } = await opened(parts);
    const { id } = await outbox.submit(await tools.spec());
    await begun;
    await renewKey();
    end();
    await outbox.drained();
    expect(view(outbox, id)?.state).toBe('connected');
    const other = await outbox.submit(await tools.spec({ sessionId: 'session-2', mayReplace: true }));
    await outbox.drained();
    expect(view(outbox, other.id)?.state).toBe('sent');
  });

  it('and was decided about when the test ended: nothing is asked of Neo before that is done', async () => {
    const { begun, end, parts } = heldTest();
    const { tools, outbox, renewKey } = await opened(parts);
    const { id } = await outbox.submit(await tools.spec());
    await begun;
    outbox.hold(CONNECTION);
    end();
    await outbox.drained();
    expect(tools.server.seen).toEqual([]);
    await renewKey();
    await outbox.drained();
    expect(view(outbox, id)?.state).toBe('connected');
  });

  it.each([
    ['description', DESCRIPTION],
    ['sync-runs', /sync-runs/],
  ])('while Neo is asked for its %s: a refusal of the former one is nobody’s', async (_name, path) => {
    const { tools, outbox, renewKey } = await opened();
    const { server } = tools;
    const refusal = { status: 401, body: { error: { code: 'unauthorized' }, meta: {} } };
    server.odd.push({ method: 'GET', path, answer: refusal });
    server.delay = 100;
    const { id } = await outbox.submit(await tools.spec());
    while (server.count('GET', path) === 0) await server.received('GET');
    await renewKey();
    await outbox.drained();
    expect(view(outbox, id)?.state).toBe('connected');
    expect(server.count('PUT', ANY)).toBe(1);
  });

  it('while it is sent: a refusal of the former one has it sent again at once, as what never arrived', async () => {
    const { tools, outbox, renewKey } = await opened();
    const { server, clock } = tools;
    const refusal = { status: 401, body: { error: { code: 'unauthorized' }, meta: {} } };
    server.odd.push({ method: 'PUT', path: PUT, answer: refusal });
    server.delay = 100;
    const { id } = await outbox.submit(await tools.spec());
    const before = clock.now();
    await server.received('PUT');
    await renewKey();
    await outbox.drained();
    expect(clock.now()).toBe(before);
    expect(view(outbox, id)).toMatchObject({ state: 'connected', attempts: 2 });
    expect(outbox.read(id)?.mayHaveArrived).toBe(false);
    expect(server.effects).toHaveLength(1);
  });

  it('by one that is refused too: asked once more, and then the connection waits', async () => {
    const { tools, outbox, renewKey } = await opened();
    const { server, clock } = tools;
    server.keys.clear();
    server.delay = 100;
    const { id } = await outbox.submit(await tools.spec());
    await server.received('GET');
    await renewKey();
    await outbox.drained();
    outbox.resume('online');
    clock.pass(3_600_000);
    await outbox.drained();
    expect(view(outbox, id)).toMatchObject({ waitsFor: 'key-refused', can: { sendNow: false } });
    expect([server.count('GET', DESCRIPTION), server.count('GET', /sync-runs/)]).toEqual([2, 1]);
    server.keys.add(KEY).add(NEXT);
    outbox.resume('key-changed');
    await outbox.drained();
    expect(view(outbox, id)?.state).toBe('connected');
  });
});
