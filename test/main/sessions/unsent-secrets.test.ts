import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UNSENT_AGE_MS, unsentOf } from '../../../src-main/sessions/unsent-age.ts';
import { answerUnsent, readUnsent } from '../../../src-main/sessions/unsent-secrets.ts';
import { type DiskServices, itemFor, openDiskServices } from '../../harness/services-on-disk.ts';
import { answerOf } from '../practice/practice-sessions.ts';

const vendor = 'vsax';
const DAY = 24 * 3_600_000;
const values = { tokenId: 'an-identifier', tokenSecret: 'a-secret' };
let folder: string;
let bench: DiskServices;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-unsent-'));
  bench = await openDiskServices(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const due = async () => answerOf(await readUnsent(bench.services));

it('are asked about 30 days after the last one was saved, counted without identifiers', async () => {
  const id = await bench.begin(vendor, values);
  bench.clock.time += UNSENT_AGE_MS - DAY;
  expect(await due()).toEqual([]);
  const { time } = bench.clock;
  await bench.seal(id, vendor, 'tokenSecret', 'a-later-secret');
  bench.clock.time += UNSENT_AGE_MS - DAY;
  expect(await due()).toEqual([]);
  bench.clock.time += DAY;
  expect(await due()).toMatchObject([
    { id, clientName: 'Acme', unsentSince: new Date(time).toISOString(), unsentSecrets: 1 },
  ]);
});

it('are not asked about where only identifiers are held', async () => {
  await bench.begin(vendor, { tokenId: 'an-identifier' });
  bench.clock.time += 2 * UNSENT_AGE_MS;
  expect(await due()).toEqual([]);
});

it('a clock set back asks nothing', async () => {
  await bench.begin(vendor, values);
  bench.clock.time -= 5 * UNSENT_AGE_MS;
  expect(await due()).toEqual([]);
});

it('what the outbox has is its own affair; a value entered since is not, nor one that was only tested', () => {
  const sent = { record: 'r', revision: 1 };
  const now = 2 * UNSENT_AGE_MS;
  const stored = (revision: number) => ({
    fields: { tokenSecret: { corrections: [], fingerprint: 'm', ref: { record: 'r', revision } } },
    keepSecrets: false,
  });
  const item = (at: 'connected' | 'hand-over' | 'tested') =>
    itemFor('s', vendor, { tokenSecret: sent }, { state: { status: at } });
  const holds = () => true;
  expect(unsentOf(stored(1), null, holds, now)).toEqual({ since: 1, secrets: 1 });
  expect(unsentOf(stored(1), item('connected'), holds, now)).toBeNull();
  expect(unsentOf(stored(1), item('hand-over'), holds, now)).toBeNull();
  expect(unsentOf(stored(1), item('tested'), holds, now)).toEqual({ since: 1, secrets: 1 });
  expect(unsentOf(stored(2), item('connected'), holds, now)).toEqual({ since: 2, secrets: 1 });
  expect(unsentOf({ ...stored(1), keepSecrets: true }, null, holds, now)).toBeNull();
  expect(unsentOf(stored(1), null, () => false, now)).toBeNull();
});

it('kept 30 more days, they stay on the disk and are asked about again then', async () => {
  const id = await bench.begin(vendor, values);
  bench.clock.time += UNSENT_AGE_MS + 1_000;
  answerOf(await answerUnsent(bench.services, { sessionId: id, choice: 'keep' }));
  expect(await bench.recordFiles()).toHaveLength(2);
  const next = await openDiskServices(folder, { clock: bench.clock });
  bench = next;
  bench.clock.time += UNSENT_AGE_MS - DAY;
  expect(await due()).toEqual([]);
  bench.clock.time += DAY;
  expect(await due()).toHaveLength(1);
});

it('deleted, they are gone from the disk, the fields ask again, and the fingerprint stays', async () => {
  const id = await bench.begin(vendor, values);
  await bench.changeVendor(id, (stored) => ({
    ...stored,
    fields: { ...stored.fields, tenantUrl: { text: 'https://acme.vsax.net', corrections: [] } },
  }));
  const other = await bench.begin(vendor, values);
  bench.clock.time += UNSENT_AGE_MS + 1_000;
  await bench.seal(other, vendor, 'tokenSecret', 'fresh');
  answerOf(await answerUnsent(bench.services, { sessionId: id, choice: 'delete' }));
  expect((await bench.recordFiles()).filter((name) => name.startsWith(id))).toEqual([]);
  expect((await bench.recordFiles()).filter((name) => name.startsWith(other))).not.toEqual([]);
  expect(await bench.fieldOf(id, 'tokenSecret')).toEqual({
    corrections: [],
    fingerprint: expect.any(String),
  });
  expect(await bench.fieldOf(id, 'tokenId')).toEqual({ corrections: [] });
  expect(await bench.fieldOf(id, 'tenantUrl')).toMatchObject({ text: 'https://acme.vsax.net' });
  expect(await due()).toEqual([]);
});

it('deleted, what was submitted meanwhile keeps the values it names', async () => {
  const id = await bench.begin(vendor, values);
  const ref = (await bench.fieldOf(id, 'tokenSecret'))?.ref;
  if (ref === undefined) throw new Error('nothing is sealed');
  bench.clock.time += UNSENT_AGE_MS + 1_000;
  const { change } = bench.services.sessions;
  bench.services.sessions.change = async (...args) => {
    bench.items.push(itemFor(id, vendor, { tokenSecret: ref }, { state: { status: 'hand-over' } }));
    return change(...args);
  };
  answerOf(await answerUnsent(bench.services, { sessionId: id, choice: 'delete' }));
  expect(await bench.services.vault.open(ref)).toEqual({ ok: true, text: 'a-secret' });
  expect(await bench.recordFiles()).toHaveLength(1);
});

it('an answer that comes when nothing is asked any more changes nothing', async () => {
  const id = await bench.begin(vendor, values);
  answerOf(await answerUnsent(bench.services, { sessionId: id, choice: 'delete' }));
  expect(await bench.recordFiles()).toHaveLength(2);
  expect(await bench.fieldOf(id, 'tokenSecret')).toHaveProperty('ref');
});
