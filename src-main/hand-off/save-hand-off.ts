import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { gatherSession } from '../credentials/gather-session.ts';
import { openSigner } from '../report/report-key.ts';
import { isRecipient, sealFor } from '../secrets/age-box.ts';
import { type SealedContents, writeContents } from '../secrets/sealed-file.ts';
import { type Signer, signingWords } from '../secrets/signing.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import { fileNameOf } from '../sessions/session-file.ts';
import { type FileDialogs, saveChosenFile } from '../storage/chosen-file.ts';
import { ok, refuse } from '../system/result.ts';
import { MAX_HAND_OFF_BYTES, writeHandOff } from './hand-off-file.ts';
import { addressWords, areLastWords, firstWords } from './hand-off-key.ts';

export type HandOffParts = FileDialogs & { real: RealServices; random: (bytes: number) => Uint8Array };

/** What is sealed: the hand-off it belongs to, so that nobody sends another's as their own, and the session. */
export type SealedHandOff = { id: string; publicKey: string; contents: string };

const DAY_MS = 24 * 60 * 60 * 1000;

/** The first four words of an address; the colleague says the others. */
export async function readAddressWords({
  address,
}: Input<'readAddressWords'>): Promise<Result<Response<'readAddressWords'>>> {
  const plain = plainAddress(address);
  if (!(await isRecipient(plain))) return refuse('hand-off-address');
  return ok({ firstWords: firstWords(addressWords(plain)) });
}

/**
 * Seals a session with its progress and its secrets for one colleague and writes it where somebody chooses. Refused
 * unless the last words of the address were heard: an address that came through a chat may be anybody's.
 */
export async function saveHandOff(
  parts: HandOffParts,
  { sessionId, address, lastWords, days }: Input<'saveHandOff'>,
): Promise<Result<Response<'saveHandOff'>>> {
  const { real, random } = parts;
  const recipient = plainAddress(address);
  if (!(await isRecipient(recipient))) return refuse('hand-off-address');
  if (!areLastWords(addressWords(recipient), lastWords)) return refuse('hand-off-words');
  // Before somebody chooses a place: what cannot be sealed needs none.
  const gathered = await gatherSession(real, sessionId);
  if (!gathered.ok) return gathered;
  const signer = await openSigner(real, random);
  if (!signer.ok) return signer;
  const [session] = gathered.value.sessions;
  const saved = await saveChosenFile(parts, fileNameOf(session?.clientName ?? '', 'neo-hand-off'), () =>
    sealed(real, gathered.value, signer.value, { recipient, days }),
  );
  if (!saved.ok) return saved;
  return ok({
    fileName: saved.value.fileName,
    secrets: gathered.value.secrets.length,
    words: signingWords(signer.value.publicKey),
  });
}

async function sealed(
  { now, newId }: RealServices,
  contents: SealedContents,
  signer: Signer,
  { recipient, days }: { recipient: string; days: number },
): Promise<Result<string>> {
  const text = writeContents(contents);
  if (text === null) return refuse('too-much-to-seal');
  const { publicKey } = signer;
  const id = newId();
  const made = now();
  const held: SealedHandOff = { id, publicKey, contents: text };
  const file = writeHandOff(
    {
      id,
      madeAt: new Date(made).toISOString(),
      expiresAt: new Date(made + days * DAY_MS).toISOString(),
      recipient,
      publicKey,
      sealed: Buffer.from(await sealFor(recipient, JSON.stringify(held))).toString('base64'),
    },
    signer,
  );
  // All of it is ASCII.
  return file.length > MAX_HAND_OFF_BYTES ? refuse('too-much-to-seal') : ok(file);
}

/** As it is on its way through a chat: with blanks, line breaks or quotation marks around it, or in capitals. */
function plainAddress(typed: string): string {
  return typed.replace(/[\s"'“”‘’`<>]+/g, '').toLowerCase();
}
