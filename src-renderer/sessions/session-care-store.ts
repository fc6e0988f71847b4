import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { ask } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

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
  const dialog = latest();

  /**
   * Asks with what the open dialog holds; what was typed stays there where it is refused. Cancel comes before the
   * answer: then nothing on the screen changes, and what main did is undone by `undo`.
   */
  async function settle<T>(
    request: () => Promise<Result<T>>,
    undo: (value: T) => Promise<Result<unknown>>,
    said: Said | null = null,
  ) {
    const { care } = get();
    if (care.kind === 'idle' || care.isBusy) return;
    const isWanted = dialog.begin();
    set({ care: { ...care, isBusy: true, trouble: null }, said: null });
    const answer = await request();
    if (isWanted()) {
      set(
        answer.ok
          ? { care: { kind: 'idle' }, said }
          : { care: { ...care, isBusy: false, trouble: answer.error } },
      );
    } else if (answer.ok) {
      const undone = await undo(answer.value);
      if (!undone.ok) fail(undone.error);
    }
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

  /** The session of the open dialog. */
  const shownRow = () => {
    const { care } = get();
    return care.kind === 'idle' ? null : care.row;
  };

  return {
    care: { kind: 'idle' },
    said: null,

    begin(kind, row) {
      dialog.drop();
      set({ care: { kind, row, trouble: null, isBusy: false }, said: null });
    },

    async beginDeleting(row) {
      const isWanted = dialog.begin();
      set({ care: { kind: 'deleting', row, loses: null, trouble: null, isBusy: false }, said: null });
      const answer = await ask('previewDeletion', { sessionId: row.id });
      const { care } = get();
      if (!isWanted() || care.kind !== 'deleting') return;
      set({
        care: answer.ok ? { ...care, loses: answer.value } : { ...care, trouble: answer.error },
      });
    },

    cancel() {
      dialog.drop();
      set({ care: { kind: 'idle' } });
    },

    async rename(clientName, technician) {
      const row = shownRow();
      if (row === null) return;
      const former = { sessionId: row.id, clientName: row.clientName, technician: row.technician };
      await settle(
        () => ask('renameSession', { sessionId: row.id, clientName, technician }),
        () => ask('renameSession', former),
      );
    },

    async duplicate(clientName) {
      const row = shownRow();
      if (row === null) return;
      await settle(
        () => ask('duplicateSession', { sessionId: row.id, clientName }),
        ({ sessionId }) => ask('discardSession', { sessionId }),
        { kind: 'duplicated', clientName },
      );
    },

    async remove() {
      const row = shownRow();
      if (row === null) return;
      await settle(
        () => ask('deleteSession', { sessionId: row.id }),
        () => ask('restoreSession', { sessionId: row.id }),
      );
    },

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
