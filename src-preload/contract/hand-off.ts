/** For how many days a hand-off can be opened. */
export const HAND_OFF_DAYS = [1, 7, 30] as const;
export type HandOffDays = (typeof HAND_OFF_DAYS)[number];

/** What a colleague needs to seal a session for this installation: an address, and six words to compare by voice. */
export type HandOffAddress = { address: string; words: string[] };

/**
 * A hand-off that was read and waits for its answer. `firstWords` are four of the six words of whoever made it, of which
 * the last two are asked for; empty where this installation knows that key. Times in ISO.
 */
export type OpenedHandOff = {
  handOffId: string;
  fileName: string;
  madeAt: string;
  expiresAt: string;
  firstWords: string[];
};
