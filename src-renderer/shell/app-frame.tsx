import { practiceMessages, shellMessages } from '../../src-preload/messages/messages.ts';
import { LockIcon, MemoryIcon, OfflineIcon, PracticeIcon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import css from './app-frame.module.css';
import { useAppInfo } from './app-info-store.ts';
import { type AppView, hashOf, SKIP_TO, useAppView } from './app-view.ts';
import { invoke } from './bridge.ts';

const places = ['sessions', 'settings', 'about'] as const;

/** What stays on every screen: where one is, where secrets are, and whether this is practice. */
export function AppFrame({ view }: { view: AppView }) {
  const practice = useAppInfo((store) => store.app?.practice);
  const setAside = useAppInfo((store) => store.app?.secretStorage.setAside ?? 0);
  const newer = useAppInfo((store) => store.app?.secretStorage.newer ?? 0);
  return (
    <>
      <a className={css.skip} href={SKIP_TO}>
        {shellMessages.skip}
      </a>
      <header className={css.bar}>
        <nav aria-label={shellMessages.navigation} className={css.places}>
          {places.map((place) => (
            <a
              key={place}
              href={hashOf({ kind: place })}
              aria-current={place === view.kind ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                useAppView.getState().go({ kind: place });
              }}
            >
              {shellMessages[place]}
            </a>
          ))}
        </nav>
        <StorageStatus />
      </header>
      <NetworkStatus />
      {practice?.on && <PracticeBar />}
      {newer > 0 && (
        <div className={css.notice}>
          <Notice tone="warning">
            <p>{shellMessages.newerSecrets(newer)}</p>
          </Notice>
        </div>
      )}
      {setAside > 0 && (
        <div className={css.notice}>
          <Notice tone="warning">
            <p>{shellMessages.setAside(setAside)}</p>
          </Notice>
        </div>
      )}
    </>
  );
}

/** A state, not an error: a quiet line that blocks nothing, because the system's word may be wrong. */
function NetworkStatus() {
  const isOffline = useAppInfo((store) => store.app?.network === 'offline');
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  if (!isOffline) return null;
  return (
    <Status name={shellMessages.network} className={css.offline}>
      <OfflineIcon />
      <span>{isPractice ? shellMessages.offlineInPractice : shellMessages.offline}</span>
    </Status>
  );
}

function StorageStatus() {
  const storage = useAppInfo((store) => store.app?.secretStorage);
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  const { keepSecretsNow } = useAppInfo.getState();
  const isAsked = storage === undefined || storage.reason === 'checking';
  const isMemory = !isAsked && storage.state === 'memory';
  return (
    <div className={css.storage}>
      <Status name={shellMessages.storage} className={css.status}>
        {!isAsked && (isMemory ? <MemoryIcon /> : <LockIcon />)}
        {/* In practice memory is what is meant, and nothing is at risk. */}
        <span data-tone={isMemory && !isPractice ? 'warning' : undefined}>
          {isAsked ? shellMessages.storageAsked : shellMessages.storageStates[storage.state]}
        </span>
      </Status>
      {isMemory && !isPractice && storage.reason && (
        <span className={css.reason}>{shellMessages.storageReasons[storage.reason]}</span>
      )}
      {storage?.canKeepNow && (
        <button type="button" className={css.small} onClick={() => void keepSecretsNow()}>
          {shellMessages.keepNow}
        </button>
      )}
    </div>
  );
}

function PracticeBar() {
  async function leave() {
    const answer = await invoke('leavePractice', {});
    if (answer.ok) useAppView.getState().go({ kind: 'sessions' });
  }
  return (
    <Status name={practiceMessages.status} className={css.practice}>
      <PracticeIcon />
      <span>{practiceMessages.statusText}</span>
      <button type="button" className={css.small} onClick={() => void leave()}>
        {practiceMessages.leave}
      </button>
    </Status>
  );
}
