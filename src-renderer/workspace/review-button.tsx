import { useId } from 'react';
import type { VendorField } from '../../src-preload/contract/vendor.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';
import { keyshortcuts, keysShown } from '../ui/keyboard.ts';
import css from './review-button.module.css';

type ReviewButtonProps = {
  /** What keeps the credential from being reviewed: empty, or not usable. */
  missing: readonly VendorField[];
  /** Whether that is said above already; it is read aloud with the button in any case. */
  isSaid: boolean;
  leads: boolean;
  onReview: () => void;
  onField: (field: string) => void;
};

/** Leads to Review, or to the first field that still has to be filled in or corrected. */
export function ReviewButton({ missing, isSaid, leads, onReview, onField }: ReviewButtonProps) {
  const why = useId();
  const [first] = missing;
  return (
    <>
      <button
        type="button"
        className={leads ? 'primary' : undefined}
        aria-keyshortcuts={keyshortcuts('Ctrl', 'Shift', 'Enter')}
        title={keysShown('Ctrl', 'Shift', 'Enter')}
        aria-describedby={first === undefined ? undefined : why}
        onClick={() => (first === undefined ? onReview() : onField(first.id))}
      >
        {submissionMessages.open}
      </button>
      {first !== undefined && (
        <p id={why} className={isSaid ? 'visually-hidden' : css.why}>
          {formatMessage(submissionMessages.needs, {
            fields: formatList(
              missing.map(({ label }) => label),
              'plain',
            ),
          })}
        </p>
      )}
    </>
  );
}
