import { type FormEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { SessionView } from '../../src-preload/contract/session.ts';
import { fill } from '../../src-preload/messages/fill.ts';
import { outboxMessages } from '../../src-preload/messages/messages.ts';
import { vendorName } from '../shell/vendors.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import css from './queue-session.module.css';
import { useQueueSession } from './queue-session-store.ts';

type Props = {
  session: SessionView;
  /** Labels of what a vendor still needs. */
  lacks: (vendor: string) => string[];
  onOutbox: () => void;
};

type LeftOut = Response<'queueWork'>['leftOut'][number];

const words = outboxMessages.wholeSession;
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
        {words.open}
      </button>
      {state.kind === 'asking' && <Question {...props} />}
      {state.kind === 'queued' && <Queued onOutbox={props.onOutbox} />}
    </>
  );
}

function Question({ session, lacks }: Props) {
  const { state, open, close, queue } = useQueueSession();

  const error = state.kind === 'asking' ? state.error : null;
  // Main has reported whose credential would be replaced: pressing the button again is the answer.
  const mayReplace = error?.code === 'would-replace';

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const isTest = new FormData(event.currentTarget).get('work') === 'test';
    void queue(session.id, isTest ? 'test' : 'submit', mayReplace);
  }

  return (
    <Dialog title={words.title} onClose={close}>
      <form className={css.form} onSubmit={submit}>
        <p>{words.text}</p>
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
                      ? fill(words.lacks, { fields: missing.join(', ') })
                      : stands === 'queued'
                        ? words.waits
                        : words.ready}
                </span>
              </li>
            );
          })}
        </ul>
        {/* Other work is another question: a yes to replacing is not an answer to it. */}
        <fieldset className={css.work} onChange={() => mayReplace && open()}>
          <legend>{words.work}</legend>
          <label>
            <input type="radio" name="work" value="test" defaultChecked />
            {words.test}
          </label>
          <label>
            <input type="radio" name="work" value="submit" />
            {words.submit}
          </label>
        </fieldset>
        {error !== null &&
          (mayReplace ? <Replaces client={error.params?.client} /> : <ErrorNotice error={error} />)}
        <DialogButtons>
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" className="primary">
            {mayReplace ? words.queueAnyway : words.queue}
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
      <p>{client === '' ? replaces.unnamed : fill(replaces.named, { client })}</p>
      <p>{replaces.next}</p>
    </Notice>
  );
}

/** Why one was not taken. */
export function leftOutMessage({ vendor, missing, why }: LeftOut): string {
  const named = { vendor: vendorName(vendor) };
  if (why === 'unclear') return fill(words.leftOutUnclear, named);
  if (why === 'waits') return fill(words.leftOutWaits, named);
  if (missing.length === 0) return fill(words.leftOutPlain, named);
  return fill(words.leftOut, { ...named, fields: missing.join(', ') });
}

/** What was taken and what was not, as main says. */
function Queued({ onOutbox }: Pick<Props, 'onOutbox'>) {
  const { state, close } = useQueueSession();
  if (state.kind !== 'queued') return null;
  const { queued, leftOut } = state.answer;
  return (
    <Dialog title={words.title} onClose={close}>
      <p>
        {queued.length === 0
          ? words.none
          : fill(words.queued, { vendors: queued.map(vendorName).join(', ') })}
      </p>
      {leftOut.map((one) => (
        <p key={one.vendor}>{leftOutMessage(one)}</p>
      ))}
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
