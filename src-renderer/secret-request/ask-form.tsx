import { type FormEvent, useState } from 'react';
import {
  REQUEST_DAYS,
  type SecretRequestView,
  USUAL_REQUEST_DAYS,
} from '../../src-preload/contract/secret-request.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { secretRequestMessages as words } from '../../src-preload/messages/messages.ts';
import { DialogButtons, DialogText } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useSecretRequest } from './request-store.ts';
import css from './secret-request.module.css';

/** Which fields to ask for, and how long the answer is waited for. */
export function AskForm({ askable }: Pick<SecretRequestView, 'askable'>) {
  const { busy, error } = useSecretRequest();
  const { close, make } = useSecretRequest.getState();
  const [isEmpty, setEmpty] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const fields = data.getAll('field').map(String);
    const days = REQUEST_DAYS.find((one) => String(one) === data.get('days')) ?? USUAL_REQUEST_DAYS;
    setEmpty(fields.length === 0);
    if (fields.length > 0) void make(fields, days);
  }

  return (
    <form className={css.parts} onSubmit={submit}>
      <DialogText>
        <p>{askable.length === 0 ? words.nothing : words.lead}</p>
      </DialogText>
      {askable.length > 0 && (
        <>
          <fieldset className={css.fields}>
            <legend>{words.fields}</legend>
            {askable.map(({ id, label, isTicked }) => (
              <label key={id} className={css.box}>
                <input type="checkbox" name="field" value={id} defaultChecked={isTicked} />
                {label}
              </label>
            ))}
          </fieldset>
          <div className={css.days}>
            <Field
              label={words.days}
              input={(wiring) => (
                <select {...wiring} name="days" defaultValue={USUAL_REQUEST_DAYS}>
                  {REQUEST_DAYS.map((count) => (
                    <option key={count} value={count}>
                      {formatMessage(words.dayChoices, { count })}
                    </option>
                  ))}
                </select>
              )}
            />
          </div>
        </>
      )}
      {isEmpty && <p role="alert">{words.tickOne}</p>}
      {error !== null && <ErrorNotice error={error} />}
      <DialogButtons>
        <button type="button" onClick={close}>
          {words.close}
        </button>
        {askable.length > 0 && (
          <button type="submit" className="primary" aria-disabled={busy !== null}>
            {busy === 'making' ? words.making : words.make}
          </button>
        )}
      </DialogButtons>
    </form>
  );
}
