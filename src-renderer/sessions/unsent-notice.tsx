import { useEffect } from 'react';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { sessionsWords } from '../../src-preload/contract/words/en/sessions.ts';
import { unsentWords as words } from '../../src-preload/contract/words/en/unsent.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { useUnsent } from './unsent-store.ts';

/** Asks about secrets that were never sent, one session at a time, and takes nothing away by itself. */
export function UnsentNotice({ onOpen }: { onOpen: (row: SessionSummary) => void }) {
  const due = useUnsent((store) => store.due);
  const trouble = useUnsent((store) => store.trouble);
  const isAnswering = useUnsent((store) => store.isAnswering);
  const { answer } = useUnsent.getState();
  useEffect(() => useUnsent.getState().follow(), []);
  const [first, ...others] = due;
  if (first === undefined) return trouble && <ErrorNotice error={trouble} />;
  const client = first.clientName || sessionsWords.unnamed;
  const button = (name: string, act: () => void) => (
    <button type="button" disabled={isAnswering} onClick={act}>
      {name}
      <span className="only-heard"> {words.of(client)}</span>
    </button>
  );
  return (
    <>
      {trouble && <ErrorNotice error={trouble} />}
      <Notice
        tone="info"
        title={words.held(client, first.unsentSecrets ?? 1)}
        actions={
          <>
            {button(words.keep, () => void answer(first.id, 'keep'))}
            {button(words.delete, () => void answer(first.id, 'delete'))}
            {button(words.open, () => onOpen(first))}
          </>
        }
      >
        <p>
          {words.text} {others.length > 0 && words.more(others.length)}
        </p>
      </Notice>
    </>
  );
}
