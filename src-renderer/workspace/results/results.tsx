import { useEffect, useId, useRef } from 'react';
import type { AppErrorCode } from '../../../src-preload/contract/app-error.ts';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import type { LitSpot, SpotQuery } from '../../../src-preload/contract/show-where.ts';
import type { Guide, Vendor, VendorWords } from '../../../src-preload/contract/vendor.ts';
import type { TestReport } from '../../../src-preload/contract/verdict.ts';
import { timeToCome } from '../../../src-preload/messages/evidence-sentence.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { actorMessages, resultsMessages, runReasonMessages } from '../../../src-preload/messages/messages.ts';
import { clockOf } from '../../ui/dates.ts';
import { errorMessage } from '../../ui/notice.tsx';
import { PermissionHead } from '../../ui/permission-head.tsx';
import narrow from '../../ui/permission-table.module.css';
import { fewerThanExpected } from './fewer-than-expected.ts';
import { ResultRowView } from './result-row.tsx';
import { buildRows, groupRows, mayTryOthers, type ResultRow, type RowGroups } from './result-rows.ts';
import css from './results.module.css';
import { useResults } from './results-store.ts';
import { useWaiting } from './use-waiting.ts';

type ResultsProps = {
  vendor: Vendor;
  guide: Guide | null;
  progress: VendorProgress;
  vendorWords: VendorWords;
  /** The control to light for a row and its reason; null where nothing in the guide changes it. */
  spotOf: (at: SpotQuery) => LitSpot | null;
  /** `row` is the label of the row that the control is shown for. */
  onShow: (spot: LitSpot, row: string) => void;
};

function NotKept({ code }: { code: AppErrorCode }) {
  const { happened, next } = errorMessage({ code });
  return (
    <p className={css.note} role="alert">
      {resultsMessages.notKept} {happened} {next}
    </p>
  );
}

/** The result of the last run or of the one under way, one row for each permission. Appears with the first run. */
export function Results(props: ResultsProps) {
  const { vendor, guide, progress, vendorWords } = props;
  const title = useId();
  const { test } = progress;
  const isWaiting = useWaiting(progress.waitUntil);
  const waitsWhy = isWaiting
    ? formatMessage(resultsMessages.waitWhy, { vendor: vendor.name, time: clockOf(progress.waitUntil ?? '') })
    : null;
  const region = useRef<HTMLElement>(null);
  const endedRun = test.kind === 'done' ? test.report.runId : null;
  const shownRun = useRef(endedRun);
  useEffect(() => {
    if (endedRun === null || endedRun === shownRun.current) return;
    shownRun.current = endedRun;
    // What is not passed comes first: whoever has scrolled meanwhile would not see it.
    region.current?.parentElement?.scrollTo({ top: 0 });
  }, [endedRun]);
  if (test.kind === 'not-run') return null;
  const rows = buildRows(guide?.permissions ?? [], test);
  const isSignedIn = rows.some(({ verdict }) => verdict === 'passed' || verdict === 'warning');
  const report = test.kind === 'done' ? test.report : null;
  const tryOthers = () => void useResults.getState().test(true);
  const groups = test.kind === 'done' ? groupRows(rows) : null;
  const show = (row: ResultRow) => (
    <ResultRowView
      key={row.id}
      row={row}
      vendor={vendor}
      vendorWords={vendorWords}
      spotOf={(code) => props.spotOf({ row: row.id, code, isSignedIn })}
      onShow={(spot) => props.onShow(spot, row.label)}
      onTryOthers={mayTryOthers(vendor, test) ? tryOthers : null}
      waitsWhy={waitsWhy}
      isNotAsked={groups?.notAsked.includes(row) ?? false}
      note={fewerThanExpected(vendor, row, progress.expected)}
    />
  );
  return (
    <section ref={region} className={css.region} aria-labelledby={title}>
      <h2 id={title} tabIndex={-1} className="visually-hidden">
        {resultsMessages.title}
      </h2>
      <div className={css.head}>
        <p className={css.summary}>{groups === null ? resultsMessages.testing : summaryOf(groups)}</p>
        {report !== null && <p className={css.tested}>{testedAt(report)}</p>}
      </div>
      {report !== null && <Identity identity={report.identity} vendorWords={vendorWords} />}
      {progress.testNotKept !== undefined && report !== null && <NotKept code={progress.testNotKept} />}
      {report?.ended === 'timed-out' && <p className={css.note}>{resultsMessages.timedOut}</p>}
      {report?.tryAgainAt !== undefined && (
        <p className={css.note}>
          {formatMessage(resultsMessages.waitAsked, {
            vendor: vendor.name,
            time: timeToCome(report.tryAgainAt, report.endedAt),
          })}
        </p>
      )}
      <table
        className={`${css.table} ${narrow.rows}`}
        aria-label={resultsMessages.table}
        aria-busy={test.kind === 'testing'}
      >
        <PermissionHead />
        {groups === null ? (
          <tbody>{rows.map(show)}</tbody>
        ) : (
          <>
            {groups.open.length > 0 && <tbody>{groups.open.map(show)}</tbody>}
            {groups.notAsked.length > 0 && (
              <tbody>
                <tr className={css.group}>
                  <td colSpan={4}>{notAsked(groups.notAsked, vendor)}</td>
                </tr>
                {groups.notAsked.map(show)}
              </tbody>
            )}
            {groups.passed.length > 0 && (
              <tbody>
                {/* Where nothing else stands here, the head of the page has said it. */}
                {groups.passed.length < rows.length - groups.beside.length && (
                  <tr className={css.group}>
                    <td colSpan={4}>
                      {formatMessage(resultsMessages.passedGroup, { count: groups.passed.length })}
                    </td>
                  </tr>
                )}
                {groups.passed.map(show)}
              </tbody>
            )}
            {groups.beside.length > 0 && <tbody>{groups.beside.map(show)}</tbody>}
          </>
        )}
      </table>
    </section>
  );
}

function summaryOf({ open, notAsked, passed }: RowGroups): string {
  const notPassed = open.length + notAsked.length;
  const all = notPassed + passed.length;
  if (all === 0) return '';
  return notPassed === 0
    ? formatMessage(resultsMessages.allPassed, { count: all, all })
    : formatMessage(resultsMessages.notPassed, { count: notPassed, all });
}

/** Why they were not asked, once for all of them: a run ends in one way. */
function notAsked(rows: readonly ResultRow[], vendor: Vendor): string {
  const code = rows[0]?.reason?.code as keyof typeof runReasonMessages;
  const { happened, next, who } = runReasonMessages[code];
  const params = { count: rows.length, vendor: vendor.name };
  const named = { ...params, who: formatMessage(actorMessages[who], params) };
  return formatMessage(`${resultsMessages.notAsked} ${happened} ${next} ${resultsMessages.who}`, named);
}

/** `10:55 AM, 4.2 s` */
function testedAt({ startedAt, endedAt }: TestReport): string {
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;
  return formatMessage(resultsMessages.testedAt, { at: endedAt, seconds: seconds.toFixed(1) });
}

type IdentityProps = { identity: TestReport['identity']; vendorWords: VendorWords };

/** What the portal says it is, so that a key made in the wrong tenant is noticed before it is sent. */
function Identity({ identity, vendorWords }: IdentityProps) {
  if (identity.length === 0) return null;
  return (
    <p className={css.identity}>
      {resultsMessages.identity}{' '}
      {identity.map(({ label, value }, index) => {
        const words = vendorWords[label];
        return (
          <span key={label}>
            {index > 0 && ', '}
            {typeof words === 'string' ? words : label} <strong>{value}</strong>
          </span>
        );
      })}
    </p>
  );
}
