import type { ReactNode } from 'react';
import type { FieldView } from '../../../src-preload/contract/session.ts';
import type { VendorField } from '../../../src-preload/contract/vendor.ts';
import { fill } from '../../../src-preload/messages/fill.ts';
import { credentialsMessages } from '../../../src-preload/messages/messages.ts';
import css from './credentials.module.css';
import { correctionText, proposalText } from './field-messages.ts';

type FieldExtrasProps = {
  label: string;
  view: FieldView;
  /** Why main did not save the field, as text. */
  refusal: ReactNode;
  onAccept: () => void;
  /** What only a readable field has to say: a secret says its length itself. */
  saysSaved: boolean;
  proposes: boolean;
};

/** Below a field: that it is saved, what was corrected, and the one correction that is proposed. */
export function FieldExtras({ label, view, refusal, onAccept, saysSaved, proposes }: FieldExtrasProps) {
  const corrections = correctionText(view.corrections);
  const isSaved =
    saysSaved && view.state === 'saved' && view.savedAt !== undefined && view.issue === undefined;
  const length = view.text === undefined && view.length !== undefined ? view.length : null;
  const saved =
    length === null ? credentialsMessages.saved : fill(credentialsMessages.savedLength, { count: length });
  return (
    <>
      {refusal}
      {(isSaved || corrections !== '') && (
        <p className={css.note}>
          {isSaved && <span className={css.saved}>{saved}</span>}
          {isSaved && corrections !== '' && ' · '}
          {corrections}
        </p>
      )}
      {view.sameAs !== undefined && (
        <p className={css.note}>
          {fill(credentialsMessages.sameAs, { clients: view.sameAs.map((one) => one.clientName).join(', ') })}
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

type FromStepProps = { field: VendorField; title: string; onStep: () => void };

/** Which step makes this value, and the way there. */
export function FromStep({ field, title, onStep }: FromStepProps) {
  const words = fill(credentialsMessages.fromStep, { step: title });
  return (
    <button type="button" className={css.from} title={words} onClick={onStep}>
      {words}
      <span className="visually-hidden"> {fill(credentialsMessages.forField, { label: field.label })}</span>
    </button>
  );
}
