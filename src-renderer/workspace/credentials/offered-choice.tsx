import { useId } from 'react';
import type { VendorField, VendorWords } from '../../../src-preload/contract/vendor.ts';
import type { OfferedChoices } from '../../../src-preload/contract/verdict.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { credentialsMessages } from '../../../src-preload/messages/messages.ts';
import css from './credentials.module.css';

type OfferedChoiceProps = {
  field: VendorField;
  offer: OfferedChoices;
  /** What the field holds now; chosen here when it is one of the offered values. */
  value: string;
  vendorWords: VendorWords;
  onChoose: (value: string) => void;
};

/** Values a test has found for a field, to choose by name instead of typing an id. */
export function OfferedChoice({ field, offer, value, vendorWords, onChoose }: OfferedChoiceProps) {
  const id = useId();
  const own = vendorWords[offer.words];
  const label =
    typeof own === 'string' ? own : formatMessage(credentialsMessages.chooseFor, { label: field.label });
  const isOffered = offer.choices.some((choice) => choice.value === value);
  return (
    <div className={css.offer}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={isOffered ? value : ''}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {!isOffered && <option value="">{credentialsMessages.choose}</option>}
        {offer.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className={css.note}>
        {credentialsMessages.offered}
      </p>
    </div>
  );
}
