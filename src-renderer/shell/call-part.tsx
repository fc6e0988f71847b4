import { useCall } from '../call/call-store.ts';
import { usePractice } from '../practice/practice-store.ts';
import { useLoaded } from '../ui/use-loaded.ts';
import { useAppView } from './app-view.ts';

const loadDialog = () => import('../call/call-dialog.tsx');

/** The dialog of a call, over whatever screen it was opened from. */
export function CallPart() {
  const isOpen = useCall((store) => store.call.kind !== 'closed');
  return isOpen ? <OpenCall /> : null;
}

function OpenCall() {
  const { loaded } = useLoaded(loadDialog);
  if (loaded.kind !== 'ready') return null;
  return <loaded.part.CallDialog onRehearse={rehearse} />;
}

const rehearse = (vendors: string[], isWanted: () => boolean) =>
  usePractice
    .getState()
    .rehearse(vendors, isWanted, (sessionId, vendor) =>
      useAppView.getState().go({ kind: 'workspace', sessionId, vendor }),
    );
