import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { SecretRequestView } from '../../src-preload/contract/secret-request.ts';
import { LONGEST_ANSWER_TEXT, type RequestDays } from '../../src-preload/contract/secret-request.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

type Where = { sessionId: string; vendor: string };

type Asking =
  | { kind: 'closed' }
  | { kind: 'reading'; where: Where }
  | { kind: 'failed'; where: Where; error: AppError }
  | { kind: 'ready'; where: Where; view: SecretRequestView }
  /** The request is over, and nothing is left to do here. */
  | { kind: 'over'; how: 'opened' | 'withdrawn' };

type RequestStore = {
  asking: Asking;
  /** What is under way. */
  busy: 'making' | 'opening' | 'withdrawing' | null;
  error: AppError | null;
  /** Of the page that was saved last. */
  fileName: string | null;
  open: (where: Where) => Promise<void>;
  close: () => void;
  make: (fields: string[], days: RequestDays) => Promise<void>;
  savePage: () => Promise<void>;
  /** The text passes through and is kept by nobody on this side. */
  openAnswer: (text: string) => Promise<void>;
  withdraw: () => Promise<void>;
};

const reading = latest();
const NOTHING = { busy: null, error: null, fileName: null };

/** The request of one vendor of a session, in its dialog. Main has the key; here is what everybody may read. */
export const useSecretRequest = create<RequestStore>((set, get) => {
  const whereNow = () => {
    const { asking, busy } = get();
    return asking.kind === 'ready' && busy === null ? asking.where : null;
  };

  async function read(where: Where) {
    const isWanted = reading.begin();
    const answer = await invoke('readSecretRequest', where);
    if (!isWanted()) return;
    set({
      ...NOTHING,
      asking: answer.ok
        ? { kind: 'ready', where, view: answer.value }
        : { kind: 'failed', where, error: answer.error },
    });
  }

  return {
    asking: { kind: 'closed' },
    ...NOTHING,

    async open(where) {
      set({ ...NOTHING, asking: { kind: 'reading', where } });
      await read(where);
    },

    close() {
      reading.drop();
      set({ ...NOTHING, asking: { kind: 'closed' } });
    },

    async make(fields, days) {
      const where = whereNow();
      if (where === null) return;
      const isHere = reading.watch();
      set({ busy: 'making', error: null });
      const answer = await invoke('makeSecretRequest', { ...where, fields, days });
      if (!isHere()) return;
      if (answer.ok) await read(where);
      else set({ busy: null, error: answer.error });
    },

    async savePage() {
      const where = whereNow();
      if (where === null) return;
      const isHere = reading.watch();
      set({ error: null, fileName: null });
      const answer = await invoke('saveRequestPage', where);
      if (!isHere()) return;
      if (answer.ok) set({ fileName: answer.value.fileName });
      else if (answer.error.code !== 'file-not-chosen') set({ error: answer.error });
    },

    async openAnswer(text) {
      const where = whereNow();
      if (where === null) return;
      // Main refuses so long a text unread, and would not say what it was meant to be.
      if (text.length > LONGEST_ANSWER_TEXT) return set({ error: { code: 'answer-too-big' } });
      const isHere = reading.watch();
      set({ busy: 'opening', error: null });
      const answer = await invoke('openAnswer', { ...where, text });
      if (!isHere()) return;
      if (answer.ok) set({ ...NOTHING, asking: { kind: 'over', how: 'opened' } });
      else set({ busy: null, error: answer.error });
    },

    async withdraw() {
      const where = whereNow();
      if (where === null) return;
      const isHere = reading.watch();
      set({ busy: 'withdrawing', error: null });
      const answer = await invoke('withdrawSecretRequest', where);
      if (!isHere()) return;
      if (answer.ok) set({ ...NOTHING, asking: { kind: 'over', how: 'withdrawn' } });
      else set({ busy: null, error: answer.error });
    },
  };
});
