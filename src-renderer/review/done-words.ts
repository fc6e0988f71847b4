import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  outboxMessages,
  overallMessages,
  submissionMessages,
  submissionStateMessages,
  vendorStateMessages,
} from '../../src-preload/messages/messages.ts';
import { vendorById, vendorName } from '../shell/vendors.ts';
import { dayOf, momentOf, timeOf } from '../ui/dates.ts';
import { hostOf } from './review-sentence.ts';

const words = submissionMessages.done;

/** "today at 2:02 PM", "tomorrow at …", or with its day. `now` in milliseconds. */
export function whenOf(iso: string, now: number): string {
  const time = timeOf(iso);
  const day = new Date(iso).toDateString();
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  if (day === new Date(now).toDateString()) return formatMessage(words.today, { time });
  if (day === tomorrow.toDateString()) return formatMessage(words.tomorrow, { time });
  return formatMessage(words.onDay, { day: dayOf(iso), time });
}

/** What becomes of the secrets here, by their names. */
export function secretsWords(progress: VendorProgress, now: number): string {
  const vendor = vendorById(progress.vendor);
  const labels = (vendor?.fields ?? [])
    .filter((field) => field.kind === 'secret')
    .map(({ label }) => formatMessage(words.theSecret, { label }));
  const last = labels.at(-1) ?? '';
  const secrets =
    labels.length < 2 ? last : formatMessage(words.and, { first: labels.slice(0, -1).join(', '), last });
  const { secretsLeaveAt } = progress.submission;
  const isOne = labels.length < 2;
  if (secretsLeaveAt === undefined) return formatMessage(isOne ? words.stay : words.staySeveral, { secrets });
  const time = whenOf(secretsLeaveAt, now);
  return formatMessage(isOne ? words.leave : words.leaveSeveral, {
    secrets,
    time,
    vendor: vendor?.name ?? '',
  });
}

/** In one sentence, with the Neo connection in `**bold**`: how it got to Neo, and whether that was confirmed. */
export function doneSentence(progress: VendorProgress, connection: string): string {
  const { route, state, confirmation, at } = progress.submission;
  const vendor = vendorName(progress.vendor);
  if (route?.kind === 'hand-over') return formatMessage(words.byHand, { vendor });
  const isConfirmed = state === 'connected' && confirmation?.verdict === 'passed';
  const time = at === undefined ? '' : momentOf(at);
  return formatMessage(isConfirmed ? words.confirmed : words.taken, { vendor, connection, time });
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
          time: momentOf(submission.at),
        }),
    test.kind === 'done' ? testLine(test.report) : '',
    session.technician === '' ? '' : formatMessage(summary.technician, { technician: session.technician }),
    others.length === 0 ? '' : formatMessage(summary.others, { others: others.join(', ') }),
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
    time: momentOf(report.endedAt),
  });
}
