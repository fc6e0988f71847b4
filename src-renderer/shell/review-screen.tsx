import { Review, type ReviewProps } from '../review/review.tsx';
import { readReason } from '../workspace/results/reason-message.ts';

/** Review, with the words in which the results of a test say a reason. */
export function ReviewScreen(props: Omit<ReviewProps, 'readReason'>) {
  return <Review {...props} readReason={readReason} />;
}
