import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetReplaced } from '../../../src-main/credentials/field-changes.ts';
import { releaseFormerValues } from '../../../src-main/credentials/former-values.ts';
import type { UnusableFiles } from '../../../src-main/outbox/item-files.ts';
import { SECRET_RETENTION_MS } from '../../../src-main/outbox/outbox-item.ts';
import { releaseItem, releaseSecrets } from '../../../src-main/outbox/secret-retention.ts';
import { UNSENT_AGE_MS } from '../../../src-main/sessions/unsent-age.ts';
import { answerUnsent } from '../../../src-main/sessions/unsent-secrets.ts';
import { type DiskServices, itemFor, openDiskServices } from '../../harness/services-on-disk.ts';

const vendor = 'vsax';
const field = 'tokenSecret';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-left-out-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const all: UnusableFiles = { setAside: 0, newer: 0, unread: 0 };
const cases: [string, UnusableFiles][] = [
  ['damaged', { ...all, setAside: 1 }],
  ['newer', { ...all, newer: 1 }],
  ['unread', { ...all, unread: 1 }],
];

/** How many sealed revisions are there before, with such a file, and when all files read. */
async function counts(
  bench: DiskServices,
  unusableFiles: UnusableFiles,
  forget: () => Promise<unknown>,
): Promise<number[]> {
  const before = (await bench.recordFiles()).length;
  Object.assign(bench.services.outbox, { unusableFiles: () => unusableFiles });
  await forget();
  const kept = (await bench.recordFiles()).length;
  Object.assign(bench.services.outbox, { unusableFiles: () => all });
  await forget();
  return [before, kept, (await bench.recordFiles()).length];
}

it.each(cases)('with a %s file in the outbox a replaced value stays', async (_, unusableFiles) => {
  const bench = await openDiskServices(folder);
  const id = await bench.begin(vendor, { [field]: 'one' });
  bench.clock.time += 1;
  await bench.seal(id, vendor, field, 'two');
  const read = await bench.services.sessions.read(id);
  const stored = read.ok ? read.value.vendors[0] : undefined;
  if (stored === undefined) throw new Error('no session');
  expect(await counts(bench, unusableFiles, () => forgetReplaced(bench.services, id, stored))).toEqual([
    2, 2, 1,
  ]);
});

it.each(cases)(
  'with a %s file in the outbox a former value stays, and its name too',
  async (_, unusableFiles) => {
    const bench = await openDiskServices(folder);
    const id = await bench.begin(vendor, { [field]: 'one' });
    const first = (await bench.fieldOf(id, field))?.ref;
    bench.clock.time += 1;
    const ref = await bench.seal(id, vendor, field, 'two');
    if (first === undefined) throw new Error('nothing was sealed');
    const former = { ...first, until: new Date(bench.clock.time).toISOString() };
    await bench.changeVendor(id, (stored) => ({
      ...stored,
      fields: { [field]: { corrections: [], ref, former } },
    }));
    bench.clock.time += 1;
    expect(await counts(bench, unusableFiles, () => releaseFormerValues(bench.services))).toEqual([2, 2, 1]);
  },
);

it.each(cases)('with a %s file in the outbox what Neo has had for a day stays', async (_, unusableFiles) => {
  const bench = await openDiskServices(folder);
  const id = await bench.begin(vendor, {});
  const ref = await bench.seal(id, vendor, field, 'one');
  const acceptedAt = { neo: bench.clock.time, here: bench.clock.time };
  bench.items.push(itemFor(id, vendor, { [field]: ref }, { acceptedAt }));
  bench.clock.time += SECRET_RETENTION_MS;
  const { outbox, vault, now, log } = bench.services;
  const release = () =>
    releaseSecrets({ outbox, vault, now, log, release: (item) => releaseItem(bench.services, item) });
  expect(await counts(bench, unusableFiles, release)).toEqual([1, 1, 0]);
});

it.each(cases)(
  'with a %s file in the outbox the sweep takes what was unsent, later',
  async (_, unusableFiles) => {
    const bench = await openDiskServices(folder);
    const id = await bench.begin(vendor, { [field]: 'one' });
    bench.clock.time += UNSENT_AGE_MS + 1_000;
    const answer = () => answerUnsent(bench.services, { sessionId: id, choice: 'delete' });
    // The session names it no more after the first answer: a second one touches nothing.
    expect(await counts(bench, unusableFiles, answer)).toEqual([1, 1, 1]);
    expect(await bench.fieldOf(id, field)).not.toHaveProperty('ref');
  },
);
