import { useEffect } from 'react';
import { useLoaded } from '../ui/use-loaded.ts';
import { useQuit } from './quit-store.ts';

const loadDialog = () => import('./quit-dialog.tsx');

/** Listens on every screen; the dialog is read only when main asks. */
export function QuitGuard() {
  const isAsked = useQuit((store) => store.state.kind !== 'idle');
  useEffect(() => useQuit.getState().follow(), []);
  return isAsked ? <Dialog /> : null;
}

function Dialog() {
  const { loaded } = useLoaded(loadDialog);
  return loaded.kind === 'ready' ? <loaded.part.QuitDialog /> : null;
}
