import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { secretsAtRisk } from '../../../src-main/credentials/secrets-at-risk.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { openFixture, quietLog, random, workingKeyring } from './outbox-fixture.ts';

/** An item that waits, in its file; then the app starts again while the keyring is locked. */
async function locked() {
  const tools = await openFixture();
  const before = await tools.open();
  before.hold('connection-1');
  const waiting = await before.submit(await tools.spec());
  await before.close();
  const vault = await openVault({
    safeStorage: { ...workingKeyring, decrypt: async () => ({ ok: false, why: 'busy' }) },
    files: tools.files,
    folder: join(tools.folder, 'vault'),
    random,
    now: tools.clock.now,
    log: quietLog,
  });
  expect(vault.storage().state).toBe('memory');
  const outbox = await tools.open(undefined, { vault });
  const names = () => readdir(join(tools.folder, 'outbox'));
  return { ...tools, vault, outbox, waiting, names };
}

it('while the keyring is locked, the same content submitted again is the same item', async () => {
  const { outbox, waiting, spec, names } = await locked();
  outbox.hold('connection-1');
  expect((await outbox.submit(await spec())).id).toBe(waiting.id);
  expect(await names()).toEqual([`${waiting.id}.json`]);
});

it('while the keyring is locked, what takes the place of an item with a file has a file too', async () => {
  const { outbox, waiting, spec, names } = await locked();
  outbox.hold('connection-1');
  const plain = [{ neoName: 'tenant_url', value: 'https://other.vsax.net' }];
  const next = await outbox.submit(await spec({ plain }));
  expect(next.id).not.toBe(waiting.id);
  expect(await names()).toEqual([`${next.id}.json`]);
  expect(outbox.isInMemory(next.id)).toBe(false);
});

it('quitting counts a session of which only memory holds the work that waits', async () => {
  const { outbox, vault, spec } = await locked();
  outbox.hold('connection-1');
  const sessions = {
    listDeleted: async () => [],
    list: async () => [
      { id: 'session-1', clientName: 'Acme' },
      { id: 'session-2', clientName: 'Birch' },
    ],
  };
  const settings = { read: () => ({ connections: [] }) };
  const services = {
    outbox,
    vault,
    sessions,
    settings,
    presentedSession: () => null,
  } as unknown as RealServices;
  expect(await secretsAtRisk(services)).toEqual({ unsent: 0, waiting: 0, sessions: [], connections: [] });
  const item = await outbox.submit(await spec({ sessionId: 'session-2' }));
  expect(outbox.isInMemory(item.id)).toBe(true);
  expect(await secretsAtRisk(services)).toEqual({
    unsent: 0,
    waiting: 1,
    // The one that is on the disk goes the next time.
    later: 1,
    sessions: ['Birch'],
    connections: [],
  });
});
