import { useEffect } from 'react';
import { practiceMessages as words } from '../../src-preload/messages/messages.ts';
import { vendorById } from '../shell/vendors.ts';
import { ErrorNotice } from '../ui/notice.tsx';
import { LiveText } from '../ui/status.tsx';
import css from './practice.module.css';
import { usePractice } from './practice-store.ts';

/**
 * What the pretend portal shows: values to copy by hand, for the feel of it, or to fill in with one click. They are
 * made up, which is why they may stand here in the clear.
 */
export function PracticeValues({ sessionId, vendor }: { sessionId: string; vendor: string }) {
  const values = usePractice((store) => store.values?.[vendor]);
  const filling = usePractice((store) => store.filling);
  const { readValues, use } = usePractice.getState();
  useEffect(() => void readValues(), [readValues]);

  const fields = vendorById(vendor)?.fields ?? [];
  const shown = fields.filter((field) => values?.[field.id] !== undefined);
  return (
    <section className={css.portal} aria-label={words.portal}>
      <div className={css.head}>
        <h2>{words.portal}</h2>
        <button
          type="button"
          aria-disabled={filling.kind === 'filling'}
          onClick={() => {
            if (filling.kind !== 'filling') void use(sessionId, vendor);
          }}
        >
          {filling.kind === 'filling' ? words.using : words.use}
        </button>
      </div>
      <dl className={css.values}>
        {shown.map((field) => {
          const value = values?.[field.id] ?? '';
          return (
            <div key={field.id}>
              <dt>{field.label}</dt>
              <dd className="code">
                {field.choices?.find((choice) => choice.value === value)?.label ?? value}
              </dd>
            </div>
          );
        })}
      </dl>
      <LiveText className="visually-hidden">{filling.kind === 'filled' && words.used}</LiveText>
      {filling.kind === 'failed' && <ErrorNotice error={filling.error} />}
    </section>
  );
}
