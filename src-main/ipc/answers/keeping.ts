import { basename } from 'node:path';
import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { LARGEST_SEALED_FILE, openSealedFile as openSealed, sealFile } from '../../secrets/sealed-file.ts';
import { DiskError } from '../../storage/disk-error.ts';
import type { World } from '../../world.ts';
import { ok, refuse } from '../answer.ts';
import type { Desk } from '../desk.ts';
import type { House } from '../house.ts';
import { gatherMemory, takeBack } from './sealed-contents.ts';

/** Shorter passphrases are guessed in no time once the file is in other hands. In characters. */
const SHORTEST_PASSPHRASE = 12;

/** Looks for a keyring again, and where one is there now, seals what memory holds. */
export async function retrySecretStorage<W extends World>({
  vault,
  log,
}: Desk<W>): Promise<Result<Answer<'retrySecretStorage'>>> {
  const found = await vault.retry();
  if (!found.canKeepNow) return ok(found);
  const kept = await vault.keepMemory();
  log.info('memory-kept', { kept });
  return ok(vault.storage());
}

/** Everything typed has arrived: the quit guard may look at what would be lost. */
export async function reportCommitted(house: House): Promise<Result<Answer<'reportCommitted'>>> {
  house.quitGuard.committed();
  return ok(null);
}

/** What the technician said when asked whether to quit with secrets that only memory holds. */
export async function answerQuit(
  house: House,
  input: Input<'answerQuit'>,
): Promise<Result<Answer<'answerQuit'>>> {
  if (input.choice === 'stay') house.quitGuard.stay();
  else house.quitGuard.quit();
  return ok(null);
}

/**
 * Seals what memory holds of the real world, and the sessions it belongs to, into a file under a passphrase. Quitting asks
 * for it in practice too: what would be lost then is real.
 */
export async function sealToFile(
  house: House,
  input: Input<'sealToFile'>,
): Promise<Result<Answer<'sealToFile'>>> {
  if (input.passphrase.length < SHORTEST_PASSPHRASE) {
    return refuse('passphrase-too-short', { length: SHORTEST_PASSPHRASE });
  }
  const path = await house.chooseFileToWrite('neo-setup-sealed.age');
  if (path === null) return refuse('file-not-chosen');
  const contents = await gatherMemory(house.real);
  try {
    const file = await sealFile(input.passphrase, contents);
    if (file === null) return refuse('too-much-to-seal');
    await house.files.writeAtomic(path, file);
  } catch (error) {
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
  return ok({ fileName: basename(path), secrets: contents.secrets.length });
}

/** Opens such a file: its sessions come back under their own ids, its secrets are kept as the vault keeps now. */
export async function openSealedFile(
  house: House,
  input: Input<'openSealedFile'>,
): Promise<Result<Answer<'openSealedFile'>>> {
  if (house.practice !== null) return refuse('not-in-practice');
  const path = await house.chooseFileToRead();
  if (path === null) return refuse('file-not-chosen');
  try {
    const text = await house.files.readText(path, LARGEST_SEALED_FILE);
    if (text === null) return refuse('file-unreadable');
    const opened = await openSealed(input.passphrase, text);
    if (!opened.ok)
      return refuse(opened.why === 'wrong-passphrase' ? 'file-wrong-passphrase' : 'file-unreadable');
    const taken = await takeBack(house.real, opened.contents);
    house.real.announce('sessions-changed', { practice: false });
    return ok(taken);
  } catch (error) {
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
}
