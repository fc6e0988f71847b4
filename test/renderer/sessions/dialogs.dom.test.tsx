// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NewSessionDialog } from '../../../src-renderer/sessions/new-session-dialog.tsx';
import { useOpening } from '../../../src-renderer/sessions/opening-store.ts';
import { useSessionActions } from '../../../src-renderer/sessions/session-actions-store.ts';
import { SessionDialogs } from '../../../src-renderer/sessions/session-dialogs.tsx';
import { done, drawn, heldNames, holdMain, refused, takeRequest } from '../held-main.ts';
import { sampleRow } from '../sample-session-row.ts';

const row = sampleRow();
const button = (name: string) => screen.getByRole('button', { name });
const dialogs = () => screen.queryAllByRole('dialog');

beforeEach(() => {
  holdMain();
  useOpening.getState().cancel();
  useSessionActions.getState().cancel();
});
afterEach(cleanup);

describe('New session', () => {
  let opened: string[] = [];

  function NewSession() {
    const isOpen = useOpening((store) => store.state.kind === 'asking');
    return isOpen ? <NewSessionDialog onStarted={(id) => opened.push(id)} /> : null;
  }

  async function fill() {
    opened = [];
    const user = userEvent.setup();
    render(<NewSession />);
    await drawn(() => useOpening.getState().begin());
    await user.type(screen.getByLabelText('Client name'), 'Acme');
    const [first] = screen.getAllByRole('checkbox');
    if (first) await user.click(first);
    return user;
  }

  it('a double click makes one session', async () => {
    const user = await fill();
    await user.dblClick(button('Start session'));
    expect(heldNames().filter((name) => name === 'createSession')).toHaveLength(1);
    await takeRequest('createSession').respond(done({ sessionId: 'new' }));
    await takeRequest('readSession').respond(done({ id: 'new', currentVendor: 'x' }));
    expect(opened).toEqual(['new']);
    expect(dialogs()).toEqual([]);
  });

  it('after Cancel nothing opens, and the session goes again', async () => {
    const user = await fill();
    await user.click(button('Start session'));
    await user.click(button('Cancel'));
    expect(dialogs()).toEqual([]);
    await takeRequest('createSession').respond(done({ sessionId: 'new' }));
    expect(takeRequest('discardSession').input).toEqual({ sessionId: 'new' });
    expect(opened).toEqual([]);
  });

  it('Cancel counts until the session opens', async () => {
    const user = await fill();
    await user.click(button('Start session'));
    await takeRequest('createSession').respond(done({ sessionId: 'new' }));
    await user.click(button('Cancel'));
    await takeRequest('readSession').respond(done({ id: 'new', currentVendor: 'x' }));
    expect(takeRequest('discardSession').input).toEqual({ sessionId: 'new' });
    expect(opened).toEqual([]);
  });

  it('a refusal that comes after Cancel is not shown in the dialog that was opened since', async () => {
    const user = await fill();
    await user.click(button('Start session'));
    await user.click(button('Cancel'));
    await drawn(() => useOpening.getState().begin());
    await takeRequest('createSession').respond(refused);
    expect(dialogs()).toHaveLength(1);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(button('Start session')).toHaveProperty('disabled', false);
  });
});

describe.each([
  ['Rename', 'renaming', 'renameSession', null],
  ['Duplicate', 'duplicating', 'duplicateSession', { sessionId: 'copy' }],
] as const)('%s', (_name, kind, request, value) => {
  async function open() {
    const user = userEvent.setup();
    render(<SessionDialogs />);
    await drawn(() => useSessionActions.getState().begin(kind, row));
    const [cancel, confirm] = screen.getAllByRole('button');
    if (!cancel || !confirm) throw new Error('The dialog has no two buttons');
    return { user, cancel, confirm };
  }

  it('a double click asks once, and the answer closes the dialog', async () => {
    const { user, confirm } = await open();
    await user.dblClick(confirm);
    expect(heldNames()).toEqual([request]);
    await takeRequest(request).respond(done(value));
    expect(dialogs()).toEqual([]);
  });

  it.each([done(value), refused])('a late answer leaves the next dialog alone (%o)', async (answer) => {
    const { user, cancel, confirm } = await open();
    await user.click(confirm);
    await user.click(cancel);
    expect(dialogs()).toEqual([]);
    await drawn(() =>
      useSessionActions.getState().begin('renaming', { ...row, id: 'b', clientName: 'Beta' }),
    );
    await takeRequest(request).respond(answer);
    expect(dialogs()).toHaveLength(1);
    expect(screen.getByLabelText('Client name')).toHaveProperty('value', 'Beta');
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('Delete', () => {
  async function open() {
    const user = userEvent.setup();
    render(<SessionDialogs />);
    await drawn(() => void useSessionActions.getState().beginDeleting(row));
    return user;
  }

  it('cannot be confirmed before it says what goes', async () => {
    const user = await open();
    const [, confirm] = screen.getAllByRole('button');
    if (!confirm) throw new Error('The dialog has no second button');
    await user.click(confirm);
    expect(heldNames()).toEqual(['previewDeletion']);
    await takeRequest('previewDeletion').respond(done({ secrets: 2, waiting: 0 }));
    await user.dblClick(confirm);
    expect(heldNames()).toEqual(['deleteSession']);
  });

  it('after Cancel the session comes back', async () => {
    const user = await open();
    await takeRequest('previewDeletion').respond(done({ secrets: 0, waiting: 0 }));
    const [cancel, confirm] = screen.getAllByRole('button');
    if (!cancel || !confirm) throw new Error('The dialog has no two buttons');
    await user.click(confirm);
    await user.click(cancel);
    await takeRequest('deleteSession').respond(done({ undoUntil: '', secrets: 0, withdrawn: 0 }));
    expect(takeRequest('restoreSession').input).toEqual({ sessionId: 'a' });
    expect(dialogs()).toEqual([]);
  });
});
