import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { useGuide } from './guide-store.ts';
import css from './step-buttons.module.css';
import { nextStep, type Place, previousStep } from './step-order.ts';

type StepButtonsProps = { place: Place; leads: boolean; onStep: () => void };

/** Back and forth, always in the same place. At an end the button stays, so that nothing moves under the pointer. */
export function StepButtons({ place, leads, onStep }: StepButtonsProps) {
  const { goNext, goBack } = useGuide.getState();
  return (
    <div className={css.buttons}>
      <button
        type="button"
        aria-keyshortcuts="Alt+ArrowLeft"
        disabled={previousStep(place) === null}
        onClick={() => {
          onStep();
          goBack();
        }}
      >
        {guideMessages.previousStep}
      </button>
      <button
        type="button"
        aria-keyshortcuts="Alt+ArrowRight"
        className={leads ? 'primary' : undefined}
        disabled={nextStep(place) === null}
        onClick={() => {
          onStep();
          goNext();
        }}
      >
        {guideMessages.nextStep}
      </button>
    </div>
  );
}
