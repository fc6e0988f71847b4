import { useRef } from 'react';
import type { LitSpot, SpotQuery } from '../../../src-preload/contract/show-where.ts';
import type { Vendor, VendorWords } from '../../../src-preload/contract/vendor.ts';
import type { Reason } from '../../../src-preload/contract/verdict.ts';
import { fill } from '../../../src-preload/messages/fill.ts';
import { resultsMessages } from '../../../src-preload/messages/messages.ts';
import { VerdictBadge } from '../../ui/verdict-badge.tsx';
import { evidenceAnswer } from './evidence-sentence.ts';
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
  /** The same values wait a little after a refusal. */
  isWaiting: boolean;
  /** What the technician's guess says of a row that sees too little. */
  note: Reason | null;
};

export function ResultRowView({ row, vendor, vendorWords, ...props }: ResultRowProps) {
  const { onShow, onTryOthers, note } = props;
  const line = useRef<HTMLTableRowElement>(null);
  const isOpen = row.verdict !== null && row.verdict !== 'passed';
  const spot =
    (isOpen ? props.spotOf(row.reason?.code) : null) ?? (note === null ? null : props.spotOf(note.code));
  return (
    <tr ref={line} data-open={isOpen && row.counts ? '' : undefined}>
      <th scope="row">{row.label}</th>
      <td>
        {row.verdict === null ? (
          <span className={css.waiting}>{resultsMessages.waiting}</span>
        ) : (
          <VerdictBadge verdict={row.verdict} />
        )}
      </td>
      <td className={css.evidence}>
        {row.evidence.map((one) => (
          <p key={`${one.check} ${one.at}`}>
            <span className="code">{one.request}</span> <span className={css.arrow}>→</span>{' '}
            {evidenceAnswer(one)}
            {one.vendorText !== undefined && one.vendorText !== '' && (
              <span className={css.vendorText}>
                {' '}
                {fill(resultsMessages.vendorText, { vendorText: one.vendorText })}
              </span>
            )}
          </p>
        ))}
      </td>
      <td className={css.next}>
        {[row.reason, note].map(
          (reason) =>
            reason !== null && (
              <NextStep
                key={reason.code}
                words={readReason(
                  reason,
                  { row: row.id, label: row.label, vendor: vendor.name, isFixed: vendor.url === undefined },
                  vendorWords,
                )}
              />
            ),
        )}
        {spot !== null && (
          <button
            type="button"
            onClick={() => {
              onShow(spot);
              // The step takes room from the table: its row is brought back into what is left.
              requestAnimationFrame(() => line.current?.scrollIntoView({ block: 'nearest' }));
            }}
          >
            {resultsMessages.showMeWhere}
          </button>
        )}
        {row.verdict === 'failed' && onTryOthers !== null && (
          <button type="button" disabled={props.isWaiting} onClick={onTryOthers}>
            {resultsMessages.tryOtherRegions}
          </button>
        )}
      </td>
    </tr>
  );
}

function NextStep({ words }: { words: ReturnType<typeof readReason> }) {
  return (
    <>
      <p>
        {words.happened} <span className={css.quiet}>{words.notMean}</span>
      </p>
      <p className={css.do}>{words.next}</p>
      <p className={css.quiet}>{fill(resultsMessages.who, { who: words.who })}</p>
    </>
  );
}
