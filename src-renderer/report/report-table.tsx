import type { ReportPermission, ReportVendor } from '../../src-preload/contract/report.ts';
import { evidenceAnswer, seenIn } from '../../src-preload/messages/evidence-sentence.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { resultsMessages, openReportMessages as words } from '../../src-preload/messages/messages.ts';
import { PermissionHead } from '../ui/permission-head.tsx';
import narrow from '../ui/permission-table.module.css';
import { VerdictBadge } from '../ui/verdict-badge.tsx';
import css from './report.module.css';

/** One row for each permission of a vendor, as the results of a test have it, and nothing to be done. */
export function ReportTable({ vendor }: { vendor: ReportVendor }) {
  return (
    <div className={css.frame}>
      <table
        className={`${css.table} ${narrow.rows}`}
        aria-label={formatMessage(words.table, { vendor: vendor.name })}
      >
        <PermissionHead />
        <tbody>
          {vendor.permissions.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: ReportPermission }) {
  const { reason, exchanges } = row;
  return (
    <tr>
      <th scope="row">{row.label}</th>
      <td>
        <VerdictBadge verdict={row.verdict} isPlain={row.verdict === 'passed'} />
      </td>
      <td>
        {reason === undefined ? (
          <p>{seenIn(exchanges)}</p>
        ) : (
          <p>
            {reason.happened} <span className={css.quiet}>{reason.notMean}</span>
          </p>
        )}
        {exchanges.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same, and none moves
          <p key={at} className={css.exchange}>
            <span className="code">{one.request}</span> <span className={css.quiet}>→</span>{' '}
            {evidenceAnswer(one)}
          </p>
        ))}
      </td>
      <td>
        {reason === undefined ? (
          <p className={css.quiet}>{row.access}</p>
        ) : (
          <>
            <p>{reason.next}</p>
            <p className={css.quiet}>{formatMessage(resultsMessages.who, { who: reason.who })}</p>
          </>
        )}
      </td>
    </tr>
  );
}
