import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

type Asking = { row: SessionSummary; error: AppError | null; isBusy: boolean };

/** What is being done to a session as a whole, and the last notice about it. */
type Care =
  | { kind: 'idle' }
  | ({ kind: 'renaming' } & Asking)
  | ({ kind: 'duplicating' } & Asking)
  | ({ kind: 'templating' } & Asking)
  /** Null until they are read. */
  | ({ kind: 'notes'; notes: string | null } & Asking)
  | ({ kind: 'deleting'; loses: { secrets: number; waiting: number } | null } & Asking);

/** A session that left the list it stood in. */
type Moved = { sessionId: string; clientName: string };

export type ActionNotice =
  | { kind: 'exported'; fileName: string }
  | { kind: 'imported'; clientName: string; hadReports: boolean }
  | { kind: 'duplicated'; clientName: string }
  | { kind: 'template-saved'; name: string }
  | ({ kind: 'archived' | 'brought-back' } & Moved)
  | { kind: 'restored'; clientName: string; withdrawn: number }
  | { kind: 'failed'; error: AppError };

type SessionActionsStore = {
  dialog: Care;
  notice: ActionNotice | null;
  begin: (kind: 'renaming' | 'duplicating' | 'templating', row: SessionSummary) => void;
  beginDeleting: (row: SessionSummary) => Promise<void>;
  beginNotes: (row: SessionSummary) => Promise<void>;
  /** False where main has not taken them; why stands in the dialog. */
  keepNotes: (sessionId: string, notes: string) => Promise<boolean>;
  cancel: () => void;
  rename: (clientName: string, technician: string) => Promise<void>;
  duplicate: (clientName: string) => Promise<void>;
  saveTemplate: (name: string) => Promise<void>;
  remove: () => Promise<void>;
  restore: (sessionId: string) => Promise<void>;
  /** Out of the list, or back into it where it is archived. */
  archive: (row: SessionSummary) => Promise<void>;
  bringBack: (moved: Moved) => Promise<void>;
  exportFile: (row: SessionSummary) => Promise<void>;
  importFile: () => Promise<void>;
  dismissNotice: () => void;
};

/** Main announces every change of the list; here is only what is asked, and what went wrong. */
export const useSessionActions = create<SessionActionsStore>((set, get) => {
  const request = latest();
  /**
   * What a deletion took out of the outbox stays out when the session comes back: by session, for whoever undoes it.
   */
  const withdrawnBy = new Map<string, { clientName: string; withdrawn: number }>();

  /**
   * Asks with what the open dialog holds; what was typed stays there where it is refused. Cancel comes before the
   * answer: then nothing on the screen changes, and what main did is undone by `undo`.
   */
  async function settle<T>(
    send: () => Promise<Result<T>>,
    undo: (value: T) => Promise<Result<unknown>>,
    notice: ActionNotice | null = null,
  ) {
    const { dialog } = get();
    if (dialog.kind === 'idle' || dialog.isBusy) return;
    const isWanted = request.begin();
    set({ dialog: { ...dialog, isBusy: true, error: null }, notice: null });
    const answer = await send();
    if (isWanted()) {
      set(
        answer.ok
          ? { dialog: { kind: 'idle' }, notice }
          : { dialog: { ...dialog, isBusy: false, error: answer.error } },
      );
    } else if (answer.ok) {
      const undone = await undo(answer.value);
      if (!undone.ok) fail(undone.error);
    }
  }

  const fail = (error: AppError) =>
    // Closing a file dialog is a choice, not an error.
    set({ notice: error.code === 'file-not-chosen' ? null : { kind: 'failed', error } });

  /** Undoes a deletion, and says what did not come back with it. */
  async function bringToLife(sessionId: string): Promise<Result<unknown>> {
    const answer = await invoke('restoreSession', { sessionId });
    const lost = withdrawnBy.get(sessionId);
    if (!answer.ok || lost === undefined) return answer;
    withdrawnBy.delete(sessionId);
    if (lost.withdrawn > 0) set({ notice: { kind: 'restored', ...lost } });
    return answer;
  }

  async function move(moved: { kind: 'archived' | 'brought-back' } & Moved) {
    set({ notice: null });
    const { kind, sessionId } = moved;
    const answer = await invoke('archiveSession', { sessionId, archived: kind === 'archived' });
    if (answer.ok) set({ notice: moved });
    else fail(answer.error);
  }

  /** The session of the open dialog. */
  const shownRow = () => {
    const { dialog } = get();
    return dialog.kind === 'idle' ? null : dialog.row;
  };

  return {
    dialog: { kind: 'idle' },
    notice: null,

    begin(kind, row) {
      request.drop();
      set({ dialog: { kind, row, error: null, isBusy: false }, notice: null });
    },

    async beginDeleting(row) {
      const isWanted = request.begin();
      set({ dialog: { kind: 'deleting', row, loses: null, error: null, isBusy: false }, notice: null });
      const answer = await invoke('previewDeletion', { sessionId: row.id });
      const { dialog } = get();
      if (!isWanted() || dialog.kind !== 'deleting') return;
      set({
        dialog: answer.ok ? { ...dialog, loses: answer.value } : { ...dialog, error: answer.error },
      });
    },

    async beginNotes(row) {
      const isWanted = request.begin();
      set({ dialog: { kind: 'notes', row, notes: null, error: null, isBusy: false }, notice: null });
      const answer = await invoke('readNotes', { sessionId: row.id });
      const { dialog } = get();
      if (!isWanted() || dialog.kind !== 'notes') return;
      set({
        dialog: answer.ok ? { ...dialog, notes: answer.value.notes } : { ...dialog, error: answer.error },
      });
    },

    async keepNotes(sessionId, notes) {
      const answer = await invoke('keepNotes', { sessionId, notes });
      const { dialog } = get();
      if (dialog.kind === 'notes' && dialog.row.id === sessionId) {
        set({ dialog: { ...dialog, error: answer.ok ? null : answer.error } });
      } else if (!answer.ok) fail(answer.error);
      return answer.ok;
    },

    cancel() {
      request.drop();
      set({ dialog: { kind: 'idle' } });
    },

    async rename(clientName, technician) {
      const row = shownRow();
      if (row === null) return;
      const former = { sessionId: row.id, clientName: row.clientName, technician: row.technician };
      await settle(
        () => invoke('renameSession', { sessionId: row.id, clientName, technician }),
        () => invoke('renameSession', former),
      );
    },

    async duplicate(clientName) {
      const row = shownRow();
      if (row === null) return;
      await settle(
        () => invoke('duplicateSession', { sessionId: row.id, clientName }),
        ({ sessionId }) => invoke('discardSession', { sessionId }),
        { kind: 'duplicated', clientName },
      );
    },

    async saveTemplate(name) {
      const row = shownRow();
      if (row === null) return;
      const { technician, vendors } = row;
      await settle<unknown>(
        async () => {
          // The row has the name of its connection only.
          const read = await invoke('readSession', { sessionId: row.id });
          if (!read.ok) return read;
          const { connectionId } = read.value;
          const ids = vendors.map(({ vendor }) => vendor);
          return invoke('keepTemplate', { name, vendors: ids, technician, connectionId });
        },
        // It takes nothing away, and can be deleted where it is chosen.
        async () => ({ ok: true, value: null }),
        { kind: 'template-saved', name },
      );
    },

    async remove() {
      const row = shownRow();
      if (row === null) return;
      const { id: sessionId, clientName } = row;
      await settle(
        async () => {
          const answer = await invoke('deleteSession', { sessionId });
          if (answer.ok) withdrawnBy.set(sessionId, { clientName, withdrawn: answer.value.withdrawn });
          return answer;
        },
        () => bringToLife(sessionId),
      );
    },

    async restore(sessionId) {
      const answer = await bringToLife(sessionId);
      if (!answer.ok) fail(answer.error);
    },

    archive: ({ id, clientName, archived }) =>
      move({ kind: archived ? 'brought-back' : 'archived', sessionId: id, clientName }),

    bringBack: ({ sessionId, clientName }) => move({ kind: 'brought-back', sessionId, clientName }),

    async exportFile(row) {
      set({ notice: null });
      const answer = await invoke('exportSession', { sessionId: row.id });
      if (answer.ok) set({ notice: { kind: 'exported', fileName: answer.value.fileName } });
      else fail(answer.error);
    },

    async importFile() {
      set({ notice: null });
      const answer = await invoke('importSession', {});
      if (!answer.ok) {
        fail(answer.error);
        return;
      }
      const { clientName, hadReports } = answer.value;
      set({ notice: { kind: 'imported', clientName, hadReports } });
    },

    dismissNotice: () => set({ notice: null }),
  };
});
