import { Fragment, useEffect, useId, useRef, useState } from 'react';
import { metNoNetwork } from '../../../src-preload/contract/network-errors.ts';
import type { FieldView, VendorProgress } from '../../../src-preload/contract/session.ts';
import type { GuidePermission, Vendor, VendorField } from '../../../src-preload/contract/vendor.ts';
import { formatList, formatMessage } from '../../../src-preload/messages/format-message.ts';
import { outboxMessages, resultsMessages } from '../../../src-preload/messages/messages.ts';
import { clockOf } from '../../ui/dates.ts';
import { keyshortcuts, keysShown } from '../../ui/keyboard.ts';
import { useLostFocus } from '../../ui/lost-focus.ts';
import { ErrorNotice } from '../../ui/notice.tsx';
import { Gap, LiveText, Status } from '../../ui/status.tsx';
import { VerdictBadge } from '../../ui/verdict-badge.tsx';
import { missingForTest, missingLabels, overallLine } from './overall-line.ts';
import { useResults } from './results-store.ts';
import css from './test-bar.module.css';
import { useWaiting } from './use-waiting.ts';

type TestBarProps = {
  /** Moves the focus to a field, by its id. */
  onField: (field: string) => void;
  vendor: Vendor;
  progress: VendorProgress;
  /** The guide's, to name what failed; none until it is loaded. */
  permissions: readonly GuidePermission[];
  leads: boolean;
  /** By the system's word, which only offers another way: testing at once is never in question. */
  isOffline: boolean;
};

/**
 * The button that tests, and what came out of it: beside the fields, so that both are always in sight. It stays where
 * it is while it cannot be used: with it the focus would go, and where it became another one, a second Return would stop
 * the run that the first one began.
 */
export function TestBar({ vendor, progress, permissions, leads, isOffline, onField }: TestBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const whyNot = useId();
  // To let the test wait, or to stop it, takes the button away that was pressed.
  useLostFocus(bar, () => button.current?.focus());
  const asking = useResults((store) => store.asking);
  const { test, stop, queueTest } = useResults.getState();
  const isWaiting = useWaiting(progress.waitUntil);
  const missing = missingForTest(vendor, progress.fields);
  const later = missingLabels(vendor, progress.fields);
  const labels = missing.map(({ label }) => label);
  const line = overallLine(progress.test, labels, progress.metNoNetwork === true, later, permissions);
  const isLacking = asking.kind === 'failed' && asking.error.code === 'field-incomplete';
  // Whoever pressed Test is taken to what it needs, and then left there: a field that is saved while somebody still
  // types in it moves nothing.
  const toFirst = useRef(() => {});
  toFirst.current = () => {
    if (missing[0] !== undefined) onField(missing[0].id);
  };
  useEffect(() => {
    if (isLacking) toFirst.current();
  }, [isLacking]);
  const isTesting = progress.test.kind === 'testing';
  const stale = staleMessage(progress, Date.now());
  const isInOutbox = ['queued', 'sending'].includes(progress.submission.state);
  const hasMetNoNetwork = progress.test.kind === 'done' && metNoNetwork(progress.test.report);
  const mayQueue =
    (isOffline || progress.metNoNetwork === true || hasMetNoNetwork) &&
    missing.length === 0 &&
    !isTesting &&
    !isInOutbox;
  const until = clockOf(progress.waitUntil ?? '');
  const isUnable = isTesting || isWaiting;

  return (
    <div ref={bar} className={css.bar}>
      <div className={css.buttons}>
        <button
          ref={button}
          type="button"
          className={leads && !mayQueue && !isUnable ? 'primary' : undefined}
          aria-keyshortcuts={keyshortcuts('Ctrl', 'Enter')}
          title={keysShown('Ctrl', 'Enter')}
          aria-disabled={isUnable}
          aria-describedby={isUnable ? whyNot : undefined}
          onClick={() => {
            if (!isUnable) void test();
          }}
        >
          {isWaiting ? formatMessage(resultsMessages.waitButton, { time: until }) : resultsMessages.test}
        </button>
        {isTesting && (
          <button type="button" onClick={() => void stop()}>
            {asking.kind === 'stopping' ? resultsMessages.stopping : resultsMessages.stop}
          </button>
        )}
      </div>
      {isTesting && (
        <p id={whyNot} className="visually-hidden">
          {resultsMessages.isTesting}
        </p>
      )}
      {mayQueue && (
        <button
          type="button"
          className={leads ? `primary ${css.later}` : css.later}
          onClick={() => void queueTest()}
        >
          {outboxMessages.queueTest}
        </button>
      )}
      {/* What failed has its name once the guide is there: no news, but another beginning. */}
      <Status
        key={permissions.length === 0 ? 'unnamed' : 'named'}
        name={resultsMessages.overall}
        className={css.overall}
      >
        {line.verdict === null ? (
          // A word of its own each time: what stood in a silent status is silent for a moment longer.
          <strong key={line.head}>{line.head}</strong>
        ) : (
          <VerdictBadge verdict={line.verdict} words={line.head} />
        )}
        {/* Only what came of a run is said: not how far it is with each row, nor what is needed with each field. */}
        <span className={css.rest} aria-live={progress.test.kind === 'done' ? undefined : 'off'}>
          <Gap />
          {progress.test.kind === 'not-run' && missing.length > 0 && progress.metNoNetwork !== true ? (
            <StillNeeded missing={missing} fields={progress.fields} onField={onField} />
          ) : (
            line.rest
          )}
        </span>
      </Status>
      {isTesting && progress.test.kind === 'testing' && progress.test.total > 0 && (
        <progress
          className={css.progress}
          max={progress.test.total}
          value={progress.test.done}
          aria-hidden="true"
        />
      )}
      <LiveText className={css.reasons}>
        {isWaiting && !isTesting && (
          <p id={whyNot} className={css.why}>
            {formatMessage(resultsMessages.waitWhy, { vendor: vendor.name, time: until })}
          </p>
        )}
        {stale !== '' && <p className={css.stale}>{stale}</p>}
      </LiveText>
      {isLacking &&
        missing.length > 0 &&
        (progress.test.kind === 'not-run' ? (
          // The line above names them already, silently: to whoever pressed Test they are news.
          <AlertOnce text={stillNeededText(missing, progress.fields)} />
        ) : (
          <p role="alert">
            <StillNeeded missing={missing} fields={progress.fields} onField={onField} />
          </p>
        ))}
      {asking.kind === 'failed' && !isLacking && <ErrorNotice error={asking.error} />}
    </div>
  );
}

type StillNeededProps = {
  missing: readonly VendorField[];
  fields: readonly FieldView[];
  onField: (field: string) => void;
};

/** What a test waits for, each with the way to it, and a word where a value is there that cannot be used. */
function StillNeeded({ missing, fields, onField }: StillNeededProps) {
  return (
    <>
      {resultsMessages.stillNeeded}
      <Gap />
      {missing.map(({ id, label }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          {/* Beside the fields themselves; whoever comes by key is led there by the button that tests. */}
          <button type="button" className="as-link" tabIndex={-1} onClick={() => onField(id)}>
            {label}
          </button>
          {isWrong(fields, id) && ` ${resultsMessages.notUsable}`}
        </Fragment>
      ))}
    </>
  );
}

function isWrong(fields: readonly FieldView[], id: string): boolean {
  return fields.find((one) => one.id === id)?.issue?.blocking === true;
}

/** The same as one sentence, to be said. */
function stillNeededText(missing: readonly VendorField[], fields: readonly FieldView[]): string {
  const named = missing.map(({ id, label }) =>
    isWrong(fields, id) ? `${label} ${resultsMessages.notUsable}` : label,
  );
  return formatMessage(resultsMessages.stillToFill, { fields: formatList(named, 'plain') });
}

/** Read aloud when it appears, and gone once the text is another: the rest is not repeated with each field. */
function AlertOnce({ text }: { text: string }) {
  const [announced] = useState(text);
  return text === announced ? (
    <p role="alert" className="visually-hidden">
      {text}
    </p>
  ) : null;
}

/** A test says nothing about today after this long. In milliseconds; main decides by the same. */
const TEST_HOLDS = 24 * 60 * 60 * 1000;

/** Why a result no longer holds, or nothing while it does. `now` in milliseconds. */
export function staleMessage({ test, testIsStale }: VendorProgress, now: number): string {
  if (!testIsStale || test.kind !== 'done') return '';
  const age = now - Date.parse(test.report.endedAt);
  return Math.abs(age) > TEST_HOLDS ? resultsMessages.staleOld : resultsMessages.staleChanged;
}
