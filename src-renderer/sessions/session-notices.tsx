import { useEffect, useRef } from 'react';
import type { SessionPage } from '../../src-preload/contract/session.ts';
import { sessionCareWords as words } from '../../src-preload/contract/words/en/session-care.ts';
import { sessionsWords } from '../../src-preload/contract/words/en/sessions.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import { saysWhen } from './says-when.ts';
import { type Said, useSessionCare } from './session-care-store.ts';
import css from './session-notices.module.css';

/** What was deleted, as long as it can be had back, and what became of the last file. */
export function SessionNotices({ deleted }: { deleted: SessionPage['deleted'] }) {
  const said = useSessionCare((store) => store.said);
  const isIdle = useSessionCare((store) => store.care.kind === 'idle');
  const { restore, hush } = useSessionCare.getState();
  const first = useRef<HTMLButtonElement>(null);
  const latest = deleted[0]?.sessionId;
  useEffect(() => {
    // The row that had the focus is gone: the way back takes it.
    if (isIdle && latest !== undefined && document.activeElement === document.body) first.current?.focus();
  }, [latest, isIdle]);

  return (
    <>
      <Status name={words.deleted.status} className={css.stack}>
        {deleted.map(({ sessionId, clientName, undoUntil }, at) => (
          <Notice
            key={sessionId}
            tone="info"
            actions={
              <button
                ref={at === 0 ? first : undefined}
                type="button"
                onClick={() => void restore(sessionId)}
              >
                {deleted.length === 1 ? words.deleted.undo : words.deleted.undoFor(clientName)}
              </button>
            }
          >
            <p>{words.deleted.text(clientName || sessionsWords.unnamed, saysWhen(undoUntil, Date.now()))}</p>
          </Notice>
        ))}
      </Status>
      <Status name={words.said.status} className={css.stack}>
        {said && said.kind !== 'failed' && (
          <Notice
            tone="info"
            actions={
              <button type="button" className="quiet" onClick={hush}>
                {words.hide}
              </button>
            }
          >
            <p>{saidInWords(said)}</p>
          </Notice>
        )}
      </Status>
      {said?.kind === 'failed' && <ErrorNotice error={said.error} />}
    </>
  );
}

function saidInWords(said: Exclude<Said, { kind: 'failed' }>): string {
  switch (said.kind) {
    case 'exported':
      return words.said.exported(said.fileName);
    case 'duplicated':
      return words.said.duplicated(said.clientName);
    case 'imported': {
      const imported = words.said.imported(said.clientName);
      return said.hadReports ? `${imported} ${words.said.noReports}` : imported;
    }
  }
}
