import { sessionActionsMessages, sessionsMessages } from '../../src-preload/messages/messages.ts';
import css from './empty-sessions.module.css';
import { useSessionActions } from './session-actions-store.ts';
import { useSessionList } from './session-list-store.ts';

const words = sessionsMessages.empty;

type Props = { onSession: () => void; onPractice: () => void; onNeoKey: () => void; hasFiles: boolean };

/** The first minute: three ways to begin, none of them in the way of the others. */
export function EmptySessions({ onSession, onPractice, onNeoKey, hasFiles }: Props) {
  const keyKeptFor = useSessionList((store) => store.keyKeptFor);
  return (
    <section className={css.empty} aria-labelledby="nothing-yet">
      <div className={css.lead}>
        <h2 id="nothing-yet">{words.title}</h2>
        <p>{words.text}</p>
      </div>
      <ul className={css.ways}>
        <li>
          <h3>{words.session.title}</h3>
          <p>{words.session.text}</p>
          <button type="button" onClick={onSession}>
            {words.session.action}
          </button>
          {hasFiles && (
            <button
              type="button"
              className="as-link"
              onClick={() => void useSessionActions.getState().importFile()}
            >
              {sessionActionsMessages.import}
            </button>
          )}
        </li>
        <li>
          <h3>{words.practice.title}</h3>
          <p>{words.practice.text}</p>
          <button type="button" onClick={onPractice}>
            {words.practice.action}
          </button>
        </li>
        <li>
          <h3>{words.key.title}</h3>
          <p>{keyKeptFor ? words.key.done(keyKeptFor) : words.key.text}</p>
          {!keyKeptFor && (
            <button type="button" onClick={onNeoKey}>
              {words.key.action}
            </button>
          )}
        </li>
      </ul>
    </section>
  );
}
