import { useEffect, useRef } from 'react';
import { shellWords } from '../src-preload/contract/words/en/shell.ts';
import { StartLinkNotice } from './deep-link/deep-link-notice.tsx';
import { QuitGuard } from './quit/quit-guard.tsx';
import css from './shell/app.module.css';
import { AppFrame } from './shell/app-frame.tsx';
import { useSurroundings } from './shell/app-info-store.ts';
import { useAppView } from './shell/app-view.ts';
import { CatchFaults } from './shell/error-boundary.tsx';
import { focusHeading } from './shell/focus-heading.ts';
import { Screen } from './shell/router.tsx';
import { vendorName } from './shell/vendors.ts';

/**
 * The window: the frame that stays, and one screen inside it. This is the one place where rooms meet; each of them
 * gets what it needs and tells what happened through its props.
 */
export function App() {
  const view = useAppView((store) => store.view);
  const arrivals = useAppView((store) => store.arrivals);
  const theme = useSurroundings((store) => store.app?.theme);
  const main = useRef<HTMLElement>(null);

  useEffect(() => useAppView.getState().followAddress(), []);
  useEffect(() => useSurroundings.getState().begin(), []);

  useEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
  }, [theme]);

  const title = 'vendor' in view ? titleOf(view.kind, vendorName(view.vendor)) : shellWords[view.kind];
  useEffect(() => {
    document.title = `${title} – ${shellWords.product}`;
  }, [title]);

  // The first screen is not taken by surprise: whoever opens the app begins at its top.
  useEffect(() => {
    if (arrivals > 0 && main.current) return focusHeading(main.current);
  }, [arrivals]);

  return (
    <div className={css.window}>
      <AppFrame view={view} />
      <StartLinkNotice />
      {/* About holds nothing to tab to, so there the keyboard must reach the page itself to scroll it. */}
      <main
        ref={main}
        id="content"
        tabIndex={view.kind === 'about' ? 0 : -1}
        className={css.main}
        data-screen={view.kind}
      >
        <CatchFaults arrivals={arrivals}>
          <Screen view={view} />
        </CatchFaults>
      </main>
      <QuitGuard />
    </div>
  );
}

function titleOf(kind: 'workspace' | 'review' | 'done', vendor: string): string {
  return kind === 'workspace' ? vendor : `${shellWords[kind]}, ${vendor}`;
}
