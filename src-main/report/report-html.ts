import type { Report, ReportPermission, ReportVendor } from '../../src-preload/contract/report.ts';
import { evidenceAnswer, seenIn } from '../../src-preload/messages/evidence-sentence.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  language,
  overallMessages,
  resultsMessages,
  submissionStateMessages,
  reportMessages as words,
} from '../../src-preload/messages/messages.ts';
import { escapeHtml as text } from './escape-html.ts';
import { REPORT_STYLES } from './report-styles.ts';
import { utc } from './utc.ts';

/** What the report's page is called, also as the title of the PDF. */
export function titleOf({ session: { client } }: Report): string {
  return client === undefined ? words.title : formatMessage(words.titleFor, { client });
}

/**
 * The report as a page that needs nothing beside itself: no script, no picture, no address. Every text is escaped. Read
 * aloud it is one heading, lists of facts and tables with their headers; in gray a verdict is a word in a frame.
 */
export function reportHtml(report: Report, signed: { digest: string; keyWords: readonly string[] }): string {
  const title = text(titleOf(report));
  return `<!doctype html>
<html lang="${language.tag}">
<head><meta charset="utf-8"><title>${title}</title><style>${REPORT_STYLES}</style></head>
<body>
<h1>${title}</h1>
${report.isPractice ? `<p class="practice"><strong>${text(words.practice)}.</strong> ${text(words.practiceText)}</p>` : ''}
<p>${text(words.lead)}</p>
${factsOf(report)}
${report.vendors.map(vendorHtml).join('\n')}
${report.session.notes === undefined ? '' : `<h2>${text(words.notes)}</h2><p class="notes">${text(report.session.notes)}</p>`}
<section class="whole"><h2>${text(words.check)}</h2><p>${text(words.checkText)}</p>
${list([
  [words.facts.words, signed.keyWords.join(' '), 'mono'],
  [words.facts.digest, signed.digest, 'mono'],
  [words.facts.key, report.publicKey, 'mono'],
])}</section>
</body></html>`;
}

type Fact = [name: string, value: string, look?: 'mono'];

function list(facts: readonly Fact[]): string {
  const items = facts.map(
    ([name, value, look = '']) => `<div><dt>${text(name)}</dt><dd class="${look}">${text(value)}</dd></div>`,
  );
  return `<dl>${items.join('')}</dl>`;
}

function factsOf({ session, app, madeAt, namesLeftOut }: Report): string {
  const { facts, leftOut, unknown } = words;
  const named = (value: string | undefined) => value ?? (namesLeftOut ? leftOut : unknown);
  return list([
    [facts.client, named(session.client)],
    [facts.technician, named(session.technician)],
    [facts.connection, named(session.connection)],
    [facts.made, utc(madeAt)],
    [facts.created, utc(session.createdAt)],
    [facts.app, formatMessage(words.version, app)],
  ]);
}

function vendorHtml(vendor: ReportVendor): string {
  const { permissions } = vendor;
  const untested = permissions.filter(({ verdict }) => verdict === 'not-tested');
  const tested = permissions.filter(({ verdict }) => verdict !== 'not-tested');
  return `<section><h2>${text(vendor.name)}</h2>
${list(vendorFacts(vendor))}
${vendor.test?.isStale === true ? `<p>${text(words.stale)}</p>` : ''}
${vendor.test?.fromThisComputer === true ? `<p>${text(words.fromHere)}</p>` : ''}
${tested.length === 0 ? '' : `<h3>${text(words.testedTitle)}</h3>${testedTable(vendor, tested)}`}
${untested.length === 0 ? '' : `<h3>${text(words.untestedTitle)}</h3>${untestedTable(vendor, untested)}`}
</section>`;
}

function vendorFacts({ test, submission, consent, ...vendor }: ReportVendor): Fact[] {
  const { facts } = words;
  const state = submission === null ? words.notSubmitted : stateOf(submission.state);
  const sent =
    submission?.at === undefined ? state : formatMessage(words.sentAt, { state, at: utc(submission.at) });
  return [
    ...[...vendor.values, ...vendor.identity].map(({ label, value }): Fact => [label, value]),
    [facts.guide, vendor.guide === '' ? words.noGuide : vendor.guide],
    [facts.tested, test === null ? words.notTested : testedOf(test)],
    ...(test === null ? [] : [[facts.overall, overallMessages[test.overall]] as Fact]),
    [
      facts.expires,
      vendor.expiresAt === undefined ? (vendor.expiry ?? words.expiryUnknown) : utc(vendor.expiresAt),
    ],
    ...(consent === undefined ? [] : [[facts.consent, agreedBy(consent)] as Fact]),
    [facts.submission, [sent, submission?.confirmation ?? ''].filter((part) => part !== '').join('. ')],
    ...(submission === null || submission.requestIds.length === 0
      ? []
      : [[facts.requestIds, formatList(submission.requestIds, 'plain'), 'mono'] as Fact]),
    ...(vendor.secrets.length === 0
      ? []
      : [
          [
            facts.secrets,
            formatList(
              vendor.secrets.map((one) => formatMessage(words.fingerprint, one)),
              'plain',
            ),
          ] as Fact,
        ]),
  ];
}

function testedOf({ startedAt, endedAt, ended }: NonNullable<ReportVendor['test']>): string {
  const times = formatMessage(words.testedAt, { from: utc(startedAt), to: utc(endedAt) });
  return formatList([times, words.ended[ended]], 'plain');
}

function agreedBy({ by, at, guide }: NonNullable<ReportVendor['consent']>): string {
  return formatMessage(words.consentBy, { name: by ?? words.leftOut, at: utc(at), guide });
}

function stateOf(state: string): string {
  return submissionStateMessages[state as keyof typeof submissionStateMessages] ?? state;
}

function table(vendor: ReportVendor, columns: readonly string[], rows: readonly string[]): string {
  const heads = columns.map((one) => `<th scope="col">${text(one)}</th>`).join('');
  const caption = text(formatMessage(words.permissions, { vendor: vendor.name }));
  return `<table><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function nameCell({ label, access, required }: ReportPermission): string {
  const beside = [access, required ? '' : words.optional].filter((part) => part !== '').join(', ');
  return `<th scope="row">${text(label)}${beside === '' ? '' : ` <small>${text(beside)}</small>`}</th>`;
}

function testedTable(vendor: ReportVendor, rows: readonly ReportPermission[]): string {
  const { permission, verdict, evidence } = words.columns;
  return table(
    vendor,
    [permission, verdict, evidence],
    rows.map((row) => {
      const seen = row.verdict === 'passed' ? seenIn(row.exchanges) : reasonOf(row);
      const requests = row.exchanges.map(
        (one) =>
          `<small>${text(formatMessage(words.exchange, { request: one.request, answer: evidenceAnswer(one, utc) }))}${
            one.vendorText === undefined
              ? ''
              : ` ${text(formatMessage(resultsMessages.vendorText, { vendorText: one.vendorText }))}`
          }</small>`,
      );
      const found = [seen === '' ? '' : text(seen), ...requests].filter((part) => part !== '').join('<br>');
      const word = text(overallMessages[row.verdict]);
      return `<tr>${nameCell(row)}<td><span class="${row.verdict}">${word}</span></td><td>${found}</td></tr>`;
    }),
  );
}

function untestedTable(vendor: ReportVendor, rows: readonly ReportPermission[]): string {
  return table(
    vendor,
    [words.columns.permission, words.columns.why],
    rows.map((row) => `<tr>${nameCell(row)}<td>${text(reasonOf(row))}</td></tr>`),
  );
}

function reasonOf({ reason }: ReportPermission): string {
  return reason === undefined ? '' : `${reason.happened} ${reason.notMean} ${reason.next} (${reason.who})`;
}
