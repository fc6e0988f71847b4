import type { Input } from '../../src-preload/contract/requests.ts';
import type { SubmissionPreview, SubmissionView } from '../../src-preload/contract/submission.ts';
import type { Vendor, VendorWords } from '../../src-preload/contract/vendor.ts';
import type { TestState } from '../../src-preload/contract/verdict.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';
import { whenWords } from '../../src-preload/messages/when-words.ts';
import { vendorName } from '../shell/vendors.ts';
import { hadBefore, isFinished } from './same-submission.ts';

/** A piece of the sentence Review says; what has to be compared is strong. */
export type Piece = { text: string; strong: boolean; isPath?: true };

const plain = (text: string): Piece => ({ text, strong: false });
const strong = (text: string): Piece => ({ text, strong: true });

/** The host of an address, with a folder behind it where there is one, or the text itself where it is none. */
export function hostOf(text: string): string {
  if (!URL.canParse(text)) return text;
  const { host, pathname } = new URL(text);
  return `${host}${pathname.replace(/\/+$/, '')}`;
}

type Said = { label: string; value: string };

/** Whose key it is, and what is worth comparing besides; `acts` says that in one line. */
export type Origin = { owner: string; says: Said[]; acts: string };

/**
 * The owner is the address, else what the portal reported first, else the first value that is no secret. What a test
 * saw before a value changed is left out.
 */
export function originOf(
  preview: SubmissionPreview,
  vendor: Vendor,
  test: TestState,
  vendorWords: VendorWords = {},
): Origin {
  const address = vendor.fields.find((field) => field.kind === 'url')?.label;
  const own = preview.says.find((one) => one.label === address);
  const identity = test.kind === 'done' && preview.tested !== 'stale' ? test.report.identity : [];
  const aloud = (vendor.reviewIdentity ?? []).flatMap((key) => identity.filter((one) => one.label === key));
  const first = aloud[0] ?? identity[0];
  const owner =
    own !== undefined
      ? hostOf(own.value)
      : (first?.value ?? (address === undefined ? preview.says[0]?.value : undefined) ?? vendor.name);
  const ids = vendor.fields
    .filter((field) => field.kind === 'identifier' && field.swappedWith === undefined)
    .flatMap((field) => preview.says.filter((one) => one.label === field.label));
  const seen = (own === undefined ? aloud.slice(1) : aloud).map(({ label, value }) => ({
    label: inSentence(vendorWords[label], label),
    value,
  }));
  const acts = [...seen, ...ids].map(({ label, value }) => `${label} ${value}`).join(', ');
  const withIds = ids.map(({ label, value }) => ({
    label: formatMessage(submissionMessages.actsWith, { label }),
    value,
  }));
  return {
    owner,
    says: [...withIds, ...seen],
    acts: acts.charAt(0).toUpperCase() + acts.slice(1),
  };
}

/**
 * "This key belongs to acme.halopsa.com, with Agent ID 12, acts as agent Neo Agent, goes to Neo connection Acme
 * tenant, by PUT to …, replacing nothing." `now` in milliseconds.
 */
export function reviewSentence(preview: SubmissionPreview, { owner, says }: Origin, now: number): Piece[] {
  const rest = says.flatMap(({ label, value }) => [plain(`, ${label} `), strong(value)]);
  const { connection, route } = preview;
  const goes =
    connection === null
      ? [plain(`, ${submissionMessages.goesNowhere}`)]
      : [
          plain(`, ${submissionMessages.goesTo} `),
          strong(connection.name || submissionMessages.unnamedConnection),
        ];
  const way =
    route.kind === 'hand-over'
      ? [plain(`, ${submissionMessages.byHand}`)]
      : route.kind === 'unknown'
        ? [plain(`, ${submissionMessages.byUnknown}`)]
        : [
            plain(`, ${formatMessage(submissionMessages.by, { method: route.method })} `),
            { ...strong(route.path), isPath: true as const },
          ];
  return [
    plain(`${submissionMessages.belongs} `),
    strong(owner),
    ...rest,
    ...goes,
    ...way,
    plain(`, ${replacing(preview, now)}.`),
  ];
}

/** A label of the vendor's words in the middle of a sentence: "Acts as agent" begins small, an abbreviation stays. */
function inSentence(words: VendorWords[string] | undefined, key: string): string {
  const label = typeof words === 'string' ? words : (key.split('.').at(-1) ?? key);
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function replacing(preview: SubmissionPreview, now: number): string {
  const { replaces, connectedBefore } = preview;
  if (replaces?.waiting) return submissionMessages.replacingWaiting;
  if (replaces !== null)
    return formatMessage(submissionMessages.replacing, { when: whenWords(replaces.at, now) });
  if (connectedBefore === 'yes') return submissionMessages.replacingConnected;
  return connectedBefore === 'no' ? submissionMessages.replacingNothing : submissionMessages.replacingUnknown;
}

/**
 * What has to be asked before sending: each is a reason to stop and think, none forbids. `own` is what became of this
 * session's earlier submission: what it put at Neo itself, it replaces without a question. The same values once more
 * are not sent, so that neither a test nor an order is in doubt.
 */
export function doubts(preview: SubmissionPreview, own?: SubmissionView, isOffline = false): string[] {
  const words = submissionMessages.anyway;
  const test = {
    passed: '',
    'not-passed': words.failed,
    'not-run': isOffline ? words.untestedOffline : words.untested,
    stale: words.stale,
  };
  const replaced = replacedWords(preview, own);
  const all = hadBefore(preview, own)
    ? [replaced]
    : [test[preview.tested], preview.psaFirst ? words.psa : '', replaced];
  return all.filter((text) => text !== '');
}

/** Whose place it would take, or nothing where that needs no answer. */
export function replacedWords(preview: SubmissionPreview, own: SubmissionView | undefined): string {
  const { vendor, replaces, connectedBefore, connection } = preview;
  const words = submissionMessages.anyway;
  if (replaces?.waiting && hadBefore(preview, own)) return '';
  if (replaces !== null) return replaces.waiting ? words.replacesWaiting : words.replaces;
  const isOwn = isFinished(own) && own?.connectionId === connection?.id;
  if (connectedBefore !== 'yes' || isOwn) return '';
  return formatMessage(words.replacesUnknown, { vendor: vendorName(vendor) });
}

/** Of these doubts, the ones that main takes a yes for: what was not shown is not agreed to. */
export function namedDoubts(
  preview: SubmissionPreview,
  own?: SubmissionView,
): NonNullable<Input<'submit'>['named']> {
  return [
    ...(replacedWords(preview, own) === '' ? [] : (['replace'] as const)),
    ...(preview.psaFirst && !hadBefore(preview, own) ? (['psa'] as const) : []),
  ];
}

/** The one reason is that the PSA has not gone yet: then the question is about the order and says so. */
export function asksOnlyForOrder(preview: SubmissionPreview, own?: SubmissionView): boolean {
  return preview.psaFirst && !hadBefore(preview, own) && doubts(preview, own).length === 1;
}
