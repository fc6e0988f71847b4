import { quitMessages } from '../../src-preload/messages/messages.ts';

/** Shorter passphrases fall to guessing once the file is in other hands; main holds the same line. In characters. */
export const SHORTEST_PASSPHRASE = 12;

export type PassphraseFaults = { first?: string; again?: string };

/** What is wrong with a passphrase typed twice. An empty answer means that it can be used. */
export function passphraseFaults(first: string, again: string): PassphraseFaults {
  if (first.length < SHORTEST_PASSPHRASE) return { first: quitMessages.tooShort(SHORTEST_PASSPHRASE) };
  return first === again ? {} : { again: quitMessages.different };
}
