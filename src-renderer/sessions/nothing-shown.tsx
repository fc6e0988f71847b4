import type { SessionFilter } from '../../src-preload/contract/session.ts';
import { sessionsMessages } from '../../src-preload/messages/messages.ts';
import css from './sessions-screen.module.css';

type Props = { isSearched: boolean; filter: SessionFilter; onShowAll: () => void };

/** There are sessions, and none of them is shown: says why, and leads back. */
export function NothingShown({ isSearched, filter, onShowAll }: Props) {
  const { nothingFound } = sessionsMessages;
  const searched =
    filter === 'archived' ? { ...nothingFound, text: nothingFound.textArchived } : nothingFound;
  const { title, text } = isSearched ? searched : sessionsMessages.nothingShown[filter];
  const isCleared = isSearched && filter === 'all';
  return (
    <div className={css.nothing}>
      <h2>{title}</h2>
      <p>{text}</p>
      {(isSearched || filter !== 'all') && (
        <button type="button" onClick={onShowAll}>
          {isCleared ? sessionsMessages.nothingFound.clear : sessionsMessages.nothingShown.showAll}
        </button>
      )}
    </div>
  );
}
