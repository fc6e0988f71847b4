import { basename } from 'node:path';
import { z } from 'zod';
import { plainText } from '../../src-preload/contract/plain-text.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { parseJson } from '../checks/parse-body.ts';
import { bringIn, textsOf } from '../credentials/sealed-contents.ts';
import { openBox, recipientOf } from '../secrets/age-box.ts';
import { readContents, type SealedContents } from '../secrets/sealed-file.ts';
import { signingWords } from '../secrets/signing.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import { DiskError, isTooBig } from '../storage/disk-error.ts';
import { ok, refuse } from '../system/result.ts';
import { type HandOff, MAX_HAND_OFF_BYTES, readHandOff } from './hand-off-file.ts';
import { areLastWords, firstWords, openHandOffKey } from './hand-off-key.ts';
import type { HandOffParts, SealedHandOff } from './save-hand-off.ts';

/**
 * Reads the hand-off in a file that is chosen, and holds it until it is answered. Nothing is opened and nothing changes
 * here: what another was meant to get, what has expired and what was opened already is refused by what stands outside.
 */
export async function openHandOff(
  parts: Pick<HandOffParts, 'real' | 'files' | 'chooseFileToRead'>,
): Promise<Result<Response<'openHandOff'>>> {
  const { real } = parts;
  const path = await parts.chooseFileToRead();
  if (path === null) return refuse('file-not-chosen');
  let bytes: Uint8Array | null;
  try {
    bytes = await parts.files.readBytes(path, MAX_HAND_OFF_BYTES);
  } catch (error) {
    if (isTooBig(error)) return refuse('hand-off-too-big');
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
  const read = readHandOff(bytes ?? new Uint8Array());
  if (!read.ok) return { ok: false, error: { code: read.code } };
  const { handOff } = read;
  const refused = await refusedFor(real, handOff);
  if (refused !== null) return refused;
  real.runtime.handOff = handOff;
  const { id, madeAt, expiresAt, publicKey } = handOff;
  return ok({
    handOffId: id,
    fileName: plainText(basename(path)),
    madeAt,
    expiresAt,
    firstWords: isKnown(real, publicKey) ? [] : firstWords(signingWords(publicKey)),
  });
}

/**
 * Opens the one that was read, into a new session: the maker is known here, or the last words were heard. What a file
 * says is a stranger's: addresses are read anew, nothing of it is confirmed, and verdicts and connections stay behind.
 */
export async function acceptHandOff(
  { real }: Pick<HandOffParts, 'real'>,
  { handOffId, lastWords }: Input<'acceptHandOff'>,
): Promise<Result<Response<'acceptHandOff'>>> {
  const { handOff } = real.runtime;
  if (handOff === null || handOff.id !== handOffId) return refuse('hand-off-gone');
  const { publicKey } = handOff;
  const wasKnown = isKnown(real, publicKey);
  if (!wasKnown && !areLastWords(signingWords(publicKey), lastWords)) return refuse('hand-off-words');
  // Taken now, so that a second press makes no second session.
  real.runtime.handOff = null;
  const refused = await refusedFor(real, handOff);
  if (refused !== null) return refused;
  const opened = await contentsOf(real, handOff);
  if (!opened.ok) return opened;
  const { contents } = opened.value;
  const [session] = contents.sessions;
  const sessionId = real.newId();
  if (session === undefined) return refuse('hand-off-changed');
  const secrets = await bringIn(real, sessionId, session, textsOf(contents));
  const read = await real.sessions.read(sessionId);
  if (!read.ok) return refuse('hand-off-other-file');
  await noteOpened(real, handOff, wasKnown);
  real.announce('sessions-changed', { practice: false });
  return ok({
    sessionId,
    vendor: read.value.currentVendor,
    clientName: read.value.clientName,
    secrets,
    left: contents.secrets.length - secrets + opened.value.unread,
  });
}

async function refusedFor(
  real: RealServices,
  { id, recipient, expiresAt }: HandOff,
): Promise<Result<never> | null> {
  const key = await openHandOffKey(real);
  if (!key.ok) return key;
  if ((await recipientOf(key.value)) !== recipient) return refuse('hand-off-other-recipient');
  if (Date.parse(expiresAt) <= real.now()) return refuse('hand-off-expired', { time: expiresAt });
  const { openedHandOffs = [] } = real.settings.read();
  return openedHandOffs.some((one) => one.id === id) ? refuse('hand-off-opened') : null;
}

const held = z.strictObject({
  id: z.string(),
  publicKey: z.string(),
  contents: z.string(),
}) satisfies z.ZodType<SealedHandOff>;

async function contentsOf(
  real: RealServices,
  { id, publicKey, sealed }: HandOff,
): Promise<Result<{ contents: SealedContents; unread: number }>> {
  const key = await openHandOffKey(real);
  if (!key.ok) return key;
  const text = await openBox(key.value, Buffer.from(sealed, 'base64'));
  const inner = held.safeParse(text === null ? null : parseJson(text));
  // Sealed by one and signed by another: somebody has put their name to what they cannot read.
  if (!inner.success || inner.data.id !== id || inner.data.publicKey !== publicKey)
    return refuse('hand-off-changed');
  // Well signed and sealed, and still no contents: readContents takes JSON.
  if (parseJson(inner.data.contents) === undefined) return refuse('hand-off-other-file');
  const read = readContents(inner.data.contents);
  if (!read.ok) return refuse(read.why === 'newer' ? 'hand-off-newer' : 'hand-off-other-file');
  const [unreadSession] = read.unread.sessions;
  if (unreadSession !== undefined)
    return refuse(unreadSession.why === 'newer' ? 'hand-off-newer' : 'hand-off-other-file');
  return ok({ contents: read.contents, unread: read.unread.others });
}

function isKnown({ settings, vault }: RealServices, publicKey: string): boolean {
  const { knownMakers = [] } = settings.read();
  return knownMakers.some((one) => vault.isFingerprintOf(makerText(publicKey), one));
}

const makerText = (publicKey: string) => `maker ${publicKey}`;

/** It is opened once; and who has made it is asked for once. */
async function noteOpened(real: RealServices, handOff: HandOff, wasKnown: boolean): Promise<void> {
  const now = real.now();
  await real.settings.change((settings) => {
    const { openedHandOffs = [], knownMakers = [] } = settings;
    const stillOpenable = openedHandOffs.filter(({ until }) => Date.parse(until) > now);
    const maker = real.vault.fingerprint(makerText(handOff.publicKey));
    return {
      ...settings,
      openedHandOffs: [...stillOpenable, { id: handOff.id, until: handOff.expiresAt }].slice(-MOST_NOTED),
      knownMakers: wasKnown ? knownMakers : [...knownMakers, maker].slice(-MOST_NOTED),
    };
  });
}

const MOST_NOTED = 1_000;
