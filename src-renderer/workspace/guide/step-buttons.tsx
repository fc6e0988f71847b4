import type { RefObject } from 'react';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { ArrowIcon } from '../../ui/icons.tsx';
import { useGuide } from './guide-store.ts';
import css from './step-buttons.module.css';
import { isPathEnd, nextStep, type Place, previousStep } from './step-order.ts';

/** What comes after the last step. */
export type Finish = { label: string; act: () => void };

type StepButtonsProps = {
  place: Place;
  leads: boolean;
  finish: Finish | null;
  onStep: () => void;
  onward: RefObject<HTMLButtonElement | null>;
};

/** Back and forth, always in the same place; where the path ends, what comes after it stands there. */
export function StepButtons({ place, leads, finish, onStep, onward }: StepButtonsProps) {
  const { goNext, goBack } = useGuide.getState();
  const next = nextStep(place);
  const className = leads ? 'primary' : undefined;
  return (
    <div className={css.buttons}>
      <button
        type="button"
        className={`quiet ${css.back}`}
        aria-keyshortcuts="Alt+ArrowLeft"
        title={guideMessages.previousStepKey}
        disabled={previousStep(place) === null}
        onClick={() => {
          onStep();
          goBack();
        }}
      >
        <ArrowIcon />
        {guideMessages.previousStep}
      </button>
      {next !== null && (
        <>
          <span className={css.next}>{formatMessage(guideMessages.nextIs, { step: next.title })}</span>
          <button
            ref={onward}
            type="button"
            aria-keyshortcuts="Alt+ArrowRight"
            title={guideMessages.nextStepKey}
            className={className}
            onClick={() => {
              onStep();
              goNext();
            }}
          >
            {guideMessages.nextStep}
            <ArrowIcon />
          </button>
        </>
      )}
      {isPathEnd(place) && finish !== null && (
        <button
          ref={onward}
          type="button"
          className={`${className ?? ''} ${css.finish}`}
          onClick={finish.act}
        >
          {finish.label}
        </button>
      )}
    </div>
  );
}
