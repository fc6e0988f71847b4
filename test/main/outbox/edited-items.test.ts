import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CONNECTION, openFixture, SECRET } from './outbox-fixture.ts';

// biome-ignore lint/suspicious/noExplicitAny: the file as somebody else would edit it.
type Plain = any;

/** An item that waits in its file, and the app closed. */
async function waiting() {
  const tools = await openFixture();
  const outbox = await tools.open();
  tools.tests.push({ kind: 'held', waitsFor: 'vendor-unreachable' });
  const spec = await tools.spec();
  const { id } = await outbox.submit(spec);
  await outbox.drained();
  await outbox.close();
  const path = join(tools.folder, 'outbox', `${id}.json`);
  const edit = async (change: (item: Plain) => void) => {
    const item = JSON.parse(await readFile(path, 'utf8'));
    change(item);
    await writeFile(path, JSON.stringify(item));
  };
  const go = async () => {
    const again = await tools.open();
    again.resume('started');
    await again.sendNow(id);
    await again.drained();
    return again;
  };
  return { ...tools, spec, id, edit, go };
}

it('an item that nobody edited goes on after a start', async () => {
  const { server, id, go } = await waiting();
  const outbox = await go();
  expect(outbox.read(id)?.state.status).toBe('connected');
  expect(server.effects).toHaveLength(1);
});

it.each<[string, (item: Plain) => void]>([
  ['another address', (item) => Object.assign(item.spec.plain[0], { value: 'https://evil.example' })],
  ['another session’s secret', (item) => Object.assign(item.spec.secrets[0].ref, { record: 'connection.1' })],
  ['another revision', (item) => Object.assign(item.spec.secrets[0].ref, { revision: 1 })],
  ['a secret under another name', (item) => Object.assign(item.spec.secrets[0], { neoName: 'description' })],
  ['another tenant', (item) => Object.assign(item.spec, { connectionId: 'connection-2' })],
  ['another session', (item) => Object.assign(item.spec, { sessionId: 'session-2' })],
  ['another integration', (item) => Object.assign(item, { integration: 'slack' })],
  [
    'another place at Neo, as if it had left',
    (item) => {
      item.mayHaveArrived = true;
      item.route = {
        ...{ kind: 'described', method: 'PUT', path: '/public-api/notes', holder: null, withSource: false },
        placements: [{ from: 'token_secret', to: 'text', as: 'text' }],
      };
    },
  ],
  [
    'another address, as if it had left',
    (item) => {
      item.spec.plain[0].value = 'https://evil.example';
      item.spec.testFirst = 'no';
      item.mayHaveArrived = true;
    },
  ],
])('%s in its file sends nothing, and asks', async (_what, change) => {
  const { server, connections, access, id, edit, go, tested } = await waiting();
  connections.set('connection-2', access);
  await edit(change);
  const count = tested.length;
  const outbox = await go();
  const { state } = outbox.read(id) ?? {};
  expect(state?.status).toBe('needs-attention');
  expect(JSON.stringify(server.seen)).not.toContain(SECRET);
  expect([server.effects, tested.length]).toEqual([[], count]);
});

const lead = (item: Plain) => Object.assign(item.spec.plain[0], { value: 'https://evil.example' });

it.each([
  ['a keyring that was unlocked while memory held something', true],
  ['a keyring that has gone while the app runs', false],
])('is seen with %s', async (_what, canKeepNow) => {
  const { server, vault, id, edit, open } = await waiting();
  await edit(lead);
  const storage = () => ({ state: 'memory', canKeepNow, setAside: 0 }) as const;
  const outbox = await open(undefined, { vault: { ...vault, storage } });
  outbox.resume('started');
  await outbox.sendNow(id);
  await outbox.drained();
  expect(outbox.read(id)?.state).toEqual({ status: 'needs-attention', why: 'file-changed' });
  expect(server.effects).toEqual([]);
});

it('is seen where the keyring is unlocked only after the item was looked at', async () => {
  const { server, vault, id, edit, open } = await waiting();
  await edit(lead);
  let isUnlocked = false;
  const opensHere: typeof vault.opensHere = (ref) => isUnlocked && vault.opensHere(ref);
  const storage = () =>
    isUnlocked ? vault.storage() : ({ state: 'memory', canKeepNow: false, setAside: 0 } as const);
  const needsTest = async () => {
    isUnlocked = true;
    return false;
  };
  const outbox = await open(undefined, { vault: { ...vault, opensHere, storage }, needsTest });
  outbox.resume('started');
  await outbox.sendNow(id);
  await outbox.drained();
  expect([isUnlocked, outbox.read(id)?.state]).toEqual([
    true,
    { status: 'needs-attention', why: 'file-changed' },
  ]);
  expect(server.effects).toEqual([]);
});

it('submitting again makes a new item of what the session holds', async () => {
  const { server, spec, id, edit, go } = await waiting();
  await edit((item) => Object.assign(item, { fingerprint: 'f0f0' }));
  const outbox = await go();
  expect(outbox.read(id)?.state).toEqual({ status: 'needs-attention', why: 'file-changed' });
  const item = await outbox.submit({ ...spec, connectionId: CONNECTION });
  await outbox.drained();
  expect(item.id).not.toBe(id);
  expect([outbox.read(id), outbox.read(item.id)?.state.status]).toEqual([null, 'connected']);
  expect(server.effects).toHaveLength(1);
});
