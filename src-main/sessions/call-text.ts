import type { CallFact, CallPart, CallPlan } from '../../src-preload/contract/call.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { callMessages as words } from '../../src-preload/messages/messages.ts';

type Plan = Omit<CallPlan, 'text'>;

/** What the call is called: in the subject of a mail, and in a calendar. */
export function callSubject({ clientName }: Pick<Plan, 'clientName'>): string {
  return formatMessage(words.subject, { client: clientName || words.unnamed });
}

/** All of it in plain lines, for a mail, a ticket or a calendar. */
export function callText(plan: Plan): string {
  return [
    callSubject(plan),
    allMinutes(plan),
    ...plan.parts.flatMap((part) => ['', ...partLines(part)]),
    '',
    words.noSecrets,
  ].join('\n');
}

/** For a mail program that takes no more: who must be there, and how long it takes. */
export function shortCallText(plan: Plan): string {
  const lines = plan.parts.map((part) =>
    formatMessage(words.shortLine, { vendor: part.name, people: part.people.map(factText).join(' ') }),
  );
  return [callSubject(plan), allMinutes(plan), '', ...lines, '', words.noSecrets].join('\n');
}

const allMinutes = ({ minutes }: Plan) => formatMessage(words.minutes.all, { minutes });

function partLines(part: CallPart): string[] {
  return [
    part.name,
    minutesText(part),
    `${words.people}:`,
    ...part.people.map(listed),
    ...(part.atHand.length === 0 ? [] : [`${words.atHand}:`, ...part.atHand.map(listed)]),
    `${words.account}:`,
    listed(part.account),
    `${words.leaves}:`,
    listed(part.leaves),
  ];
}

function minutesText({ minutes, measuredFrom: count }: CallPart): string {
  return count === 0
    ? formatMessage(words.minutes.guess, { minutes })
    : formatMessage(words.minutes.measured, { minutes, count });
}

const listed = (fact: CallFact) => `- ${factText(fact)}`;

function factText({ text, isInferred }: CallFact): string {
  return isInferred ? formatMessage(words.inferred, { text }) : text;
}
