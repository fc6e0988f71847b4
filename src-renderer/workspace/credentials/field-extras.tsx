import type { ReactNode } from 'react';
import type { FieldView } from '../../../src-preload/contract/session.ts';
import type { VendorField } from '../../../src-preload/contract/vendor.ts';
import { formatList, formatMessage } from '../../../src-preload/messages/format-message.ts';
import { credentialsMessages } from '../../../src-preload/messages/messages.ts';
import css from './credentials.module.css';
import { proposalText } from './field-messages.ts';

type FieldExtrasProps = {
  label: string;
  view: FieldView;
  /** Why main did not save the field, as text. */
  refusal: ReactNode;
  onAccept: () => void;
  proposes: boolean;
};

/** Below a field: why it was not saved, where else its secret is used, and the one correction that is proposed. */
export function FieldExtras({ label, view, refusal, onAccept, proposes }: FieldExtrasProps) {
  return (
    <>
      {refusal}
      {view.sameAs !== undefined && (
        <p className={css.note}>
          {formatMessage(credentialsMessages.sameAs, {
            clients: formatList(
              view.sameAs.map((one) => one.clientName),
              'plain',
            ),
          })}
        </p>
      )}
      {proposes && view.proposal !== undefined && (
        <button type="button" className={css.proposal} onClick={onAccept}>
          {proposalText(view.proposal, label)}
        </button>
      )}
    </>
  );
}

/** What a readable field says of itself: a secret says its length as well, and does so itself. */
export function savedWords({ state, savedAt, issue, text, length }: FieldView): string | undefined {
  if (state !== 'saved' || savedAt === undefined || issue !== undefined) return undefined;
  if (text !== undefined || length === undefined) return credentialsMessages.saved;
  return formatMessage(credentialsMessages.savedLength, { count: length });
}

/** A step of the guide with its place in it, from 1. */
export type StepPlace = { number: number; title: string };

type FromStepProps = { field: VendorField; step: StepPlace; onStep: () => void };

/** Which step makes this value, and the way there. */
export function FromStep({ field, step, onStep }: FromStepProps) {
  const name = formatMessage(credentialsMessages.fromStep, {
    number: step.number,
    step: step.title,
    label: field.label,
  });
  return (
    <button
      type="button"
      className={css.from}
      // Tab goes from field to field; from a field its step is one key away.
      tabIndex={-1}
      data-from-step=""
      aria-label={name}
      aria-keyshortcuts="Alt+Period"
      title={name}
      onClick={onStep}
    >
      {formatMessage(credentialsMessages.step, { number: step.number })}
    </button>
  );
}
