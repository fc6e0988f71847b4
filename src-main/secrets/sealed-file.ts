import { z } from 'zod';
import { plainText } from '../../src-preload/contract/plain-text.ts';
import { openSession } from '../storage/open-session.ts';
import type { StoredSession } from '../storage/stored-session.ts';
import { withoutByteOrderMark } from '../system/json.ts';

/**
 * What only memory holds, sealed under a passphrase: the secrets and the sessions they belong to. The file is an
 * armored age file, so that it also opens without this app (`age --decrypt`, https://age-encryption.org/v1).
 */
export type SealedContents = {
  /** ISO. */
  sealedAt: string;
  secrets: z.infer<typeof secret>[];
  sessions: StoredSession[];
  /** Names of the Neo connections whose keys are among the secrets. */
  connections: z.infer<typeof connection>[];
};

/**
 * What of a file does not read, while all the rest of it does: a session by its client's name, empty where not even
 * that reads. `others`: how many secrets and connections.
 */
export type Unread = { sessions: { clientName: string; why: 'newer' | 'unreadable' }[]; others: number };

export type OpenedFile =
  | { ok: true; contents: SealedContents; unread: Unread }
  | { ok: false; why: 'wrong-passphrase' | 'unreadable' | 'newer' };

const SCHEMA = 1;

/** Of the file, in bytes: thousands of secrets are far below it. */
export const MAX_SEALED_FILE_BYTES = 32 * 1024 * 1024;

const name = z.string().max(1_000);

const shape = z.object({
  sealedAt: z.string().max(100),
  secrets: z.array(z.unknown()).max(20_000),
  sessions: z.array(z.unknown()).max(5_000),
  connections: z.array(z.unknown()).max(500),
});
const secret = z.object({ record: name, revision: z.number().int(), text: z.string().max(65_536) });
const connection = z.object({ id: name, name: name.transform((text) => plainText(text)) });

// scrypt with N = 2^17, r = 8, p = 1, as OWASP's password storage cheat sheet asks. age's own 2^18 would hold main
// for two seconds: its scrypt does not yield, and the cipher for an asynchronous one is missing in Electron's OpenSSL.
const WORK_FACTOR = 17;
// A file made elsewhere may ask for more, but not for a gigabyte and ten seconds.
const MAX_WORK_FACTOR = 18;

/**
 * Holds main for the better part of a second, by design of the passphrase's derivation. Null where this version would
 * not read the file again: whoever relies on it would learn that when nothing else is left.
 */
export async function sealFile(
  passphrase: string,
  contents: SealedContents,
  workFactor = WORK_FACTOR,
): Promise<string | null> {
  const text = writeContents(contents);
  if (text === null) return null;
  const { Encrypter, armor } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase.normalize('NFC'));
  encrypter.setScryptWorkFactor(workFactor);
  const file = armor.encode(await encrypter.encrypt(text));
  // Armor is ASCII.
  return file.length > MAX_SEALED_FILE_BYTES ? null : file;
}

/** `text` is the file's whole text. Nothing of it is believed before all of it has been authenticated. */
export async function openSealedFile(passphrase: string, text: string): Promise<OpenedFile> {
  const { Decrypter, armor } = await import('age-encryption');
  try {
    const bytes = armor.decode(text);
    if (workFactorOf(bytes) > MAX_WORK_FACTOR) return { ok: false, why: 'unreadable' };
    const decrypter = new Decrypter();
    for (const form of formsOf(passphrase)) decrypter.addPassphrase(form);
    return readContents(await decrypter.decrypt(bytes, 'text'));
  } catch (error) {
    const isRefused = error instanceof Error && error.message.startsWith('no identity matched');
    return { ok: false, why: isRefused ? 'wrong-passphrase' : 'unreadable' };
  }
}

/**
 * Keyboards and systems write an accented letter as one character or as two, and to a key these differ. Sealed is
 * under the composed form (NFC); a file of 0.1.0 lies under whatever was typed, which is one of these.
 */
function formsOf(passphrase: string): Set<string> {
  return new Set([passphrase.normalize('NFC'), passphrase, passphrase.normalize('NFD')]);
}

function workFactorOf(file: Uint8Array): number {
  const header = Buffer.from(file.subarray(0, 200)).toString('latin1');
  return Number(/\n-> scrypt \S+ (\d+)\n/.exec(header)?.[1] ?? Number.POSITIVE_INFINITY);
}

/** As text, to be sealed; null where this version would not read it again. */
export function writeContents(contents: SealedContents): string | null {
  const text = JSON.stringify({ schema: SCHEMA, ...contents });
  return text.length > MAX_SEALED_FILE_BYTES || !isReadWhole(text) ? null : text;
}

/**
 * What such a text holds, once it was opened. Never `wrong-passphrase`.
 *
 * @throws SyntaxError for what is no JSON
 */
export function readContents(text: string): OpenedFile {
  const file: { schema?: unknown } = JSON.parse(withoutByteOrderMark(text));
  if (typeof file.schema === 'number' && file.schema > SCHEMA) return { ok: false, why: 'newer' };
  const parsed = shape.safeParse(file);
  if (!parsed.success) return { ok: false, why: 'unreadable' };
  const { sealedAt } = parsed.data;
  const secrets = readEach(secret, parsed.data.secrets);
  const connections = readEach(connection, parsed.data.connections);
  const sessions: StoredSession[] = [];
  const unread: Unread = { sessions: [], others: secrets.unread + connections.unread };
  for (const one of parsed.data.sessions) {
    const opened = openSession(JSON.stringify(one));
    if (opened.kind === 'session') sessions.push(opened.session);
    else unread.sessions.push({ clientName: clientNameOf(one), why: opened.kind });
  }
  return {
    ok: true,
    contents: { sealedAt, secrets: secrets.read, sessions, connections: connections.read },
    unread,
  };
}

/** One that does not read keeps no other from being read. */
function readEach<T>(of: z.ZodType<T>, all: readonly unknown[]): { read: T[]; unread: number } {
  const read = all.flatMap((one) => {
    const parsed = of.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  return { read, unread: all.length - read.length };
}

function isReadWhole(text: string): boolean {
  const read = readContents(text);
  return read.ok && read.unread.sessions.length + read.unread.others === 0;
}

function clientNameOf(session: unknown): string {
  const parsed = z.object({ clientName: name }).safeParse(session);
  return parsed.success ? plainText(parsed.data.clientName) : '';
}
