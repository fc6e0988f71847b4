import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { ask } from '../bridge.ts';

type Asking = { row: SessionSummary; trouble: AppError | null; isBusy: boolean };

/** What is being done to a session as a whole, and what was said of it last. */
type Care =
  | { kind: 'idle' }
  | ({ kind: 'renaming' } & Asking)
  | ({ kind: 'duplicating' } & Asking)
  | ({ kind: 'deleting'; loses: { secrets: number; waiting: number } | null } & Asking);

/** A session that left the list it stood in. */
type Moved = { sessionId: string; clientName: string };

export type Said =
  | { kind: 'exported'; fileName: string }
  | { kind: 'imported'; clientName: string; hadReports: boolean }
  | { kind: 'duplicated'; clientName: string }
  | ({ kind: 'archived' | 'brought-back' } & Moved)
  | { kind: 'failed'; error: AppError };

type CareStore = {
  care: Care;
  said: Said | null;
  begin: (kind: 'renaming' | 'duplicating', row: SessionSummary) => void;
  beginDeleting: (row: SessionSummary) => Promise<void>;
  cancel: () => void;
  rename: (clientName: string, technician: string) => Promise<void>;
  duplicate: (clientName: string) => Promise<void>;
  remove: () => Promise<void>;
  restore: (sessionId: string) => Promise<void>;
  /** Out of the list, or back into it where it is archived. */
  archive: (row: SessionSummary) => Promise<void>;
  bringBack: (moved: Moved) => Promise<void>;
  exportFile: (row: SessionSummary) => Promise<void>;
  importFile: () => Promise<void>;
  hush: () => void;
};

/** Main announces every change of the list; here is only what is asked, and what went wrong. */
export const useSessionCare = create<CareStore>((set, get) => {
  /** Asks with what the open dialog holds; what was typed stays there where it is refused. */
  async function settle(ends: () => Promise<AppError | null>, said: Said | null = null) {
    const { care } = get();
    if (care.kind === 'idle' || care.isBusy) return;
    set({ care: { ...care, isBusy: true, trouble: null }, said: null });
    const trouble = await ends();
    if (trouble !== null) set({ care: { ...care, isBusy: false, trouble } });
    else set({ care: { kind: 'idle' }, said });
  }

  const fail = (error: AppError) =>
    // Closing a file dialog is a choice and nothing to be told about.
    set({ said: error.code === 'file-not-chosen' ? null : { kind: 'failed', error } });

  async function move(moved: { kind: 'archived' | 'brought-back' } & Moved) {
    set({ said: null });
    const { kind, sessionId } = moved;
    const answer = await ask('archiveSession', { sessionId, archived: kind === 'archived' });
    if (answer.ok) set({ said: moved });
    else fail(answer.error);
  }

  const rowId = () => {
    const { care } = get();
    return care.kind === 'idle' ? '' : care.row.id;
  };

  return {
    care: { kind: 'idle' },
    said: null,

    begin: (kind, row) => set({ care: { kind, row, trouble: null, isBusy: false }, said: null }),

    async beginDeleting(row) {
      set({ care: { kind: 'deleting', row, loses: null, trouble: null, isBusy: false }, said: null });
      const answer = await ask('previewDeletion', { sessionId: row.id });
      const { care } = get();
      if (care.kind !== 'deleting' || care.row.id !== row.id) return;
      set({
        care: answer.ok ? { ...care, loses: answer.value } : { ...care, trouble: answer.error },
      });
    },

    cancel: () => set({ care: { kind: 'idle' } }),

    rename: (clientName, technician) =>
      settle(async () => {
        const answer = await ask('renameSession', { sessionId: rowId(), clientName, technician });
        return answer.ok ? null : answer.error;
      }),

    duplicate: (clientName) =>
      settle(
        async () => {
          const answer = await ask('duplicateSession', { sessionId: rowId(), clientName });
          return answer.ok ? null : answer.error;
        },
        { kind: 'duplicated', clientName },
      ),

    remove: () =>
      settle(async () => {
        const answer = await ask('deleteSession', { sessionId: rowId() });
        return answer.ok ? null : answer.error;
      }),

    async restore(sessionId) {
      const answer = await ask('restoreSession', { sessionId });
      if (!answer.ok) fail(answer.error);
    },

    archive: ({ id, clientName, archived }) =>
      move({ kind: archived ? 'brought-back' : 'archived', sessionId: id, clientName }),

    bringBack: ({ sessionId, clientName }) => move({ kind: 'brought-back', sessionId, clientName }),

    async exportFile(row) {
      set({ said: null });
      const answer = await ask('exportSession', { sessionId: row.id });
      if (answer.ok) set({ said: { kind: 'exported', fileName: answer.value.fileName } });
      else fail(answer.error);
    },

    async importFile() {
      set({ said: null });
      const answer = await ask('importSession', {});
      if (!answer.ok) {
        fail(answer.error);
        return;
      }
      const { clientName, hadReports } = answer.value;
      set({ said: { kind: 'imported', clientName, hadReports } });
    },

    hush: () => set({ said: null }),
  };
});
