import { basename } from 'node:path';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { MAX_SEALED_FILE_BYTES, openSealedFile as openSealedText, sealFile } from '../secrets/sealed-file.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import { announceSettings } from '../settings/preferences.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { Files } from '../storage/files.ts';
import { ok, refuse } from '../system/result.ts';
import { gatherSession } from './gather-session.ts';
import { gatherMemory, takeBack } from './sealed-contents.ts';

/** Files that the technician chooses; null where none was chosen. */
export type FileDialogs = {
  files: Files;
  chooseFileToWrite: (suggestion: string) => Promise<string | null>;
  chooseFileToRead: () => Promise<string | null>;
};

type SealParts = FileDialogs & { real: RealServices };

/** Characters. Shorter passphrases are guessed in no time once the file is in other hands. */
const MIN_PASSPHRASE_LENGTH = 12;

/**
 * Seals into a file under a passphrase: one whole session, or what memory holds of the real environment and the
 * sessions it belongs to. Quitting asks for the latter in practice too: what would be lost then is real.
 */
export async function sealToFile(
  parts: SealParts,
  input: Input<'sealToFile'>,
): Promise<Result<Response<'sealToFile'>>> {
  if (input.passphrase.length < MIN_PASSPHRASE_LENGTH) {
    return refuse('passphrase-too-short', { length: MIN_PASSPHRASE_LENGTH });
  }
  const { sessionId } = input;
  // Before somebody chooses a place: what cannot be sealed needs none.
  const session = sessionId === undefined ? null : await gatherSession(parts.real, sessionId);
  if (session?.ok === false) return session;
  const path = await parts.chooseFileToWrite('neo-setup-sealed.age');
  if (path === null) return refuse('file-not-chosen');
  const contents = session?.value ?? (await gatherMemory(parts.real));
  try {
    const file = await sealFile(input.passphrase, contents);
    if (file === null) return refuse('too-much-to-seal');
    await parts.files.writeAtomic(path, file);
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
 * Opens such a file: its sessions come back, its secrets are kept as the vault keeps now. What of it does not read is
 * named, and stays in the file, which is not touched.
 */
export async function openSealedFile(
  parts: SealParts,
  input: Input<'openSealedFile'>,
): Promise<Result<Response<'openSealedFile'>>> {
  const path = await parts.chooseFileToRead();
  if (path === null) return refuse('file-not-chosen');
  try {
    const text = await parts.files.readText(path, MAX_SEALED_FILE_BYTES);
    if (text === null) return refuse('file-unreadable');
    const opened = await openSealedText(input.passphrase, text);
    if (!opened.ok) return refuse(WHY_CLOSED[opened.why]);
    const { left, ...taken } = await takeBack(parts.real, opened.contents);
    announceSettings(parts.real);
    parts.real.announce('sessions-changed', { practice: false });
    const { sessions, others } = opened.unread;
    return ok({ ...taken, notRead: sessions, left: left + others });
  } catch (error) {
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
}
