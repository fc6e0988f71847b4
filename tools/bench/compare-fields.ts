import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { SafeStorage } from '../../src-main/secrets/safe-storage.ts';
import { openVault } from '../../src-main/secrets/vault.ts';
import { openFiles, systemSteps } from '../../src-main/storage/files.ts';
import { openSessions } from '../../src-main/storage/sessions.ts';
import { makeProfile } from '../../test/harness/many-sessions.ts';
import { silentLog } from '../../test/harness/silent-log.ts';
import type { Comparison } from './compare.ts';

const MANY = 2_000;
const LIMIT = 1.2;
const SAVES = 200;
/** Sealed values of the other sessions. */
const SEALED_EACH = 7;

/** Reversible and not plain: the real keyring is asked once per start, never per field. */
const keyring: SafeStorage = {
  probe: async () => ({ ok: true, backend: 'bench' }),
  encrypt: async (text) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a),
  decrypt: async (bytes) => {
    const text = Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8');
    return { ok: true, text, reEncrypt: false };
  },
};

/**
 * Saving a secret field as the app does: sealed in the vault, named in the session, its former revision let go, the
 * list read. The real modules in plain Node on a real disk, with two thousand sessions and with one.
 */
export async function compareFields(): Promise<Comparison[]> {
  const sides = { ours: await openProfile(MANY), floor: await openProfile(1) };
  const times: Record<keyof typeof sides, number[]> = { ours: [], floor: [] };
  try {
    for (let save = -20; save < SAVES; save += 1) {
      const order = save % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const);
      for (const side of order) {
        const startedAt = performance.now();
        await sides[side].save(`a secret that is saved for the ${save}th time`);
        if (save >= 0) times[side].push(performance.now() - startedAt);
        // Nobody types faster; what one save leaves to be done is not the next one's.
        await pause(5);
      }
    }
  } finally {
    for (const { remove } of Object.values(sides)) await remove();
  }
  const worst = { ours: upperTwentieth(times.ours), floor: upperTwentieth(times.floor) };
  return [
    { name: 'field-2000-sessions', unit: 'ms', limit: LIMIT, ...times },
    { name: 'field-2000-sessions-p95', unit: 'ms', limit: LIMIT, ours: [worst.ours], floor: [worst.floor] },
  ];
}

function upperTwentieth(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

async function openProfile(count: number) {
  const profile = await makeProfile(count);
  const files = openFiles();
  const now = () => Date.now();
  const schedule = (milliseconds: number, run: () => void) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  };
  const parts = { files, now, log: silentLog };
  const random = (bytes: number) => randomBytes(bytes);
  const folder = join(profile, 'vault');
  const sessions = openSessions({
    ...parts,
    folder: join(profile, 'sessions'),
    newId: randomUUID,
    schedule,
  });
  const rows = await sessions.list();
  // Filled without waiting for the disk; what is measured opens it anew.
  const hasty = openFiles({
    ...systemSteps,
    syncFolder: async () => {},
    open: async (path, flags, mode) => {
      const handle = await systemSteps.open(path, flags, mode);
      return {
        writeFile: (text) => handle.writeFile(text),
        sync: async () => {},
        close: () => handle.close(),
      };
    },
  });
  const filling = await openVault({ ...parts, files: hasty, safeStorage: keyring, folder, random });
  for (const { id } of rows) {
    for (let field = 0; field < SEALED_EACH; field += 1)
      await filling.save(`${id}.vsax.field-${field}`, 'sealed');
  }
  const vault = await openVault({ ...parts, safeStorage: keyring, folder, random });
  const id = rows[0]?.id ?? '';
  return {
    async save(text: string) {
      const record = `${id}.vsax.tokenSecret`;
      const { ref } = await vault.save(record, text);
      await sessions.change(id, (session) => ({
        ...session,
        vendors: session.vendors.map((vendor) => {
          if (vendor.vendor !== 'vsax') return vendor;
          const tokenSecret = { ref, length: text.length, corrections: [] };
          return { ...vendor, fields: { ...vendor.fields, tokenSecret } };
        }),
      }));
      await vault.forget(record, ref.revision);
      await sessions.list();
    },
    async remove() {
      await sessions.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
