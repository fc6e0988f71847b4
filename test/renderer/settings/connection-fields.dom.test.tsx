// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NeoConnection } from '../../../src-preload/contract/settings.ts';
import { ConnectionFields } from '../../../src-renderer/settings/connection-fields.tsx';
import { useConnection } from '../../../src-renderer/settings/connection-store.ts';
import { announce, done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';

const connection: NeoConnection = {
  id: 'c',
  name: 'Acme tenant',
  hasKey: true,
  storedIn: 'encrypted',
  keyLength: 20,
  sendByAssumedPath: false,
  result: { kind: 'not-run' },
};

beforeEach(() => {
  holdMain();
  useConnection.getState().show(connection);
});
afterEach(cleanup);

const key = () => screen.getByLabelText<HTMLInputElement>('Neo API key');
const replaceButton = () => screen.getByRole('button', { name: 'Replace Neo API key' });

/** Opens the question and answers it with the button at this place: Cancel, another tenant, the same tenant. */
async function answer(user: ReturnType<typeof userEvent.setup>, place: 0 | 1 | 2) {
  await user.click(replaceButton());
  const button = within(screen.getByRole('dialog')).getAllByRole('button')[place];
  if (button === undefined) throw new Error('The question has no such button');
  await user.click(button);
}

it('Cancel leaves the saved key locked, and asks main nothing', async () => {
  const user = userEvent.setup();
  render(<ConnectionFields />);
  await answer(user, 0);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(key().readOnly).toBe(true);
  expect(heldNames()).toEqual([]);
});

it('a pasted key goes to main once, with the answer about the tenant, and leaves the field', async () => {
  const user = userEvent.setup();
  render(<ConnectionFields />);
  await answer(user, 1);
  await user.click(key());
  await user.paste('neo_sk_other_tenant');
  await user.tab();
  await drawn(() => {});
  expect(heldNames()).toEqual(['keepNeoKey']);
  const keeping = takeRequest('keepNeoKey');
  expect(keeping.input).toMatchObject({ text: 'neo_sk_other_tenant', sameTenant: false });
  await drawn(() => announce('settings-changed', { connections: [{ ...connection, keyLength: 19 }] }));
  await keeping.respond(done(null));
  expect(key().value).toBe('');
  expect(key().readOnly).toBe(true);
});

it('a key that is saved late does not close the question that was opened since', async () => {
  const user = userEvent.setup();
  render(<ConnectionFields />);
  await answer(user, 2);
  await user.click(key());
  await user.paste('neo_sk_first');
  await drawn(() => {});
  await drawn(() => useConnection.getState().setEntry({ kind: 'closed' }));
  await drawn(() => useConnection.getState().setEntry({ kind: 'asking' }));
  await takeRequest('keepNeoKey').respond(done(null));
  expect(screen.getByRole('dialog')).toBeDefined();
});

it('a double click on Test connection tests once', async () => {
  const user = userEvent.setup();
  render(<ConnectionFields />);
  await user.dblClick(screen.getByRole('button', { name: 'Test connection' }));
  await drawn(() => {});
  await takeRequest('testConnection').respond(done(null));
  expect(heldNames()).toEqual([]);
});
