import { useEffect, useRef } from 'react';
import { sessionsWords as words } from '../../src-preload/contract/words/en/sessions.ts';
import { PlusIcon, SearchIcon } from '../ui/icons.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useLoaded, warmUp } from '../ui/use-loaded.ts';
import { EmptySessions } from './empty-sessions.tsx';
import { useOpening } from './opening-store.ts';
import { useSessionList } from './session-list-store.ts';
import { SessionTable } from './session-table.tsx';
import css from './sessions-screen.module.css';
import { typeToSearch } from './type-to-search.ts';

type Props = {
  onOpen: (sessionId: string, vendor: string) => void;
  onNeoKey: () => void;
  onPractice: () => void;
};

const loadNewSession = () => import('./new-session-dialog.tsx');

/**
 * Home, and always the first screen. Heading, buttons and search stand before main has answered anything; the list
 * follows in whatever state it is.
 */
export function SessionsScreen({ onOpen, onNeoKey, onPractice }: Props) {
  const list = useSessionList((store) => store.list);
  const opening = useOpening((store) => store.state);
  const { begin, openSession } = useOpening.getState();
  const search = useRef<HTMLInputElement>(null);

  useEffect(() => useSessionList.getState().follow(), []);
  useEffect(() => (search.current ? typeToSearch(search.current) : undefined), []);
  const isListed = list.kind !== 'loading';
  useEffect(() => {
    // The list is on the screen: now the dialog may be read from disk, so that it opens at once.
    if (isListed) warmUp(loadNewSession);
  }, [isListed]);

  const isEmpty = list.kind === 'ready' && list.rows.length === 0 && list.search === '';
  return (
    <div className={css.screen}>
      <header className={css.head}>
        <h1>{words.title}</h1>
        <div className={css.search}>
          <SearchIcon />
          <input
            ref={search}
            type="search"
            aria-label={words.search}
            placeholder={words.searchPlaceholder}
            defaultValue={useSessionList.getState().search}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onInput={(event) => useSessionList.getState().find(event.currentTarget.value)}
          />
        </div>
        <button type="button" onClick={onPractice}>
          {words.startPractice}
        </button>
        <button type="button" className="primary" onClick={begin}>
          <PlusIcon />
          {words.newSession}
        </button>
      </header>
      {opening.kind === 'failed' && <ErrorNotice error={opening.error} />}
      {list.kind === 'loading' && <p className={css.loading}>{words.loading}</p>}
      {list.kind === 'failed' && (
        <ErrorNotice error={list.error} onRetry={() => void useSessionList.getState().read()} />
      )}
      {isEmpty && <EmptySessions onSession={begin} onPractice={onPractice} onNeoKey={onNeoKey} />}
      {list.kind === 'ready' && list.rows.length === 0 && list.search !== '' && (
        <div className={css.nothing}>
          <h2>{words.nothingFound.title}</h2>
          <p>{words.nothingFound.text}</p>
          <button
            type="button"
            onClick={() => {
              useSessionList.getState().find('');
              if (search.current) {
                search.current.value = '';
                search.current.focus();
              }
            }}
          >
            {words.nothingFound.clear}
          </button>
        </div>
      )}
      {list.kind === 'ready' && list.rows.length > 0 && (
        <SessionTable
          rows={list.rows}
          isFiltered={list.search !== ''}
          onOpen={(row) => void openSession(row, onOpen)}
        />
      )}
      {opening.kind === 'asking' && <NewSession onOpen={onOpen} />}
    </div>
  );
}

function NewSession({ onOpen }: Pick<Props, 'onOpen'>) {
  const { loaded } = useLoaded(loadNewSession);
  return loaded.kind === 'ready' ? <loaded.part.NewSessionDialog onStarted={onOpen} /> : null;
}
