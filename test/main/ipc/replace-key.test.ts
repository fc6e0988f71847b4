import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepNeoKey } from '../../../src-main/ipc/answers/connections.ts';
import type { Desk } from '../../../src-main/ipc/desk.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { openMemorySettings } from '../../../src-main/storage/store.ts';
import { bench, CONNECTION, KEY } from '../submissions/workbench.ts';
import { answerOf } from './practice-sessions.ts';

const OTHER_KEY = 'neo_sk_prod_ZyXwVu9876543210ZyXwVu98';
const input = { connectionId: CONNECTION, text: OTHER_KEY };

/** A connection with a key, and an outbox on a disk that may be full for what leaves it. */
async function world() {
  const tools = await bench();
  const { vault, files, access, connections, server } = tools;
  server.keys.add(OTHER_KEY);
  if (access.key === null) throw new Error('The connection has no key.');
  const settings = openMemorySettings('real', {
    connections: [
      {
        id: CONNECTION,
        name: 'Acme tenant',
        keyRef: access.key,
        keyLength: KEY.length,
        sendByAssumedPath: false,
        lastResult: { kind: 'not-run' },
      },
    ],
  });
  const keyRef = () => settings.read().connections[0]?.keyRef;
  connections.set(CONNECTION, {
    sendByAssumedPath: false,
    get key() {
      return keyRef() ?? null;
    },
  });
  const disk = { isFull: false };
  const outbox = await tools.open({
    ...files,
    remove: async (path) => {
      if (disk.isFull) throw new DiskError('disk-full', null);
      await files.remove(path);
    },
  });
  const warned: string[] = [];
  const log = {
    info() {},
    warn: (event: string) => void warned.push(event),
    error() {},
    reference: () => '',
  };
  const desk = { world: 'real', settings, vault, outbox, announce() {}, log } as unknown as Desk<'real'>;
  const inOutbox = () => readdir(join(tools.folder, 'outbox'));
  return { ...tools, desk, settings, outbox, disk, warned, inOutbox, keyRef };
}

describe('a key of another tenant', () => {
  it('is named by nothing before what waits has left the disk', async () => {
    const { desk, settings, order, outbox, server, inOutbox } = await world();
    outbox.hold(CONNECTION);
    await outbox.submit(await order());
    expect(await inOutbox()).toHaveLength(1);
    const seen: string[][] = [];
    const watched = {
      ...settings,
      change: async (...given: Parameters<typeof settings.change>) => {
        seen.push(await inOutbox());
        return settings.change(...given);
      },
    };
    answerOf(await keepNeoKey({ ...desk, settings: watched }, { ...input, sameTenant: false }));
    await outbox.drained();
    expect(seen).toEqual([[]]);
    expect(server.effects).toEqual([]);
  });

  it('is refused where the disk does not let what waits go, which goes on with the former key', async () => {
    const { desk, order, outbox, server, disk, keyRef } = await world();
    const former = keyRef();
    outbox.hold(CONNECTION);
    await outbox.submit(await order());
    disk.isFull = true;
    await expect(keepNeoKey(desk, { ...input, sameTenant: false })).rejects.toMatchObject({
      code: 'disk-full',
    });
    expect(keyRef()).toEqual(former);
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it('is kept although the former one could not be removed', async () => {
    const { desk, vault, outbox, warned, keyRef, order, server } = await world();
    const former = keyRef();
    const stuck = {
      ...vault,
      forget: async () => {
        throw new DiskError('disk-busy', null);
      },
    };
    outbox.hold(CONNECTION);
    await outbox.submit(await order());
    answerOf(await keepNeoKey({ ...desk, vault: stuck }, { ...input, sameTenant: true }));
    expect(keyRef()).not.toEqual(former);
    expect(warned).toEqual(['former-key-not-forgotten']);
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });
});
