import type { ReactNode } from 'react';
import type { FieldView } from '../../../src-preload/contract/session.ts';
import type { VendorField } from '../../../src-preload/contract/vendor.ts';
import { credentialsWords } from '../../../src-preload/contract/words/en/credentials.ts';
import { fill } from '../../../src-preload/contract/words/fill.ts';
import css from './credentials.module.css';
import { mendText, proposalText } from './field-words.ts';

type FieldExtrasProps = {
  label: string;
  view: FieldView;
  /** Main's own trouble with keeping the field, in words. */
  refusal: ReactNode;
  onAccept: () => void;
  /** What only a readable field has to say: a secret says its length itself. */
  saysSaved: boolean;
  proposes: boolean;
};

/** Below a field: that it is saved, what was mended, and the one mend that is proposed. */
export function FieldExtras({ label, view, refusal, onAccept, saysSaved, proposes }: FieldExtrasProps) {
  const mended = mendText(view.mended);
  const isSaved =
    saysSaved && view.state === 'saved' && view.savedAt !== undefined && view.trouble === undefined;
  const length = view.text === undefined && view.length !== undefined ? view.length : null;
  const saved =
    length === null ? credentialsWords.saved : fill(credentialsWords.savedLength, { count: length });
  return (
    <>
      {refusal}
      {(isSaved || mended !== '') && (
        <p className={css.said}>
          {isSaved && <span className={css.saved}>{saved}</span>}
          {isSaved && mended !== '' && ' · '}
          {mended}
        </p>
      )}
      {view.sameAs !== undefined && (
        <p className={css.said}>
          {fill(credentialsWords.sameAs, { clients: view.sameAs.map((one) => one.clientName).join(', ') })}
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
  const words = fill(credentialsWords.fromStep, { step: title });
  return (
    <button type="button" className={css.from} title={words} onClick={onStep}>
      {words}
      <span className="only-heard"> {fill(credentialsWords.forField, { label: field.label })}</span>
    </button>
  );
}
