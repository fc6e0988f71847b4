import { create } from 'zustand';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import type { Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import type { FieldView } from '../../../src-preload/contract/session.ts';
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
  keep: (
    field: string,
    text: string,
    fieldNow: (field: string) => FieldView | undefined,
  ) => Promise<CommitOutcome>;
  accept: (field: string) => Promise<CommitOutcome>;
  replace: (field: string) => Promise<CommitOutcome>;
  keepFormer: (field: string) => Promise<CommitOutcome>;
  /** `former`: what was typed is taken back, and what it replaced is there again. Otherwise the value is removed. */
  clear: (field: string, former: boolean) => Promise<CommitOutcome>;
};

export const useCredentials = create<CredentialsStore>((set, get) => {
  const visit = latest();

  /** Why main did not do it stands at the field, while the vendor it was sent for is on the screen. */
  async function send(
    field: string,
    request: (input: Input<'replaceField'>) => Promise<Result<null>>,
  ): Promise<CommitOutcome> {
    // The field was opened under this session and vendor; its text goes there, whatever is open by then.
    const { where } = get();
    const isHere = visit.watch();
    const answer = await request({ ...where, field });
    if (isHere()) {
      const { [field]: _former, ...others } = get().errors;
      set({ errors: answer.ok ? others : { ...others, [field]: answer.error } });
    }
    return answer.ok ? 'kept' : 'refused';
  }

  return {
    where: { sessionId: '', vendor: '' },
    errors: {},

    open(where) {
      visit.drop();
      set({ where, errors: {} });
    },

    async keep(field, text, fieldNow) {
      const outcome = await send(field, (input) => invoke('keepField', { ...input, text }));
      const view = fieldNow(field);
      // A value main would not keep (a mask, a Neo key) stays as it was typed, with the words beside it.
      const isHeldBack =
        view !== undefined && view.state !== 'saved' && view.text === undefined && text !== '';
      return isHeldBack ? 'refused' : outcome;
    },
    accept: (field) => send(field, (input) => invoke('acceptProposal', input)),
    replace: (field) => send(field, (input) => invoke('replaceField', input)),
    keepFormer: (field) => send(field, (input) => invoke('cancelReplace', input)),
    clear: (field, former) => send(field, (input) => invoke('clearField', { ...input, former })),
  };
});
