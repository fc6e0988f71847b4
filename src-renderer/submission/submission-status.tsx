import type { SubmissionView } from '../../src-preload/contract/submission.ts';
import { actorWords } from '../../src-preload/contract/words/en/results.ts';
import {
  attentionWords,
  queueWords,
  submissionStateWords,
  submissionWords,
} from '../../src-preload/contract/words/en/submission.ts';
import { fill } from '../../src-preload/contract/words/fill.ts';
import { Status } from '../ui/status.tsx';
import { momentOf } from './date-words.ts';
import css from './submission.module.css';

type SubmissionStatusProps = { submission: SubmissionView; vendorName: string };

/** Where the submission stands: first its state, then why, what it does not mean, what is next and who can do it. */
export function SubmissionStatus({ submission, vendorName }: SubmissionStatusProps) {
  const { state, waitsFor, attention, nextTryAt, neo, attempts } = submission;
  const words =
    state === 'queued' && waitsFor !== undefined
      ? queueWords[waitsFor]
      : state === 'needs-attention' && attention !== undefined
        ? attentionWords[attention]
        : null;
  const who = words === null ? '' : fill(actorWords[words.who], { vendor: vendorName });
  return (
    <div className={css.status} data-state={state}>
      <Status name={submissionWords.status} className={css.statusWords}>
        {state !== 'none' && (
          <>
            <strong className={css.state}>{submissionStateWords[state]}</strong>
            {words !== null && ` ${words.happened} ${words.notMean} ${words.next}`}
            {who !== '' && ` ${fill(submissionWords.who, { who })}`}
            {state === 'queued' && nextTryAt !== undefined && (
              <> {fill(submissionWords.nextTry, { time: momentOf(nextTryAt) })}</>
            )}
            {attempts > 1 && <> {fill(submissionWords.attempts, { count: attempts })}</>}
          </>
        )}
      </Status>
      {neo !== undefined && state !== 'none' && <NeoAnswer neo={neo} />}
    </div>
  );
}

/** Neo's own words, and the id to quote. */
export function NeoAnswer({ neo }: { neo: NonNullable<SubmissionView['neo']> }) {
  const said = [
    neo.status === undefined ? '' : fill(submissionWords.neoStatus, { status: neo.status }),
    neo.code ?? '',
    neo.message ?? '',
  ].filter((part) => part !== '');
  return (
    <dl className={css.facts}>
      {said.length > 0 && (
        <div>
          <dt>{submissionWords.neoSaid}</dt>
          <dd>{said.join(', ')}</dd>
        </div>
      )}
      {neo.requestId !== undefined && (
        <div>
          <dt>{submissionWords.requestId}</dt>
          <dd className="code">{neo.requestId}</dd>
        </div>
      )}
    </dl>
  );
}
