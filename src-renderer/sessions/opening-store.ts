import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

/**
 * What is typed in the dialog. No secret is ever asked there, so it may wait here when the dialog closes by accident.
 */
export type Draft = {
  clientName: string;
  technician: string | null;
  connectionId: string | null;
  vendors: string[] | null;
};
const NO_DRAFT: Draft = { clientName: '', technician: null, connectionId: null, vendors: null };

type Opening =
  | { kind: 'idle' }
  | { kind: 'asking'; draft: Draft; error: AppError | null; isStarting: boolean }
  | { kind: 'failed'; error: AppError };

type OpenVendor = (sessionId: string, vendor: string) => void;

type OpeningStore = {
  state: Opening;
  leftOver: Draft;
  begin: () => void;
  /** Closes the dialog but keeps what was typed for the next time. */
  putAside: (draft: Draft) => void;
  cancel: () => void;
  /** The screen is left: what was asked there opens nothing any more. */
  leave: () => void;
  start: (
    session: { clientName: string; technician: string; connectionId: string | null; vendors: string[] },
    opened: OpenVendor,
  ) => Promise<void>;
  /** Opens the vendor that the row's next act is about. */
  openSession: (row: SessionSummary, opened: OpenVendor) => Promise<void>;
};

/** Opening a session, a new one or one of the list. */
const opening = latest();

export const useOpening = create<OpeningStore>((set, get) => ({
  state: { kind: 'idle' },
  leftOver: NO_DRAFT,

  begin() {
    opening.drop();
    set({ state: { kind: 'asking', draft: get().leftOver, error: null, isStarting: false } });
  },
  putAside(draft) {
    opening.drop();
    set({ state: { kind: 'idle' }, leftOver: draft });
  },
  cancel() {
    opening.drop();
    set({ state: { kind: 'idle' }, leftOver: NO_DRAFT });
  },

  leave() {
    opening.drop();
    const { state } = get();
    set({ state: { kind: 'idle' }, leftOver: state.kind === 'asking' ? state.draft : get().leftOver });
  },

  async start(session, opened) {
    const { state } = get();
    if (state.kind !== 'asking' || state.isStarting) return;
    const isWanted = opening.begin();
    set({ state: { ...state, isStarting: true, error: null } });
    const made = await invoke('createSession', session);
    if (!made.ok) {
      if (isWanted()) set({ state: { ...state, isStarting: false, error: made.error } });
      return;
    }
    const { sessionId } = made.value;
    const read = isWanted() ? await invoke('readSession', { sessionId }) : null;
    if (read === null || !isWanted()) {
      // Cancelled before main had answered: the session holds nothing yet and goes again.
      const discarded = await invoke('discardSession', { sessionId });
      if (!discarded.ok && get().state.kind === 'idle')
        set({ state: { kind: 'failed', error: discarded.error } });
      return;
    }
    set({ state: read.ok ? { kind: 'idle' } : { kind: 'failed', error: read.error }, leftOver: NO_DRAFT });
    if (read.ok) opened(read.value.id, read.value.currentVendor);
  },

  async openSession(row, opened) {
    const isWanted = opening.begin();
    const answer = await invoke('readSession', { sessionId: row.id });
    if (!isWanted()) return;
    if (answer.ok) {
      set({ state: { kind: 'idle' } });
      opened(answer.value.id, row.next?.vendor ?? answer.value.currentVendor);
    } else {
      set({ state: { kind: 'failed', error: answer.error } });
    }
  },
}));
