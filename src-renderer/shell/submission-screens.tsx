import type { ReactNode } from 'react';
import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import { Done, type DoneProps } from '../review/done.tsx';
import { Review, type ReviewProps } from '../review/review.tsx';
import { useSubmission } from '../review/submission-store.ts';
import { isFilledIn } from '../workspace/filled-in.ts';
import { findPlace } from '../workspace/guide/step-order.ts';
import { StepsNav } from '../workspace/guide/steps-nav.tsx';
import { readReason } from '../workspace/results/reason-message.ts';
import { SessionRail } from '../workspace/session-rail.tsx';
import { invoke } from './bridge.ts';
import css from './submission-screens.module.css';
import { useVendorGuide } from './use-vendor-files.ts';

type OpenVendor = { onOpenVendor: (vendor: string) => void };

/** Review beside the rail, with the words in which the results of a test say a reason. */
export function ReviewScreen(props: Omit<ReviewProps, 'readReason' | 'onBack'> & OpenVendor) {
  const { onOpenVendor, ...review } = props;
  return (
    <BesideRail sessionId={props.sessionId} vendor={props.vendor} onOpenVendor={onOpenVendor}>
      <Review {...review} readReason={readReason} onBack={() => onOpenVendor(props.vendor)} />
    </BesideRail>
  );
}

/** Done beside the rail. */
export function DoneScreen(props: DoneProps) {
  return (
    <BesideRail sessionId={props.sessionId} vendor={props.vendor} onOpenVendor={props.onOpenVendor}>
      <Done {...props} />
    </BesideRail>
  );
}

type BesideRailProps = OpenVendor & { sessionId: string; vendor: string; children: ReactNode };

/** The vendors of the session and the steps of this one stay where they stood in the workspace. */
function BesideRail({ sessionId, vendor, onOpenVendor, children }: BesideRailProps) {
  const { session } = useSubmission();
  const ready = session.kind === 'ready' && session.value.id === sessionId ? session.value : null;
  const progress = ready?.vendors.find((one) => one.vendor === vendor);
  return (
    <div className={css.screen}>
      <div className={css.left}>
        {ready !== null && (
          <SessionRail className={css.rail} session={ready} current={vendor} onOpen={onOpenVendor} />
        )}
        {ready !== null && progress !== undefined && (
          <Steps session={ready} progress={progress} onOpenVendor={onOpenVendor} />
        )}
      </div>
      <div className={css.content}>{children}</div>
    </div>
  );
}

type StepsProps = OpenVendor & { session: SessionView; progress: VendorProgress };

function Steps({ session, progress, onOpenVendor }: StepsProps) {
  const { vendor } = progress;
  const guide = useVendorGuide(vendor);
  const place = guide === null ? null : findPlace(guide, progress.edition, progress.step);
  if (place === null) return null;
  const isFilled = (field: string) => progress.fields.some((one) => one.id === field && isFilledIn(one));
  // The workspace opens where main has put the technician; where that fails it says so itself.
  const openAt = async (step: string) => {
    await invoke('goToStep', { sessionId: session.id, vendor, edition: place.edition.id, step });
    onOpenVendor(vendor);
  };
  return (
    <div className={css.steps} data-zone="">
      <StepsNav
        place={place}
        visited={progress.visitedSteps}
        isFilled={isFilled}
        onStep={(step) => void openAt(step)}
      />
    </div>
  );
}
