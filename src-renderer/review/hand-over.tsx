import { useId } from 'react';
import type { SubmissionView } from '../../src-preload/contract/submission.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';
import { BrowserIcon, PassedIcon } from '../ui/icons.tsx';
import css from './review.module.css';
import { useSubmission } from './submission-store.ts';

/** The values one by one, from main straight to the clipboard: this window never holds them. */
export function HandOver({ handOver }: { handOver: NonNullable<SubmissionView['handOver']> }) {
  const copied = useSubmission((store) => store.copied);
  const { copy, finish, openNeo } = useSubmission.getState();
  const words = submissionMessages.handOver;
  const title = useId();
  return (
    <section className={css.part} aria-labelledby={title}>
      <h2 id={title}>{words.title}</h2>
      <p>{words.intro}</p>
      <p>
        <button type="button" onClick={() => void openNeo()}>
          {words.open}
          <BrowserIcon />
        </button>
      </p>
      <ul className={css.copies} aria-labelledby={title}>
        {handOver.fields.map((field) => {
          const isFresh = copied?.field === field.id;
          return (
            <li key={field.id}>
              <button type="button" onClick={() => void copy(field.id)}>
                {formatMessage(words.copy, { label: field.label })}
              </button>
              <output className={css.quiet}>
                {isFresh && (
                  <>
                    <PassedIcon /> {formatMessage(words.copied, { at: copied.clearsAt })}.
                    {` ${copied.concealed ? words.copiedConcealed : words.copiedPlain}`}
                  </>
                )}
                {!isFresh && field.copied && words.was}
              </output>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className={handOver.fields.every((field) => field.copied) ? 'primary' : undefined}
        onClick={() => void finish()}
      >
        {words.done}
      </button>
    </section>
  );
}
