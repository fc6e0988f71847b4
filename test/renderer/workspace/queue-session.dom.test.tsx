// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SessionView } from '../../../src-preload/contract/session.ts';
import { QueueSession } from '../../../src-renderer/workspace/queue-session.tsx';
import { useQueueSession } from '../../../src-renderer/workspace/queue-session-store.ts';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';
import { sampleProgress } from '../sample-progress.ts';

const session: SessionView = {
  id: 's',
  clientName: 'Acme',
  technician: '',
  connectionId: null,
  currentVendor: 'one',
  vendors: [sampleProgress({ vendor: 'one' }), sampleProgress({ vendor: 'two' })],
  createdAt: '',
  changedAt: '',
};

beforeEach(() => {
  holdMain();
  useQueueSession.getState().close();
});
afterEach(cleanup);

async function open() {
  const user = userEvent.setup();
  render(<QueueSession session={session} lacks={() => []} isOffline={false} onOutbox={() => {}} />);
  await user.click(screen.getByRole('button'));
  const [, cancel, queue] = screen.getAllByRole('button');
  if (!cancel || !queue) throw new Error('The dialog has no two buttons');
  return { user, cancel, queue };
}

it('a double click queues once, and what was queued is shown', async () => {
  const { user, queue } = await open();
  await user.dblClick(queue);
  await drawn(() => {});
  expect(heldNames()).toEqual(['queueWork']);
  await takeRequest('queueWork').respond(done({ queued: ['one', 'two'], leftOut: [] }));
  expect(screen.getByRole('dialog').textContent).toContain('one, two');
});

it('after Cancel no answer opens the dialog again, and what was queued is withdrawn', async () => {
  const { user, cancel, queue } = await open();
  await user.click(queue);
  await drawn(() => {});
  await user.click(cancel);
  expect(screen.queryByRole('dialog')).toBeNull();
  await takeRequest('queueWork').respond(done({ queued: ['one'], leftOut: [] }));
  await takeRequest('readOutbox').respond(
    done({ rows: [{ itemId: 'i', sessionId: 's', vendor: 'one', work: 'submit' }] }),
  );
  expect(takeRequest('withdrawItem').input).toEqual({ itemId: 'i' });
  expect(screen.queryByRole('dialog')).toBeNull();
});
