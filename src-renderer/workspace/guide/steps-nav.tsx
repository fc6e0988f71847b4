import { useLayoutEffect, useRef } from 'react';
import type { Guide } from '../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { useGuide } from './guide-store.ts';
import type { Place } from './step-order.ts';
import css from './steps-nav.module.css';

type StepsNavProps = { guide: Guide; place: Place; visited: readonly string[]; onStep: () => void };

/** The left zone: which edition is seen, and every step of it. */
export function StepsNav({ guide, place, visited, onStep }: StepsNavProps) {
  const { goTo, chooseEdition } = useGuide.getState();
  const current = useRef<HTMLButtonElement>(null);
  const { id } = place.step;
  // A long list scrolls by itself; the step one is at stays in sight, also when it was reached by Alt and an arrow.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another button behind the same ref
  useLayoutEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [id, place.edition.id]);
  return (
    <div className={css.zone}>
      {guide.editions.length > 1 && (
        <fieldset className={css.editions}>
          <legend>{guide.editionQuestion}</legend>
          {guide.editions.map((edition) => (
            <label key={edition.id}>
              <input
                type="radio"
                name="edition"
                checked={edition.id === place.edition.id}
                onChange={() => chooseEdition(edition.id)}
              />
              {edition.label}
            </label>
          ))}
        </fieldset>
      )}
      <nav aria-label={guideMessages.steps}>
        <ol className={css.steps}>
          {place.edition.steps.map((step, index) => {
            const isCurrent = step.id === id;
            return (
              <li key={step.id}>
                <button
                  ref={isCurrent ? current : null}
                  type="button"
                  className={css.step}
                  aria-current={isCurrent ? 'step' : undefined}
                  data-visited={visited.includes(step.id) ? '' : undefined}
                  onClick={() => {
                    onStep();
                    goTo(step.id);
                  }}
                >
                  <span className={css.number} aria-hidden="true">
                    {index + 1}
                  </span>
                  <span>{step.title}</span>
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
    </div>
  );
}
