import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

/** The session a workspace is open on. Main keeps it; this is the last whole answer or announcement. */
export type OpenSession =
  | { kind: 'loading' }
  | { kind: 'ready'; session: SessionView }
  | { kind: 'failed'; error: AppError };

/** Which zone is in front: the whole window when it is narrow, the larger share of the middle when it is wide. */
export type Front = 'steps' | 'step' | 'results';

type WorkspaceStore = {
  open: OpenSession;
  front: Front;
  openVendor: (sessionId: string, vendor: string) => Promise<void>;
  take: (sessionId: string, progress: VendorProgress) => void;
  /** Where secrets are kept has changed, and with it what the fields say of theirs. */
  readAgain: () => Promise<void>;
  bringForward: (front: Front) => void;
};

/** Answers and announcements overtake each other: of two views of a vendor the newer one is shown. */
function newerOf(view: VendorProgress, others: readonly VendorProgress[]): VendorProgress {
  return others.find((one) => one.vendor === view.vendor && one.sequence > view.sequence) ?? view;
}

export const useWorkspace = create<WorkspaceStore>((set, get) => {
  // Two vendors opened in a row: only the response to the last request counts.
  const opening = latest();
  const reading = latest();
  return {
    open: { kind: 'loading' },
    front: 'step',

    async openVendor(sessionId, vendor) {
      const isWanted = opening.begin();
      reading.drop();
      const { open } = get();
      const isSameSession = open.kind === 'ready' && open.session.id === sessionId;
      if (!isSameSession) set({ open: { kind: 'loading' } });
      set({ front: 'step' });
      const answer = await invoke('openVendor', { sessionId, vendor });
      if (!isWanted()) return;
      if (!answer.ok) {
        set({ open: { kind: 'failed', error: answer.error } });
        return;
      }
      // What was announced while main answered is newer than the answer.
      const { open: now } = get();
      const known = now.kind === 'ready' && now.session.id === sessionId ? now.session.vendors : [];
      const vendors = answer.value.vendors.map((one) => newerOf(one, known));
      set({ open: { kind: 'ready', session: { ...answer.value, vendors } } });
    },

    take(sessionId, progress) {
      const { open } = get();
      if (open.kind !== 'ready' || open.session.id !== sessionId) return;
      const vendors = open.session.vendors.map((one) => newerOf(one, [progress]));
      set({ open: { kind: 'ready', session: { ...open.session, vendors } } });
    },

    async readAgain() {
      const { open } = get();
      if (open.kind !== 'ready') return;
      const isWanted = reading.begin();
      const answer = await invoke('readSession', { sessionId: open.session.id });
      const { open: now } = get();
      if (!isWanted() || !answer.ok || now.kind !== 'ready') return;
      const vendors = answer.value.vendors.map((one) => newerOf(one, now.session.vendors));
      set({ open: { kind: 'ready', session: { ...answer.value, vendors } } });
    },

    bringForward: (front) => set({ front }),
  };
});
