import { useId } from 'react';
import type { LitSpot, SpotQuery } from '../../../src-preload/contract/show-where.ts';
import type { Vendor, VendorWords } from '../../../src-preload/contract/vendor.ts';
import type { Evidence, Reason } from '../../../src-preload/contract/verdict.ts';
import { evidenceAnswer, seenIn } from '../../../src-preload/messages/evidence-sentence.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { resultsMessages } from '../../../src-preload/messages/messages.ts';
import type { ReadableReason } from '../../../src-preload/messages/reason-words.ts';
import { CopyButton } from '../../shell/copy-button.tsx';
import { VerdictBadge } from '../../ui/verdict-badge.tsx';
import { readReason } from './reason-message.ts';
import type { ResultRow } from './result-rows.ts';
import css from './results.module.css';

type ResultRowProps = {
  row: ResultRow;
  vendor: Vendor;
  vendorWords: VendorWords;
  /** The control to light for a reason of this row; null where nothing in the guide changes it. */
  spotOf: (code: SpotQuery['code']) => LitSpot | null;
  onShow: (spot: LitSpot) => void;
  /** Tries the vendor's other places; null where that would tell nothing. */
  onTryOthers: (() => void) | null;
  /** The run ended before: the head of the group says why, for all of them. */
  isNotAsked: boolean;
  /** Why the same values wait a little after a refusal; null while they need not. */
  waitsWhy: string | null;
  /** What the technician's guess says of a row that sees too little. */
  note: Reason | null;
};

export function ResultRowView({ row, vendor, vendorWords, ...props }: ResultRowProps) {
  const { onShow, onTryOthers, note } = props;
  const name = useId();
  const isOpen = row.verdict !== null && row.verdict !== 'passed';
  // Seen once, at the head of the group; whoever reads cell by cell finds it in each row.
  const unseen = props.isNotAsked ? 'visually-hidden' : undefined;
  const isPassed = row.verdict === 'passed' && note === null;
  const spot =
    (isOpen ? props.spotOf(row.reason?.code) : null) ?? (note === null ? null : props.spotOf(note.code));
  const reasons = [row.reason, note].flatMap((reason) =>
    reason === null
      ? []
      : {
          code: reason.code,
          words: readReason(
            reason,
            { row: row.id, label: row.label, vendor: vendor.name, isFixed: vendor.url === undefined },
            vendorWords,
          ),
        },
  );
  const isForAdmin = !props.isNotAsked && reasons.some(({ words }) => words.actor === 'portal-admin');
  const tryOthers = row.verdict === 'failed' ? onTryOthers : null;
  const hasActs = spot !== null || isForAdmin || tryOthers !== null;
  return (
    <tr
      data-open={isOpen && row.counts ? row.verdict : undefined}
      data-passed={row.verdict === 'passed' ? '' : undefined}
    >
      <th id={name} scope="row">
        {row.label}
      </th>
      <td>
        {row.verdict === null ? (
          <span className={css.waiting}>{resultsMessages.waiting}</span>
        ) : (
          <VerdictBadge verdict={row.verdict} isPlain={isPassed || props.isNotAsked} />
        )}
      </td>
      <td className={css.evidence}>
        {props.isNotAsked && (
          <p className={css.quiet} aria-hidden="true">
            {resultsMessages.notAskedRow}
          </p>
        )}
        {reasons.map(({ code, words }) => (
          <p key={code} className={unseen}>
            {words.happened} <span className={css.quiet}>{words.notMean}</span>
          </p>
        ))}
        {row.verdict === 'passed' && <p>{seenIn(row.evidence)}</p>}
        {!isPassed && <Requests evidence={row.evidence} />}
      </td>
      <td className={css.next}>
        {isPassed && (
          <div className={css.oneLine}>
            <p className={css.quiet}>{row.access}</p>
            <Requests evidence={row.evidence} />
          </div>
        )}
        {props.isNotAsked && (
          <p className={css.quiet} aria-hidden="true">
            {resultsMessages.notAskedNext}
          </p>
        )}
        {reasons.map(({ code, words }) => (
          <div key={code} className={unseen}>
            <p>{words.next}</p>
            <p className={css.who}>{formatMessage(resultsMessages.who, { who: words.who })}</p>
          </div>
        ))}
        {hasActs && (
          <div className={css.acts}>
            {spot !== null && (
              <button type="button" aria-describedby={name} onClick={() => onShow(spot)}>
                {resultsMessages.showMeWhere}
              </button>
            )}
            {isForAdmin && (
              <CopyButton
                words={resultsMessages.copyForAdmin}
                about={row.label}
                look="quiet"
                text={() =>
                  textForAdmin(
                    vendor.name,
                    row.label,
                    reasons.map(({ words }) => words),
                    spot,
                  )
                }
              />
            )}
            {tryOthers !== null && (
              <button
                type="button"
                aria-disabled={props.waitsWhy !== null}
                title={props.waitsWhy ?? undefined}
                onClick={props.waitsWhy === null ? tryOthers : undefined}
              >
                {resultsMessages.tryOtherRegions}
              </button>
            )}
          </div>
        )}
      </td>
    </tr>
  );
}

/** What somebody else has to do, for a mail or a chat: whose portal, what, and at which control. Never a secret. */
function textForAdmin(
  vendor: string,
  label: string,
  reasons: readonly ReadableReason[],
  spot: LitSpot | null,
): string {
  return [
    `${vendor}: ${label}`,
    ...reasons.flatMap(({ happened, next }) => [happened, next]),
    ...(spot === null || spot.words === ''
      ? []
      : [formatMessage(resultsMessages.whereForAdmin, { words: spot.words })]),
  ].join('\n');
}

/** What was asked and what came back, for support. */
function Requests({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <details className={css.requests}>
      <summary title={resultsMessages.details}>
        <span>{resultsMessages.details}</span>
      </summary>
      {evidence.map((one) => (
        <p key={`${one.check} ${one.at}`}>
          <span className="code">{one.request}</span> <span className={css.arrow}>→</span>{' '}
          {evidenceAnswer(one)}
          {one.vendorText !== undefined && one.vendorText !== '' && (
            <span className={css.vendorText}>
              {' '}
              {formatMessage(resultsMessages.vendorText, { vendorText: one.vendorText })}
            </span>
          )}
        </p>
      ))}
    </details>
  );
}
