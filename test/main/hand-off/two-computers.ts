import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readHandOffAddress } from '../../../src-main/hand-off/hand-off-key.ts';
import { acceptHandOff, openHandOff } from '../../../src-main/hand-off/open-hand-off.ts';
import { type HandOffParts, saveHandOff } from '../../../src-main/hand-off/save-hand-off.ts';
import { signFile } from '../../../src-main/secrets/signed-file.ts';
import { type Signer, signingWords } from '../../../src-main/secrets/signing.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { fillSession } from '../sessions/filled-session.ts';
import { type DiskServices, openServicesOnDisk } from '../sessions/services-on-disk.ts';

export const partsOf = ({ appServices }: DiskServices): HandOffParts => ({
  ...appServices,
  random: randomBytes,
});
export const lastTwo = (words: readonly string[]) => words.slice(-2).join(' ');

/** The address of a computer, and the words that are typed where it is sealed for. */
export async function addressOf({ services }: DiskServices) {
  const { address, words } = answerOf(await readHandOffAddress(services));
  return { address, words, lastWords: lastTwo(words) };
}

type FileOfHandOff = { handOff: Record<string, string> & { sealed: string } };

/** Two computers: the first has a session, the second is to get it. The file lies where both choose. */
export async function openTwoComputers() {
  const [first, second] = [await openServicesOnDisk(), await openServicesOnDisk()];
  const path = join(first.folder, 'hand-off');
  first.chosen.path = path;
  second.chosen.path = path;
  const sessionId = await fillSession(first);
  return {
    first,
    second,
    path,
    sessionId,
    async save(days: 1 | 7 | 30 = 7, to = second) {
      const { address, lastWords } = await addressOf(to);
      return answerOf(await saveHandOff(partsOf(first), { sessionId, address, lastWords, days }));
    },
    /** Opens it at the second computer, the words of its maker heard. */
    async take() {
      const { handOffId } = answerOf(await openHandOff(partsOf(second)));
      const lastWords = lastTwo(signingWords(second.services.runtime.handOff?.publicKey ?? ''));
      return acceptHandOff(partsOf(second), { handOffId, lastWords });
    },
    /** The private key that the second computer is sealed for. */
    async secondKey(): Promise<string> {
      const { vault } = second.services;
      const found = vault.records().find(({ record }) => record === 'hand-off.key');
      const opened = await vault.open({ record: 'hand-off.key', revision: found?.revisions[0] ?? 0 });
      if (!opened.ok) throw new Error(opened.why);
      return opened.text;
    },
    written: async (): Promise<FileOfHandOff> => JSON.parse(await readFile(path, 'utf8')),
    /** As somebody else would sign it. */
    async signAnew({ handOff }: { handOff: Record<string, string> }, signer: Signer) {
      const kind = { format: 'neo-hand-off', version: 1, member: 'handOff' };
      await writeFile(path, signFile(kind, { ...handOff, publicKey: signer.publicKey }, signer));
    },
    async remove() {
      await first.remove();
      await second.remove();
    },
  };
}

export type TwoComputers = Awaited<ReturnType<typeof openTwoComputers>>;
