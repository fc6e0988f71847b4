import { useId } from 'react';
import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { BrowserIcon } from '../../ui/icons.tsx';
import css from './step-view.module.css';

type ReadOnProps = { vendor: Vendor; links: readonly string[]; onLink: (link: string) => void };

/** Pages that no step needs, for whoever wants to read on. They open in the browser. */
export function ReadOn({ vendor, links, onLink }: ReadOnProps) {
  const title = useId();
  const shown = vendor.links.filter((link) => links.includes(link.id));
  if (shown.length === 0) return null;
  return (
    <div>
      <h3 id={title}>{guideMessages.readOn}</h3>
      <ul className={css.readOn} aria-labelledby={title}>
        {shown.map((link) => (
          <li key={link.id}>
            <button type="button" className="as-link" onClick={() => onLink(link.id)}>
              {link.label}
            </button>{' '}
            <BrowserIcon />
          </li>
        ))}
      </ul>
    </div>
  );
}
