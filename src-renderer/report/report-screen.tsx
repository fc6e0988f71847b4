import { useState } from 'react';
import type { OpenedReport, Report, ReportVendor } from '../../src-preload/contract/report.ts';
import type { SubmissionState } from '../../src-preload/contract/submission.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  reportMessages,
  submissionStateMessages,
  openReportMessages as words,
} from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { Fact } from '../ui/fact.tsx';
import layout from '../ui/list-screen.module.css';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Gap, Status } from '../ui/status.tsx';
import { VerdictBadge } from '../ui/verdict-badge.tsx';
import { useOpenedReport } from './opened-store.ts';
import { ReplayDialog } from './replay-dialog.tsx';
import css from './report.module.css';
import { ReportTable } from './report-table.tsx';

/** A report that somebody made, read-only: whether its signature holds, who made it, and what it says. */
export function ReportScreen({ onOpen }: { onOpen: () => void }) {
  const opened = useOpenedReport((store) => store.report);
  const isPresenting = useAppInfo((store) => store.app?.presenting.on ?? false);
  const report = isPresenting ? ({ kind: 'hidden' } as const) : opened;
  return (
    <div className={layout.screen}>
      <header className={css.head}>
        <h1 tabIndex={-1}>{report.kind === 'ready' ? titleOf(report.opened.report) : words.title}</h1>
        {!isPresenting && (
          <button type="button" onClick={onOpen}>
            {words.action}
          </button>
        )}
      </header>
      {report.kind === 'hidden' && <p>{words.presenting}</p>}
      {report.kind === 'none' && (
        <div>
          <p>{words.none}</p>
          <p className={css.quiet}>{words.noneText}</p>
        </div>
      )}
      {report.kind === 'failed' && <ErrorNotice error={report.error} />}
      {report.kind === 'ready' && <Opened key={report.opened.digest} opened={report.opened} />}
    </div>
  );
}

function titleOf({ session: { client } }: Report): string {
  return client === undefined ? reportMessages.title : formatMessage(reportMessages.titleFor, { client });
}

function Opened({ opened }: { opened: OpenedReport }) {
  const [replayed, setReplayed] = useState<ReportVendor | null>(null);
  const { report } = opened;
  return (
    <>
      <Signature opened={opened} />
      {report.isPractice && (
        <Notice tone="warning">
          <p>{words.practice}</p>
        </Notice>
      )}
      <Facts opened={opened} />
      {report.vendors.map((vendor) => (
        <VendorPart key={vendor.id} vendor={vendor} onReplay={() => setReplayed(vendor)} />
      ))}
      {replayed !== null && <ReplayDialog vendor={replayed} onClose={() => setReplayed(null)} />}
    </>
  );
}

function Signature({ opened: { words: keyWords, isOurs } }: { opened: OpenedReport }) {
  return (
    <section className={css.signature}>
      <Status name={words.status} isNews className={css.holds}>
        <strong>{words.holds}</strong>
        <Gap />
        {words.holdsText}
      </Status>
      <p>
        <strong>{isOurs ? words.ours : words.unknown}.</strong> {isOurs ? words.oursText : words.unknownText}
      </p>
      <p>
        <span className={css.quiet}>{words.words}:</span> <b className="code">{keyWords.join(' ')}</b>
      </p>
    </section>
  );
}

function Facts({ opened }: { opened: OpenedReport }) {
  const { facts, leftOut, unknown, version } = reportMessages;
  const { session, madeAt, app, namesLeftOut } = opened.report;
  const named = (value: string | undefined) => value ?? (namesLeftOut ? leftOut : unknown);
  return (
    <>
      <dl className={css.facts}>
        <Fact name={facts.client}>{named(session.client)}</Fact>
        <Fact name={facts.technician}>{named(session.technician)}</Fact>
        <Fact name={facts.connection}>{named(session.connection)}</Fact>
        <Fact name={facts.made}>{momentOf(madeAt)}</Fact>
        <Fact name={facts.app}>{formatMessage(version, app)}</Fact>
        <Fact name={words.file}>{opened.fileName}</Fact>
        <Fact name={words.digest}>
          <span className="code">{opened.digest}</span>
        </Fact>
      </dl>
      {session.notes !== undefined && (
        <section>
          <h2>{reportMessages.notes}</h2>
          <p className={css.notes}>{session.notes}</p>
        </section>
      )}
    </>
  );
}

/** As the PDF has it, so that the two can be compared. */
function momentOf(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

function sentOf({ state, at, confirmation }: NonNullable<ReportVendor['submission']>): string {
  const said = submissionStateMessages[state as SubmissionState] ?? state;
  const sent =
    at === undefined ? said : formatMessage(reportMessages.sentAt, { state: said, at: momentOf(at) });
  return confirmation === undefined ? sent : `${sent}. ${confirmation}`;
}

function VendorPart({ vendor, onReplay }: { vendor: ReportVendor; onReplay: () => void }) {
  const { facts, notSubmitted, stale, fromHere } = reportMessages;
  const { test, submission } = vendor;
  return (
    <section className={css.vendor}>
      <header className={css.head}>
        <h2>{vendor.name}</h2>
        {test !== null && <VerdictBadge verdict={test.overall} />}
        {test !== null && (
          <button type="button" onClick={onReplay}>
            {formatMessage(words.replay.open, { vendor: vendor.name })}
          </button>
        )}
      </header>
      {test === null && <p>{words.noTest}</p>}
      <dl className={css.facts}>
        {[...vendor.values, ...vendor.identity].map(({ label, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same label, and none moves
          <Fact key={at} name={label}>
            {value}
          </Fact>
        ))}
        <Fact name={facts.guide}>{vendor.guide === '' ? reportMessages.noGuide : vendor.guide}</Fact>
        <Fact name={facts.tested}>{test === null ? reportMessages.notTested : momentOf(test.endedAt)}</Fact>
        <Fact name={facts.expires}>
          {vendor.expiresAt === undefined
            ? (vendor.expiry ?? reportMessages.expiryUnknown)
            : momentOf(vendor.expiresAt)}
        </Fact>
        {vendor.consent !== undefined && (
          <Fact name={facts.consent}>
            {formatMessage(reportMessages.consentBy, {
              name: vendor.consent.by ?? reportMessages.leftOut,
              at: momentOf(vendor.consent.at),
              guide: vendor.consent.guide,
            })}
          </Fact>
        )}
        <Fact name={facts.submission}>{submission === null ? notSubmitted : sentOf(submission)}</Fact>
        {submission?.requestIds.map((id) => (
          <Fact key={id} name={facts.requestIds}>
            <span className="code">{id}</span>
          </Fact>
        ))}
        {vendor.secrets.map(({ label, fingerprint }) => (
          <Fact key={label} name={formatMessage(words.fingerprint, { label })}>
            <span className="code">{fingerprint}</span>
          </Fact>
        ))}
      </dl>
      {test?.isStale === true && <p>{stale}</p>}
      {test?.fromThisComputer === true && <p>{fromHere}</p>}
      <ReportTable vendor={vendor} />
    </section>
  );
}
