import { join } from 'node:path';
import { sessionBusAddress } from '../system/config.ts';
import { helperStarter, withProof } from './keyring-helper.ts';
import type { Keyring } from './keyring-proof.ts';
import { openSafeStorage } from './safe-storage.ts';
import { readKeyringStatus } from './secret-service.ts';

/** Chromium on Linux takes a refusal for an empty keyring, and remembers it; helpers look afresh. */
export async function openSystemKeyring(parts: {
  /** Null when packaged. */
  appPath: string | null;
  /** What `--password-store` says in development, or nothing: an installed app refuses it. */
  passwordStore: string;
  /** What Chromium names its item after. */
  appName: string;
  userData: string;
  isUnsandboxed: boolean;
}): Promise<Keyring> {
  const { appPath, passwordStore, appName, isUnsandboxed } = parts;
  const safeStorage = await openSafeStorage();
  if (process.platform !== 'linux') return safeStorage;
  const userData = join(parts.userData, 'keyring-helper');
  const start = helperStarter({ appPath, passwordStore, userData, isUnsandboxed });
  const look = (backend: string) => readKeyringStatus({ address: sessionBusAddress(), appName, backend });
  return withProof(safeStorage, { start, status: look });
}
