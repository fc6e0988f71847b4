import { useEffect } from 'react';
import type { PresentedView } from '../../src-preload/contract/presenting.ts';
import { useSubmission } from '../review/submission-store.ts';
import type { AppView } from '../shell/app-view.ts';
import { invoke } from '../shell/bridge.ts';
import { type GuideState, useGuide } from '../workspace/guide/guide-store.ts';
import { instructionsOf } from '../workspace/guide/step-order.ts';
import { useWorkspace } from '../workspace/workspace-store.ts';

/** Tells main what the technician looks at, as places and ids; main makes the audience's scene of it. */
export function PresentView({ view, sessionId }: { view: AppView; sessionId: string }) {
  const guide = useGuide((store) => store.state);
  const front = useWorkspace((store) => store.front);
  const asksConsent = useSubmission((store) => store.asksConsent);
  const text = JSON.stringify(presentedView(view, sessionId, guide, front, asksConsent));
  useEffect(() => {
    void invoke('presentView', { view: JSON.parse(text) as PresentedView });
  }, [text]);
  return null;
}

/** Only the session that is presented is shown; on every other screen the audience waits. */
export function presentedView(
  view: AppView,
  sessionId: string,
  guide: GuideState,
  front: string,
  asksConsent: boolean,
): PresentedView {
  if (!('vendor' in view) || view.sessionId !== sessionId) return { kind: 'other' };
  const { vendor } = view;
  if (view.kind === 'review' && asksConsent) return { kind: 'consent', vendor };
  if (view.kind !== 'workspace' || front === 'results') return { kind: 'results', vendor };
  if (guide.kind !== 'ready' || guide.vendor !== vendor) return { kind: 'other' };
  const { place, current, done, spot } = guide;
  return {
    kind: 'step',
    vendor,
    edition: place.edition.id,
    step: place.step.id,
    instruction: current,
    done: [...done],
    lit: instructionsOf(place.step, spot)[current]?.mark ?? null,
  };
}
