import type { Guide, GuideNote, Vendor } from '../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { BrowserIcon } from '../../ui/icons.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { EditionChoice } from './edition-choice.tsx';
import type { Fold } from './folds.tsx';
import type { ReadyGuide } from './guide-store.ts';
import { PermissionTable } from './permission-table.tsx';
import { hasAskedEdition, isPathEnd, permissionsOf } from './step-order.ts';
import css from './step-view.module.css';

/**
 * What a step folds away, the nearest first: what to grant, its notes, then what is about the guide as a whole, with
 * the first step what is being made and with the last one what follows.
 */
export function foldsOf(
  vendor: Vendor,
  { guide, place }: ReadyGuide,
  onLink: (link: string) => void,
): readonly Fold[] {
  const { step, index } = place;
  const permissions = permissionsOf(guide, step);
  const links = vendor.links.filter((link) => guide.readOn?.includes(link.id));
  const folds: Fold[] = [];
  if (permissions.length > 0) {
    folds.push({
      id: 'permissions',
      ask: guideMessages.ask.permissions,
      ...(permissions.length > 1 ? { count: permissions.length } : {}),
      answer: <PermissionTable permissions={permissions} minimum={guide.minimum} />,
    });
  }
  folds.push(...step.notes.filter((note) => !note.open).map(foldOf));
  if (hasAskedEdition(place)) {
    folds.push({
      id: 'edition',
      ask: guideMessages.ask.edition,
      answer: <EditionChoice guide={guide} place={place} />,
    });
  }
  if (index === 0) folds.push(introductionOf(guide), ...guide.notes.map(foldOf));
  if (!isPathEnd(place)) return folds;
  if (guide.whatsNext.length > 0) {
    folds.push({
      id: 'next',
      ask: guideMessages.ask.whatsNext,
      answer: <WhatsNext texts={guide.whatsNext} />,
    });
  }
  if (links.length > 0) {
    folds.push({
      id: 'read-on',
      ask: guideMessages.ask.readOn,
      answer: <ReadOn links={links} onLink={onLink} />,
    });
  }
  return folds;
}

function foldOf({ id, ask, text }: GuideNote): Fold {
  return {
    id: `note-${id}`,
    ask,
    answer: (
      <p>
        <MarkedText text={text} />
      </p>
    ),
  };
}

function introductionOf({ introduction }: Guide): Fold {
  return {
    id: 'introduction',
    ask: guideMessages.ask.introduction,
    answer: introduction.map((text) => (
      <p key={text}>
        <MarkedText text={text} />
      </p>
    )),
  };
}

function WhatsNext({ texts }: { texts: readonly string[] }) {
  return (
    <ul className={css.next}>
      {texts.map((text) => (
        <li key={text}>
          <MarkedText text={text} />
        </li>
      ))}
    </ul>
  );
}

/** Pages that no step needs, for whoever wants to read on. They open in the browser. */
function ReadOn({ links, onLink }: { links: Vendor['links']; onLink: (link: string) => void }) {
  return (
    <ul className={css.readOn}>
      {links.map((link) => (
        <li key={link.id}>
          <button type="button" className="as-link" onClick={() => onLink(link.id)}>
            {link.label}
          </button>{' '}
          <BrowserIcon />
        </li>
      ))}
    </ul>
  );
}
