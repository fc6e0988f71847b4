import { type FormEvent, useRef, useState } from 'react';
import type { Response } from '../../src-preload/contract/requests.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import css from './settings.module.css';
import { useSettings } from './settings-store.ts';

const words = settingsMessages.sealed;

function Opened({ sessions, secrets, notRead, left }: Response<'openSealedFile'>) {
  const lines = notRead.map(
    ({ clientName, why }) => `${clientName || words.noName}: ${words.whyNotRead[why]}`,
  );
  return (
    <div aria-live="polite">
      <p>{formatMessage(words.opened, { sessions, secrets })}</p>
      {notRead.length > 0 && (
        <>
          <p>{formatMessage(words.notRead, { count: notRead.length })}</p>
          <ul>
            {[...new Set(lines)].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {left > 0 && <p>{formatMessage(words.left, { count: left })}</p>}
    </div>
  );
}

/** Takes back what was sealed into a file on the way out, here or on another computer. */
export function SealedFiles() {
  const sealed = useSettings((store) => store.sealed);
  const error = useSettings((store) => store.errors.sealed);
  const { openSealedFile } = useSettings.getState();
  const [fault, setFault] = useState<string | null>(null);
  const passphrase = useRef<HTMLInputElement>(null);

  async function open(event: FormEvent) {
    event.preventDefault();
    const input = passphrase.current;
    if (!input) return;
    setFault(input.value === '' ? words.passphraseMissing : null);
    if (input.value === '') input.focus();
    else if (await openSealedFile(input.value)) input.value = '';
  }

  return (
    <form className={css.fields} onSubmit={(event) => void open(event)} noValidate>
      <Field
        label={words.passphrase}
        error={fault}
        action={
          <button type="submit" aria-disabled={sealed.kind === 'opening'}>
            {sealed.kind === 'opening' ? words.opening : words.open}
          </button>
        }
        input={(wiring) => (
          <input {...wiring} ref={passphrase} type="password" autoComplete="off" spellCheck={false} />
        )}
      />
      {sealed.kind === 'opened' && <Opened {...sealed} />}
      {error && <ErrorNotice error={error} />}
    </form>
  );
}
