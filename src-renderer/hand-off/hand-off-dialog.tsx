import { type FormEvent, useRef, useState } from 'react';
import { HAND_OFF_DAYS } from '../../src-preload/contract/hand-off.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { sessionsMessages, handOffMessages as words } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorNotice, errorMessage } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import css from './hand-off.module.css';
import { useHandOff } from './hand-off-store.ts';
import { LastWords } from './last-words.tsx';

/** Seals a session for one colleague, whose address was compared by voice. */
export function HandOffDialog() {
  const sending = useHandOff((store) => store.sending);
  const { close } = useHandOff.getState();
  if (sending.kind === 'closed') return null;
  const client = sending.clientName || sessionsMessages.unnamed;
  return (
    <Dialog title={formatMessage(words.title, { client })} onClose={close}>
      {sending.saved === null ? <SealForm /> : null}
      <Status name={words.status} className={css.saved}>
        {sending.saved !== null && (
          <>
            <p>
              {formatMessage(words.saved, { file: sending.saved.fileName, secrets: sending.saved.secrets })}
            </p>
            <p>
              {words.yourWords} <b className="code">{sending.saved.words.join(' ')}</b>
            </p>
            <p>{words.stays}</p>
          </>
        )}
      </Status>
      {sending.saved !== null && (
        <DialogButtons>
          <button type="button" className="primary" onClick={close}>
            {words.close}
          </button>
        </DialogButtons>
      )}
    </Dialog>
  );
}

type Faults = { address?: string; words?: string };

function SealForm() {
  const sending = useHandOff((store) => store.sending);
  const { readAddress, save, close } = useHandOff.getState();
  const [faults, setFaults] = useState<Faults>({});
  const address = useRef<HTMLTextAreaElement>(null);
  const lastWords = useRef<HTMLInputElement>(null);
  const days = useRef<HTMLSelectElement>(null);
  if (sending.kind === 'closed') return null;
  const { firstWords, addressError, isSaving, error } = sending;
  const wrong = addressError === null ? null : errorMessage(addressError);

  function submit(event: FormEvent) {
    event.preventDefault();
    const typed = { address: address.current?.value ?? '', words: lastWords.current?.value ?? '' };
    const chosen = HAND_OFF_DAYS.find((one) => String(one) === days.current?.value) ?? HAND_OFF_DAYS[0];
    const isRead = firstWords.length > 0;
    setFaults({
      ...(typed.address.trim() === '' && { address: words.addressMissing }),
      ...(isRead && typed.words.trim() === '' && { words: words.wordsMissing }),
    });
    if (!isRead) address.current?.focus();
    else if (typed.words.trim() === '') lastWords.current?.focus();
    else void save({ address: typed.address, lastWords: typed.words, days: chosen });
  }

  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <DialogText>
        <p>{words.lead}</p>
        <p>{words.left}</p>
      </DialogText>
      <Field
        label={words.address}
        help={words.addressHelp}
        error={faults.address ?? (wrong === null ? undefined : `${wrong.happened} ${wrong.next}`)}
        input={(wiring) => (
          <textarea
            {...wiring}
            ref={address}
            className={css.address}
            rows={2}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => {
              setFaults({});
              void readAddress(event.currentTarget.value, false);
            }}
            onBlur={(event) => {
              if (firstWords.length === 0) void readAddress(event.currentTarget.value, true);
            }}
          />
        )}
      />
      {firstWords.length > 0 && (
        <LastWords
          {...{ firstWords, lead: words.compare, label: words.lastWords, help: words.lastWordsHelp }}
          error={faults.words}
          input={lastWords}
        />
      )}
      <Field
        label={words.days}
        input={(wiring) => (
          <select {...wiring} ref={days} defaultValue="7">
            {HAND_OFF_DAYS.map((count) => (
              <option key={count} value={count}>
                {formatMessage(words.day, { days: count })}
              </option>
            ))}
          </select>
        )}
      />
      {error && <ErrorNotice error={error} />}
      <DialogButtons>
        <button type="button" className="quiet" onClick={close}>
          {words.cancel}
        </button>
        <button type="submit" className="primary" aria-disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </button>
      </DialogButtons>
    </form>
  );
}
