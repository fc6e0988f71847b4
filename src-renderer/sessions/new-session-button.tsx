import { sessionsMessages } from '../../src-preload/messages/messages.ts';
import { PlusIcon } from '../ui/icons.tsx';
import { keyshortcuts, keysShown } from '../ui/keyboard.ts';

/** Opens the dialog New session, above the list and on the screen without one. */
export function NewSessionButton({ onClick }: { onClick: () => void }) {
  return (
    <button
      type="button"
      className="primary"
      aria-keyshortcuts={keyshortcuts('Ctrl', 'N')}
      title={keysShown('Ctrl', 'N')}
      onClick={onClick}
    >
      <PlusIcon />
      {sessionsMessages.newSession}
    </button>
  );
}
