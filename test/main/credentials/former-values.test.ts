import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { releaseFormerValues } from '../../../src-main/credentials/former-values.ts';
import { FORMER_VALUE_RETENTION_MS } from '../../../src-main/credentials/save-field.ts';
import { type FileSteps, systemSteps } from '../../../src-main/storage/files.ts';
import { type DiskServices, itemFor, openDiskServices } from '../../harness/services-on-disk.ts';

const vendor = 'vsax';
const field = 'tokenSecret';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-former-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A session with a secret that was replaced by the screen's own questions; answers both references. */
async function replaced(bench: DiskServices) {
  const sessionId = await bench.begin(vendor, {});
  const where = { sessionId, vendor, field };
  await keepField(bench.services, { ...where, text: 'the-former-secret-0123456789' });
  const former = (await bench.fieldOf(sessionId, field))?.ref;
  await replaceField(bench.services, where);
  await keepField(bench.services, { ...where, text: 'the-newer-secret-0123456789' });
  const current = (await bench.fieldOf(sessionId, field))?.ref;
  if (former === undefined || current === undefined) throw new Error('nothing was kept');
  return { sessionId, former, current };
}

it('a former value leaves the disk after 30 days and not a moment earlier', async () => {
  const bench = await openDiskServices(folder);
  const { sessionId, former, current } = await replaced(bench);
  bench.clock.time += FORMER_VALUE_RETENTION_MS - 1;
  expect(await releaseFormerValues(bench.services)).toBe(0);
  expect(await bench.services.vault.open(former)).toMatchObject({ ok: true });
  bench.clock.time += 1;
  expect(await releaseFormerValues(bench.services)).toBe(1);
  expect(await bench.recordFiles()).toHaveLength(1);
  expect(await bench.services.vault.open(current)).toMatchObject({ ok: true });
  expect(await bench.fieldOf(sessionId, field)).not.toHaveProperty('former');
  expect(await releaseFormerValues(bench.services)).toBe(0);
});

it('one that unfinished work names stays until that has ended', async () => {
  const bench = await openDiskServices(folder);
  const { sessionId, former } = await replaced(bench);
  const item = itemFor(sessionId, vendor, { [field]: former }, { state: { status: 'sending' } });
  bench.items.push(item);
  bench.clock.time += FORMER_VALUE_RETENTION_MS;
  expect(await releaseFormerValues(bench.services)).toBe(0);
  item.state = { status: 'connected' };
  expect(await releaseFormerValues(bench.services)).toBe(1);
  expect(await bench.recordFiles()).toHaveLength(1);
});

it('a crash between the session and the vault leaves a sealed record too many, never a field that names nothing', async () => {
  let isDead = false;
  const unlink: FileSteps['unlink'] = async (path) => {
    if (isDead) throw Object.assign(new Error('dead'), { code: 'EIO' });
    await systemSteps.unlink(path);
  };
  const bench = await openDiskServices(folder, { steps: { unlink } });
  const { sessionId } = await replaced(bench);
  bench.clock.time += FORMER_VALUE_RETENTION_MS;
  isDead = true;
  expect(await releaseFormerValues(bench.services)).toBe(0);
  const next = await openDiskServices(folder, { clock: bench.clock });
  expect(await next.recordFiles()).toHaveLength(2);
  const kept = await next.fieldOf(sessionId, field);
  expect(kept).not.toHaveProperty('former');
  expect(kept?.ref && (await next.services.vault.open(kept.ref))).toMatchObject({ ok: true });
});

it('where the session cannot be written nothing leaves', async () => {
  let isFull = false;
  const rename: FileSteps['rename'] = async (from, to) => {
    if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    await systemSteps.rename(from, to);
  };
  const bench = await openDiskServices(folder, { steps: { rename } });
  const { sessionId, former } = await replaced(bench);
  bench.clock.time += FORMER_VALUE_RETENTION_MS;
  isFull = true;
  expect(await releaseFormerValues(bench.services)).toBe(0);
  expect(await bench.fieldOf(sessionId, field)).toMatchObject({ former });
  expect(await bench.recordFiles()).toHaveLength(2);
});
