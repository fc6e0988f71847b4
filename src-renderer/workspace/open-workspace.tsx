import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import { type LitSpot, spotOf } from '../../src-preload/contract/show-where.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { TestState } from '../../src-preload/contract/verdict.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  secretRequestMessages as askMessages,
  callMessages,
  credentialsMessages,
  guideMessages,
  pasteMessages,
  resultsMessages,
  submissionMessages,
} from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { invoke } from '../shell/bridge.ts';
import { useVendorWords } from '../shell/use-vendor-files.ts';
import { VendorLogo } from '../shell/vendor-logo.tsx';
import { vendorById } from '../shell/vendors.ts';
import { useCommands } from '../ui/command-registry.ts';
import { Credentials } from './credentials/credentials.tsx';
import { focusField } from './credentials/focus-field.ts';
import { usePaste } from './credentials/paste-store.ts';
import { isFilledIn } from './filled-in.ts';
import { differenceFold } from './guide/differences.tsx';
import { guideCommands } from './guide/guide-commands.ts';
import { useGuide } from './guide/guide-store.ts';
import { GuideZone } from './guide/guide-zone.tsx';
import { isPathEnd } from './guide/step-order.ts';
import { StepsNav } from './guide/steps-nav.tsx';
import { leadingAction } from './leading-action.ts';
import { PinnedPanel } from './pinned-panel.tsx';
import { QueueSession } from './queue-session.tsx';
import { QueuedLine } from './queued-line.tsx';
import { HostQuestion } from './results/host-question.tsx';
import { missingFields, missingLabels } from './results/overall-line.ts';
import { Results } from './results/results.tsx';
import { useResults } from './results/results-store.ts';
import { TestBar } from './results/test-bar.tsx';
import { ReviewButton } from './review-button.tsx';
import { SessionRail } from './session-rail.tsx';
import css from './workspace.module.css';
import { useWorkspaceKeys } from './workspace-keys.ts';
import { progressIn, useWorkspace } from './workspace-store.ts';
import { panelOf, WorkspaceTabs } from './workspace-tabs.tsx';

type OpenWorkspaceProps = {
  session: SessionView;
  vendor: Vendor;
  progress: VendorProgress;
  isOffline: boolean;
  /** Stands above the fields. */
  aboveFields: ReactNode;
  onReview: () => void;
  onOutbox: () => void;
  onPrepare: () => void;
  onAsk: () => void;
  onOpenVendor: (vendor: string) => void;
};

const showStep = () => useWorkspace.getState().bringForward('step');
const test = () => void useResults.getState().test();

/** The three zones of one vendor, and what one of them asks of another. */
export function OpenWorkspace(props: OpenWorkspaceProps) {
  const { session, vendor, progress, isOffline, aboveFields } = props;
  const { onReview, onOutbox, onPrepare, onAsk, onOpenVendor } = props;
  const front = useWorkspace((store) => store.front);
  const state = useGuide((store) => store.state);
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  const { bringForward } = useWorkspace.getState();
  const vendorWords = useVendorWords(vendor.id);
  const [isPanelOpen, setPanelOpen] = useState(false);
  /** The row of the results whose control was asked for. */
  const [fixing, setFixing] = useState<string | null>(null);
  useWorkspaceKeys({
    onStep: showStep,
    onTest: test,
    onReview,
    onVendor: (place) => {
      const wanted = session.vendors[place]?.vendor;
      if (wanted !== undefined && wanted !== vendor.id) onOpenVendor(wanted);
    },
  });

  useCommands(() => [
    ...guideCommands(vendor, guide?.place ?? null, goTo),
    {
      id: 'test',
      group: 'do',
      label: resultsMessages.test,
      about: vendor.name,
      keys: ['Ctrl', 'Enter'],
      run: test,
    },
    {
      id: 'review',
      group: 'do',
      label: submissionMessages.open,
      about: vendor.name,
      keys: ['Ctrl', 'Shift', 'Enter'],
      run: onReview,
    },
    {
      id: 'paste',
      group: 'do',
      label: pasteMessages.open,
      about: vendor.name,
      run: usePaste.getState().begin,
    },
    ...(isPractice ? [] : [{ id: 'ask', group: 'do', label: askMessages.open, run: onAsk } as const]),
    {
      id: 'prepare-call',
      group: 'do',
      label: callMessages.action,
      about: session.clientName,
      run: onPrepare,
    },
  ]);

  const opened = useRef({ where: { sessionId: session.id, vendor: vendor.id }, progress });
  useEffect(() => {
    void useGuide.getState().open(opened.current.where, opened.current.progress);
  }, []);

  // A new run shows its rows, also one that is over before its beginning was drawn.
  const run = runOf(progress.test);
  const shownRun = useRef(run);
  useEffect(() => {
    if (run === shownRun.current) return;
    shownRun.current = run;
    setFixing(null);
    // A run that found this computer offline leaves no rows to look at.
    bringForward(run === null ? 'step' : 'results');
  }, [run, bringForward]);

  // What is put behind another panel takes the focus with it that it had, unless something in front has taken it.
  useLayoutEffect(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at.checkVisibility()) return;
    document.querySelector<HTMLElement>(`#${panelOf(front).id} h2`)?.focus();
  }, [front]);

  // Asked when main has answered a request: what is drawn may still be the view before it.
  const fieldNow = (field: string) =>
    progressIn(useWorkspace.getState().open, { sessionId: session.id, vendor: vendor.id })?.fields.find(
      ({ id }) => id === field,
    );
  const goTo = (step: string) => {
    useGuide.getState().goTo(step);
    bringForward('step');
  };
  const showWhere = (spot: LitSpot, row: string) => {
    setFixing(row);
    bringForward('step');
    useGuide.getState().showWhere(spot);
  };

  // The store is shared by all vendors: what it still holds of the one before is not this one's.
  const guide = state.kind === 'ready' && state.vendor === vendor.id ? state : null;
  const filled = progress.fields.filter(isFilledIn);
  const saved = filled.length;
  const isFilled = (field: string) => filled.some(({ id }) => id === field);
  const hasResults = progress.test.kind !== 'not-run';
  const lead = leadingAction(progress, missingLabels(vendor, progress.fields).length === 0);
  // Where the path ends its own button leads, and no second one does.
  const isAtEnd = front === 'step' && guide !== null && isPathEnd(guide.place);

  return (
    <div className={css.workspace} data-front={front}>
      <div className={css.left}>
        <SessionRail className={css.rail} session={session} current={vendor.id} onOpen={onOpenVendor} />
        <div className={css.steps} data-zone="" id={panelOf('steps').id}>
          {guide !== null && (
            <StepsNav place={guide.place} visited={progress.visitedSteps} isFilled={isFilled} onStep={goTo} />
          )}
          <QueueSession
            session={session}
            lacks={lacksOf(session)}
            isOffline={isOffline}
            onOutbox={onOutbox}
          />
        </div>
      </div>
      <div className={css.head} data-heads="middle">
        <div className={css.name}>
          <VendorLogo vendor={vendor.id} />
          <h1 tabIndex={-1}>{vendor.name}</h1>
        </div>
        <WorkspaceTabs front={front} hasResults={hasResults} onFront={bringForward} />
      </div>
      <div className={css.middle} data-zone="middle">
        <div className={css.step} {...panelOf('step')}>
          {fixing !== null && hasResults && (
            <div className={css.fixing}>
              <strong>{formatMessage(resultsMessages.fixing, { row: fixing })}</strong>
              <button type="button" onClick={test}>
                {resultsMessages.testAgain}
              </button>
              <button type="button" onClick={() => bringForward('results')}>
                {resultsMessages.backToResults}
              </button>
            </div>
          )}
          <GuideZone
            vendor={vendor}
            ticked={progress.ticked}
            fields={progress.fields}
            isFilled={isFilled}
            leads={isAtEnd ? lead !== 'none' : lead === 'step'}
            finish={
              lead === 'review'
                ? { label: guideMessages.reviewNow, act: onReview }
                : { label: guideMessages.testNow, act: test }
            }
            onStep={() => bringForward('step')}
            onField={focusField}
            ownFold={(at) => differenceFold(session.id, progress.differences ?? [], at)}
            onLink={(link) => invoke('openLink', { vendor: vendor.id, link, sessionId: session.id })}
          />
        </div>
        <div className={css.results} {...panelOf('results')}>
          <Results
            vendor={vendor}
            guide={guide?.guide ?? null}
            progress={progress}
            vendorWords={vendorWords}
            spotOf={(at) => (guide === null ? null : spotOf(guide.guide, guide.place.edition, at))}
            onShow={showWhere}
          />
        </div>
      </div>
      <PinnedPanel
        className={css.fields}
        foldsToLine
        isOpen={isPanelOpen}
        onOpen={setPanelOpen}
        label={credentialsMessages.zone}
        summary={formatMessage(credentialsMessages.collapsed, { saved, all: progress.fields.length })}
      >
        <Credentials
          above={aboveFields}
          vendor={vendor}
          views={progress.fields}
          vendorWords={vendorWords}
          guide={guide?.guide ?? null}
          edition={guide?.place.edition.id ?? progress.edition}
          wanted={guide?.place.step.fills ?? []}
          offers={progress.test.kind === 'done' ? (progress.test.report.offers ?? []) : []}
          onStep={goTo}
          fieldNow={fieldNow}
          isPractice={isPractice}
          request={progress.request}
          onAsk={onAsk}
        />
        <div>
          <TestBar
            vendor={vendor}
            progress={progress}
            permissions={guide?.guide.permissions ?? []}
            leads={lead === 'test' && !isAtEnd}
            isOffline={isOffline}
            onField={focusField}
          />
          <QueuedLine
            submission={progress.submission}
            onWithdraw={(itemId) => void useResults.getState().withdraw(itemId)}
            onOutbox={onOutbox}
          />
          <ReviewButton
            missing={missingFields(vendor, progress.fields)}
            isSaid={!hasResults}
            leads={lead === 'review' && !isAtEnd}
            onReview={onReview}
            onField={focusField}
          />
        </div>
      </PinnedPanel>
      <HostQuestion vendor={vendor} />
    </div>
  );
}

/** What each vendor of the session still needs, by its fields' labels. */
function lacksOf(session: SessionView): (id: string) => string[] {
  return (id) => {
    const vendor = vendorById(id);
    const progress = session.vendors.find((one) => one.vendor === id);
    return vendor === undefined || progress === undefined ? [] : missingLabels(vendor, progress.fields);
  };
}

function runOf(test: TestState): string | null {
  if (test.kind === 'testing') return test.runId;
  return test.kind === 'done' ? test.report.runId : null;
}
