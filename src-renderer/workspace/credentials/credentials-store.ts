import { create } from 'zustand';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import { invoke } from '../../shell/bridge.ts';
import type { CommitOutcome } from '../../ui/autosave.ts';
import { latest } from '../../ui/latest.ts';

type Where = { sessionId: string; vendor: string };

type CredentialsStore = {
  where: Where;
  /** Why main did not take a field, by field id. What was typed stays in the field, never here. */
  errors: Record<string, AppError>;
  open: (where: Where) => void;
  /** Hands the text of a field to main. The text passes through and is kept by nobody on this side. */
  keep: (field: string, text: string, took: (progress: VendorProgress) => void) => Promise<CommitOutcome>;
  accept: (field: string, took: (progress: VendorProgress) => void) => Promise<void>;
  replace: (field: string, took: (progress: VendorProgress) => void) => Promise<void>;
  keepFormer: (field: string, took: (progress: VendorProgress) => void) => Promise<void>;
  /** `former`: what was typed is taken back, and what it replaced is there again. Otherwise the value is removed. */
  clear: (field: string, former: boolean, took: (progress: VendorProgress) => void) => Promise<CommitOutcome>;
};

export const useCredentials = create<CredentialsStore>((set, get) => {
  const visit = latest();

  function note(isHere: () => boolean, field: string, error: AppError | null) {
    if (!isHere()) return;
    const { [field]: _former, ...others } = get().errors;
    set({ errors: error === null ? others : { ...others, [field]: error } });
  }

  return {
    where: { sessionId: '', vendor: '' },
    errors: {},

    open(where) {
      visit.drop();
      set({ where, errors: {} });
    },

    async keep(field, text, took) {
      // The field was opened under this session and vendor; its answer goes there, whatever is open by then.
      const { where } = get();
      const isHere = visit.watch();
      const answer = await invoke('keepField', { ...where, field, text });
      note(isHere, field, answer.ok ? null : answer.error);
      if (!answer.ok) return 'refused';
      took(answer.value);
      const view = answer.value.fields.find((one) => one.id === field);
      // A value main would not keep (a mask, a Neo key) stays as it was typed, with the words beside it.
      const isKept = view !== undefined && (view.state === 'saved' || view.text !== undefined || text === '');
      return isKept ? 'kept' : 'refused';
    },

    async accept(field, took) {
      const { where } = get();
      const isHere = visit.watch();
      const answer = await invoke('acceptProposal', { ...where, field });
      note(isHere, field, answer.ok ? null : answer.error);
      if (answer.ok) took(answer.value);
    },

    async replace(field, took) {
      const { where } = get();
      const isHere = visit.watch();
      const answer = await invoke('replaceField', { ...where, field });
      note(isHere, field, answer.ok ? null : answer.error);
      if (answer.ok) took(answer.value);
    },

    async keepFormer(field, took) {
      const { where } = get();
      const isHere = visit.watch();
      const answer = await invoke('cancelReplace', { ...where, field });
      note(isHere, field, answer.ok ? null : answer.error);
      if (answer.ok) took(answer.value);
    },

    async clear(field, former, took) {
      const { where } = get();
      const isHere = visit.watch();
      const answer = await invoke('clearField', { ...where, field, former });
      note(isHere, field, answer.ok ? null : answer.error);
      if (answer.ok) took(answer.value);
      return answer.ok ? 'kept' : 'refused';
    },
  };
});
