import { type FormEvent, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  newSessionMessages,
  sessionsMessages,
  sessionActionsMessages as words,
} from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import css from './new-session-dialog.module.css';
import { NotesDialog } from './notes-dialog.tsx';
import { useSessionActions } from './session-actions-store.ts';
import { TemplateName } from './template-choice.tsx';

/** The dialog of what is being done to a session. Read from disk when the list is on the screen. */
export function SessionDialogs() {
  const dialog = useSessionActions((store) => store.dialog);
  const { cancel, rename, duplicate } = useSessionActions.getState();
  if (dialog.kind === 'idle') return null;
  const { row, error, isBusy } = dialog;
  if (dialog.kind === 'deleting') return <DeleteSession />;
  if (dialog.kind === 'notes') return <NotesDialog row={row} notes={dialog.notes} error={error} />;
  if (dialog.kind === 'templating') return <SaveTemplate />;
  const isRenaming = dialog.kind === 'renaming';
  const its = isRenaming ? words.rename : words.duplicate;
  return (
    <Dialog
      title={formatMessage(its.title, { client: row.clientName || newSessionMessages.title })}
      onClose={cancel}
    >
      <NameForm
        clientName={isRenaming ? row.clientName : copyOf(row.clientName)}
        technician={isRenaming ? row.technician : null}
        note={isRenaming ? null : words.duplicate.text}
        action={its.confirm}
        error={error}
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
  error: AppError | null;
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
      setFault(newSessionMessages.clientNameMissing);
      form.querySelector<HTMLInputElement>('[name="clientName"]')?.focus();
      return;
    }
    props.onNamed(clientName, String(data.get('technician') ?? '').trim());
  }

  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {props.note && (
        <DialogText>
          <p>{props.note}</p>
        </DialogText>
      )}
      <Field
        label={newSessionMessages.clientName}
        help={newSessionMessages.clientNameHelp}
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
          label={newSessionMessages.technician}
          help={newSessionMessages.technicianHelp}
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
      {props.error && <ErrorNotice error={props.error} />}
      <DialogButtons>
        <button type="button" onClick={props.onCancel}>
          {newSessionMessages.cancel}
        </button>
        <button type="submit" className="primary" aria-disabled={props.isBusy}>
          {props.action}
        </button>
      </DialogButtons>
    </form>
  );
}

/** Says plainly what goes, what stays where it is, and how long there is a way back. */
function DeleteSession() {
  const dialog = useSessionActions((store) => store.dialog);
  const { cancel, remove } = useSessionActions.getState();
  if (dialog.kind !== 'deleting') return null;
  const { row, loses, error, isBusy } = dialog;
  return (
    <Dialog title={formatMessage(words.remove.title, { client: row.clientName })} onClose={cancel}>
      <div className={css.form}>
        {/* Counted after the dialog has opened, and said then. */}
        <div className={css.form} aria-live="polite">
          <DialogText>
            {loses === null && error === null && <p>{words.remove.counting}</p>}
            {loses !== null && (
              <>
                <p>{goesWith(loses)}</p>
                <p>{words.remove.stays}</p>
                <p>
                  {words.remove.undo} {loses.waiting > 0 && words.remove.undoNotSent}
                </p>
              </>
            )}
          </DialogText>
        </div>
        {error && <ErrorNotice error={error} />}
      </div>
      <DialogButtons>
        <button type="button" onClick={cancel}>
          {newSessionMessages.cancel}
        </button>
        <button
          type="button"
          className="danger"
          aria-disabled={isBusy || loses === null}
          onClick={() => {
            if (!isBusy && loses !== null) void remove();
          }}
        >
          {words.remove.confirm}
        </button>
      </DialogButtons>
    </Dialog>
  );
}

function SaveTemplate() {
  const dialog = useSessionActions((store) => store.dialog);
  const { cancel, saveTemplate } = useSessionActions.getState();
  if (dialog.kind !== 'templating') return null;
  return (
    <Dialog
      title={formatMessage(words.template.title, {
        client: dialog.row.clientName || sessionsMessages.unnamed,
      })}
      onClose={cancel}
    >
      <div className={css.form}>
        <DialogText>
          <p>{words.template.text}</p>
        </DialogText>
        <TemplateName isBusy={dialog.isBusy} onSave={(name) => void saveTemplate(name)} onCancel={cancel} />
        {dialog.error && <ErrorNotice error={dialog.error} />}
      </div>
    </Dialog>
  );
}

/** A name has 200 characters at most. */
function copyOf(client: string): string {
  return formatMessage(words.duplicate.copyOf, { client: client.slice(0, 190) });
}

function goesWith({ secrets, waiting }: { secrets: number; waiting: number }): string {
  const { goes, parts } = words.remove;
  const all = [
    parts.session,
    ...(secrets > 0 ? [formatMessage(parts.secrets, { count: secrets })] : []),
    ...(waiting > 0 ? [formatMessage(parts.waiting, { count: waiting })] : []),
  ];
  return formatMessage(goes, { parts: formatList(all, 'and') });
}
