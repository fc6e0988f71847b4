import { useCallback, useEffect, useRef } from 'react';
import {
  SESSION_FILTERS,
  type SessionFilter,
  type SessionSummary,
} from '../../src-preload/contract/session.ts';
import { formatCount } from '../../src-preload/messages/count.ts';
import { sessionsMessages as words } from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { PracticeIcon, SearchIcon } from '../ui/icons.tsx';
import layout from '../ui/list-screen.module.css';
import { ErrorNotice } from '../ui/notice.tsx';
import { LiveText } from '../ui/status.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { ClientsNotice } from './clients-outcome.tsx';
import { useClients } from './clients-store.ts';
import { EmptySessions } from './empty-sessions.tsx';
import { NewSessionButton } from './new-session-button.tsx';
import { NewSessionDialog } from './new-session-dialog.tsx';
import { useOpening } from './opening-store.ts';
import { useSessionActions } from './session-actions-store.ts';
import { SessionDialogs } from './session-dialogs.tsx';
import { hasNothing, useSessionList } from './session-list-store.ts';
import { SessionNotices } from './session-notices.tsx';
import { SessionTable } from './session-table.tsx';
import css from './sessions-screen.module.css';
import { typeToSearch } from './type-to-search.ts';
import { UnsentNotice } from './unsent-notice.tsx';

type Props = {
  onOpen: (sessionId: string, vendor: string) => void;
  onNeoKey: () => void;
  onPractice: () => void;
  onPrepare: (sessionId: string) => void;
  onSaveReport: (sessionId: string, clientName: string) => void;
  onOpenReport: () => void;
  onHandOff: (sessionId: string, clientName: string) => void;
  onReceive: () => void;
};

/**
 * Home, and always the first screen. Heading, buttons and search stand before main has answered anything; the list
 * follows in whatever state it is.
 */
export function SessionsScreen({ onOpen, onNeoKey, onPractice, ...acts }: Props) {
  const list = useSessionList((store) => store.list);
  const opening = useOpening((store) => store.state);
  const { begin, openSession } = useOpening.getState();
  const search = useRef<HTMLInputElement>(null);
  const isPresenting = useAppInfo((store) => store.app?.presenting.on ?? false);

  useEffect(() => useSessionList.getState().follow(), []);
  useEffect(() => useOpening.getState().leave, []);
  const isListed = list.kind !== 'loading';

  const open = useCallback((row: SessionSummary) => void openSession(row, onOpen), [openSession, onOpen]);
  const isImporting = useClients((store) => store.step.kind !== 'closed');
  const hasDialog = useSessionActions((store) => store.dialog.kind !== 'idle');
  const page = list.kind === 'ready' ? list.page : null;
  const isEmpty = page !== null && hasNothing(page);
  useEffect(() => (search.current ? typeToSearch(search.current) : undefined), []);
  return (
    <div className={layout.screen}>
      <header className={css.head}>
        <h1 tabIndex={-1}>{words.title}</h1>
        {page !== null && !isEmpty && <Filter counts={page.counts} />}
        <div className={css.search}>
          <SearchIcon />
          <input
            ref={search}
            type="search"
            aria-label={words.search}
            placeholder={words.search}
            aria-keyshortcuts="/"
            defaultValue={useSessionList.getState().search}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onInput={(event) => useSessionList.getState().find(event.currentTarget.value)}
          />
          <span className={css.key} aria-hidden="true">
            /
          </span>
        </div>
        {!isEmpty && (
          <>
            <button type="button" className="quiet" onClick={onPractice}>
              <PracticeIcon />
              {words.startPractice}
            </button>
            {!isPresenting && <NewSessionButton onClick={begin} />}
          </>
        )}
      </header>
      {isListed && <SessionNotices deleted={page?.deleted ?? []} />}
      {isListed && <ClientsNotice />}
      {isListed && <UnsentNotice onOpen={open} />}
      {opening.kind === 'failed' && <ErrorNotice error={opening.error} />}
      {list.kind === 'loading' && (
        <LiveText role="status" className={css.loading}>
          <span className="visually-hidden">{words.loading}</span>
          <i />
          <i />
          <i />
        </LiveText>
      )}
      {list.kind === 'failed' && (
        <ErrorNotice error={list.error} onRetry={() => void useSessionList.getState().read()} />
      )}
      {isEmpty && (
        <EmptySessions
          onSession={begin}
          onPractice={onPractice}
          onNeoKey={onNeoKey}
          onOpenReport={acts.onOpenReport}
          onReceive={acts.onReceive}
          hasFiles={page?.practice === false}
        />
      )}
      {list.kind === 'ready' && !isEmpty && list.page.rows.length === 0 && (
        <NothingShown
          isSearched={list.search !== ''}
          filter={list.filter}
          onShowAll={() => {
            useSessionList.getState().showAll();
            if (search.current) {
              search.current.value = '';
              search.current.focus();
            }
          }}
        />
      )}
      {list.kind === 'ready' && list.page.rows.length > 0 && (
        <SessionTable
          page={list.page}
          isFiltered={list.search !== '' || list.filter !== 'all'}
          onOpen={open}
          {...acts}
        />
      )}
      {hasDialog && <SessionDialogs />}
      {isImporting && <ClientsPart />}
      {opening.kind === 'asking' && <NewSessionDialog onStarted={onOpen} />}
    </div>
  );
}

const loadClients = () => import('./clients-dialog.tsx');

/** Read from disk when it is opened: most days nobody imports anything. */
function ClientsPart() {
  const { loaded } = useLoaded(loadClients);
  return loaded.kind === 'ready' ? <loaded.part.ClientsDialog /> : null;
}

/** Which sessions are shown; each choice says how many there are. Archived ones are named once there are some. */
function Filter({ counts }: { counts: Record<SessionFilter, number> }) {
  const filter = useSessionList((store) => store.filter);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div role="group" aria-label={words.show} className={css.filter}>
      {SESSION_FILTERS.filter((one) => one !== 'archived' || counts.archived > 0 || filter === one).map(
        (one) => (
          <button
            key={one}
            type="button"
            className="quiet"
            aria-pressed={filter === one}
            onClick={() => useSessionList.getState().choose(one)}
          >
            {words.filters[one]} <span>{formatCount(counts[one])}</span>
          </button>
        ),
      )}
    </div>
  );
}

type NothingShownProps = { isSearched: boolean; filter: SessionFilter; onShowAll: () => void };

/** There are sessions, and none of them is shown: says why, and leads back. */
function NothingShown({ isSearched, filter, onShowAll }: NothingShownProps) {
  const { nothingFound } = words;
  const searched =
    filter === 'archived' ? { ...nothingFound, text: nothingFound.textArchived } : nothingFound;
  const { title, text } = isSearched ? searched : words.nothingShown[filter];
  const isCleared = isSearched && filter === 'all';
  return (
    <div className={css.nothing}>
      <h2>{title}</h2>
      <p>{text}</p>
      {(isSearched || filter !== 'all') && (
        <button type="button" onClick={onShowAll}>
          {isCleared ? words.nothingFound.clear : words.nothingShown.showAll}
        </button>
      )}
    </div>
  );
}
