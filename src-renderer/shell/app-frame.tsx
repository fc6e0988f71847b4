import { useEffect } from 'react';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  paletteMessages,
  practiceMessages,
  presentingMessages,
  shellMessages,
} from '../../src-preload/messages/messages.ts';
import {
  LockIcon,
  MemoryIcon,
  OfflineIcon,
  PinIcon,
  PracticeIcon,
  PresentIcon,
  SearchIcon,
} from '../ui/icons.tsx';
import { keyName, keyshortcuts, keysShown } from '../ui/keyboard.ts';
import { Mark } from '../ui/mark.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { rove } from '../ui/rove.ts';
import { Status } from '../ui/status.tsx';
import css from './app-frame.module.css';
import { useAppInfo } from './app-info-store.ts';
import { type AppView, hashOf, SKIP_TO, useAppView } from './app-view.ts';
import { invoke } from './bridge.ts';
import { useOutboxCount } from './outbox-count-store.ts';
import { usePalette } from './palette-store.ts';
import { usePresent } from './present-store.ts';

const places = ['sessions', 'outbox', 'settings', 'about'] as const;

/** What stays on every screen: where one is, where secrets are, and whether this is practice. */
export function AppFrame({ view }: { view: AppView }) {
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  useEffect(() => useOutboxCount.getState().follow(), []);
  return (
    <>
      <a className={css.skip} href={SKIP_TO}>
        {shellMessages.skip}
      </a>
      {isPractice && <div className={css.stripe} />}
      <header className={css.bar}>
        <Mark className={css.mark} />
        <nav aria-label={shellMessages.navigation} className={css.places} data-zone="">
          {places.map((place) => (
            <a
              key={place}
              href={hashOf({ kind: place })}
              aria-current={place === view.kind ? 'page' : undefined}
              aria-keyshortcuts={place === 'settings' ? keyshortcuts('Ctrl', ',') : undefined}
              title={place === 'settings' ? keysShown('Ctrl', ',') : undefined}
              aria-describedby={place === 'outbox' ? 'outbox-count' : undefined}
              onClick={(event) => {
                event.preventDefault();
                useAppView.getState().go({ kind: place });
              }}
            >
              {shellMessages[place]}
              {place === 'outbox' && <OutboxBadge />}
            </a>
          ))}
        </nav>
        <button
          type="button"
          className={css.find}
          aria-label={paletteMessages.open}
          aria-keyshortcuts={keyshortcuts('Ctrl', 'K')}
          onClick={() => usePalette.getState().show('commands')}
        >
          <SearchIcon />
          <span>{paletteMessages.openShown}</span>
          <span className={css.keys} aria-hidden="true">
            <kbd>
              {keyName('Ctrl')} {keyName('K')}
            </kbd>
          </span>
        </button>
        <div className={css.states}>
          <WindowTools view={view} />
          <NetworkStatus />
          {isPractice && <PracticeStatus />}
          <StorageStatus />
        </div>
      </header>
      <StorageNotices />
      <PresentError />
    </>
  );
}

/** What is done with the window as a whole: one stop of Tab, and arrows from one to the other. */
function WindowTools({ view }: { view: AppView }) {
  const isPresenting = useAppInfo((store) => store.app?.presenting.on ?? false);
  const mayPresent = 'sessionId' in view && !isPresenting;
  return (
    <div
      role="toolbar"
      aria-label={shellMessages.windowTools}
      className={css.tools}
      onKeyDown={(event) => rove(event, 'button')}
    >
      {mayPresent && <PresentButton sessionId={view.sessionId} />}
      <PinButton isFirst={!mayPresent} />
    </div>
  );
}

/** Where a session is open, and nobody watches yet. */
function PresentButton({ sessionId }: { sessionId: string }) {
  return (
    <button
      type="button"
      className={`quiet ${css.present}`}
      aria-keyshortcuts={keyshortcuts('Ctrl', 'Shift', 'P')}
      title={`${presentingMessages.presentTip} (${keysShown('Ctrl', 'Shift', 'P')})`}
      onClick={() => void usePresent.getState().start(sessionId)}
    >
      <PresentIcon />
      <span>{presentingMessages.present}</span>
    </button>
  );
}

function PresentError() {
  const error = usePresent((store) => store.error);
  if (error === null) return null;
  return (
    <div className={css.notice}>
      <ErrorNotice error={error} onHide={usePresent.getState().hideError} />
    </div>
  );
}

/** A column beside the portal, above other windows, and back. */
function PinButton({ isFirst }: { isFirst: boolean }) {
  const isPinned = useAppInfo((store) => store.app?.window.pinned ?? false);
  const words = isPinned ? paletteMessages.unpin : paletteMessages.pin;
  return (
    <button
      type="button"
      className={`quiet ${css.pin}`}
      tabIndex={isFirst ? 0 : -1}
      aria-label={paletteMessages.pin}
      aria-pressed={isPinned}
      title={words}
      onClick={() => void invoke('pinWindow', { on: !isPinned })}
    >
      <PinIcon />
    </button>
  );
}

/** What waits, and in another color what needs somebody. The words are the link's description, not its name. */
function OutboxBadge() {
  const waiting = useOutboxCount((store) => store.waiting);
  const attention = useOutboxCount((store) => store.attention + store.leftOut);
  const count = waiting + attention;
  return (
    <>
      {count > 0 && (
        <span className={css.badge} data-attention={attention > 0 ? '' : undefined} aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
      <span id="outbox-count" hidden>
        {count === 0
          ? shellMessages.outboxEmpty
          : formatMessage(shellMessages.inOutbox, { waiting, attention })}
      </span>
    </>
  );
}

/** A state, not an error: it blocks nothing, because the system's word may be wrong. */
function NetworkStatus() {
  const isOffline = useAppInfo((store) => store.app?.network === 'offline');
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  if (!isOffline) return null;
  const words = isPractice ? shellMessages.offlineInPractice : shellMessages.offline;
  return (
    <Status name={shellMessages.network} isNews className={css.offline} title={words.means}>
      <OfflineIcon />
      <span>{words.state}</span>
      <span className="visually-hidden"> {words.means}</span>
    </Status>
  );
}

function PracticeStatus() {
  async function leave() {
    const answer = await invoke('leavePractice', {});
    if (answer.ok) useAppView.getState().go({ kind: 'sessions' });
  }
  return (
    <Status name={practiceMessages.status} className={css.practice} title={practiceMessages.statusText}>
      <PracticeIcon />
      <span aria-hidden="true">{practiceMessages.status}</span>
      <span className="visually-hidden">{practiceMessages.statusText}</span>
      <button type="button" className={css.small} onClick={() => void leave()}>
        {practiceMessages.leave}
      </button>
    </Status>
  );
}

/** In practice memory is what is meant, and nothing is at risk. */
function useIsAtRisk(): boolean {
  return useAppInfo(
    ({ app }) =>
      app !== null &&
      app.secretStorage.state === 'memory' &&
      app.secretStorage.reason !== 'checking' &&
      !app.practice.on,
  );
}

function StorageStatus() {
  const storage = useAppInfo((store) => store.app?.secretStorage);
  const isAtRisk = useIsAtRisk();
  const isAsked = storage === undefined || storage.reason === 'checking';
  const words = isAsked ? shellMessages.storageAsked : shellMessages.storageStates[storage.state];
  return (
    <Status
      // What this computer answers is news only where secrets are at risk.
      key={isAtRisk ? 'risk' : isAsked ? 'asked' : 'kept'}
      name={shellMessages.storage}
      isNews={isAtRisk}
      className={css.storage}
      title={words}
      data-at-risk={isAtRisk ? '' : undefined}
      data-kept={!isAsked && storage.state === 'encrypted' ? '' : undefined}
    >
      {!isAsked && storage.state === 'memory' ? <MemoryIcon /> : <LockIcon />}
      <span className={isAtRisk ? undefined : 'visually-hidden'}>{words}</span>
    </Status>
  );
}

/** What is to be known of the secrets, below the line while it holds. */
function StorageNotices() {
  const storage = useAppInfo((store) => store.app?.secretStorage);
  const isAtRisk = useIsAtRisk();
  if (storage === undefined) return null;
  const { reason, canKeepNow, newer = 0, setAside = 0 } = storage;
  return (
    <>
      {((isAtRisk && reason !== undefined) || canKeepNow) && (
        <div className={css.risk}>
          {isAtRisk && reason !== undefined && <p>{shellMessages.storageReasons[reason]}</p>}
          {canKeepNow && (
            <button
              type="button"
              className={css.small}
              onClick={() => void useAppInfo.getState().keepSecretsNow()}
            >
              {shellMessages.keepNow}
            </button>
          )}
        </div>
      )}
      {newer > 0 && (
        <div className={css.notice}>
          <Notice tone="warning">
            <p>{formatMessage(shellMessages.newerSecrets, { count: newer })}</p>
          </Notice>
        </div>
      )}
      {setAside > 0 && (
        <div className={css.notice}>
          <Notice tone="warning">
            <p>{formatMessage(shellMessages.setAside, { count: setAside })}</p>
          </Notice>
        </div>
      )}
    </>
  );
}
