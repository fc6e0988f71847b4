import { type RefObject, useEffect, useRef } from 'react';
import type { SessionPage } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  newSessionMessages,
  sessionsMessages,
  sessionActionsMessages as words,
} from '../../src-preload/messages/messages.ts';
import { on } from '../shell/bridge.ts';
import { useLostFocus } from '../ui/lost-focus.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import { focusScreenHeading, isFocusLeft } from './screen-heading.ts';
import { type ActionNotice, useSessionActions } from './session-actions-store.ts';
import css from './session-notices.module.css';
import { shortTime } from './short-time.ts';

/** What left the list, as long as it can be had back here, and what became of the last action. */
export function SessionNotices({ deleted }: { deleted: SessionPage['deleted'] }) {
  const notice = useSessionActions((store) => store.notice);
  const isIdle = useSessionActions((store) => store.dialog.kind === 'idle');
  const { restore, dismissNotice, bringBack } = useSessionActions.getState();
  const box = useRef<HTMLDivElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const wayBack = useRef<HTMLButtonElement>(null);
  const latest = deleted[0]?.sessionId;
  useLostFocus(box, focusScreenHeading);
  useFocusAfterMove(notice, wayBack);
  useEffect(() => {
    // The row that had the focus is gone: the way back takes it.
    if (isIdle && latest !== undefined && document.activeElement === document.body) first.current?.focus();
  }, [latest, isIdle]);
  useEffect(() => {
    // A session of practice is none of the real ones, and what was announced here is over when one comes back.
    const stop = on('practice-changed', dismissNotice);
    return () => {
      stop();
      dismissNotice();
    };
  }, [dismissNotice]);
  const hide = (
    <button type="button" className="quiet" onClick={dismissNotice}>
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
                {deleted.length === 1
                  ? words.deleted.undo
                  : formatMessage(words.deleted.undoFor, { client: clientName })}
              </button>
            }
          >
            <p>
              {formatMessage(words.deleted.text, {
                client: clientName || sessionsMessages.unnamed,
                time: shortTime(undoUntil, Date.now()),
              })}
            </p>
          </Notice>
        ))}
      </Status>
      <Status name={words.archived.status} className={css.stack}>
        {notice?.kind === 'archived' && (
          <Notice
            tone="info"
            actions={
              <>
                <button ref={wayBack} type="button" onClick={() => void bringBack(notice)}>
                  {words.bringBack}
                </button>
                {hide}
              </>
            }
          >
            <p>
              {formatMessage(words.archived.text, { client: notice.clientName || sessionsMessages.unnamed })}
            </p>
          </Notice>
        )}
        {notice?.kind === 'brought-back' && (
          <Notice tone="info" actions={hide}>
            <p>
              {formatMessage(words.archived.broughtBack, {
                client: notice.clientName || sessionsMessages.unnamed,
              })}
            </p>
          </Notice>
        )}
      </Status>
      <Status name={words.done.status} className={css.stack}>
        {notice?.kind === 'restored' && (
          <Notice tone="warning" actions={hide}>
            <p>
              {formatMessage(words.deleted.restored, {
                client: notice.clientName || sessionsMessages.unnamed,
                withdrawn: notice.withdrawn,
              })}
            </p>
          </Notice>
        )}
        {notice !== null && isOfFile(notice) && (
          <Notice tone="info" actions={hide}>
            <p>{noticeText(notice)}</p>
          </Notice>
        )}
      </Status>
      {notice?.kind === 'failed' && <ErrorNotice error={notice.error} onHide={dismissNotice} />}
    </div>
  );
}

/** The row whose menu was used leaves the list: the way back takes the focus, or the heading where there is none. */
function useFocusAfterMove(notice: ActionNotice | null, wayBack: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (notice?.kind !== 'archived' && notice?.kind !== 'brought-back') return;
    if (!isFocusLeft()) return;
    if (notice.kind === 'archived') wayBack.current?.focus();
    else focusScreenHeading();
  }, [notice, wayBack]);
}

type OfFile = Extract<ActionNotice, { kind: 'exported' | 'imported' | 'duplicated' | 'template-saved' }>;

function isOfFile(notice: ActionNotice): notice is OfFile {
  return ['exported', 'imported', 'duplicated', 'template-saved'].includes(notice.kind);
}

function noticeText(notice: OfFile): string {
  switch (notice.kind) {
    case 'exported':
      return formatMessage(words.done.exported, { file: notice.fileName });
    case 'template-saved':
      return formatMessage(newSessionMessages.template.saved, { name: notice.name });
    case 'duplicated':
      return formatMessage(words.done.duplicated, { client: notice.clientName });
    case 'imported': {
      const imported = formatMessage(words.done.imported, { client: notice.clientName });
      return notice.hadReports ? `${imported} ${words.done.noReports}` : imported;
    }
  }
}
