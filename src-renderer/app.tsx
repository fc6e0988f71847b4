import { useEffect, useRef } from 'react';
import { shellMessages } from '../src-preload/messages/messages.ts';
import { DeepLinkNotice } from './deep-link/deep-link-notice.tsx';
import { QuitGuard } from './quit/quit-guard.tsx';
import css from './shell/app.module.css';
import { AppFrame } from './shell/app-frame.tsx';
import { useAppInfo } from './shell/app-info-store.ts';
import { type AppView, useAppView } from './shell/app-view.ts';
import { CallPart } from './shell/call-part.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { focusHeading } from './shell/focus-heading.ts';
import { RequestPart } from './shell/request-part.tsx';
import { Lazy, Screen } from './shell/router.tsx';
import { vendorName } from './shell/vendors.ts';
import { WindowCommands } from './shell/window-commands.tsx';

/**
 * The window: the frame that stays, and one screen inside it. This is the one place where rooms meet; each of them
 * gets what it needs and says what happened through its props.
 */
export function App() {
  const view = useAppView((store) => store.view);
  const arrivals = useAppView((store) => store.arrivals);
  const theme = useAppInfo((store) => store.app?.theme);
  const main = useRef<HTMLElement>(null);

  useEffect(() => useAppView.getState().followAddress(), []);
  useEffect(() => useAppInfo.getState().follow(), []);

  useEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
  }, [theme]);

  const title = 'vendor' in view ? titleOf(view.kind, vendorName(view.vendor)) : shellMessages[view.kind];
  useEffect(() => {
    document.title = `${title} – ${shellMessages.product}`;
  }, [title]);

  // The first screen is not taken by surprise: whoever opens the app begins at its top.
  useEffect(() => {
    if (arrivals > 0 && main.current) return focusHeading(main.current);
  }, [arrivals]);

  return (
    <div className={css.window}>
      <AppFrame view={view} />
      <Presenting view={view} />
      <DeepLinkNotice />
      {/* About holds nothing to tab to, so there the keyboard must reach the page itself to scroll it. */}
      <main
        ref={main}
        id="content"
        tabIndex={view.kind === 'about' ? 0 : -1}
        className={css.main}
        data-screen={view.kind}
        data-zone={view.kind === 'workspace' || view.kind === 'neo-guide' ? undefined : ''}
      >
        <ErrorBoundary arrivals={arrivals}>
          <Screen view={view} />
        </ErrorBoundary>
      </main>
      <CallPart />
      <RequestPart />
      <WindowCommands />
      <QuitGuard />
    </div>
  );
}

const loadBar = () => import('./presenting/presenting-bar.tsx');
const loadPresentView = () => import('./presenting/present-view.tsx');

/** While a session is presented: the bar that says so, and what the audience is shown. */
function Presenting({ view }: { view: AppView }) {
  const presenting = useAppInfo((store) => store.app?.presenting);
  if (!presenting?.on) return null;
  return (
    <>
      <Lazy load={loadBar} show={({ PresentingBar }) => <PresentingBar />} />
      <Lazy
        load={loadPresentView}
        show={({ PresentView }) => <PresentView view={view} sessionId={presenting.sessionId} />}
      />
    </>
  );
}

function titleOf(kind: 'workspace' | 'review' | 'done', vendor: string): string {
  return kind === 'workspace' ? vendor : `${shellMessages[kind]}, ${vendor}`;
}
