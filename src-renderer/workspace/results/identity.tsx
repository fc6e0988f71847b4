import type { VendorWords } from '../../../src-preload/contract/vendor.ts';
import type { TestReport } from '../../../src-preload/contract/verdict.ts';
import { resultsMessages } from '../../../src-preload/messages/messages.ts';
import css from './results.module.css';

type IdentityProps = { identity: TestReport['identity']; vendorWords: VendorWords };

/** What the portal says it is, so that a key made in the wrong tenant is noticed before it is sent. */
export function Identity({ identity, vendorWords }: IdentityProps) {
  if (identity.length === 0) return null;
  return (
    <p className={css.identity}>
      {resultsMessages.identity}{' '}
      {identity.map(({ label, value }, index) => {
        const words = vendorWords[label];
        return (
          <span key={label}>
            {index > 0 && ', '}
            {typeof words === 'string' ? words : label} <strong>{value}</strong>
          </span>
        );
      })}
    </p>
  );
}
