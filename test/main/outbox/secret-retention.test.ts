import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECRET_RETENTION_MS } from '../../../src-main/outbox/outbox-item.ts';
import { releaseItem, releaseSecrets } from '../../../src-main/outbox/secret-retention.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { type FileSteps, systemSteps } from '../../../src-main/storage/files.ts';
import { type DiskServices, itemFor, openDiskServices } from '../../harness/services-on-disk.ts';

const vendor = 'vsax';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-retention-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As the watch of the running app does. */
function release(services: RealServices): Promise<number> {
  const { outbox, vault, now, log } = services;
  return releaseSecrets({ outbox, vault, now, log, release: (item) => releaseItem(services, item) });
}

/** A session whose secret Neo has taken just now. */
async function submitted(bench: DiskServices) {
  const id = await bench.begin(vendor, { tokenId: 'the-id' });
  const secret = await bench.seal(id, vendor, 'tokenSecret', 'the-secret');
  const tokenId = (await bench.fieldOf(id, 'tokenId'))?.ref ?? secret;
  const acceptedAt = { neo: bench.clock.time, here: bench.clock.time };
  const item = itemFor(id, vendor, { tokenId, tokenSecret: secret }, { acceptedAt });
  bench.items.push(item);
  return { id, secret, item };
}

describe('secrets that Neo has had for a day', () => {
  it('leave the disk, and their fields ask again and keep the fingerprint', async () => {
    const bench = await openDiskServices(folder);
    const { id } = await submitted(bench);
    bench.clock.time += SECRET_RETENTION_MS - 1;
    expect(await release(bench.services)).toBe(0);
    expect(await bench.recordFiles()).toHaveLength(2);
    bench.clock.time += 1;
    expect(await release(bench.services)).toBe(2);
    expect(await bench.recordFiles()).toEqual([]);
    expect(await bench.fieldOf(id, 'tokenSecret')).toEqual({
      corrections: [],
      fingerprint: expect.any(String),
    });
    expect(await bench.fieldOf(id, 'tokenId')).toEqual({ corrections: [] });
    expect(await release(bench.services)).toBe(0);
  });

  it('leave at the next start when the app was closed for days', async () => {
    const bench = await openDiskServices(folder);
    await submitted(bench);
    bench.clock.time += 9 * SECRET_RETENTION_MS;
    const { clock, items } = bench;
    const next = await openDiskServices(folder, { clock, items });
    expect(await release(next.services)).toBe(2);
    expect(await next.recordFiles()).toEqual([]);
  });

  it('stay when they are kept on purpose', async () => {
    const bench = await openDiskServices(folder);
    const { item } = await submitted(bench);
    item.keepsSecrets = true;
    bench.clock.time += 9 * SECRET_RETENTION_MS;
    expect(await release(bench.services)).toBe(0);
    expect(await bench.recordFiles()).toHaveLength(2);
  });

  it('stay for a day, and no longer, where the clock was years ahead while Neo took them', async () => {
    const bench = await openDiskServices(folder);
    await submitted(bench);
    bench.clock.time -= 3 * 365 * SECRET_RETENTION_MS;
    expect(await release(bench.services)).toBe(0);
    bench.clock.time += SECRET_RETENTION_MS - 1;
    // The day goes on over a restart.
    const { clock, items } = bench;
    const next = await openDiskServices(folder, { clock, items });
    expect(await release(next.services)).toBe(0);
    bench.clock.time += 1;
    expect(await release(next.services)).toBe(2);
    expect(await bench.recordFiles()).toEqual([]);
  });

  it('stay for the rest of their day where the clock was set back for a while, and right again', async () => {
    const bench = await openDiskServices(folder);
    await submitted(bench);
    bench.clock.time -= SECRET_RETENTION_MS + 3_600_000;
    expect(await release(bench.services)).toBe(0);
    bench.clock.time += SECRET_RETENTION_MS + 3_600_000;
    expect(await release(bench.services)).toBe(0);
    bench.clock.time += SECRET_RETENTION_MS - 1;
    expect(await release(bench.services)).toBe(0);
    bench.clock.time += 1;
    expect(await release(bench.services)).toBe(2);
  });

  it('leave also as the former value of a field that was replaced since, which keeps its new one', async () => {
    const bench = await openDiskServices(folder);
    const { id, secret } = await submitted(bench);
    bench.clock.time += 1_000;
    const fresh = await bench.seal(id, vendor, 'tokenSecret', 'the-next-secret');
    const former = { ...secret, until: '2031-01-01T00:00:00.000Z' };
    await bench.changeVendor(id, (stored) => ({
      ...stored,
      fields: { ...stored.fields, tokenSecret: { corrections: [], ref: fresh, former } },
    }));
    bench.clock.time += SECRET_RETENTION_MS;
    await release(bench.services);
    expect(await bench.fieldOf(id, 'tokenSecret')).toEqual({ corrections: [], ref: fresh });
    expect(await bench.services.vault.open(fresh)).toEqual({ ok: true, text: 'the-next-secret' });
    expect(await bench.recordFiles()).toHaveLength(1);
  });

  it('stay while other work that has not ended names them', async () => {
    const bench = await openDiskServices(folder);
    const { id, secret } = await submitted(bench);
    bench.items.push(itemFor(id, vendor, { tokenSecret: secret }, { state: { status: 'hand-over' } }));
    bench.clock.time += SECRET_RETENTION_MS;
    await release(bench.services);
    expect(await bench.services.vault.open(secret)).toMatchObject({ ok: true });
    bench.items.pop();
    await release(bench.services);
    expect(await bench.recordFiles()).toEqual([]);
  });
});

it('what is submitted while they are let go keeps those it names', async () => {
  const bench = await openDiskServices(folder);
  const { id, secret } = await submitted(bench);
  bench.clock.time += SECRET_RETENTION_MS;
  const { change } = bench.services.sessions;
  bench.services.sessions.change = async (...args) => {
    const changed = await change(...args);
    bench.items.push(itemFor(id, vendor, { tokenSecret: secret }, { state: { status: 'hand-over' } }));
    return changed;
  };
  await release(bench.services);
  expect(await bench.services.vault.open(secret)).toEqual({ ok: true, text: 'the-secret' });
  expect(await bench.recordFiles()).toHaveLength(1);
});

describe('a disk that refuses', () => {
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });

  it('the session first: nothing leaves, no field names what is gone, and the next hour goes on', async () => {
    let isFull = false;
    const rename: FileSteps['rename'] = async (from, to) => {
      if (isFull && to.includes('sessions')) throw full;
      await systemSteps.rename(from, to);
    };
    const bench = await openDiskServices(folder, { steps: { rename } });
    const { id, secret } = await submitted(bench);
    bench.clock.time += SECRET_RETENTION_MS;
    isFull = true;
    expect(await release(bench.services)).toBe(0);
    expect(await bench.fieldOf(id, 'tokenSecret')).toMatchObject({ ref: secret });
    expect(await bench.services.vault.open(secret)).toMatchObject({ ok: true });
    isFull = false;
    expect(await release(bench.services)).toBe(2);
    expect(await bench.recordFiles()).toEqual([]);
  });

  it('one item does not keep the others waiting, and a crash in between leaves a sealed record too many', async () => {
    let refused = '';
    const unlink: FileSteps['unlink'] = async (path) => {
      if (refused !== '' && path.includes(refused)) throw full;
      await systemSteps.unlink(path);
    };
    const bench = await openDiskServices(folder, { steps: { unlink } });
    const stuck = await submitted(bench);
    const other = await submitted(bench);
    bench.clock.time += SECRET_RETENTION_MS;
    refused = stuck.id;
    await release(bench.services);
    expect((await bench.recordFiles()).every((name) => name.startsWith(stuck.id))).toBe(true);
    for (const { id } of [stuck, other])
      expect(await bench.fieldOf(id, 'tokenSecret')).not.toHaveProperty('ref');
    refused = '';
    await release(bench.services);
    expect(await bench.recordFiles()).toEqual([]);
  });

  it('a session that does not read keeps what it may name', async () => {
    const bench = await openDiskServices(folder);
    const { id } = await submitted(bench);
    bench.clock.time += SECRET_RETENTION_MS;
    await bench.files.writeAtomic(join(folder, 'sessions', `${id}.json`), '{"schema":1');
    await release(bench.services);
    expect(await bench.recordFiles()).toHaveLength(2);
  });
});
