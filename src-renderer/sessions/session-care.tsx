import { type FormEvent, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { sessionCareWords as words } from '../../src-preload/contract/words/en/session-care.ts';
import { newSessionWords } from '../../src-preload/contract/words/en/sessions.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import css from './new-session-dialog.module.css';
import { useSessionCare } from './session-care-store.ts';

/** The dialog of what is being done to a session. Read from disk when the list is on the screen. */
export function SessionCare() {
  const care = useSessionCare((store) => store.care);
  const { cancel, rename, duplicate } = useSessionCare.getState();
  if (care.kind === 'idle') return null;
  const { row, trouble, isBusy } = care;
  if (care.kind === 'deleting') return <DeleteSession />;
  const isRenaming = care.kind === 'renaming';
  const its = isRenaming ? words.rename : words.duplicate;
  return (
    <Dialog title={its.title(row.clientName || newSessionWords.title)} onClose={cancel}>
      <NameForm
        clientName={isRenaming ? row.clientName : words.duplicate.copyOf(row.clientName)}
        technician={isRenaming ? row.technician : null}
        note={isRenaming ? null : words.duplicate.text}
        action={its.confirm}
        trouble={trouble}
        isBusy={isBusy}
        onCancel={cancel}
        onNamed={(clientName, technician) =>
          void (isRenaming ? rename(clientName, technician) : duplicate(clientName))
        }
      />
    </Dialog>
  );
}

type NameProps = {
  clientName: string;
  /** Null where it is not asked. */
  technician: string | null;
  note: string | null;
  action: string;
  trouble: AppError | null;
  isBusy: boolean;
  onCancel: () => void;
  onNamed: (clientName: string, technician: string) => void;
};

function NameForm(props: NameProps) {
  const [fault, setFault] = useState<string | undefined>(undefined);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const clientName = String(data.get('clientName') ?? '').trim();
    if (clientName === '') {
      setFault(newSessionWords.clientNameMissing);
      form.querySelector<HTMLInputElement>('[name="clientName"]')?.focus();
      return;
    }
    props.onNamed(clientName, String(data.get('technician') ?? '').trim());
  }

  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {props.note && <p>{props.note}</p>}
      <Field
        label={newSessionWords.clientName}
        help={newSessionWords.clientNameHelp}
        error={fault}
        input={(wiring) => (
          <input
            {...wiring}
            name="clientName"
            defaultValue={props.clientName}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => event.currentTarget.value.trim() !== '' && setFault(undefined)}
          />
        )}
      />
      {props.technician !== null && (
        <Field
          label={newSessionWords.technician}
          help={newSessionWords.technicianHelp}
          input={(wiring) => (
            <input
              {...wiring}
              name="technician"
              defaultValue={props.technician ?? ''}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        />
      )}
      {props.trouble && <ErrorNotice error={props.trouble} />}
      <DialogButtons>
        <button type="button" onClick={props.onCancel}>
          {newSessionWords.cancel}
        </button>
        <button type="submit" className="primary" disabled={props.isBusy}>
          {props.action}
        </button>
      </DialogButtons>
    </form>
  );
}

/** Says plainly what goes, what stays where it is, and how long there is a way back. */
function DeleteSession() {
  const care = useSessionCare((store) => store.care);
  const { cancel, remove } = useSessionCare.getState();
  if (care.kind !== 'deleting') return null;
  const { row, loses, trouble, isBusy } = care;
  return (
    <Dialog title={words.remove.title(row.clientName)} onClose={cancel}>
      <div className={css.form}>
        {loses === null && trouble === null && <p>{words.remove.counting}</p>}
        {loses !== null && (
          <>
            <p>{words.remove.goes(loses.secrets, loses.waiting)}</p>
            <p>{words.remove.stays}</p>
            <p>
              {words.remove.undo} {loses.waiting > 0 && words.remove.undoNotSent}
            </p>
          </>
        )}
        {trouble && <ErrorNotice error={trouble} />}
      </div>
      <DialogButtons>
        <button type="button" onClick={cancel}>
          {newSessionWords.cancel}
        </button>
        <button
          type="button"
          className="danger"
          disabled={isBusy || loses === null}
          onClick={() => void remove()}
        >
          {words.remove.confirm}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
