import { useId, useRef } from 'react';
import type { ReportKind } from '../../src-preload/contract/report.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { sessionsMessages, saveReportMessages as words } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import css from './report.module.css';
import { useSavingReport } from './saving-store.ts';

/** Saves the report of a session as a PDF, as a signed file, or as both; it stays open for the second one. */
export function SaveReportDialog({ isPractice }: { isPractice: boolean }) {
  const saving = useSavingReport((store) => store.saving);
  const { save, close } = useSavingReport.getState();
  const names = useRef<HTMLInputElement>(null);
  const help = useId();
  if (saving.kind === 'closed') return null;
  const client = saving.clientName || sessionsMessages.unnamed;
  const saveAs = (kind: ReportKind) => void save(kind, names.current?.checked === true);
  return (
    <Dialog title={formatMessage(words.title, { client })} onClose={close}>
      <div className={css.form}>
        <DialogText>
          <p>{words.text}</p>
          <p>{words.both}</p>
          {isPractice && <p>{words.practice}</p>}
        </DialogText>
        <label className={css.choice}>
          <input ref={names} type="checkbox" aria-describedby={help} />
          {words.withoutNames}
        </label>
        <p id={help} className={css.help}>
          {words.withoutNamesHelp}
        </p>
        <Status name={words.status}>
          {saving.saved.length > 0 && (
            <p className={css.saved}>
              {formatMessage(words.saved, { file: formatList(saving.saved, 'and') })}
            </p>
          )}
        </Status>
        {saving.error && <ErrorNotice error={saving.error} />}
      </div>
      <DialogButtons>
        <button type="button" className="quiet" onClick={close}>
          {words.close}
        </button>
        <button type="button" aria-disabled={saving.busy !== null} onClick={() => saveAs('json')}>
          {saving.busy === 'json' ? words.saving : words.json}
        </button>
        <button
          type="button"
          className="primary"
          aria-disabled={saving.busy !== null}
          onClick={() => saveAs('pdf')}
        >
          {saving.busy === 'pdf' ? words.saving : words.pdf}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
