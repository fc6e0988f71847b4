import { type MouseEvent, useEffect, useRef, useState } from 'react';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { sessionsMessages, unsentMessages as words } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { useLostFocus } from '../ui/lost-focus.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { focusScreenHeading } from './screen-heading.ts';
import css from './session-notices.module.css';
import { useUnsent } from './unsent-store.ts';

type OnOpen = (row: SessionSummary) => void;

/** Asks about secrets that were never sent, one session at a time, and takes nothing away by itself. */
export function UnsentNotice({ onOpen }: { onOpen: OnOpen }) {
  const due = useUnsent((store) => store.due);
  const error = useUnsent((store) => store.error);
  useEffect(() => useUnsent.getState().follow(), []);
  const box = useRef<HTMLDivElement>(null);
  useLostFocus(box, focusScreenHeading);
  const [first, ...others] = due;
  return (
    <div ref={box} className={css.box}>
      {error && <ErrorNotice error={error} />}
      {/* Another session is another question: nothing of the one before stays on the screen. */}
      {first && <Due key={first.id} row={first} others={others.length} onOpen={onOpen} />}
    </div>
  );
}

function Due({ row, others, onOpen }: { row: SessionSummary; others: number; onOpen: OnOpen }) {
  const [isDeleting, setDeleting] = useState(false);
  const { answer } = useUnsent.getState();
  const client = row.clientName || sessionsMessages.unnamed;
  const button = (name: string, act: () => void) => (
    <button type="button" onClick={onFirstPress(act)}>
      {name}
      <span className="visually-hidden"> {formatMessage(words.of, { client })}</span>
    </button>
  );
  return (
    <>
      <Notice
        tone="info"
        title={formatMessage(words.held, { client, secrets: row.unsentSecrets ?? 1 })}
        actions={
          <>
            {button(words.keep, () => void answer(row.id, 'keep'))}
            {button(words.delete, () => setDeleting(true))}
            {button(words.open, () => onOpen(row))}
          </>
        }
      >
        <p>
          {words.text} {others > 0 && formatMessage(words.more, { count: others })}
        </p>
      </Notice>
      {isDeleting && <DeleteSecrets client={client} sessionId={row.id} onClose={() => setDeleting(false)} />}
    </>
  );
}

/** Nothing brings them back, so it is asked. */
function DeleteSecrets(props: { client: string; sessionId: string; onClose: () => void }) {
  const { client, sessionId, onClose } = props;
  const { answer } = useUnsent.getState();
  const { deleting } = words;
  return (
    <Dialog title={formatMessage(deleting.title, { client })} onClose={onClose}>
      <DialogText>
        <p>{deleting.text}</p>
      </DialogText>
      <DialogButtons>
        <button type="button" onClick={onClose}>
          {deleting.cancel}
        </button>
        <button
          type="button"
          className="danger"
          onClick={onFirstPress(() => void answer(sessionId, 'delete').then(onClose))}
        >
          {deleting.confirm}
        </button>
      </DialogButtons>
    </Dialog>
  );
}

/** The second press of a double click would answer for what has come into the same place. */
function onFirstPress(act: () => void) {
  return ({ detail }: MouseEvent) => {
    if (detail < 2) act();
  };
}
