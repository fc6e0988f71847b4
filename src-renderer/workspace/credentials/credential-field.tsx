import { useState } from 'react';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import type { FieldView } from '../../../src-preload/contract/session.ts';
import type { Vendor, VendorField, VendorWords } from '../../../src-preload/contract/vendor.ts';
import type { OfferedChoices } from '../../../src-preload/contract/verdict.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { credentialsMessages, removeValueMessages as words } from '../../../src-preload/messages/messages.ts';
import { useAppInfo } from '../../shell/app-info-store.ts';
import type { CommitOutcome } from '../../ui/autosave.ts';
import { Dialog, DialogButtons, DialogText } from '../../ui/dialog.tsx';
import { errorMessage } from '../../ui/notice.tsx';
import { PlainInput } from '../../ui/plain-input.tsx';
import { SecretInput } from '../../ui/secret-input.tsx';
import { ChoiceField } from './choice-field.tsx';
import css from './credentials.module.css';
import { useCredentials } from './credentials-store.ts';
import { FieldExtras, FromStep, type StepPlace, savedWords } from './field-extras.tsx';
import { correctionText, issueText } from './field-messages.ts';
import { OfferedChoice } from './offered-choice.tsx';
import { usePaste } from './paste-store.ts';
import { hasLines } from './several-values.ts';

export type FieldNow = {
  /** What main has announced of a field last; undefined where its session is not open any more. */
  fieldNow: (field: string) => FieldView | undefined;
};

type CredentialFieldProps = FieldNow & {
  vendor: Vendor;
  field: VendorField;
  view: FieldView;
  /** Whether the proposal of this field is offered here. */
  proposes: boolean;
  vendorWords: VendorWords;
  /** What the last test found to choose from for this field. */
  offer: OfferedChoices | undefined;
  /** The step that makes the value, or null where the guide has none. */
  step: StepPlace | null;
  onStep: (step: string) => void;
};

/** One field by its kind. A secret locks when it is saved; all else stays open and shows what main has. */
export function CredentialField(props: CredentialFieldProps) {
  const { vendor, field, view, vendorWords, offer, step, onStep, fieldNow } = props;
  const refusal = useCredentials((store) => store.errors[field.id]);
  const { keep, accept, replace, keepFormer, clear } = useCredentials.getState();
  const [isRemoving, setRemoving] = useState(false);
  const isPresenting = useAppInfo((store) => store.app?.presenting.on ?? false);
  const { proposeIfSeveral } = usePaste.getState();
  // A whole mail or panel that met this one field is offered as what it is, instead of being kept as nonsense.
  const commit = async (text: string): Promise<CommitOutcome> =>
    (await proposeIfSeveral(field, text)) ? 'kept' : keep(field.id, text, fieldNow);
  const takesLines = (text: string) => {
    if (!hasLines(text)) return false;
    void commit(text);
    return true;
  };
  const shared = {
    label: field.label,
    onPasteText: takesLines,
    // Where to read the value is of use until it is there; then the line says that it is saved.
    help: view.state === 'saved' && view.savedAt !== undefined ? undefined : field.help,
    error: view.issue === undefined ? undefined : issueText(view.issue, field, vendor, vendorWords),
    correction: correctionText(view.corrections),
    aside:
      step === null ? undefined : <FromStep field={field} step={step} onStep={() => onStep(field.step)} />,
    children: (
      <>
        <FieldExtras
          label={field.label}
          view={view}
          refusal={refusal === undefined ? null : <Refusal error={refusal} />}
          onAccept={() => void accept(field.id)}
          proposes={props.proposes}
        />
        {offer !== undefined && (
          <OfferedChoice
            field={field}
            offer={offer}
            value={view.text ?? ''}
            vendorWords={vendorWords}
            onChoose={(value) => void commit(value)}
          />
        )}
      </>
    ),
  };

  if (field.kind === 'choice') {
    return (
      <ChoiceField
        {...shared}
        state={savedWords(view)}
        choices={field.choices ?? []}
        value={view.text ?? field.default ?? ''}
        onChoose={commit}
      />
    );
  }
  if (field.kind === 'secret') {
    return (
      <SecretInput
        {...shared}
        locked={view.state === 'saved'}
        length={view.length}
        hidesLength={isPresenting}
        replacing={view.state === 'replacing'}
        onCommit={commit}
        onReplace={async () => void (await replace(field.id))}
        onCancelReplace={() => void keepFormer(field.id)}
        onTakeBack={() => clear(field.id, true)}
        onRemove={() => setRemoving(true)}
        keepsWrong
      >
        {shared.children}
        {isRemoving && (
          <RemoveValueDialog
            label={field.label}
            onRemove={() => {
              setRemoving(false);
              void clear(field.id, false);
            }}
            onClose={() => setRemoving(false)}
          />
        )}
      </SecretInput>
    );
  }
  return (
    <PlainInput
      {...shared}
      text={view.text ?? ''}
      state={savedWords(view)}
      placeholder={field.placeholder}
      code
      isIdentifier={field.kind === 'identifier'}
      onCommit={commit}
    />
  );
}

/** Why main did not keep a field. What was typed is still in it. */
function Refusal({ error }: { error: AppError }) {
  const words = errorMessage(error);
  return (
    <p role="alert" className={css.refusal}>
      <strong>{credentialsMessages.notSaved}.</strong> {words.happened} {words.next}
    </p>
  );
}

type RemoveValueDialogProps = { label: string; onRemove: () => void; onClose: () => void };

/** Asks before a saved secret goes: the portal may never show it again. */
function RemoveValueDialog({ label, onRemove, onClose }: RemoveValueDialogProps) {
  return (
    <Dialog title={formatMessage(words.title, { label })} onClose={onClose}>
      <DialogText>
        <p>{formatMessage(words.text, { label })}</p>
      </DialogText>
      <DialogButtons>
        <button type="button" onClick={onRemove}>
          {words.remove}
        </button>
        <button type="button" className="primary" onClick={onClose}>
          {words.keep}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
