import type { TroubleCode } from '../../trouble.ts';
import type { TroubleWords } from '../trouble-words.ts';
import { proxyTroubleWords } from './trouble-at-the-proxy.ts';
import { answerTroubleWords } from './trouble-in-the-answer.ts';
import { wayTroubleWords } from './trouble-on-the-way.ts';
import { certificateTroubleWords } from './trouble-with-certificates.ts';

/** Every trouble in words, from the name of the host to the body of its answer. A code without words does not compile. */
export const troubleWords = {
  ...wayTroubleWords,
  ...proxyTroubleWords,
  ...certificateTroubleWords,
  ...answerTroubleWords,
} satisfies Record<TroubleCode, TroubleWords>;
