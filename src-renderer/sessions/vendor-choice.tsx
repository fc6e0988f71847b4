import { useId } from 'react';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { newSessionMessages as words } from '../../src-preload/messages/messages.ts';
import choices from '../ui/choice-list.module.css';
import { ErrorIcon } from '../ui/icons.tsx';
import css from './new-session-dialog.module.css';

type Props = {
  vendors: readonly Vendor[];
  chosen: string[];
  error: string | undefined;
  onChange: () => void;
};

/** The vendors this organisation uses, PSA first. */
export function VendorChoice({ vendors, chosen, error, onChange }: Props) {
  const id = useId();
  return (
    <fieldset className={css.vendors} aria-describedby={error ? `${id}-error` : `${id}-help`}>
      <legend>{words.vendors}</legend>
      <div className={`${choices.list} ${css.boxes}`}>
        {vendors.map((vendor) => (
          <div key={vendor.id} className={choices.choice}>
            <input
              type="checkbox"
              id={`${id}-${vendor.id}`}
              name="vendor"
              value={vendor.id}
              defaultChecked={chosen.includes(vendor.id)}
              aria-describedby={`${id}-${vendor.id}-tagline`}
              onChange={onChange}
            />
            <label htmlFor={`${id}-${vendor.id}`}>{vendor.name}</label>
            <span id={`${id}-${vendor.id}-tagline`} className={choices.about}>
              {vendor.tagline}
              {vendor.kind === 'psa' && (
                <>
                  {' '}
                  <strong className={css.first}>{words.goesFirst}</strong>
                </>
              )}
            </span>
          </div>
        ))}
      </div>
      {error ? (
        <p id={`${id}-error`} className={css.error} role="alert">
          <ErrorIcon />
          {error}
        </p>
      ) : (
        <p id={`${id}-help`} className={css.help}>
          {words.vendorsHelp}
        </p>
      )}
    </fieldset>
  );
}
