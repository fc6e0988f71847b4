import { type FormEvent, useRef, useState } from 'react';
import type { HandOffAddress, OpenedHandOff } from '../../src-preload/contract/hand-off.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { sessionsMessages, receiveMessages as words } from '../../src-preload/messages/messages.ts';
import { momentWords } from '../../src-preload/messages/when-words.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import css from './hand-off.module.css';
import { LastWords } from './last-words.tsx';
import { useReceive } from './receive-store.ts';

/** The address of this computer for colleagues, and the way in for what they seal for it. */
export function ReceiveDialog({ onOpen }: { onOpen: (sessionId: string, vendor: string) => void }) {
  const { own, received, error } = useReceive();
  const { close } = useReceive.getState();
  const taken = received.kind === 'taken' ? received.session : null;
  return (
    <Dialog title={words.title} onClose={close}>
      {taken === null && (
        <div className={css.form}>
          <DialogText>
            <p>{words.lead}</p>
          </DialogText>
          {own !== null && received.kind === 'none' && <OwnAddress own={own} />}
          {own === null && error === null && <p className={css.quiet}>{words.reading}</p>}
          {own !== null && <TakeForm handOff={received.kind === 'read' ? received.handOff : null} />}
        </div>
      )}
      <Status name={words.status} className={css.saved}>
        {taken !== null && (
          <>
            <p>
              {formatMessage(words.taken, {
                client: taken.clientName || sessionsMessages.unnamed,
                secrets: taken.secrets,
              })}
            </p>
            {taken.left > 0 && <p>{formatMessage(words.left, { left: taken.left })}</p>}
            <p>{words.next}</p>
          </>
        )}
      </Status>
      {error && <ErrorNotice error={error} />}
      <DialogButtons>
        <button type="button" className="quiet" onClick={close}>
          {words.close}
        </button>
        {taken !== null && (
          <button
            type="button"
            className="primary"
            onClick={() => {
              close();
              onOpen(taken.sessionId, taken.vendor);
            }}
          >
            {words.show}
          </button>
        )}
      </DialogButtons>
    </Dialog>
  );
}

function OwnAddress({ own }: { own: HandOffAddress }) {
  return (
    <section className={css.part}>
      <h3>{words.address}</h3>
      <p className={`code ${css.address}`}>{own.address}</p>
      <div>
        <CopyButton words={words.copy} text={() => own.address} />
      </div>
      <p>
        {words.words}: <b className="code">{own.words.join(' ')}</b>
      </p>
      <p className={css.quiet}>{words.wordsHelp}</p>
    </section>
  );
}

function TakeForm({ handOff }: { handOff: OpenedHandOff | null }) {
  const isBusy = useReceive((store) => store.isBusy);
  const { choose, take } = useReceive.getState();
  const [isMissing, setMissing] = useState(false);
  const lastWords = useRef<HTMLInputElement>(null);
  const isKnown = handOff?.firstWords.length === 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    const typed = lastWords.current?.value ?? '';
    const lacks = !isKnown && typed.trim() === '';
    setMissing(lacks);
    if (lacks) lastWords.current?.focus();
    else void take(typed);
  }

  return (
    <form className={css.part} onSubmit={submit} noValidate>
      <h3>{words.file}</h3>
      {handOff !== null && <ReadHandOff handOff={handOff} />}
      {handOff !== null && !isKnown && (
        <LastWords
          key={handOff.handOffId}
          {...{ firstWords: handOff.firstWords, lead: words.unknown, label: words.lastWords }}
          help={words.lastWordsHelp}
          error={isMissing ? words.wordsMissing : undefined}
          input={lastWords}
        />
      )}
      <div className={css.acts}>
        <button type="button" aria-disabled={isBusy} onClick={() => void choose()}>
          {handOff === null ? words.open : words.again}
        </button>
        {handOff !== null && (
          <button type="submit" className="primary" aria-disabled={isBusy}>
            {isBusy ? words.taking : words.take}
          </button>
        )}
      </div>
    </form>
  );
}

function ReadHandOff({ handOff: { fileName, madeAt, expiresAt, firstWords } }: { handOff: OpenedHandOff }) {
  const now = Date.now();
  return (
    <>
      <p>
        {formatMessage(words.from, {
          file: fileName,
          made: momentWords(madeAt, now),
          expires: momentWords(expiresAt, now),
        })}
      </p>
      {firstWords.length === 0 && <p>{words.known}</p>}
    </>
  );
}
