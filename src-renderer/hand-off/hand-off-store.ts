import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { HandOffDays } from '../../src-preload/contract/hand-off.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

type Sending =
  | { kind: 'closed' }
  | {
      kind: 'open';
      sessionId: string;
      clientName: string;
      /** The first four words of the address; empty until there is one. */
      firstWords: string[];
      /** What is wrong with the address, once it was left. */
      addressError: AppError | null;
      isSaving: boolean;
      error: AppError | null;
      saved: Response<'saveHandOff'> | null;
    };

type HandOffStore = {
  sending: Sending;
  begin: (sessionId: string, clientName: string) => void;
  /** `isLeft`: nobody is typing any more, and what is wrong with it is said. */
  readAddress: (address: string, isLeft: boolean) => Promise<void>;
  save: (input: { address: string; lastWords: string; days: HandOffDays }) => Promise<void>;
  close: () => void;
};

const addresses = latest();
const savings = latest();

/** The session that is being handed off, wherever that was asked for. */
export const useHandOff = create<HandOffStore>((set, get) => {
  const change = (part: Partial<Extract<Sending, { kind: 'open' }>>) => {
    const { sending } = get();
    if (sending.kind === 'open') set({ sending: { ...sending, ...part } });
  };
  return {
    sending: { kind: 'closed' },

    begin: (sessionId, clientName) =>
      set({
        sending: {
          kind: 'open',
          sessionId,
          clientName,
          firstWords: [],
          addressError: null,
          isSaving: false,
          error: null,
          saved: null,
        },
      }),

    async readAddress(address, isLeft) {
      const isWanted = addresses.begin();
      if (address.trim() === '') return change({ firstWords: [], addressError: null });
      const answer = await invoke('readAddressWords', { address });
      if (!isWanted()) return;
      if (answer.ok) change({ firstWords: answer.value.firstWords, addressError: null });
      else change({ firstWords: [], addressError: isLeft ? answer.error : null });
    },

    async save(input) {
      const { sending } = get();
      if (sending.kind === 'closed' || sending.isSaving) return;
      const isWanted = savings.begin();
      change({ isSaving: true, error: null });
      const answer = await invoke('saveHandOff', { sessionId: sending.sessionId, ...input });
      if (!isWanted()) return;
      if (answer.ok) return change({ isSaving: false, saved: answer.value });
      // Closing a file dialog is a choice, not an error.
      change({ isSaving: false, error: answer.error.code === 'file-not-chosen' ? null : answer.error });
    },

    close() {
      addresses.drop();
      savings.drop();
      set({ sending: { kind: 'closed' } });
    },
  };
});
