import { useState } from 'react';
import type { ReportExchange, ReportPermission, ReportVendor } from '../../src-preload/contract/report.ts';
import { evidenceAnswer } from '../../src-preload/messages/evidence-sentence.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { openReportMessages, resultsMessages } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { LiveText } from '../ui/status.tsx';
import { VerdictBadge } from '../ui/verdict-badge.tsx';
import { inReplayOrder } from './replay-order.ts';
import css from './report.module.css';

const words = openReportMessages.replay;

/** A test step by step: what was asked for each permission, and what came back. Nothing is sent. */
export function ReplayDialog({ vendor, onClose }: { vendor: ReportVendor; onClose: () => void }) {
  const rows = inReplayOrder(vendor.permissions);
  const [at, setAt] = useState(0);
  const row = rows[at];
  if (row === undefined) return null;
  const go = (to: number) => {
    if (to >= 0 && to < rows.length) setAt(to);
  };
  return (
    <Dialog title={words.title} width="wide" onClose={onClose}>
      <DialogText>
        <p className={css.quiet}>{words.lead}</p>
      </DialogText>
      <LiveText className={css.step}>
        <Step row={row} position={formatMessage(words.position, { at: at + 1, all: rows.length })} />
      </LiveText>
      <DialogButtons>
        <button type="button" className="quiet" onClick={onClose}>
          {words.close}
        </button>
        <button type="button" aria-disabled={at === 0} onClick={() => go(at - 1)}>
          {words.previous}
        </button>
        <button
          type="button"
          className="primary"
          aria-disabled={at === rows.length - 1}
          onClick={() => go(at + 1)}
        >
          {words.next}
        </button>
      </DialogButtons>
    </Dialog>
  );
}

function Step({ row, position }: { row: ReportPermission; position: string }) {
  const { reason, exchanges } = row;
  return (
    <>
      <p className={css.quiet}>{position}</p>
      <h3>{row.label}</h3>
      <p>
        <VerdictBadge verdict={row.verdict} />
      </p>
      {exchanges.length === 0 && <p>{words.nothingAsked}</p>}
      {exchanges.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same, and none moves
        <Exchange key={index} exchange={one} />
      ))}
      {reason !== undefined && (
        <p>
          {reason.happened} <span className={css.quiet}>{reason.notMean}</span> {reason.next}{' '}
          <span className={css.quiet}>{formatMessage(resultsMessages.who, { who: reason.who })}</span>
        </p>
      )}
    </>
  );
}

function Exchange({ exchange }: { exchange: ReportExchange }) {
  return (
    <dl className={css.steps}>
      <dt>{words.asked}</dt>
      <dd className="code">{exchange.request}</dd>
      <dt>{words.answered}</dt>
      <dd>
        {evidenceAnswer(exchange)}
        {exchange.vendorText !== undefined && (
          <p className={css.quiet}>
            {formatMessage(resultsMessages.vendorText, { vendorText: exchange.vendorText })}
          </p>
        )}
      </dd>
    </dl>
  );
}
