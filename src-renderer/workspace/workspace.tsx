import { type ReactNode, useEffect } from 'react';
import { guideMessages } from '../../src-preload/messages/messages.ts';
import { vendorById, vendorName } from '../shell/vendors.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { useCredentials } from './credentials/credentials-store.ts';
import { usePaste } from './credentials/paste-store.ts';
import { OpenWorkspace } from './open-workspace.tsx';
import { useResults } from './results/results-store.ts';
import css from './workspace.module.css';
import { progressIn, useWorkspace } from './workspace-store.ts';

export type WorkspaceProps = {
  sessionId: string;
  vendor: string;
  isOffline: boolean;
  /** What practice shows of its pretend portal. */
  aboveFields?: ReactNode;
  onReview: () => void;
  onOutbox: () => void;
  onPrepare: () => void;
  /** Asks somebody at another computer for values. */
  onAsk: () => void;
  onOpenVendor: (vendor: string) => void;
};

/**
 * A vendor of a session: steps, the step, the fields, side by side. The rooms know nothing of each other; this file
 * hands the vendor's progress to each of them and brings one forward when another asks for it.
 */
export function Workspace(props: WorkspaceProps) {
  const { sessionId, vendor: id, isOffline, aboveFields = null } = props;
  const { onReview, onOutbox, onPrepare, onAsk, onOpenVendor } = props;
  const open = useWorkspace((store) => store.open);
  const { openVendor } = useWorkspace.getState();

  useEffect(() => {
    const where = { sessionId, vendor: id };
    useCredentials.getState().open(where);
    usePaste.getState().open(where);
    useResults.getState().open(where);
    void openVendor(where);
  }, [sessionId, id, openVendor]);

  if (open.kind === 'failed') {
    return <ErrorNotice error={open.error} onRetry={() => void openVendor({ sessionId, vendor: id })} />;
  }
  // Main opened the session, but it or this version knows no such vendor: an address from another time.
  const isUnknown =
    open.kind === 'ready' &&
    open.session.id === sessionId &&
    (vendorById(id) === undefined || progressIn(open, { sessionId, vendor: id }) === undefined);
  if (isUnknown) {
    return (
      <Notice tone="error" title={guideMessages.failedTitle}>
        <p>{guideMessages.unknownVendor}</p>
      </Notice>
    );
  }
  const progress = progressIn(open, { sessionId, vendor: id });
  const vendor = vendorById(id);
  if (open.kind !== 'ready' || progress === undefined || vendor === undefined) {
    return (
      <div className={css.opening} aria-busy="true">
        <h1>{vendorName(id)}</h1>
        <p>{guideMessages.loading}</p>
      </div>
    );
  }
  return (
    <OpenWorkspace
      key={`${sessionId} ${id}`}
      session={open.session}
      vendor={vendor}
      progress={progress}
      isOffline={isOffline}
      aboveFields={aboveFields}
      onReview={onReview}
      onOutbox={onOutbox}
      onPrepare={onPrepare}
      onAsk={onAsk}
      onOpenVendor={onOpenVendor}
    />
  );
}
