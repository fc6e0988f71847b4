import { type RefObject, useEffect, useRef } from 'react';
import type { SessionPage } from '../../src-preload/contract/session.ts';
import { sessionCareWords as words } from '../../src-preload/contract/words/en/session-care.ts';
import { sessionsWords } from '../../src-preload/contract/words/en/sessions.ts';
import { listen } from '../shell/bridge.ts';
import { useLostFocus } from '../ui/lost-focus.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import { saysWhen } from './says-when.ts';
import { focusScreenHeading, isFocusLeft } from './screen-heading.ts';
import { type Said, useSessionCare } from './session-care-store.ts';
import css from './session-notices.module.css';

/** What left the list, as long as it can be had back here, and what became of the last action. */
export function SessionNotices({ deleted }: { deleted: SessionPage['deleted'] }) {
  const said = useSessionCare((store) => store.said);
  const isIdle = useSessionCare((store) => store.care.kind === 'idle');
  const { restore, hush, bringBack } = useSessionCare.getState();
  const box = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const wayBack = useRef<HTMLButtonElement>(null);
  const latest = deleted[0]?.sessionId;
  useLostFocus(box, focusScreenHeading);
  useFocusAfterMove(said, wayBack);
  useEffect(() => {
    // The row that had the focus is gone: the way back takes it.
    if (isIdle && latest !== undefined && document.activeElement === document.body) first.current?.focus();
  }, [latest, isIdle]);
  useEffect(() => {
    // A session of practice is none of the real ones, and what was said here is over when one comes back.
    const stop = listen('practice-changed', hush);
    return () => {
      stop();
      hush();
    };
  }, [hush]);
  const hide = (
    <button type="button" className="quiet" onClick={hush}>
      {words.hide}
    </button>
  );

  return (
    <div ref={box} className={css.box}>
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
      <Status name={words.archived.status} className={css.stack}>
        {said?.kind === 'archived' && (
          <Notice
            tone="info"
            actions={
              <>
                <button ref={wayBack} type="button" onClick={() => void bringBack(said)}>
                  {words.bringBack}
                </button>
                {hide}
              </>
            }
          >
            <p>{words.archived.text(said.clientName || sessionsWords.unnamed)}</p>
          </Notice>
        )}
        {said?.kind === 'brought-back' && (
          <Notice tone="info" actions={hide}>
            <p>{words.archived.broughtBack(said.clientName || sessionsWords.unnamed)}</p>
          </Notice>
        )}
      </Status>
      <Status name={words.said.status} className={css.stack}>
        {said !== null && isOfFile(said) && (
          <Notice tone="info" actions={hide}>
            <p>{saidInWords(said)}</p>
          </Notice>
        )}
      </Status>
      {said?.kind === 'failed' && <ErrorNotice error={said.error} onHide={hush} />}
    </div>
  );
}

/** The row whose menu was used leaves the list: the way back takes the focus, or the heading where there is none. */
function useFocusAfterMove(said: Said | null, wayBack: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (said?.kind !== 'archived' && said?.kind !== 'brought-back') return;
    if (!isFocusLeft()) return;
    if (said.kind === 'archived') wayBack.current?.focus();
    else focusScreenHeading();
  }, [said, wayBack]);
}

type OfFile = Extract<Said, { kind: 'exported' | 'imported' | 'duplicated' }>;

function isOfFile(said: Said): said is OfFile {
  return said.kind === 'exported' || said.kind === 'imported' || said.kind === 'duplicated';
}

function saidInWords(said: OfFile): string {
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
