import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { DeepLink } from '../../src-preload/contract/deep-link.ts';
import type { Guide } from '../../src-preload/contract/vendor.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { useAppView } from '../shell/app-view.ts';
import { invoke } from '../shell/bridge.ts';
import { loadGuide, vendorById } from '../shell/vendors.ts';
import { commitAll, holdsUnsaved } from '../ui/commit-registry.ts';
import { useGuide } from '../workspace/guide/guide-store.ts';
import { isStep } from '../workspace/guide/step-order.ts';
import { useWorkspace } from '../workspace/workspace-store.ts';

/** Where a link could not lead, to be shown; `unsaved` waits for the technician. */
export type LinkIssue =
  | { kind: 'practice' | 'session' }
  | { kind: 'vendor' | 'step'; client: string }
  | { kind: 'unsaved'; link: DeepLink }
  | { kind: 'failed'; error: AppError };

/**
 * Goes where a link leads, after everything typed here was handed to main. Returns why not, in which case the window
 * is on the sessions, or where it was when that would lose something.
 *
 * @param isWanted false once a newer link came or somebody went elsewhere: then nothing opens any more
 */
export async function followLink(
  link: DeepLink,
  isWanted: () => boolean = () => true,
): Promise<LinkIssue | null> {
  if (useAppInfo.getState().app?.practice.on) return { kind: 'practice' };
  await commitAll();
  if (!isWanted()) return null;
  if (holdsUnsaved()) return { kind: 'unsaved', link };

  const { sessionId } = link;
  const read = await invoke('readSession', { sessionId });
  if (!isWanted()) return null;
  if (!read.ok) {
    const isUnknown = read.error.code === 'session-not-found';
    return goHome(isUnknown ? { kind: 'session' } : { kind: 'failed', error: read.error });
  }
  if (link.vendor === null || link.step === null) return goTo(sessionId, read.value.currentVendor);

  const { vendor, step } = link;
  const client = read.value.clientName;
  const progress = read.value.vendors.find((one) => one.vendor === vendor);
  if (progress === undefined || vendorById(vendor) === undefined) return goHome({ kind: 'vendor', client });
  const edition = editionWith(await loadGuide(vendor).catch(() => null), step, progress.edition);
  if (!isWanted()) return null;
  if (edition === null) return goHome({ kind: 'step', client });

  if (isOpenHere(sessionId, vendor)) {
    const guide = useGuide.getState();
    if (guide.state.kind === 'ready' && guide.state.place.edition.id !== edition)
      guide.chooseEdition(edition);
    guide.goTo(step);
    useWorkspace.getState().bringForward('step');
    return null;
  }
  const moved = await invoke('goToStep', { sessionId, vendor, edition, step });
  if (!isWanted()) return null;
  if (!moved.ok) return goHome({ kind: 'failed', error: moved.error });
  return goTo(sessionId, vendor);
}

function goTo(sessionId: string, vendor: string): null {
  useAppView.getState().go({ kind: 'workspace', sessionId, vendor });
  return null;
}

function goHome(issue: LinkIssue): LinkIssue {
  useAppView.getState().go({ kind: 'sessions' });
  return issue;
}

/** The edition in use where it has the step, else the first that has it. */
function editionWith(guide: Guide | null, step: string, current: string): string | null {
  const having = (guide?.editions ?? []).filter(({ steps }) => steps.some((one) => isStep(one, step)));
  return (having.find(({ id }) => id === current) ?? having[0])?.id ?? null;
}

function isOpenHere(sessionId: string, vendor: string): boolean {
  const { view } = useAppView.getState();
  const { state } = useGuide.getState();
  const isShown = view.kind === 'workspace' && view.sessionId === sessionId && view.vendor === vendor;
  return isShown && state.kind === 'ready' && state.vendor === vendor;
}
