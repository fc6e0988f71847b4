import { create } from 'zustand';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import type { PasteFound } from '../../../src-preload/contract/paste.ts';
import { holdsAnswer } from '../../../src-preload/contract/secret-request.ts';
import { invoke } from '../../shell/bridge.ts';
import { latest } from '../../ui/latest.ts';
import type { DropFault } from './dropped.ts';
import { mayHoldSeveral } from './several-values.ts';

type Where = { sessionId: string; vendor: string };

/** What is proposed. The values are with main; here is what they are called. */
export type Proposed = { pasteId: string; found: PasteFound[]; left: number };

/** `asking` shows the field for the text, `proposed` what was found in it. */
export type Pasting =
  | { kind: 'idle' }
  | { kind: 'asking'; result: 'nothing' | null; error: AppError | null }
  | { kind: 'reading' }
  | { kind: 'proposed'; proposed: Proposed; error: AppError | null; isBusy: boolean };

type PasteStore = {
  where: Where;
  pasting: Pasting;
  /** Why what was dropped last was not read. What stood in the dialog stands on. */
  fault: DropFault | null;
  open: (where: Where) => void;
  begin: () => void;
  /** Hands a whole text to main, which keeps the values of an answer at once. It is kept by nobody on this side. */
  read: (text: string) => Promise<void>;
  /** Something was dropped that is no text to read: the dialog says so, and offers the place for a text. */
  refuse: (fault: DropFault) => void;
  /** A text meant for one field: true when it held several values, which are proposed instead. */
  proposeIfSeveral: (field: { id: string; kind: string }, text: string) => Promise<boolean>;
  accept: (fields: string[]) => Promise<void>;
  cancel: () => void;
};

const reading = latest();
const accepting = latest();

export const usePaste = create<PasteStore>((set, get) => ({
  where: { sessionId: '', vendor: '' },
  pasting: { kind: 'idle' },
  fault: null,

  open(where) {
    get().cancel();
    set({ where });
  },

  begin() {
    reading.drop();
    set({ pasting: { kind: 'asking', result: null, error: null }, fault: null });
  },

  async read(text) {
    const { where } = get();
    const isWanted = reading.begin();
    set({ pasting: { kind: 'reading' }, fault: null });
    if (holdsAnswer(text)) {
      const opened = await invoke('openAnswer', { ...where, text });
      if (!isWanted()) return;
      set({ pasting: opened.ok ? { kind: 'idle' } : { kind: 'asking', result: null, error: opened.error } });
      return;
    }
    const answer = await invoke('readPaste', { ...where, text });
    if (!isWanted()) {
      if (answer.ok) letGo(where, answer.value.pasteId);
      return;
    }
    if (!answer.ok) set({ pasting: { kind: 'asking', result: null, error: answer.error } });
    else if (answer.value.pasteId === null) {
      set({ pasting: { kind: 'asking', result: 'nothing', error: null } });
    } else {
      const { found, left, pasteId } = answer.value;
      set({ pasting: { kind: 'proposed', proposed: { pasteId, found, left }, error: null, isBusy: false } });
    }
  },

  refuse(fault) {
    if (get().pasting.kind === 'idle') get().begin();
    set({ fault });
  },

  async proposeIfSeveral(field, text) {
    const { where, pasting } = get();
    // The field itself says where that belongs.
    if (!mayHoldSeveral(text) || holdsAnswer(text)) return false;
    const isWanted = reading.begin();
    const answer = await invoke('readPaste', { ...where, text });
    if (!answer.ok || answer.value.pasteId === null) return false;
    const { found, left, pasteId } = answer.value;
    const [only, second] = found;
    // An address is corrected in its own field, where that is seen.
    const isPlain = second === undefined && only?.field === field.id && !/\s/.test(text.trim());
    // Another proposal or the dialog came up meanwhile: the text goes into its field, as any other.
    const isElsewhere = !isWanted() || get().pasting !== pasting;
    if (isElsewhere || (isPlain && field.kind === 'url')) {
      letGo(where, pasteId);
      return false;
    }
    set({ pasting: { kind: 'proposed', proposed: { pasteId, found, left }, error: null, isBusy: false } });
    return true;
  },

  async accept(fields) {
    const { where, pasting } = get();
    if (pasting.kind !== 'proposed' || pasting.isBusy) return;
    const isWanted = accepting.begin();
    set({ pasting: { ...pasting, isBusy: true } });
    const { pasteId } = pasting.proposed;
    const answer = await invoke('acceptPaste', { ...where, pasteId, fields });
    if (!isWanted()) return;
    set({ pasting: answer.ok ? { kind: 'idle' } : { ...pasting, isBusy: false, error: answer.error } });
  },

  cancel() {
    reading.drop();
    accepting.drop();
    const { where, pasting } = get();
    if (pasting.kind === 'proposed') letGo(where, pasting.proposed.pasteId);
    set({ pasting: { kind: 'idle' }, fault: null });
  },
}));

/** Main drops what it holds of a text; it would after five minutes anyway. */
function letGo(where: Where, pasteId: string | null): void {
  if (pasteId !== null) void invoke('dismissPaste', { ...where, pasteId });
}
