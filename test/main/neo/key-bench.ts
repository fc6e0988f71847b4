import { randomUUID } from 'node:crypto';
import type { ItemSpec } from '../../../src-main/outbox/outbox-item.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { newRuntimeState } from '../../../src-main/sessions/runtime-state.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { openMemorySettings } from '../../../src-main/storage/settings-store.ts';
import { connectionOfTenant, isFormerTenant, tenantOf } from '../../../src-main/storage/tenant-of.ts';
import { CONNECTION, KEY, openFixture } from '../outbox/outbox-fixture.ts';

export const OTHER_KEY = 'neo_sk_prod_ZyXwVu9876543210ZyXwVu98';
export const keyInput = { connectionId: CONNECTION, text: OTHER_KEY };

/** A connection with a key, and an outbox on a disk that may be full for what leaves it. */
export async function keyWorld() {
  const tools = await openFixture();
  const { vault, files, access, server } = tools;
  server.keys.add(OTHER_KEY);
  if (access.key === null) throw new Error('The connection has no key.');
  const settings = openMemorySettings({
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
  const connections = () => settings.read().connections;
  const keyRef = () => connections()[0]?.keyRef;
  const tenant = () => tenantOf(connections()[0] ?? { id: '' });
  const disk = { isFull: false };
  const fullDisk = {
    ...files,
    remove: async (path: string) => {
      if (disk.isFull) throw new DiskError('disk-full', null);
      await files.remove(path);
    },
  };
  const open = () =>
    tools.open(fullDisk, {
      connection: (id) => {
        const stored = connectionOfTenant(connections(), id);
        return stored === undefined ? null : { key: stored.keyRef ?? null, sendByAssumedPath: false };
      },
      isFormer: (id) => isFormerTenant(connections(), id),
    });
  const outbox = await open();
  const warned: string[] = [];
  const log = {
    info() {},
    warn: (event: string) => void warned.push(event),
    error() {},
    reference: () => '',
  };
  const newId = () => randomUUID();
  const services = {
    environment: 'real',
    runtime: newRuntimeState(),
    settings,
    vault,
    outbox,
    announce() {},
    log,
    newId,
    presentedSession: () => null,
  } as unknown as RealServices;
  return { ...tools, services, settings, outbox, disk, warned, keyRef, open, tenant };
}

export type KeyWorld = Awaited<ReturnType<typeof keyWorld>>;

/** What an order is for, as the answers say it: the tenant whose key the connection has. */
export const at = ({ tenant }: KeyWorld, change: Partial<ItemSpec> = {}) => ({
  connectionId: tenant(),
  ...change,
});

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there.');
  return value;
}
