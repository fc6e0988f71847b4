import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { MAX_SEALED_FILE_BYTES, openSealedFile as openSealedText, sealFile } from '../secrets/sealed-file.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import { announceSettings } from '../settings/preferences.ts';
import { type FileDialogs, onDisk, saveChosenFile } from '../storage/chosen-file.ts';
import { ok, refuse } from '../system/result.ts';
import { gatherSession } from './gather-session.ts';
import { gatherMemory, takeBack } from './sealed-contents.ts';

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
  let secrets = 0;
  const saved = await saveChosenFile(parts, 'neo-setup-sealed.age', async () => {
    const contents = session?.value ?? (await gatherMemory(parts.real));
    secrets = contents.secrets.length;
    const file = await sealFile(input.passphrase, contents);
    return file === null ? refuse('too-much-to-seal') : ok(file);
  });
  return saved.ok ? ok({ ...saved.value, secrets }) : saved;
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
  return onDisk(async () => {
    const text = await parts.files.readText(path, MAX_SEALED_FILE_BYTES);
    if (text === null) return refuse('file-unreadable');
    const opened = await openSealedText(input.passphrase, text);
    if (!opened.ok) return refuse(WHY_CLOSED[opened.why]);
    const { left, ...taken } = await takeBack(parts.real, opened.contents);
    announceSettings(parts.real);
    parts.real.announce('sessions-changed', { practice: false });
    const { sessions, others } = opened.unread;
    return ok({ ...taken, notRead: sessions, left: left + others });
  });
}
