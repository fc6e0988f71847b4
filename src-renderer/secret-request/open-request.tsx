import { type FormEvent, useRef, useState } from 'react';
import type { QrPicture, SecretRequestView } from '../../src-preload/contract/secret-request.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { secretRequestMessages as words } from '../../src-preload/messages/messages.ts';
import { momentWords } from '../../src-preload/messages/when-words.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { DialogButtons, DialogText, takesFocus } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useNow } from '../ui/use-now.ts';
import { useSecretRequest } from './request-store.ts';
import css from './secret-request.module.css';

type Props = { request: NonNullable<SecretRequestView['open']> };

/** What is to be sent, the words to compare, and the place for the answer. */
export function OpenRequest({ request }: Props) {
  const { error } = useSecretRequest();
  const { close } = useSecretRequest.getState();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const now = useNow(60_000);
  const when = momentWords(request.expiresAt, now);
  const fields = formatList(request.labels, 'plain');
  return (
    <div className={css.parts}>
      <DialogText>
        <p>{formatMessage(words.until, { when, fields })}</p>
      </DialogText>
      <Send request={request} />
      <section className={css.part}>
        <h3>{words.wordsTitle}</h3>
        <ol className={css.words} aria-label={words.wordsTitle}>
          {request.words.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ol>
        <p className={css.quiet}>{words.wordsHelp}</p>
      </section>
      <Answer />
      {error !== null && <ErrorNotice error={error} />}
      {isWithdrawing ? (
        <Withdraw onKeep={() => setWithdrawing(false)} />
      ) : (
        <DialogButtons>
          <button type="button" className="quiet danger" onClick={() => setWithdrawing(true)}>
            {words.withdraw}
          </button>
          <button type="button" onClick={close}>
            {words.close}
          </button>
        </DialogButtons>
      )}
    </div>
  );
}

function Send({ request }: Props) {
  const { fileName } = useSecretRequest();
  const { savePage } = useSecretRequest.getState();
  return (
    <section className={css.part}>
      <h3>{words.sendTitle}</h3>
      <p className={css.quiet}>{words.sendHelp}</p>
      <div className={css.acts}>
        <button type="button" onClick={() => void savePage()}>
          {words.savePage}
        </button>
        <CopyButton words={words.copyText} text={() => request.text} />
      </div>
      <output className={css.saved}>
        {fileName !== null && formatMessage(words.saved, { file: fileName })}
      </output>
      <details>
        <summary>{words.codeTitle}</summary>
        <div className={css.text}>
          <textarea aria-label={words.text} readOnly rows={17} value={request.text} />
          <Code {...request.code} />
        </div>
      </details>
    </section>
  );
}

/** Dark on white in both themes, because cameras read nothing else for sure. */
function Code({ size, path }: QrPicture) {
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.code} className={css.code}>
      <rect width={size} height={size} />
      <path d={path} />
    </svg>
  );
}

function Answer() {
  const { busy } = useSecretRequest();
  const { openAnswer } = useSecretRequest.getState();
  const [isEmpty, setEmpty] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);

  function submit(event: FormEvent) {
    event.preventDefault();
    const text = area.current?.value ?? '';
    setEmpty(text.trim() === '');
    if (text.trim() === '') area.current?.focus();
    else void openAnswer(text);
  }

  return (
    <section className={css.part}>
      <h3>{words.answerTitle}</h3>
      <form className={css.parts} onSubmit={submit} noValidate>
        <Field
          label={words.answer}
          help={words.answerHelp}
          error={isEmpty ? words.answerEmpty : undefined}
          input={(wiring) => (
            <textarea {...wiring} ref={area} rows={3} autoComplete="off" spellCheck={false} />
          )}
        />
        <button type="submit" className={`primary ${css.open}`} aria-disabled={busy !== null}>
          {busy === 'opening' ? words.opening : words.openAnswer}
        </button>
      </form>
    </section>
  );
}

function Withdraw({ onKeep }: { onKeep: () => void }) {
  const { withdraw } = useSecretRequest.getState();
  return (
    <section className={css.part}>
      <p>{words.withdrawText}</p>
      <DialogButtons>
        <button ref={takesFocus} type="button" onClick={onKeep}>
          {words.keep}
        </button>
        <button type="button" className="danger" onClick={() => void withdraw()}>
          {words.withdrawNow}
        </button>
      </DialogButtons>
    </section>
  );
}
