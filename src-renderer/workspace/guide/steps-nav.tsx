import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { GuideStep } from '../../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { CheckIcon, ChevronIcon } from '../../ui/icons.tsx';
import { rove } from '../../ui/rove.ts';
import { isStep, type Place, pathOf } from './step-order.ts';
import css from './steps-nav.module.css';

type StepsNavProps = {
  place: Place;
  visited: readonly string[];
  /** Whether a field holds what a step fills it with. */
  isFilled: (field: string) => boolean;
  onStep: (step: string) => void;
};

/** The steps of the guide: the path with its numbers, and below it what is not due now. */
export function StepsNav({ place, visited, isFilled, onStep }: StepsNavProps) {
  const current = useRef<HTMLButtonElement>(null);
  const { edition, step: at } = place;
  // A long list scrolls by itself; the step one is at stays in sight, also when it was reached by Alt and an arrow.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is another button behind the same ref
  useLayoutEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [at.id, edition.id]);

  const path = pathOf(edition);
  const later = edition.steps.filter((step) => step.later);
  // A step that was left without what it fills is not done: a tick that lies is worse than none.
  const isDone = (step: GuideStep) =>
    visited.some((id) => isStep(step, id)) && step.id !== at.id && step.fills.every(isFilled);
  const button = (step: GuideStep, number: number | null) => {
    const isCurrent = step.id === at.id;
    const isShownDone = number !== null && isDone(step);
    return (
      <li key={step.id}>
        <button
          ref={isCurrent ? current : null}
          type="button"
          className={css.step}
          data-step=""
          tabIndex={isCurrent ? 0 : -1}
          title={step.title}
          aria-label={isShownDone ? formatMessage(guideMessages.done, { name: step.title }) : undefined}
          aria-current={isCurrent ? 'step' : undefined}
          data-done={isShownDone ? '' : undefined}
          onClick={() => onStep(step.id)}
        >
          {number !== null && (
            <span className={css.number} aria-hidden="true">
              {isShownDone ? <CheckIcon /> : number}
            </span>
          )}
          <span className={css.title}>{step.title}</span>
        </button>
      </li>
    );
  };
  return (
    <nav aria-label={guideMessages.steps} onKeyDown={(event) => rove(event, '[data-step]')}>
      <p className={css.head}>
        <span>{guideMessages.steps}</span>
        <span>
          {formatMessage(guideMessages.stepsDone, { done: path.filter(isDone).length, steps: path.length })}
        </span>
      </p>
      <ol className={css.steps}>{path.map((step, index) => button(step, index + 1))}</ol>
      {later.length > 0 && (
        <Later isHere={at.later === true}>{later.map((step) => button(step, null))}</Later>
      )}
    </nav>
  );
}

/** Closed unless one stands in it. */
function Later({ isHere, children }: { isHere: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={css.later}
      open={isOpen || isHere}
      onToggle={(event) => {
        if (!isHere) setOpen(event.currentTarget.open);
      }}
    >
      <summary data-step="" tabIndex={-1}>
        <ChevronIcon />
        {guideMessages.later}
      </summary>
      <ul className={css.steps}>{children}</ul>
    </details>
  );
}
