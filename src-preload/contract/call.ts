/** One thing to know before a call. `isInferred`: nobody has documented it, which is said beside it. */
export type CallFact = { id: string; text: string; isInferred: boolean };

/** What the part of a call that is about one vendor needs. Nothing here is a secret. */
export type CallPart = {
  vendor: string;
  name: string;
  people: CallFact[];
  atHand: CallFact[];
  account: CallFact;
  leaves: CallFact;
  /** How long it takes. `measuredFrom`: of how many finished sessions on this computer; 0 where it is a guess. */
  minutes: number;
  measuredFrom: number;
};

/** `text` is all of it for a person who was not there, ready to be copied. */
export type CallPlan = { clientName: string; minutes: number; parts: CallPart[]; text: string };
