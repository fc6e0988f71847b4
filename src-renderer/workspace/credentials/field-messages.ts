import type {
  FieldCorrection,
  FieldIssue,
  FieldIssueCode,
  FieldView,
} from '../../../src-preload/contract/session.ts';
import type { Vendor, VendorField, VendorWords } from '../../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import {
  correctionMessages,
  credentialsMessages,
  fieldIssueMessages,
} from '../../../src-preload/messages/messages.ts';

/** What is wrong with a field, in words: from the vendor's folder where it knows better. */
export function issueText(
  issue: FieldIssue,
  field: VendorField,
  vendor: Vendor,
  vendorWords: VendorWords,
): string {
  const params = { label: field.label, vendor: vendor.name, ...issue.params };
  const { code } = issue;
  if (!code.startsWith('vendor:')) return formatMessage(fieldIssueMessages[code as FieldIssueCode], params);
  const own = vendorWords[code.slice('vendor:'.length)];
  if (own === undefined) return formatMessage(fieldIssueMessages['foreign-secret'], params);
  const text = typeof own === 'string' ? own : `${own.happened} ${own.notMean} ${own.next}`;
  return formatMessage(text, params);
}

/** The button of a proposal. A value stands in it only where it may be seen. */
export function proposalText(proposal: NonNullable<FieldView['proposal']>, label: string): string {
  if (proposal.kind === 'swap') return credentialsMessages.useSwapped;
  if (proposal.kind === 'corrected') return formatMessage(credentialsMessages.useCorrected, { label });
  return formatMessage(credentialsMessages.use, { value: proposal.value });
}

/** What was corrected on the way in, one sentence; empty when nothing was. */
export function correctionText(corrections: readonly FieldCorrection[]): string {
  if (corrections.length === 0) return '';
  return `${corrections.map((one) => correctionMessages[one]).join('. ')}.`;
}

/** Where what is typed here is kept. Fields that hold nothing say nothing. */
export function whereStored(fields: readonly { storedIn: FieldView['storedIn'] }[]) {
  if (fields.some((field) => field.storedIn === 'memory')) return 'memory';
  return fields.some((field) => field.storedIn === 'encrypted') ? 'encrypted' : 'nowhere';
}

/**
 * The proposals to offer. Main proposes a swap at both fields of a pair; it is one thing to do, so it is offered
 * once, at the later of the two, where the second value was most likely just pasted.
 */
export function offersProposal(view: FieldView, views: readonly FieldView[]): boolean {
  const { proposal } = view;
  if (proposal?.kind !== 'swap') return proposal !== undefined;
  const other = views.findIndex((one) => one.id === proposal.with);
  return views[other]?.proposal?.kind !== 'swap' || other < views.indexOf(view);
}
