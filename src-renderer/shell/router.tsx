import { shellMessages } from '../../src-preload/messages/messages.ts';
import { useCall } from '../call/call-store.ts';
import { useHandOff } from '../hand-off/hand-off-store.ts';
import { useReceive } from '../hand-off/receive-store.ts';
import { usePractice } from '../practice/practice-store.ts';
import { useSavingReport } from '../report/saving-store.ts';
import { useSecretRequest } from '../secret-request/request-store.ts';
import { SessionsScreen } from '../sessions/sessions-screen.tsx';
import { Notice } from '../ui/notice.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import css from './app.module.css';
import { useAppInfo } from './app-info-store.ts';
import { type AppView, useAppView } from './app-view.ts';
import { openReport } from './open-report.ts';

// One chunk per room. The sessions are in the first one, because they are always the first screen.
const loadSettings = () => import('../settings/settings-screen.tsx');
const loadOutbox = () => import('../outbox/outbox-screen.tsx');
const loadReport = () => import('../report/report-screen.tsx');
const loadAbout = () => import('../settings/about.tsx');
const loadNeoGuide = () => import('./neo-guide.tsx');
const loadWorkspace = () => import('../workspace/workspace.tsx');
const loadSubmission = () => import('./submission-screens.tsx');
const loadPracticeDialog = () => import('../practice/practice-dialog.tsx');
const loadPracticeValues = () => import('../practice/practice-values.tsx');

const prepareCall = (sessionId: string) => void useCall.getState().prepare(sessionId);

/** The screen of a view, with what it may tell: where to go next. */
export function Screen({ view }: { view: AppView }) {
  const { go, goInstead } = useAppView.getState();
  const openVendor = (sessionId: string, vendor: string) => go({ kind: 'workspace', sessionId, vendor });
  switch (view.kind) {
    case 'sessions':
      return (
        <>
          <SessionsScreen
            onOpen={openVendor}
            onNeoKey={() => go({ kind: 'neo-guide', from: view })}
            onPractice={usePractice.getState().choose}
            onPrepare={prepareCall}
            onSaveReport={useSavingReport.getState().begin}
            onOpenReport={() => void openReport()}
            onHandOff={useHandOff.getState().begin}
            onReceive={() => void useReceive.getState().begin()}
          />
          <PracticeStart onBegun={openVendor} />
        </>
      );
    case 'settings':
      return (
        <Lazy
          load={loadSettings}
          show={({ SettingsScreen }) => (
            <SettingsScreen onNeoGuide={() => go({ kind: 'neo-guide', from: view })} />
          )}
        />
      );
    case 'neo-guide':
      return (
        <Lazy
          load={loadNeoGuide}
          show={({ NeoGuide }) => <NeoGuide from={view.from} onBack={() => go(view.from)} />}
        />
      );
    case 'about':
      return <Lazy load={loadAbout} show={({ About }) => <About />} />;
    case 'outbox':
      return (
        <Lazy
          load={loadOutbox}
          show={({ OutboxScreen }) => (
            <OutboxScreen
              onOpen={(kind, sessionId, vendor) => go({ kind, sessionId, vendor })}
              onSessions={() => go({ kind: 'sessions' })}
              onSettings={() => go({ kind: 'settings' })}
            />
          )}
        />
      );
    case 'report':
      return (
        <Lazy
          load={loadReport}
          show={({ ReportScreen }) => <ReportScreen onOpen={() => void openReport()} />}
        />
      );
    case 'workspace':
      return <WorkspaceScreen sessionId={view.sessionId} vendor={view.vendor} />;
    case 'review':
      return <ReviewPlace sessionId={view.sessionId} vendor={view.vendor} />;
    case 'done':
      return (
        <Lazy
          load={loadSubmission}
          show={({ DoneScreen }) => (
            <DoneScreen
              sessionId={view.sessionId}
              vendor={view.vendor}
              onReview={() => goInstead({ ...view, kind: 'review' })}
              onSessions={() => go({ kind: 'sessions' })}
              onSaveReport={(client) => useSavingReport.getState().begin(view.sessionId, client)}
              onOpenVendor={(vendor) => openVendor(view.sessionId, vendor)}
              onReviewVendor={(vendor) => go({ ...view, kind: 'review', vendor })}
            />
          )}
        />
      );
  }
}

function PracticeStart({ onBegun }: { onBegun: (sessionId: string, vendor: string) => void }) {
  const isAsked = usePractice((store) => store.state.kind !== 'idle');
  if (!isAsked) return null;
  return (
    <Lazy load={loadPracticeDialog} show={({ PracticeDialog }) => <PracticeDialog onBegun={onBegun} />} />
  );
}

type VendorPlace = { sessionId: string; vendor: string };

/** The pretend portal and the pretend Neo are inside the app: no network, and nothing to wait for. */
function useIsOffline(): boolean {
  return useAppInfo((store) => store.app?.network === 'offline' && !store.app.practice.on);
}

function ReviewPlace({ sessionId, vendor }: VendorPlace) {
  const { go } = useAppView.getState();
  const isOffline = useIsOffline();
  return (
    <Lazy
      load={loadSubmission}
      show={({ ReviewScreen }) => (
        <ReviewScreen
          sessionId={sessionId}
          vendor={vendor}
          isOffline={isOffline}
          onOpenVendor={(other) => go({ kind: 'workspace', sessionId, vendor: other })}
          onDone={() => go({ kind: 'done', sessionId, vendor })}
          onOutbox={() => go({ kind: 'outbox' })}
          onAddKey={() => go({ kind: 'neo-guide', from: { kind: 'review', sessionId, vendor } })}
        />
      )}
    />
  );
}

function WorkspaceScreen({ sessionId, vendor }: VendorPlace) {
  const { go } = useAppView.getState();
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  const isOffline = useIsOffline();
  return (
    <Lazy
      load={loadWorkspace}
      show={({ Workspace }) => (
        <Workspace
          sessionId={sessionId}
          vendor={vendor}
          isOffline={isOffline}
          aboveFields={
            isPractice && (
              <Lazy
                load={loadPracticeValues}
                show={({ PracticeValues }) => (
                  <PracticeValues key={vendor} sessionId={sessionId} vendor={vendor} />
                )}
              />
            )
          }
          onReview={() => go({ kind: 'review', sessionId, vendor })}
          onOutbox={() => go({ kind: 'outbox' })}
          onPrepare={() => prepareCall(sessionId)}
          onAsk={() => void useSecretRequest.getState().open({ sessionId, vendor })}
          onOpenVendor={(other) => go({ kind: 'workspace', sessionId, vendor: other })}
        />
      )}
    />
  );
}

/** Shows a part once it is read; says so when it takes long or fails. */
export function Lazy<T>({ load, show }: { load: () => Promise<T>; show: (part: T) => React.ReactNode }) {
  const { loaded, retry } = useLoaded(load);
  if (loaded.kind === 'ready') return show(loaded.part);
  if (loaded.kind === 'loading') return <p className={css.loading}>{shellMessages.loading}</p>;
  return (
    <div className={css.page}>
      <Notice
        tone="error"
        title={shellMessages.screenFailed.title}
        actions={
          <button type="button" onClick={retry}>
            {shellMessages.tryAgain}
          </button>
        }
      >
        <p>{shellMessages.screenFailed.text}</p>
      </Notice>
    </div>
  );
}
