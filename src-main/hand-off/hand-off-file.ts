import { z } from 'zod';
import { HAND_OFF_DAYS } from '../../src-preload/contract/hand-off.ts';
import { RECIPIENT } from '../secrets/age-box.ts';
import { type FileKind, readSignedFile, signFile } from '../secrets/signed-file.ts';
import type { Signer } from '../secrets/signing.ts';

/** Larger than any: a sealed session, of which the text grows by a third as base64. */
export const MAX_HAND_OFF_BYTES = 8 * 1024 * 1024;

const HAND_OFF_FILE: FileKind = { format: 'neo-hand-off', version: 1, member: 'handOff' };

const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_MS = Math.max(...HAND_OFF_DAYS) * DAY_MS;

const shape = z
  .strictObject({
    id: z.uuid(),
    /** ISO. */
    madeAt: z.iso.datetime(),
    /** ISO; it is not opened after that. */
    expiresAt: z.iso.datetime(),
    /** Whom it is sealed for. */
    recipient: z.string().regex(RECIPIENT),
    /** Of the one who made it, hex. */
    publicKey: z.string(),
    /** The age file in base64. No client's name stands outside of it. */
    sealed: z.string().refine((text) => Buffer.from(text, 'base64').toString('base64') === text),
  })
  .refine(({ madeAt, expiresAt }) => {
    const span = Date.parse(expiresAt) - Date.parse(madeAt);
    return span > 0 && span <= LONGEST_MS;
  });

/** A session sealed for one colleague, with what can be known of it before it is opened. */
export type HandOff = z.infer<typeof shape>;

/** The text of the file: the hand-off and the signature over all of it. */
export function writeHandOff(handOff: HandOff, signer: Signer): string {
  return signFile(HAND_OFF_FILE, handOff, signer);
}

export type ReadHandOff =
  | { ok: true; handOff: HandOff }
  | { ok: false; code: `hand-off-${'is-archive' | 'damaged' | 'other-file' | 'newer' | 'changed'}` };

/** The hand-off in the bytes of a file, or why there is none. Whose signature it bears is not looked at. */
export function readHandOff(bytes: Uint8Array): ReadHandOff {
  const signed = readSignedFile(HAND_OFF_FILE, bytes);
  if (!signed.ok)
    return { ok: false, code: `hand-off-${signed.why === 'is-pdf' ? 'other-file' : signed.why}` };
  const read = shape.safeParse(signed.value);
  return read.success ? { ok: true, handOff: read.data } : { ok: false, code: 'hand-off-other-file' };
}
