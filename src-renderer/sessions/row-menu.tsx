import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  callMessages,
  handOffMessages,
  saveReportMessages,
  sessionActionsMessages as words,
} from '../../src-preload/messages/messages.ts';
import { ActionMenu, type MenuAction } from '../ui/action-menu.tsx';
import { useSessionActions } from './session-actions-store.ts';

type Props = {
  row: SessionSummary;
  name: string;
  anchor: HTMLElement;
  hasFiles: boolean;
  /** False while it is presented: nothing is made of it for another client. */
  hasOthers: boolean;
  onPrepare: (sessionId: string) => void;
  onSaveReport: () => void;
  onHandOff: () => void;
  onClose: () => void;
};

/** What can be done to one session. */
export function RowMenu({ row, name, anchor, hasFiles, hasOthers, onPrepare, ...acts }: Props) {
  const care = useSessionActions.getState();

  const actions: MenuAction[] = [
    { label: words.rename.action, run: () => care.begin('renaming', row) },
    { label: words.notes.action, run: () => care.beginNotes(row) },
    { label: callMessages.action, run: () => onPrepare(row.id) },
    ...(hasOthers
      ? [
          { label: words.duplicate.action, run: () => care.begin('duplicating', row) },
          { label: words.template.action, run: () => care.begin('templating', row) },
        ]
      : []),
    { label: row.archived ? words.bringBack : words.archive, run: () => care.archive(row) },
    { label: saveReportMessages.action, run: acts.onSaveReport },
    ...(hasFiles
      ? [
          { label: handOffMessages.action, run: acts.onHandOff },
          { label: words.export, run: () => care.exportFile(row) },
        ]
      : []),
    { label: words.remove.action, run: () => care.beginDeleting(row), isDanger: true },
  ];
  return (
    <ActionMenu
      name={formatMessage(words.actionsOf, { client: name })}
      anchor={anchor}
      actions={actions}
      onClose={acts.onClose}
    />
  );
}
