import { type ReactNode, useEffect, useState } from 'react';
import { type PresentingState, WHO_CLICKS } from '../../src-preload/contract/presenting.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { presentingMessages as words } from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { invoke } from '../shell/bridge.ts';
import { BrowserIcon, CrossIcon, DashIcon, EyeIcon, PersonIcon } from '../ui/icons.tsx';
import { keyshortcuts, keysShown } from '../ui/keyboard.ts';
import { Status } from '../ui/status.tsx';
import { useNow } from '../ui/use-now.ts';
import css from './presenting.module.css';
import { PrivateView } from './private-view.tsx';

const MINUTE_MS = 60_000;
const COVER_KEYS = ['Ctrl', 'Shift', 'H'] as const;

/** What others see of this session, below the line of the frame while it is presented. */
export function PresentingBar() {
  const presenting = useAppInfo((store) => store.app?.presenting);
  return presenting?.on ? <Bar presenting={presenting} /> : null;
}

function Bar({ presenting }: { presenting: Extract<PresentingState, { on: true }> }) {
  const { sessionId, startedAt, whoClicks, covered, window: isOpen, globalKey } = presenting;
  const [isPrivate, setPrivate] = useState(false);
  const minutes = Math.max(0, Math.floor((useNow(MINUTE_MS / 4) - Date.parse(startedAt)) / MINUTE_MS));
  useHiddenIdentifiers();
  return (
    <>
      <section className={css.bar} aria-label={words.status} data-zone="">
        <Status name={words.status} isNews className={css.status}>
          <span className={css.dot} />
          <strong>{words.status}</strong>{' '}
          <span className={css.means}>{covered ? words.covered : words.means}</span>
          {!globalKey && (
            <span className="visually-hidden">
              {' '}
              {formatMessage(words.noGlobalKey, { keys: keysShown(...COVER_KEYS) })}
            </span>
          )}
        </Status>
        <fieldset className={css.clicks} aria-label={words.whoClicks}>
          {WHO_CLICKS.map((who) => (
            <label key={who}>
              <input
                type="radio"
                name="who-clicks"
                checked={who === whoClicks}
                onChange={() => void invoke('setWhoClicks', { whoClicks: who })}
              />
              <PersonIcon />
              {words.clicks[who]}
            </label>
          ))}
        </fieldset>
        <span className={css.minutes}>{formatMessage(words.minutes, { count: minutes })}</span>
        <BarButton
          icon={<EyeIcon />}
          label={words.privateView}
          isPressed={isPrivate}
          title={words.privateTip}
          onClick={() => setPrivate(!isPrivate)}
        />
        <BarButton
          icon={<BrowserIcon />}
          label={words.openWindow}
          isPressed={isOpen}
          onClick={() => void invoke('openAudience', { open: !isOpen })}
        />
        <BarButton
          icon={<DashIcon />}
          label={covered ? words.uncover : words.cover}
          isPressed={covered}
          title={
            globalKey
              ? keysShown(...COVER_KEYS)
              : formatMessage(words.noGlobalKey, { keys: keysShown(...COVER_KEYS) })
          }
          keys={keyshortcuts(...COVER_KEYS)}
          onClick={() => void invoke('coverAudience', { covered: !covered })}
        />
        <BarButton
          icon={<CrossIcon />}
          label={words.stop}
          onClick={() => void invoke('stopPresenting', {})}
        />
      </section>
      {isPrivate && <PrivateView sessionId={sessionId} isOpen={isOpen} />}
    </>
  );
}

type BarButtonProps = {
  icon: ReactNode;
  label: string;
  isPressed?: boolean;
  title?: string;
  keys?: string;
  onClick: () => void;
};

function BarButton({ icon, label, isPressed, title, keys, onClick }: BarButtonProps) {
  return (
    <button type="button" aria-pressed={isPressed} aria-keyshortcuts={keys} title={title} onClick={onClick}>
      {icon}
      {label}
    </button>
  );
}

/** Styles hide identifiers while somebody watches: in one place, so that nothing has to be put back. */
function useHiddenIdentifiers(): void {
  useEffect(() => {
    document.documentElement.dataset.presenting = '';
    return () => {
      delete document.documentElement.dataset.presenting;
    };
  }, []);
}
