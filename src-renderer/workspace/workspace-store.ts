import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import { invoke, on } from '../shell/bridge.ts';
import { followSessions } from '../shell/session-events.ts';
import { latest, latestView } from '../ui/latest.ts';

/** The session a workspace is open on: as it was read, with every change that main has announced since. */
export type OpenSession =
  | { kind: 'loading' }
  | { kind: 'ready'; session: SessionView }
  | { kind: 'failed'; error: AppError };

/** Which zone is in front: the whole window when it is narrow, the larger share of the middle when it is wide. */
export type Front = 'steps' | 'step' | 'results';

type Where = { sessionId: string; vendor: string };

type WorkspaceStore = {
  open: OpenSession;
  front: Front;
  openVendor: (where: Where) => Promise<void>;
  bringForward: (front: Front) => void;
};

/** How a vendor stands, where its session is the open one. */
export function progressIn(open: OpenSession, { sessionId, vendor }: Where): VendorProgress | undefined {
  if (open.kind !== 'ready' || open.session.id !== sessionId) return undefined;
  return open.session.vendors.find((one) => one.vendor === vendor);
}

export const useWorkspace = create<WorkspaceStore>((set, get) => {
  // Two vendors opened in a row: only the response to the last request counts.
  const opening = latest();
  const reading = latestView<SessionView>();

  /** Where secrets are kept has changed, and with it what the fields say of theirs. */
  async function readAgain() {
    const { open } = get();
    if (open.kind !== 'ready') return;
    const { isLatest, upToDate } = reading.begin();
    const read = await invoke('readSession', { sessionId: open.session.id });
    if (isLatest() && read.ok) set({ open: { kind: 'ready', session: upToDate(read.value) } });
  }

  // The session stays open here while another screen is in front, so it is followed to the end of the window.
  let isFollowed = false;
  function follow() {
    if (isFollowed) return;
    isFollowed = true;
    on('secret-storage-changed', () => void readAgain());
    followSessions((change) => {
      reading.announced(change);
      const { open } = get();
      if (open.kind !== 'ready') return;
      const session = change(open.session);
      if (session !== open.session) set({ open: { kind: 'ready', session } });
    });
  }

  return {
    open: { kind: 'loading' },
    front: 'step',

    async openVendor({ sessionId, vendor }) {
      follow();
      const isWanted = opening.begin();
      const { isLatest, upToDate } = reading.begin();
      const { open } = get();
      const isSameSession = open.kind === 'ready' && open.session.id === sessionId;
      if (!isSameSession) set({ open: { kind: 'loading' } });
      set({ front: 'step' });
      const [opened, read] = await Promise.all([
        invoke('openVendor', { sessionId, vendor }),
        invoke('readSession', { sessionId }),
      ]);
      if (!isWanted()) return;
      if (!opened.ok) set({ open: { kind: 'failed', error: opened.error } });
      else if (!read.ok) set({ open: { kind: 'failed', error: read.error } });
      else if (isLatest()) set({ open: { kind: 'ready', session: upToDate(read.value) } });
    },

    bringForward: (front) => set({ front }),
  };
});
