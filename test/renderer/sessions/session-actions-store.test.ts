import { beforeEach, describe, expect, it } from 'vitest';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { sessionActionsMessages } from '../../../src-preload/messages/messages.ts';
import { useSessionActions } from '../../../src-renderer/sessions/session-actions-store.ts';
import { answerAsMain } from '../fake-main.ts';
import { sampleRow } from '../sample-session-row.ts';

const row = sampleRow({ id: 'one' });
const store = () => useSessionActions.getState();
const FULL = { ok: false, error: { code: 'disk-full' } } as const;

beforeEach(() => useSessionActions.setState({ dialog: { kind: 'idle' }, notice: null }));

describe('a dialog', () => {
  it('stays open with what went wrong, and closes when it is done', async () => {
    let answer: typeof FULL | { ok: true; value: null } = FULL;
    const { asked } = answerAsMain({ renameSession: () => answer });
    store().begin('renaming', row);
    await store().rename('Beta', 'Kim');
    expect(store().dialog).toMatchObject({ kind: 'renaming', error: FULL.error, isBusy: false });
    answer = { ok: true, value: null };
    await store().rename('Beta', 'Kim');
    expect(store().dialog).toEqual({ kind: 'idle' });
    expect(asked[1]).toEqual(['renameSession', { sessionId: 'one', clientName: 'Beta', technician: 'Kim' }]);
  });

  it('sends nothing twice, and nothing when it is closed', async () => {
    const { asked } = answerAsMain({ duplicateSession: () => ({ ok: true, value: { sessionId: 'two' } }) });
    await store().duplicate('Beta');
    store().begin('duplicating', row);
    await Promise.all([store().duplicate('Beta'), store().duplicate('Beta')]);
    expect(asked).toHaveLength(1);
    expect(store().notice).toEqual({ kind: 'duplicated', clientName: 'Beta' });
  });

  it('says what deleting takes before it can be done', async () => {
    answerAsMain({
      previewDeletion: () => ({ ok: true, value: { secrets: 2, waiting: 1 } }),
      deleteSession: () => ({ ok: true, value: { undoUntil: '', secrets: 2, withdrawn: 1 } }),
    });
    const asking = store().beginDeleting(row);
    expect(store().dialog).toMatchObject({ kind: 'deleting', loses: null });
    await asking;
    expect(store().dialog).toMatchObject({ loses: { secrets: 2, waiting: 1 } });
    await store().remove();
    expect(store().dialog).toEqual({ kind: 'idle' });
  });

  it('says on undoing, and after a Cancel that came too late, what stays withdrawn and how it is sent', async () => {
    const deleting = { answer: () => {} };
    for (const way of ['undone', 'cancelled'] as const) {
      answerAsMain({
        previewDeletion: () => ({ ok: true, value: { secrets: 2, waiting: 1 } }),
        deleteSession: () =>
          new Promise((resolve) => {
            deleting.answer = () => resolve({ ok: true, value: { undoUntil: '', secrets: 2, withdrawn: 1 } });
          }),
        restoreSession: () => ({ ok: true, value: null }),
      });
      await store().beginDeleting(row);
      const removing = store().remove();
      if (way === 'cancelled') store().cancel();
      deleting.answer();
      await removing;
      if (way === 'undone') await store().restore('one');
      expect(store().notice, way).toEqual({ kind: 'restored', clientName: 'Acme', withdrawn: 1 });
      store().dismissNotice();
    }
    expect(formatMessage(sessionActionsMessages.deleted.restored, { client: 'Acme', withdrawn: 1 })).toMatch(
      /taken out of the outbox.+submit again/,
    );
  });

  it('an answer that comes after Cancel opens nothing', async () => {
    answerAsMain({ previewDeletion: () => FULL });
    const asking = store().beginDeleting(row);
    store().cancel();
    await asking;
    expect(store().dialog).toEqual({ kind: 'idle' });
  });
});

describe('files', () => {
  it('says where it was saved and what was read, and nothing where no file was chosen', async () => {
    answerAsMain({
      exportSession: () => ({ ok: true, value: { fileName: 'acme.json' } }),
      importSession: () => ({ ok: false, error: { code: 'file-not-chosen' } }),
    });
    await store().exportFile(row);
    expect(store().notice).toEqual({ kind: 'exported', fileName: 'acme.json' });
    await store().importFile();
    expect(store().notice).toBeNull();
    answerAsMain({ importSession: () => ({ ok: false, error: { code: 'import-too-big' } }) });
    await store().importFile();
    expect(store().notice).toEqual({ kind: 'failed', error: { code: 'import-too-big' } });
    store().dismissNotice();
    expect(store().notice).toBeNull();
  });

  it('archives, brings back and undoes', async () => {
    const { asked } = answerAsMain({
      archiveSession: () => ({ ok: true, value: null }),
      restoreSession: () => ({ ok: false, error: { code: 'session-not-found' } }),
    });
    await store().archive(row);
    expect(store().notice).toEqual({ kind: 'archived', sessionId: 'one', clientName: 'Acme' });
    await store().bringBack({ sessionId: 'one', clientName: 'Acme' });
    expect(store().notice).toMatchObject({ kind: 'brought-back', clientName: 'Acme' });
    await store().archive(row);
    await store().archive({ ...row, archived: true });
    expect(store().notice).toMatchObject({ kind: 'brought-back', sessionId: 'one' });
    expect(asked.map(([, input]) => input)).toEqual([
      { sessionId: 'one', archived: true },
      { sessionId: 'one', archived: false },
      { sessionId: 'one', archived: true },
      { sessionId: 'one', archived: false },
    ]);
    await store().restore('one');
    expect(store().notice).toMatchObject({ kind: 'failed', error: { code: 'session-not-found' } });
    answerAsMain({ archiveSession: () => FULL });
    await store().archive(row);
    expect(store().notice).toEqual({ kind: 'failed', error: FULL.error });
  });
});
