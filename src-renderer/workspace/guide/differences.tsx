import { type FormEvent, useState } from 'react';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import {
  DIFFERENCE_KINDS,
  type Difference,
  LONGEST_DIFFERENCE,
} from '../../../src-preload/contract/session.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { differenceMessages as words } from '../../../src-preload/messages/messages.ts';
import { useAppInfo } from '../../shell/app-info-store.ts';
import { invoke } from '../../shell/bridge.ts';
import { Field } from '../../ui/field.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import css from './differences.module.css';
import type { Fold } from './folds.tsx';
import type { ReadyGuide } from './guide-store.ts';
import { instructionsOf } from './step-order.ts';

/** The fold of a step in which somebody writes that the portal looks different there, or a note. */
export function differenceFold(sessionId: string, differences: readonly Difference[], at: ReadyGuide): Fold {
  const { step } = at.place;
  const here = differences.filter((one) => one.step === step.id);
  return {
    id: 'differences',
    ask: words.ask,
    isAlways: true,
    ...(here.length === 0 ? {} : { count: here.length }),
    answer: <Differences sessionId={sessionId} at={at} here={here} hasSome={differences.some(isForMaker)} />,
  };
}

const isForMaker = ({ kind }: Difference) => kind === 'different';

type Props = {
  sessionId: string;
  at: ReadyGuide;
  /** Those of this step. */
  here: readonly Difference[];
  /** There is something to export, at this step or another. */
  hasSome: boolean;
};

function Differences({ sessionId, at, here, hasSome }: Props) {
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [error, setError] = useState<AppError | null>(null);
  const [exported, setExported] = useState('');
  const { vendor, place, current, spot } = at;
  const where = { sessionId, vendor };

  async function keep(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = String(data.get('words') ?? '').trim();
    if (text === '') {
      setFault(words.missing);
      form.querySelector('textarea')?.focus();
      return;
    }
    const answer = await invoke('keepDifference', {
      ...where,
      kind: DIFFERENCE_KINDS.find((kind) => kind === data.get('kind')) ?? 'different',
      edition: place.edition.id,
      step: place.step.id,
      mark: instructionsOf(place.step, spot)[current]?.mark ?? null,
      words: text,
    });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) form.reset();
  }

  async function exportAll() {
    setExported('');
    const answer = await invoke('exportDifferences', { sessionId });
    if (answer.ok) setExported(formatMessage(words.exported, { file: answer.value.fileName }));
    setError(answer.ok || answer.error.code === 'file-not-chosen' ? null : answer.error);
  }

  return (
    <>
      {here.length > 0 && (
        <ul className={css.list}>
          {here.map((one) => (
            <li key={one.id}>
              <span>{formatMessage(words.one, { kind: words.kinds[one.kind], words: one.words })}</span>
              <button
                type="button"
                className="quiet"
                onClick={() => void invoke('removeDifference', { ...where, differenceId: one.id })}
              >
                {words.remove}
                <span className="visually-hidden"> {one.words}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className={css.form} onSubmit={(event) => void keep(event)} noValidate>
        <fieldset className={css.kinds}>
          <legend>{words.kind}</legend>
          {DIFFERENCE_KINDS.map((kind, index) => (
            <label key={kind}>
              <input type="radio" name="kind" value={kind} defaultChecked={index === 0} />
              {words.kinds[kind]}
            </label>
          ))}
        </fieldset>
        <Field
          label={words.words}
          help={words.help}
          error={fault}
          input={(wiring) => (
            <textarea
              {...wiring}
              name="words"
              rows={3}
              maxLength={LONGEST_DIFFERENCE}
              onInput={() => setFault(undefined)}
            />
          )}
        />
        <div className={css.acts}>
          <button type="submit">{words.save}</button>
          {hasSome && !isPractice && (
            <button type="button" className="quiet" onClick={() => void exportAll()}>
              {words.export}
            </button>
          )}
        </div>
      </form>
      <output className={css.exported}>{exported}</output>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
