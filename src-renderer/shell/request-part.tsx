import { useSecretRequest } from '../secret-request/request-store.ts';
import { useLoaded } from '../ui/use-loaded.ts';

const loadDialog = () => import('../secret-request/request-dialog.tsx');

/** The dialog that asks somebody at another computer, over the workspace. */
export function RequestPart() {
  const isOpen = useSecretRequest((store) => store.asking.kind !== 'closed');
  return isOpen ? <OpenDialog /> : null;
}

function OpenDialog() {
  const { loaded } = useLoaded(loadDialog);
  return loaded.kind === 'ready' ? <loaded.part.RequestDialog /> : null;
}
