import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openVault } from '../../../src-main/secrets/vault.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { silentLog } from '../../harness/silent-log.ts';
import { workingKeyring } from '../outbox/outbox-fixture.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-forget-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () =>
  openVault({
    safeStorage: workingKeyring,
    files: openFiles(),
    folder,
    random: randomBytes,
    now: () => Date.parse('2030-01-01T00:00:00Z'),
    log: silentLog,
  });

it.each([[[]], ['the current one']])(
  'what is being sealed when a record is forgotten is not forgotten, keeping %j',
  async (keep) => {
    const vault = await open();
    const first = await vault.save('a', 'first');
    const second = await vault.save('a', 'second');
    // Its turn comes first, but whoever forgets has not seen it.
    const saving = vault.save('a', 'third');
    await vault.forget('a', keep.length === 0 ? [] : second.ref.revision);
    const third = await saving;
    expect(await vault.open(third.ref)).toEqual({ ok: true, text: 'third' });
    expect(await vault.open(first.ref)).toEqual({ ok: false, why: 'absent' });
    expect(vault.has(second.ref)).toBe(keep.length > 0);
    expect(await (await open()).open(third.ref)).toEqual({ ok: true, text: 'third' });
  },
);

it('whoever looked before the call says what was the latest then', async () => {
  const vault = await open();
  const first = await vault.save('a', 'first');
  const second = await vault.save('a', 'second');
  const savedMeanwhile = await vault.save('a', 'third');
  await vault.forget('a', second.ref.revision, second.ref.revision);
  expect([first, second, savedMeanwhile].map(({ ref }) => vault.has(ref))).toEqual([false, true, true]);
  await vault.forget('a', [], second.ref.revision);
  expect([second, savedMeanwhile].map(({ ref }) => vault.has(ref))).toEqual([false, true]);
});
