import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { HandOffAddress, OpenedHandOff } from '../../src-preload/contract/hand-off.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import { invoke } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

/** What was read of a file, and then what came of it. */
type Received =
  | { kind: 'none' }
  | { kind: 'read'; handOff: OpenedHandOff }
  | { kind: 'taken'; session: Response<'acceptHandOff'> };

type ReceiveStore = {
  isOpen: boolean;
  /** Null while it is read, or where there is none: `error` says why. */
  own: HandOffAddress | null;
  received: Received;
  isBusy: boolean;
  error: AppError | null;
  begin: () => Promise<void>;
  choose: () => Promise<void>;
  take: (lastWords: string) => Promise<void>;
  close: () => void;
};

const nothing = { own: null, received: { kind: 'none' }, isBusy: false, error: null } as const;
const opening = latest();

/** A session that a colleague hands off to this computer. */
export const useReceive = create<ReceiveStore>((set, get) => ({
  isOpen: false,
  ...nothing,

  async begin() {
    const isWanted = opening.begin();
    set({ isOpen: true, ...nothing });
    const answer = await invoke('readHandOffAddress', {});
    if (isWanted()) set(answer.ok ? { own: answer.value } : { error: answer.error });
  },

  async choose() {
    if (get().isBusy) return;
    const isWanted = opening.watch();
    set({ isBusy: true, error: null });
    const answer = await invoke('openHandOff', {});
    if (!isWanted()) return;
    if (answer.ok) set({ isBusy: false, received: { kind: 'read', handOff: answer.value } });
    else if (answer.error.code === 'file-not-chosen') set({ isBusy: false });
    else set({ isBusy: false, received: { kind: 'none' }, error: answer.error });
  },

  async take(lastWords) {
    const { received, isBusy } = get();
    if (received.kind !== 'read' || isBusy) return;
    const isWanted = opening.watch();
    set({ isBusy: true, error: null });
    const answer = await invoke('acceptHandOff', { handOffId: received.handOff.handOffId, lastWords });
    if (!isWanted()) return;
    if (answer.ok) set({ isBusy: false, received: { kind: 'taken', session: answer.value } });
    // With other words it is asked again; what cannot be opened leaves nothing to ask about.
    else if (answer.error.code === 'hand-off-words') set({ isBusy: false, error: answer.error });
    else set({ isBusy: false, received: { kind: 'none' }, error: answer.error });
  },

  close() {
    opening.drop();
    set({ isOpen: false, ...nothing });
  },
}));
