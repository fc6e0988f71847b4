import { useRef, useState } from 'react';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import type { FieldView } from '../../../src-preload/contract/session.ts';
import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { commitAll } from '../../ui/commit-registry.ts';
import { ErrorNotice, Notice } from '../../ui/notice.tsx';
import type { Fold } from './folds.tsx';
import { type ReadyGuide, useGuide } from './guide-store.ts';
import css from './guide-zone.module.css';
import { type Finish, StepButtons } from './step-buttons.tsx';
import { lackedByLink } from './step-order.ts';
import { StepView } from './step-view.tsx';
import { useFollowOn } from './use-follow-on.ts';

type GuideZoneProps = {
  vendor: Vendor;
  ticked: readonly string[];
  /** None for a guide whose links are all fixed. */
  fields?: readonly FieldView[];
  isFilled: (field: string) => boolean;
  /** True when going on is the next thing to do. */
  leads: boolean;
  finish: Finish | null;
  onStep: () => void;
  onField: (field: string) => void;
  onLink: (link: string) => Promise<Result<null>>;
  /** What a session adds to each step's folds. */
  ownFold?: (at: ReadyGuide) => Fold;
};

/** The middle zone: the step, scrolling by itself, and below it the two buttons that stay. */
export function GuideZone(props: GuideZoneProps) {
  const { vendor, ticked, fields = [], isFilled, leads, finish, onStep, onField, onLink } = props;
  const onward = useRef<HTMLButtonElement>(null);
  const state = useGuide((store) => store.state);
  const storeError = useGuide((store) => store.error);
  useFollowOn(isFilled);
  const [linkError, setLinkError] = useState<{ step: string; error: AppError } | null>(null);
  if (state.kind === 'failed') {
    return (
      <Notice tone="error" title={guideMessages.failedTitle}>
        <p>{guideMessages.failed}</p>
      </Notice>
    );
  }
  if (state.kind === 'loading' || state.vendor !== vendor.id) {
    return <p className={css.loading}>{guideMessages.loading}</p>;
  }
  const { step } = state.place;
  const error = (linkError?.step === step.id ? linkError.error : null) ?? storeError;
  async function open(link: string) {
    // What is being typed counts: the field may have been left for this button.
    await commitAll();
    const answer = await onLink(link);
    const lacks =
      answer.ok || answer.error.code !== 'field-incomplete' ? null : lackedByLink(vendor, link, []);
    if (lacks !== null) onField(lacks.id);
    setLinkError(answer.ok || lacks !== null ? null : { step: step.id, error: answer.error });
    // Whoever comes back from the browser finds what comes next.
    if (answer.ok && isStillAt(step.id)) useGuide.getState().haveDone(link);
  }
  return (
    <div className={css.zone}>
      <div className={css.scroll}>
        {error !== null && <ErrorNotice error={error} />}
        <StepView
          vendor={vendor}
          at={state}
          ticked={ticked}
          isFilled={isFilled}
          lackedBy={(link) => lackedByLink(vendor, link, fields)}
          onField={onField}
          onLink={(link) => void open(link)}
          onward={onward}
          ownFold={props.ownFold}
        />
      </div>
      <StepButtons place={state.place} leads={leads} finish={finish} onStep={onStep} onward={onward} />
    </div>
  );
}

function isStillAt(step: string): boolean {
  const { state } = useGuide.getState();
  return state.kind === 'ready' && state.place.step.id === step;
}
