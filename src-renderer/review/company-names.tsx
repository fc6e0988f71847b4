import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { NamesShown } from '../../src-preload/contract/names.ts';
import type { NamesLabel, Vendor, VendorWords } from '../../src-preload/contract/vendor.ts';
import type { Reason } from '../../src-preload/contract/verdict.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  actorMessages,
  companyNamesMessages,
  companyNamesReasonMessages,
  submissionMessages,
} from '../../src-preload/messages/messages.ts';
import { momentWords } from '../../src-preload/messages/when-words.ts';
import { invoke } from '../shell/bridge.ts';
import { ErrorNotice } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import css from './company-names.module.css';
import review from './review.module.css';

/** Says a reason in words, as the results of a test do; `who` is empty when nobody has to act. */
export type ReadReason = (
  reason: Reason,
  at: { row: string; label: string; vendor: string; isFixed: boolean },
  vendorWords: VendorWords,
) => { happened: string; notMean: string; next: string; who: string };

type CompanyNamesProps = {
  sessionId: string;
  vendor: Vendor;
  label: NamesLabel;
  vendorWords: VendorWords;
  readReason: ReadReason;
};

type State =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'shown'; shown: NamesShown }
  | { kind: 'refused'; reason: Reason }
  | { kind: 'failed'; error: AppError };

/**
 * A few names of companies, for whoever doubts that this is the right place. Asked for by a click only, because
 * others may be watching; held in no store, so that they are gone with this screen.
 */
export function CompanyNames({ sessionId, vendor, label, vendorWords, readReason }: CompanyNamesProps) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  async function read() {
    setState({ kind: 'asking' });
    const answer = await invoke('readNames', { sessionId, vendor: vendor.id });
    if (!isHere.current) return;
    if (!answer.ok) setState({ kind: 'failed', error: answer.error });
    else if (answer.value.kind === 'names') setState({ kind: 'shown', shown: answer.value });
    else setState({ kind: 'refused', reason: answer.value.reason });
  }

  const isAsking = state.kind === 'asking';
  const isShown = state.kind === 'shown';
  const toggle = () => (isShown ? setState({ kind: 'idle' }) : void read());
  return (
    <div className={css.names}>
      <div className={css.ask}>
        {/* Not disabled while it is asked: that would take the focus away from who pressed it. */}
        <button type="button" aria-disabled={isAsking} onClick={isAsking ? undefined : toggle}>
          {isShown ? companyNamesMessages.hide : companyNamesMessages.show}
        </button>
        <p className={review.quiet}>{formatMessage(companyNamesMessages.hint, { vendor: vendor.name })}</p>
      </div>
      <Status
        name={companyNamesMessages.status}
        className={state.kind === 'refused' ? css.refused : undefined}
      >
        {isAsking && companyNamesMessages.asking}
        {isShown && namesSentence(state.shown, vendor.name, label, vendorWords)}
        {state.kind === 'refused' && (
          <Refused words={wordsOf(state.reason, vendor, vendorWords, readReason)} />
        )}
      </Status>
      {isShown && state.shown.names.length > 0 && (
        <ul className={css.nameList} aria-label={companyNamesMessages.status}>
          {state.shown.names.map((name, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two companies may have one name, and the list never changes
            <li key={place}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {state.kind === 'failed' && <ErrorNotice error={state.error} />}
    </div>
  );
}

/** In the status itself, and not as an error: nothing that is shown above, or tested, has changed. */
function Refused({ words }: { words: ReturnType<ReadReason> }) {
  return (
    <>
      <strong className={review.state}>{companyNamesMessages.refusedTitle}</strong> {words.happened}{' '}
      {words.notMean} {words.next} {formatMessage(submissionMessages.who, { who: words.who })}
    </>
  );
}

function wordsOf(
  reason: Reason,
  vendor: Vendor,
  vendorWords: VendorWords,
  readReason: ReadReason,
): ReturnType<ReadReason> {
  const own = companyNamesReasonMessages[reason.code];
  if (own === undefined)
    return readReason(
      reason,
      { row: '', label: '', vendor: vendor.name, isFixed: vendor.url === undefined },
      vendorWords,
    );
  const { time } = reason.params;
  const params = {
    ...reason.params,
    vendor: vendor.name,
    ...(typeof time === 'string' ? { time: momentWords(time, Date.now()) } : {}),
  };
  return {
    happened: formatMessage(own.happened, params),
    notMean: formatMessage(own.notMean, params),
    next: formatMessage(own.next, params),
    who: formatMessage(actorMessages[own.who], params),
  };
}

/** The line above the names, or what it means that there are none. */
export function namesSentence(
  { names, total }: NamesShown,
  vendor: string,
  label: NamesLabel,
  vendorWords: VendorWords,
): string {
  const params = {
    vendor,
    shown: names.length,
    one: wordOf(vendorWords, label.one),
    many: wordOf(vendorWords, label.many),
  };
  if (names.length === 0) {
    const { happened, notMean, next } =
      total === 0 ? companyNamesMessages.none : companyNamesMessages.nameless;
    return formatMessage(`${happened} ${notMean} ${next}`, params);
  }
  if (total === null) return formatMessage(companyNamesMessages.first, params);
  const text = total > names.length ? companyNamesMessages.some : companyNamesMessages.all;
  return formatMessage(text, { ...params, total });
}

export function wordOf(words: VendorWords, key: string): string {
  const found = words[key];
  return typeof found === 'string' ? found : '';
}
