import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import { guideMessages, vendorStateMessages } from '../../../src-preload/messages/messages.ts';
import { vendorName } from '../../shell/vendors.ts';
import css from './vendors-nav.module.css';

type VendorsNavProps = {
  vendors: readonly VendorProgress[];
  current: string;
  onOpen: (vendor: string) => void;
};

/** The vendors of the session in the order of connecting, the PSA first, each with how far it has come. */
export function VendorsNav({ vendors, current, onOpen }: VendorsNavProps) {
  return (
    <nav aria-label={guideMessages.vendors} className={css.nav}>
      <ol className={css.list}>
        {vendors.map(({ vendor, state }) => (
          <li key={vendor}>
            <a
              href={`#${vendor}`}
              className={css.link}
              aria-current={vendor === current ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                if (vendor !== current) onOpen(vendor);
              }}
            >
              <span className={css.name}>{vendorName(vendor)}</span>{' '}
              <span className={css.state} data-state={state}>
                {vendorStateMessages[state]}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
