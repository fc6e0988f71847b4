// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NeoConnection } from '../../../src-preload/contract/settings.ts';
import { RemoveConnection } from '../../../src-renderer/settings/remove-connection.tsx';
import { done, heldNames, holdMain, refused, takeRequest } from '../held-main.ts';

const connection: NeoConnection = {
  id: 'c',
  name: 'Acme tenant',
  hasKey: true,
  storedIn: 'encrypted',
  sendByAssumedPath: false,
  result: { kind: 'not-run' },
};
let removed = 0;

beforeEach(() => {
  holdMain();
  removed = 0;
});
afterEach(cleanup);

async function open() {
  const user = userEvent.setup();
  render(
    <RemoveConnection
      connection={connection}
      onRemoved={() => {
        removed += 1;
      }}
    />,
  );
  await user.click(screen.getByRole('button'));
  const buttons = () => within(screen.getByRole('dialog')).getAllByRole('button');
  const click = async (place: number) => {
    const button = buttons()[place];
    if (button === undefined) throw new Error('The dialog has no such button');
    await user.click(button);
  };
  return { user, cancel: () => click(0), confirm: () => click(1) };
}

it('a second click is not a second request, and the answer closes the dialog', async () => {
  const { confirm } = await open();
  await confirm();
  await confirm();
  expect(heldNames()).toEqual(['removeConnection']);
  await takeRequest('removeConnection').respond(done(null));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(removed).toBe(1);
});

it.each([done(null), refused])(
  'an answer after Cancel leaves the dialog that was opened since alone (%o)',
  async (answer) => {
    const { user, cancel, confirm } = await open();
    await confirm();
    await cancel();
    await user.click(screen.getByRole('button'));
    await takeRequest('removeConnection').respond(answer);
    expect(screen.getByRole('dialog')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  },
);
