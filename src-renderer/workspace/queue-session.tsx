import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { SessionView } from '../../src-preload/contract/session.ts';
import type { QueuedWork } from '../../src-preload/contract/submission.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages } from '../../src-preload/messages/messages.ts';
import { vendorName } from '../shell/vendors.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { ShowWhich } from '../ui/show-which.tsx';
import css from './queue-session.module.css';
import { useQueueSession } from './queue-session-store.ts';

type Props = {
  session: SessionView;
  /** Labels of what a vendor still needs. */
  lacks: (vendor: string) => string[];
  /** By the system's word: what it does then is wait. */
  isOffline: boolean;
  onOutbox: () => void;
};

type LeftOut = Response<'queueWork'>['leftOut'][number];

const words = outboxMessages.wholeSession;
const nowOr = (isOffline: boolean) => (isOffline ? 'offline' : 'online');
const DONE = ['sent', 'connected'];

/** Several vendors drafted, no network: one question for all of them. Not there while it would say nothing. */
export function QueueSession(props: Props) {
  const { state, open, close } = useQueueSession();
  useEffect(() => close, [close]);
  const unfinished = props.session.vendors.filter((one) => !DONE.includes(one.state));
  // What was queued may have gone before its answer was read.
  if (unfinished.length < 2 && state.kind === 'closed') return null;
  return (
    <>
      <button type="button" className={`quiet ${css.open}`} onClick={open}>
        {words.open[nowOr(props.isOffline)]}
      </button>
      {state.kind === 'asking' && <Question {...props} />}
      {state.kind === 'queued' && <Queued isOffline={props.isOffline} onOutbox={props.onOutbox} />}
    </>
  );
}

function Question({ session, lacks, isOffline }: Props) {
  const when = nowOr(isOffline);
  const [work, setWork] = useState<QueuedWork>('submit');
  const { state, open, close, queue } = useQueueSession();

  const error = state.kind === 'asking' ? state.error : null;
  // Main has reported whose credential would be replaced: pressing the button again is the answer.
  const mayReplace = error?.code === 'would-replace';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void queue(session.id, work, mayReplace);
  }

  /** Other work is another question: a yes to replacing is not an answer to it. */
  function choose(chosen: QueuedWork) {
    setWork(chosen);
    if (mayReplace) open();
  }

  return (
    <Dialog title={words.open[when]} onClose={close}>
      <form className={css.form} onSubmit={submit}>
        <DialogText>
          <p>{words.text[when]}</p>
        </DialogText>
        <ul className={css.vendors} aria-label={words.vendors}>
          {session.vendors.map(({ vendor, state: stands }) => {
            const missing = lacks(vendor);
            return (
              <li key={vendor}>
                <span>{vendorName(vendor)}</span>
                <span className={css.stands}>
                  {DONE.includes(stands)
                    ? words.done
                    : missing.length > 0
                      ? formatMessage(words.lacks, { fields: formatList(missing, 'plain') })
                      : stands === 'queued'
                        ? words.waits
                        : words.ready}
                </span>
              </li>
            );
          })}
        </ul>
        <fieldset className={css.work}>
          <legend>{words.work}</legend>
          {(['submit', 'test'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="work" checked={work === one} onChange={() => choose(one)} />
              {words[one]}
            </label>
          ))}
        </fieldset>
        {error !== null &&
          (mayReplace ? <Replaces client={error.params?.client} /> : <ErrorNotice error={error} />)}
        <DialogButtons>
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" className="primary">
            {mayReplace ? words.goAnyway : (work === 'test' ? words.goTest : words.go)[when]}
          </button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

/**
 * Whose credential would be replaced. It takes the focus: the button that asked becomes the one that answers, and an
 * Enter that is held down, or pressed once too often, must not be the yes.
 */
function Replaces({ client = '' }: { client?: string | number | undefined }) {
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => title.current?.focus(), []);
  const { replaces } = words;
  return (
    <Notice tone="warning">
      <h3 ref={title} tabIndex={-1}>
        {replaces.title}
      </h3>
      {client === '' ? (
        <p>{replaces.unnamed}</p>
      ) : (
        <p>
          {replaces.named} <ShowWhich clients={[String(client)]} />
        </p>
      )}
      <p>{replaces.next}</p>
    </Notice>
  );
}

/** Why one was not taken. */
export function leftOutMessage({ vendor, missing, why }: LeftOut): string {
  const named = { vendor: vendorName(vendor) };
  if (why === 'unclear') return formatMessage(words.leftOutUnclear, named);
  if (why === 'waits') return formatMessage(words.leftOutWaits, named);
  if (missing.length === 0) return formatMessage(words.leftOutPlain, named);
  return formatMessage(words.leftOut, { ...named, fields: formatList(missing, 'plain') });
}

/** What was taken and what was not, as main says. */
function Queued({ isOffline, onOutbox }: Pick<Props, 'isOffline' | 'onOutbox'>) {
  const when = nowOr(isOffline);
  const { state, close } = useQueueSession();
  if (state.kind !== 'queued') return null;
  const { queued, leftOut } = state.answer;
  return (
    <Dialog title={words.open[when]} onClose={close}>
      <DialogText>
        <p>
          {queued.length === 0
            ? words.none
            : formatMessage(words.queued[when], { vendors: formatList(queued.map(vendorName), 'plain') })}
        </p>
        {leftOut.map((one) => (
          <p key={one.vendor}>{leftOutMessage(one)}</p>
        ))}
      </DialogText>
      <DialogButtons>
        <button type="button" onClick={onOutbox}>
          {outboxMessages.open}
        </button>
        <button type="button" className="primary" onClick={close}>
          {words.close}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
