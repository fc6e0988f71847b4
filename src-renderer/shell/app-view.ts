import { create } from 'zustand';
import { on } from './bridge.ts';

/** A screen that another one may lead back to. */
export type PlaceView =
  | { kind: 'sessions' }
  | { kind: 'settings' }
  | { kind: 'about' }
  | { kind: 'outbox' }
  | { kind: 'workspace' | 'review' | 'done'; sessionId: string; vendor: string };

/** What the window shows: one screen at a time. The Neo key's guide is opened on the way and knows where from. */
export type AppView = PlaceView | { kind: 'neo-guide'; from: PlaceView } | { kind: 'report' };

/** The skip link's address: a place on the screen and not a screen. */
export const SKIP_TO = '#content';

const plainKinds = ['sessions', 'settings', 'about', 'outbox'] as const;
const vendorKinds = ['workspace', 'review', 'done'] as const;
const neoGuide = '#neo-guide';

/** The view as the part of the address behind `#`, so that a reload and the mouse's back button know it. */
export function hashOf(view: AppView): string {
  if (view.kind === 'neo-guide') return `${neoGuide}/${hashOf(view.from).slice(1)}`;
  if ('vendor' in view)
    return `#${view.kind}/${encodeURIComponent(view.sessionId)}/${encodeURIComponent(view.vendor)}`;
  return `#${view.kind}`;
}

/** The view an address means. Anything unknown means the sessions, which are home. */
export function viewOf(hash: string): AppView {
  if (hash === '#report') return { kind: 'report' };
  const isNeoGuide = hash === neoGuide || hash.startsWith(`${neoGuide}/`);
  if (isNeoGuide) return { kind: 'neo-guide', from: placeOf(hash.slice(neoGuide.length + 1)) };
  return placeOf(hash);
}

function placeOf(hash: string): PlaceView {
  const [kind = '', sessionId, vendor] = hash.replace(/^#/, '').split('/');
  const plain = plainKinds.find((one) => one === kind);
  if (plain) return { kind: plain };
  const ofVendor = vendorKinds.find((one) => one === kind);
  if (!ofVendor || !sessionId || !vendor) return { kind: 'sessions' };
  try {
    return { kind: ofVendor, sessionId: decodeURIComponent(sessionId), vendor: decodeURIComponent(vendor) };
  } catch {
    return { kind: 'sessions' };
  }
}

type AppViewStore = {
  view: AppView;
  /** Counts the changes of screen made by the person; the heading takes the focus after each. */
  arrivals: number;
  go: (view: AppView) => void;
  /** Goes on to the screen that this address turned out to mean: Back does not lead here again. */
  goInstead: (view: AppView) => void;
  /** Follows the back and forward buttons, and the system's menu. Returns how to stop. */
  followAddress: () => () => void;
};

export const useAppView = create<AppViewStore>((set, get) => ({
  view: typeof window === 'undefined' ? { kind: 'sessions' } : viewOf(window.location.hash),
  arrivals: 0,

  go(view) {
    if (hashOf(view) !== hashOf(get().view)) window.history.pushState(null, '', hashOf(view));
    set({ view, arrivals: get().arrivals + 1 });
  },

  goInstead(view) {
    window.history.replaceState(null, '', hashOf(view));
    set({ view, arrivals: get().arrivals + 1 });
  },

  followAddress() {
    const follow = () => {
      if (window.location.hash === SKIP_TO) window.history.replaceState(null, '', hashOf(get().view));
      else set({ view: viewOf(window.location.hash), arrivals: get().arrivals + 1 });
    };
    window.addEventListener('popstate', follow);
    const stop = on('open-screen', (kind) => get().go({ kind }));
    return () => {
      window.removeEventListener('popstate', follow);
      stop();
    };
  },
}));
