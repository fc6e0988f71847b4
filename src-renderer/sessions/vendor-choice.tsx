import { useId } from 'react';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { newSessionMessages as words } from '../../src-preload/messages/messages.ts';
import { VendorLogo } from '../shell/vendor-logo.tsx';
import { ErrorIcon } from '../ui/icons.tsx';
import css from './vendor-choice.module.css';

type Props = {
  vendors: readonly Vendor[];
  chosen: readonly string[];
  error: string | undefined;
  onChange: () => void;
};

/** The vendors this client uses, PSA first: a card each, to be clicked anywhere. */
export function VendorChoice({ vendors, chosen, error, onChange }: Props) {
  const id = useId();
  return (
    <fieldset className={css.vendors} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{words.vendors}</legend>
      {vendors.map((vendor) => (
        <div key={vendor.id} className={css.card}>
          <VendorLogo vendor={vendor.id} />
          <div>
            <label htmlFor={`${id}-${vendor.id}`}>{vendor.name}</label>
            <p id={`${id}-${vendor.id}-about`} className={css.about}>
              {vendor.tagline}
              {vendor.kind === 'psa' && `. ${words.goesFirst}`}
            </p>
          </div>
          <input
            type="checkbox"
            id={`${id}-${vendor.id}`}
            name="vendor"
            value={vendor.id}
            defaultChecked={chosen.includes(vendor.id)}
            aria-describedby={`${id}-${vendor.id}-about`}
            onChange={onChange}
          />
        </div>
      ))}
      {error && (
        <p id={`${id}-error`} className={css.error} role="alert">
          <ErrorIcon />
          {error}
        </p>
      )}
    </fieldset>
  );
}
