import { readReason } from './results/reason-words.ts';
import { Review, type ReviewProps } from './submission/review.tsx';

/** Review, with the words in which the results of a test say a reason. */
export function ReviewScreen(props: Omit<ReviewProps, 'readReason'>) {
  return <Review {...props} readReason={readReason} />;
}
