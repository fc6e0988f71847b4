import type { ReactNode } from 'react';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  clientListMessages,
  openReportMessages,
  receiveMessages,
  sessionActionsMessages,
  sessionsMessages,
} from '../../src-preload/messages/messages.ts';
import { ArrowIcon, FailedIcon, KeyIcon, PassedIcon, PracticeIcon } from '../ui/icons.tsx';
import { Mark } from '../ui/mark.tsx';
import { useClients } from './clients-store.ts';
import css from './empty-sessions.module.css';
import { NewSessionButton } from './new-session-button.tsx';
import { useSessionActions } from './session-actions-store.ts';
import { useSessionList } from './session-list-store.ts';

const words = sessionsMessages.empty;

type Props = {
  onSession: () => void;
  onPractice: () => void;
  onNeoKey: () => void;
  onOpenReport: () => void;
  onReceive: () => void;
  hasFiles: boolean;
};

/** The first minute: what this is for, the one next act, and how it works. */
export function EmptySessions({ onSession, onPractice, onNeoKey, onOpenReport, onReceive, hasFiles }: Props) {
  const keyKeptFor = useSessionList((store) => store.keyKeptFor);
  return (
    <section className={css.empty} aria-labelledby="nothing-yet">
      <Mark className={css.mark} />
      <h2 id="nothing-yet">{words.title}</h2>
      <p className={css.lead}>{words.text}</p>
      <div className={css.acts}>
        <NewSessionButton onClick={onSession} />
        <button type="button" className="quiet" onClick={onPractice}>
          <PracticeIcon />
          {sessionsMessages.startPractice}
        </button>
      </div>
      <p className={css.caption}>{words.practice}</p>
      <ol className={css.how} aria-label={words.how}>
        {words.steps.map(({ title, text }, at) => (
          <li key={title}>
            <div className={css.picture} aria-hidden="true">
              {pictures[at]}
            </div>
            <h3>
              {at + 1}. {title}
            </h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p className={css.foot}>
        <KeyIcon />
        {keyKeptFor ? (
          formatMessage(words.keyKept, { name: keyKeptFor })
        ) : (
          <>
            {words.noKey}{' '}
            <button type="button" className="as-link" onClick={onNeoKey}>
              {words.addKey}
            </button>
          </>
        )}
      </p>
      {hasFiles && (
        <p className={css.foot}>
          <button
            type="button"
            className="as-link"
            onClick={() => void useSessionActions.getState().importFile()}
          >
            {sessionActionsMessages.import}
          </button>
          <button type="button" className="as-link" onClick={useClients.getState().open}>
            {clientListMessages.action}
          </button>
          <button type="button" className="as-link" onClick={onReceive}>
            {receiveMessages.action}
          </button>
          <button type="button" className="as-link" onClick={onOpenReport}>
            {openReportMessages.action}
          </button>
        </p>
      )}
    </section>
  );
}

/** Three small drawings, one for each step. They say nothing that the words below do not. */
const pictures: readonly ReactNode[] = [
  <div key="guide" className={css.guide}>
    <span />
    <span className={css.lit}>
      <i>1</i>
    </span>
    <span />
  </div>,
  <div key="test" className={css.results}>
    <span data-verdict="passed">
      <PassedIcon />
    </span>
    <span data-verdict="passed">
      <PassedIcon />
    </span>
    <span data-verdict="failed">
      <FailedIcon />
    </span>
  </div>,
  <div key="send" className={css.send}>
    <Mark />
    <i />
    <span className={css.arrow}>
      <ArrowIcon />
    </span>
    <i />
    <span>
      <KeyIcon />
    </span>
  </div>,
];
