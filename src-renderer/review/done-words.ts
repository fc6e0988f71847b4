import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  outboxMessages,
  overallMessages,
  submissionMessages,
  submissionStateMessages,
  vendorStateMessages,
} from '../../src-preload/messages/messages.ts';
import { formatTime } from '../../src-preload/messages/times.ts';
import { whenWords } from '../../src-preload/messages/when-words.ts';
import { vendorById, vendorName } from '../shell/vendors.ts';
import { hostOf } from './review-sentence.ts';

const words = submissionMessages.done;

/** What becomes of the secrets here, by their names. `say` puts the time of it (ISO) in words. */
export function secretsWords(progress: VendorProgress, say: (iso: string) => string): string {
  const vendor = vendorById(progress.vendor);
  const labels = (vendor?.fields ?? [])
    .filter((field) => field.kind === 'secret')
    .map(({ label }) => formatMessage(words.theSecret, { label }));
  const named = { count: labels.length, secrets: formatList(labels, 'and') };
  const { secretsLeaveAt } = progress.submission;
  if (secretsLeaveAt === undefined) return formatMessage(words.stay, named);
  return formatMessage(words.leave, { ...named, when: say(secretsLeaveAt), vendor: vendor?.name ?? '' });
}

/** In one sentence, with the Neo connection in `**bold**`: how it got to Neo, and whether that was confirmed. `now` in ms. */
export function doneSentence(progress: VendorProgress, connection: string, now: number): string {
  const { route, state, confirmation, at = '' } = progress.submission;
  const vendor = vendorName(progress.vendor);
  if (route?.kind === 'hand-over') return formatMessage(words.byHand, { vendor });
  const isConfirmed = state === 'connected' && confirmation?.verdict === 'passed';
  return formatMessage(isConfirmed ? words.confirmed : words.taken, {
    vendor,
    connection,
    when: whenWords(at, now),
  });
}

/**
 * What was done, to be pasted into a ticket: with the day of each time, whenever it is read. Nothing secret, and of other
 * clients nothing.
 */
export function summaryOf(session: SessionView, progress: VendorProgress, connection: string): string {
  const { summary } = submissionMessages;
  const { submission, test } = progress;
  const address = vendorById(progress.vendor)?.fields.find((field) => field.kind === 'url');
  const host = progress.fields.find(({ id }) => id === address?.id)?.text;
  const others = session.vendors
    .filter(({ vendor }) => vendor !== progress.vendor)
    .map(({ vendor, state }) => `${vendorName(vendor)} (${vendorStateMessages[state]})`);
  const lines = [
    formatMessage(summary.title, {
      vendor: vendorName(progress.vendor),
      client: session.clientName || outboxMessages.unnamed,
      state: submissionStateMessages[submission.state],
    }),
    '',
    host === undefined ? '' : formatMessage(summary.portal, { host: hostOf(host) }),
    formatMessage(summary.connection, { connection }),
    submission.at === undefined
      ? ''
      : formatMessage(submission.route?.kind === 'hand-over' ? summary.byHand : summary.sent, {
          at: submission.at,
        }),
    test.kind === 'done' ? testLine(test.report) : '',
    session.technician === '' ? '' : formatMessage(summary.technician, { technician: session.technician }),
    others.length === 0 ? '' : formatMessage(summary.others, { others: formatList(others, 'plain') }),
    formatMessage(summary.secrets, {
      text: secretsWords(progress, (at) => formatTime('moment', at)),
    }),
  ];
  return `${lines.filter((line, at) => line !== '' || at === 1).join('\n')}\n`;
}

type Report = Extract<VendorProgress['test'], { kind: 'done' }>['report'];

function testLine(report: Report): string {
  const counted = report.rows.filter((row) => row.counts);
  return formatMessage(submissionMessages.summary.tested, {
    verdict: overallMessages[report.overall],
    passed: counted.filter((row) => row.verdict === 'passed').length,
    all: counted.length,
    at: report.endedAt,
  });
}
