import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  outboxMessages,
  overallMessages,
  submissionMessages,
  submissionStateMessages,
  vendorStateMessages,
} from '../../src-preload/messages/messages.ts';
import { vendorById, vendorName } from '../shell/vendors.ts';
import { hostOf } from './review-sentence.ts';

const words = submissionMessages.done;

/** "today at 2:02 PM", "tomorrow at …", or with its day. `now` in milliseconds. */
export function whenOf(iso: string, now: number): string {
  const then = new Date(iso).toDateString();
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  const later = then === tomorrow.toDateString() ? 'tomorrow' : 'later';
  const day = then === new Date(now).toDateString() ? 'today' : later;
  return formatMessage(words.when, { day, at: iso });
}

/** What becomes of the secrets here, by their names. */
export function secretsWords(progress: VendorProgress, now: number): string {
  const vendor = vendorById(progress.vendor);
  const labels = (vendor?.fields ?? [])
    .filter((field) => field.kind === 'secret')
    .map(({ label }) => formatMessage(words.theSecret, { label }));
  const named = { count: labels.length, secrets: formatList(labels, 'and') };
  const { secretsLeaveAt } = progress.submission;
  if (secretsLeaveAt === undefined) return formatMessage(words.stay, named);
  const time = whenOf(secretsLeaveAt, now);
  return formatMessage(words.leave, { ...named, time, vendor: vendor?.name ?? '' });
}

/** In one sentence, with the Neo connection in `**bold**`: how it got to Neo, and whether that was confirmed. */
export function doneSentence(progress: VendorProgress, connection: string): string {
  const { route, state, confirmation, at = '' } = progress.submission;
  const vendor = vendorName(progress.vendor);
  if (route?.kind === 'hand-over') return formatMessage(words.byHand, { vendor });
  const isConfirmed = state === 'connected' && confirmation?.verdict === 'passed';
  return formatMessage(isConfirmed ? words.confirmed : words.taken, { vendor, connection, at });
}

/** What was done, to be pasted into a ticket. Nothing secret, and of other clients nothing. */
export function summaryOf(
  session: SessionView,
  progress: VendorProgress,
  connection: string,
  now: number,
): string {
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
    formatMessage(summary.secrets, { text: secretsWords(progress, now) }),
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
