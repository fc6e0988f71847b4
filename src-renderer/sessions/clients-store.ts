import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { ClientColumns, ClientListView } from '../../src-preload/contract/client-list.ts';
import type { Facts } from '../../src-preload/contract/requests.ts';
import type { SessionTemplate } from '../../src-preload/contract/settings.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

/** What holds for lines that say nothing of it. */
export type Fallback = {
  templateId: string | null;
  vendors: string[];
  technician: string;
  connectionId: string | null;
};
const NOTHING: Fallback = { templateId: null, vendors: [], technician: '', connectionId: null };

type Step =
  | { kind: 'closed' }
  | { kind: 'asking' }
  | { kind: 'looking'; list: ClientListView; fallback: Fallback }
  | { kind: 'done'; outcome: Facts['createClients'] };

type ClientsStore = {
  step: Step;
  templates: readonly SessionTemplate[];
  /** What was pasted stays when somebody goes back, or when it does not read. */
  text: string;
  isBusy: boolean;
  error: AppError | null;
  /** How a list ended whose dialog was left before; the list of sessions says it. */
  untold: { kind: 'done'; outcome: Facts['createClients'] } | { kind: 'failed'; error: AppError } | null;
  /** It was read. */
  told: () => void;
  open: () => void;
  close: () => void;
  back: () => void;
  /** Null opens a file that is chosen. */
  read: (text: string | null) => Promise<void>;
  choose: (change: { columns?: ClientColumns; hasHeading?: boolean; fallback?: Fallback }) => Promise<void>;
  create: () => Promise<void>;
};

/** A list of clients on its way to become sessions. Main reads it, and makes nothing before `create`. */
export const useClients = create<ClientsStore>((set, get) => {
  const request = latest();

  const choicesOf = ({ listId, chosen, hasHeading }: ClientListView, fallback: Fallback) => {
    const { templateId: _template, ...rest } = fallback;
    return { listId, columns: chosen, hasHeading, ...rest };
  };

  return {
    step: { kind: 'closed' },
    templates: [],
    text: '',
    isBusy: false,
    error: null,
    untold: null,

    told: () => set({ untold: null }),
    open() {
      request.drop();
      set({ step: { kind: 'asking' }, error: null, isBusy: false, untold: null });
      void invoke('readSettings', {}).then((answer) => {
        if (answer.ok) set({ templates: answer.value.templates });
      });
    },
    close() {
      request.drop();
      set({ step: { kind: 'closed' }, text: '', error: null, isBusy: false });
    },
    back() {
      request.drop();
      set({ step: { kind: 'asking' }, error: null, isBusy: false });
    },

    async read(text) {
      const isWanted = request.begin();
      set({ isBusy: true, error: null, ...(text === null ? {} : { text }) });
      const answer = await invoke('readClients', { text });
      if (!isWanted()) return;
      if (answer.ok) set({ isBusy: false, step: { kind: 'looking', list: answer.value, fallback: NOTHING } });
      // Closing a file dialog is a choice, not an error.
      else set({ isBusy: false, error: answer.error.code === 'file-not-chosen' ? null : answer.error });
    },

    async choose(change) {
      const { step } = get();
      if (step.kind !== 'looking') return;
      const isWanted = request.begin();
      const fallback = change.fallback ?? step.fallback;
      const list = {
        ...step.list,
        chosen: change.columns ?? step.list.chosen,
        hasHeading: change.hasHeading ?? step.list.hasHeading,
      };
      // The choice shows at once; what it makes of the lines follows.
      set({ step: { ...step, list, fallback }, error: null });
      const answer = await invoke('previewClients', choicesOf(list, fallback));
      if (!isWanted()) return;
      if (answer.ok) set({ step: { kind: 'looking', list: answer.value, fallback } });
      else set({ error: answer.error });
    },

    async create() {
      const { step, isBusy } = get();
      if (step.kind !== 'looking' || isBusy) return;
      const isWanted = request.begin();
      set({ isBusy: true, error: null });
      const answer = await invoke('createClients', choicesOf(step.list, step.fallback));
      if (!isWanted()) {
        // Nobody waited for it, and it was made all the same.
        set({
          untold: answer.ok
            ? { kind: 'done', outcome: answer.value }
            : { kind: 'failed', error: answer.error },
        });
        return;
      }
      if (answer.ok) set({ isBusy: false, text: '', step: { kind: 'done', outcome: answer.value } });
      else set({ isBusy: false, error: answer.error });
    },
  };
});
