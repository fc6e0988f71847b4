import { useCallback, useEffect, useState } from 'react';
import {
  guideMessages,
  neoGuideMessages,
  settingsMessages,
  shellMessages,
} from '../../src-preload/messages/messages.ts';
import { useSubmission } from '../review/submission-store.ts';
import { useConnection } from '../settings/connection-store.ts';
import { KeyPanel } from '../settings/key-panel.tsx';
import { Notice } from '../ui/notice.tsx';
import { focusField } from '../workspace/credentials/focus-field.ts';
import { useGuide } from '../workspace/guide/guide-store.ts';
import { GuideZone } from '../workspace/guide/guide-zone.tsx';
import { StepsNav } from '../workspace/guide/steps-nav.tsx';
import { PinnedPanel } from '../workspace/pinned-panel.tsx';
import css from '../workspace/workspace.module.css';
import { useWorkspaceKeys } from '../workspace/workspace-keys.ts';
import type { Front } from '../workspace/workspace-store.ts';
import { panelOf, WorkspaceTabs } from '../workspace/workspace-tabs.tsx';
import type { PlaceView } from './app-view.ts';
import { invoke } from './bridge.ts';
import { wantedConnection } from './neo-guide-connection.ts';
import { VendorLogo } from './vendor-logo.tsx';
import { vendorById } from './vendors.ts';

const testKey = () => void useConnection.getState().test();
const openLink = (link: string) => invoke('openLink', { vendor: 'neo', link, sessionId: null });

/**
 * The guide of the Neo API key: steps, the step, and the Neo connection beside them, so that the key is caught the
 * moment Neo shows it. It belongs to no session: whoever needs a key comes here and goes back to where they were.
 */
export function NeoGuide({ from, onBack }: { from: PlaceView; onBack: () => void }) {
  const [front, setFront] = useState<Front>('step');
  const [isPanelOpen, setPanelOpen] = useState(true);
  const [wanted] = useState(() => wantedConnection(from, useSubmission.getState(), useConnection.getState()));
  const state = useGuide((store) => store.state);
  const remembered = useGuide((store) => store.remembered.neo);
  const connection = useConnection((store) => store.connection);
  const vendor = vendorById('neo');
  const showStep = useCallback(() => setFront('step'), []);
  useWorkspaceKeys({ onStep: showStep, onTest: testKey });
  useEffect(() => void useGuide.getState().openAlone('neo'), []);

  const guide = state.kind === 'ready' && state.vendor === 'neo' ? state : null;
  const hasKey = connection?.hasKey ?? false;
  const isFilled = () => hasKey;
  const isProven = connection?.result.kind === 'done' && connection.result.verdict === 'passed';
  return (
    <div className={css.workspace} data-front={front} data-alone="">
      <div className={css.left}>
        <div className={css.steps} data-zone="" id={panelOf('steps').id}>
          {guide !== null && (
            <StepsNav
              place={guide.place}
              visited={remembered?.visitedSteps ?? []}
              isFilled={isFilled}
              onStep={(step) => {
                showStep();
                useGuide.getState().goTo(step);
              }}
            />
          )}
        </div>
      </div>
      <div className={css.head}>
        <div className={css.name}>
          <VendorLogo vendor="neo" />
          <h1 tabIndex={-1}>{shellMessages['neo-guide']}</h1>
        </div>
        <WorkspaceTabs front={front} hasResults={false} onFront={setFront} />
        <button type="button" className={isProven ? 'primary' : undefined} onClick={onBack}>
          {neoGuideMessages.back[from.kind]}
        </button>
      </div>
      <div className={css.middle} data-zone="">
        <div className={css.step} {...panelOf('step')}>
          {vendor === undefined ? (
            <Notice tone="error" title={guideMessages.failedTitle}>
              <p>{settingsMessages.keyGuide.missing}</p>
            </Notice>
          ) : (
            <GuideZone
              vendor={vendor}
              ticked={remembered?.ticked ?? []}
              isFilled={isFilled}
              leads={!isProven}
              finish={isProven ? null : { label: guideMessages.testNow, act: testKey }}
              onStep={showStep}
              onField={(field) => {
                setPanelOpen(true);
                focusField(field);
              }}
              onLink={openLink}
            />
          )}
        </div>
      </div>
      <PinnedPanel
        className={css.fields}
        isOpen={isPanelOpen}
        onOpen={setPanelOpen}
        label={neoGuideMessages.zone}
        summary={hasKey ? neoGuideMessages.keySaved : neoGuideMessages.noKeyYet}
      >
        <KeyPanel wanted={wanted} />
      </PinnedPanel>
    </div>
  );
}
