import { create } from 'zustand';
import type { DeepLink } from '../../src-preload/contract/deep-link.ts';
import { useQuit } from '../quit/quit-store.ts';
import { useAppView } from '../shell/app-view.ts';
import { invoke, on } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';
import type { LinkIssue } from './follow-link.ts';

type DeepLinkStore = {
  issue: LinkIssue | null;
  /** Asks main for the link the app was started with, and receives later ones. Returns how to stop. */
  follow: () => () => void;
  open: (link: DeepLink) => Promise<void>;
  close: () => void;
};

/** Links from outside. A question on the screen is answered first; main holds the link until it is asked for. */
export const useDeepLinks = create<DeepLinkStore>((set, get) => {
  let isLooking = false;
  const opening = latest();

  async function look() {
    if (isLooking) return;
    isLooking = true;
    await untilNothingIsAsked();
    // From here on a further link is announced again.
    isLooking = false;
    const answer = await invoke('readDeepLink', {});
    if (answer.ok && answer.value !== null) await get().open(answer.value);
  }

  return {
    issue: null,

    follow() {
      const stops = [
        on('open-link', () => void look()),
        // What was said of a link may name another client.
        on('presenting-changed', () => {
          const { issue } = get();
          if (issue !== null && 'client' in issue) get().close();
        }),
      ];
      void look();
      return () => {
        for (const stop of stops) stop();
      };
    },

    async open(link) {
      const isLast = opening.begin();
      // Where the technician went meanwhile counts more than a link that is still looked up.
      const { arrivals } = useAppView.getState();
      const isWanted = () => isLast() && useAppView.getState().arrivals === arrivals;
      set({ issue: null });
      // What follows a link knows guides and the workspace: read when there is one.
      const { followLink } = await import('./follow-link.ts');
      const issue = await followLink(link, isWanted);
      if (isLast()) set({ issue });
    },

    close: () => set({ issue: null }),
  };
});

/** A dialog waits for an answer that belongs to this screen. */
function untilNothingIsAsked(): Promise<void> {
  const isAsked = () =>
    useQuit.getState().state.kind !== 'idle' || document.querySelector('dialog[open]') !== null;
  if (typeof document === 'undefined' || !isAsked()) return Promise.resolve();
  return new Promise((resolve) => {
    const check = () => {
      if (isAsked()) return;
      observer.disconnect();
      stop();
      resolve();
    };
    const observer = new MutationObserver(check);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['open'] });
    const stop = useQuit.subscribe(check);
  });
}
