import { basename } from 'node:path';
import type { Input, Response } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { gatherMemory, takeBack } from '../../credentials/sealed-contents.ts';
import { LARGEST_SEALED_FILE, openSealedFile as openSealed, sealFile } from '../../secrets/sealed-file.ts';
import type { EnvironmentServices } from '../../sessions/environment-services.ts';
import { DiskError } from '../../storage/disk-error.ts';
import type { Environment } from '../../system/environment.ts';
import { ok, refuse } from '../../system/result.ts';
import type { AppServices } from '../app-services.ts';

/** Shorter passphrases are guessed in no time once the file is in other hands. In characters. */
const MIN_PASSPHRASE_LENGTH = 12;

/** Looks for a keyring again, and where one is there now, seals what memory holds. */
export async function retrySecretStorage<W extends Environment>({
  vault,
  log,
}: EnvironmentServices<W>): Promise<Result<Response<'retrySecretStorage'>>> {
  const found = await vault.retry();
  if (!found.canKeepNow) return ok(found);
  const kept = await vault.keepMemory();
  log.info('memory-kept', { kept });
  return ok(vault.storage());
}

/** Everything typed has arrived: the quit guard may look at what would be lost. */
export async function reportCommitted(
  appServices: AppServices,
): Promise<Result<Response<'reportCommitted'>>> {
  appServices.quitGuard.committed();
  return ok(null);
}

/** What the technician said when asked whether to quit with secrets that only memory holds. */
export async function answerQuit(
  appServices: AppServices,
  input: Input<'answerQuit'>,
): Promise<Result<Response<'answerQuit'>>> {
  if (input.choice === 'stay') appServices.quitGuard.stay();
  else appServices.quitGuard.quit();
  return ok(null);
}

/**
 * Seals what memory holds of the real world, and the sessions it belongs to, into a file under a passphrase. Quitting asks
 * for it in practice too: what would be lost then is real.
 */
export async function sealToFile(
  appServices: AppServices,
  input: Input<'sealToFile'>,
): Promise<Result<Response<'sealToFile'>>> {
  if (input.passphrase.length < MIN_PASSPHRASE_LENGTH) {
    return refuse('passphrase-too-short', { length: MIN_PASSPHRASE_LENGTH });
  }
  const path = await appServices.chooseFileToWrite('neo-setup-sealed.age');
  if (path === null) return refuse('file-not-chosen');
  const contents = await gatherMemory(appServices.real);
  try {
    const file = await sealFile(input.passphrase, contents);
    if (file === null) return refuse('too-much-to-seal');
    await appServices.files.writeAtomic(path, file);
  } catch (error) {
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
  return ok({ fileName: basename(path), secrets: contents.secrets.length });
}

const WHY_CLOSED = {
  'wrong-passphrase': 'file-wrong-passphrase',
  unreadable: 'file-unreadable',
  newer: 'file-newer',
} as const;

/**
 * Opens such a file: its sessions come back, its secrets are kept as the vault keeps now. What of it does not read is named,
 * and stays in the file, which is not touched.
 */
export async function openSealedFile(
  appServices: AppServices,
  input: Input<'openSealedFile'>,
): Promise<Result<Response<'openSealedFile'>>> {
  if (appServices.practice !== null) return refuse('not-in-practice');
  const path = await appServices.chooseFileToRead();
  if (path === null) return refuse('file-not-chosen');
  try {
    const text = await appServices.files.readText(path, LARGEST_SEALED_FILE);
    if (text === null) return refuse('file-unreadable');
    const opened = await openSealed(input.passphrase, text);
    if (!opened.ok) return refuse(WHY_CLOSED[opened.why]);
    const { left, ...taken } = await takeBack(appServices.real, opened.contents);
    appServices.real.announce('sessions-changed', { practice: false });
    const { sessions, others } = opened.unread;
    return ok({ ...taken, notRead: sessions, left: left + others });
  } catch (error) {
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
}
