import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ORPHAN_AGE_MS, sweepOrphans } from '../../../src-main/credentials/sweep-orphans.ts';
import type { SecretRef } from '../../../src-main/storage/secret-ref.ts';
import type { Log } from '../../../src-main/system/log.ts';
import { type DiskServices, itemFor, openDiskServices, xorKeyring } from '../../harness/services-on-disk.ts';

const vendor = 'vsax';
const GONE = '11111111-2222-4333-8444-555555555555';
const CONNECTION = '99999999-2222-4333-8444-555555555555';
let folder: string;
let bench: DiskServices;
let orphan: SecretRef;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-orphans-'));
  bench = await openDiskServices(folder);
  await bench.begin(vendor, { tokenId: 'an-identifier', tokenSecret: 'a-secret' });
  orphan = (await bench.services.vault.save(`${GONE}.vsax.tokenSecret`, 'left by a crash')).ref;
  bench.clock.time = orphan.revision + ORPHAN_AGE_MS;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sweep = (on: DiskServices = bench) =>
  sweepOrphans({ services: on.services, files: on.files, userData: folder });

async function expectAllStay(on: DiskServices = bench): Promise<void> {
  const before = await on.recordFiles();
  expect(await sweep(on)).toBe(0);
  expect(await on.recordFiles()).toEqual(before);
  expect(before.some((name) => name.startsWith(GONE))).toBe(true);
}

it('a sealed value that nothing names leaves the disk a day after it was made, and nothing else does', async () => {
  const before = await bench.recordFiles();
  bench.clock.time -= 1;
  expect(await sweep()).toBe(0);
  bench.clock.time += 1;
  expect(await sweep()).toBe(1);
  expect(await bench.recordFiles()).toEqual(before.filter((name) => !name.startsWith(GONE)));
  expect(await sweep()).toBe(0);
});

it('also an earlier revision of a field, a value whose session was deleted, and a key of a removed connection', async () => {
  const id = await bench.begin(vendor, { tokenSecret: 'typed' });
  bench.clock.time += 1_000;
  const current = await bench.seal(id, vendor, 'tokenSecret', 'typed on');
  await bench.services.vault.save(`connection.${CONNECTION}`, 'neo_sk_prod_x');
  bench.clock.time += ORPHAN_AGE_MS + 1_000;
  expect(await sweep()).toBe(3);
  expect(await bench.services.vault.open(current)).toEqual({ ok: true, text: 'typed on' });
});

it('the log gets a count and no name', async () => {
  const lines: string[] = [];
  const write = (event: string, fields?: object) => void lines.push(`${event} ${JSON.stringify(fields)}`);
  const log: Log = { info: write, warn: write, error: write, reference: () => '' };
  bench.services.log = log;
  await sweep();
  expect(lines).toEqual(['orphans-swept {"count":1}']);
});

describe('everything stays', () => {
  it('while an item of the outbox names it', async () => {
    bench.items.push(itemFor(GONE, vendor, { tokenSecret: orphan }, {}));
    await expectAllStay();
  });

  it('while a field names it as its former value, or a connection as its key', async () => {
    const ref = (await bench.services.vault.save(`connection.${CONNECTION}`, 'neo_sk_prod_x')).ref;
    const id = await bench.begin(vendor, {});
    await bench.changeVendor(id, (stored) => ({
      ...stored,
      fields: { tokenSecret: { corrections: [], former: { ...orphan, until: '2031-01-01T00:00:00.000Z' } } },
    }));
    const connections = [
      { id: CONNECTION, name: 'One', keyRef: ref, sendByAssumedPath: false, lastResult: { kind: 'not-run' } },
    ] as const;
    bench.clock.time += ORPHAN_AGE_MS;
    const { clock } = bench;
    await expectAllStay(await openDiskServices(folder, { clock, connections: [...connections] }));
  });

  it.each([
    ['its session does not read', `${GONE}.json`, '{"schema":'],
    ['its session is of a newer version', `${GONE}.json`, `{"schema":99,"id":"${GONE}"}`],
    ['any session is of a newer version', `${CONNECTION}.json`, `{"schema":99,"id":"${CONNECTION}"}`],
    ['its session was set aside', `${GONE}.json.unreadable`, '{"schema":'],
  ])('when %s', async (_, name, text) => {
    await writeFile(join(folder, 'sessions', name), text);
    await expectAllStay(await openDiskServices(folder, { clock: bench.clock }));
  });

  it('when its session was put away in a folder, and when no session is there at all', async () => {
    const { clock } = bench;
    await mkdir(join(folder, 'sessions', 'before'));
    await writeFile(join(folder, 'sessions', 'before', `${GONE}.json`), '{}');
    await expectAllStay(await openDiskServices(folder, { clock }));
    await rename(join(folder, 'sessions'), join(folder, 'sessions-moved'));
    await expectAllStay(await openDiskServices(folder, { clock }));
  });

  it.each([
    ['of a newer version', 'a.json'],
    ['set aside', 'a.json.unreadable'],
  ])('when the outbox has a file %s', async (_, name) => {
    await mkdir(join(folder, 'outbox'));
    await writeFile(join(folder, 'outbox', name), '{"version":99}');
    await expectAllStay();
  });

  it('when the settings are not what they were', async () => {
    const { services } = bench;
    const change = (issue: ReturnType<typeof services.settings.issue>) => {
      bench.services.settings = { ...services.settings, issue: () => issue };
    };
    for (const issue of [{ kind: 'newer' }, { kind: 'not-read' }] as const) {
      change(issue);
      await expectAllStay();
    }
  });

  it('of the keys of connections, once settings were set aside', async () => {
    await bench.services.vault.save(`connection.${CONNECTION}`, 'neo_sk_prod_x');
    bench.clock.time += ORPHAN_AGE_MS;
    await writeFile(join(folder, 'settings.json.unreadable'), '{');
    expect(await sweep()).toBe(1);
    expect(await bench.recordFiles()).toContainEqual(expect.stringMatching(/^connection/));
  });

  it('while the keyring is busy, and when it is another one', async () => {
    const { clock } = bench;
    const busy = { ...xorKeyring, decrypt: async () => ({ ok: false, why: 'busy' }) as const };
    await expectAllStay(await openDiskServices(folder, { clock, keyring: busy }));
    const other = { ...xorKeyring, decrypt: async () => ({ ok: false, why: 'lost' }) as const };
    await expectAllStay(await openDiskServices(folder, { clock, keyring: other }));
  });

  it('of a name that this version does not use', async () => {
    await bench.services.vault.save('something.else', 'text');
    bench.clock.time += ORPHAN_AGE_MS;
    expect(await sweep()).toBe(1);
    expect(await bench.recordFiles()).toContainEqual(expect.stringMatching(/^something/));
  });

  it('after a clock set back', async () => {
    bench.clock.time -= 400 * ORPHAN_AGE_MS;
    await expectAllStay();
  });
});
