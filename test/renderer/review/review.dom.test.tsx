// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SessionView } from '../../../src-preload/contract/session.ts';
import type { SubmissionPreview, SubmissionView } from '../../../src-preload/contract/submission.ts';
import { Review } from '../../../src-renderer/review/review.tsx';
import { useSubmission } from '../../../src-renderer/review/submission-store.ts';
import { announce, done, drawn, heldNames, holdMain, refused, takeRequest } from '../held-main.ts';
import { sampleProgress } from '../sample-progress.ts';
import { samplePreview } from './sample-preview.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const progress = (submission: Partial<SubmissionView> = {}) =>
  sampleProgress({ vendor: 'halopsa', submission: { state: 'none', attempts: 0, ...submission } });
const preview: SubmissionPreview = { ...samplePreview, vendor: 'halopsa' };
const connection = { id: 'c', name: 'Acme tenant' };
const nothing = () => {};

async function show(seen: SubmissionPreview, connections: (typeof connection)[]) {
  holdMain();
  useSubmission.setState({ session: { kind: 'loading' }, preview: { kind: 'loading' } });
  render(
    <Review
      sessionId="s"
      vendor="halopsa"
      isOffline={false}
      onBack={nothing}
      onDone={nothing}
      onOutbox={nothing}
      onAddKey={nothing}
      readReason={({ code }) => ({ happened: code, notMean: '', next: '', who: '' })}
    />,
  );
  const value = { id: 's', clientName: 'Acme', technician: 'Robin', vendors: [progress()] } as SessionView;
  // The first request of the window waits for its first frame.
  const read = await vi.waitFor(() => takeRequest('readSession'));
  await read.respond(done(value));
  await takeRequest('readSettings').respond(done({ connections }));
  await takeRequest('previewSubmission').respond(done(seen));
  return userEvent.setup();
}
const submitButton = () => screen.getByRole('button', { name: 'Submit to Neo' });
/** Main announces where the item stands. */
const becomes = (submission: Partial<SubmissionView>) =>
  drawn(() => announce('vendor-changed', { sessionId: 's', progress: progress(submission) }));
const item = { itemId: 'i', work: 'submit', can: { pause: true, sendNow: true, withdraw: true } } as const;
const failed = { ...item, state: 'needs-attention', attention: 'refused', attempts: 1 } as const;

it('without a Neo key the button is reached by Tab, says why it cannot be used, and does nothing', async () => {
  const user = await show({ ...preview, connection: null }, []);
  const button = submitButton();
  for (let stops = 0; stops < 30 && document.activeElement !== button; stops += 1) await user.tab();
  expect(document.activeElement).toBe(button);
  expect(
    screen.getByRole('button', {
      name: 'Submit to Neo',
      description: 'To submit, choose one of the ways above.',
    }),
  ).toBe(button);
  expect(button.getAttribute('aria-disabled')).toBe('true');
  await user.keyboard('{Enter}');
  expect(heldNames()).toEqual([]);
});

describe('while another Neo connection is being chosen', () => {
  const other = { id: 'd', name: 'Birch tenant' };
  const choice = () => screen.getByLabelText('Neo connection');
  const ofOther = { ...preview, connection: { ...other, hasKey: true, host: 'api.neoagent.io' } };

  it('nothing is submitted, or asked about, on the strength of what was read of the one before', async () => {
    const user = await show({ ...preview, connectedBefore: 'yes' }, [connection, other]);
    await user.selectOptions(choice(), 'Birch tenant');
    expect(submitButton().getAttribute('aria-disabled')).toBe('true');
    await user.click(submitButton());
    expect(screen.queryByRole('dialog')).toBeNull();
    await takeRequest('chooseConnection').respond(done(null));
    expect(submitButton().getAttribute('aria-disabled')).toBe('true');
    await user.click(submitButton());
    await takeRequest('previewSubmission').respond(done(ofOther));
    expect(heldNames()).toEqual([]);
    expect(submitButton().getAttribute('aria-disabled')).toBe('false');
    await user.click(submitButton());
    expect(heldNames()).toEqual(['submit']);
  });

  it('what was read comes back where it cannot be chosen', async () => {
    const user = await show(preview, [connection, other]);
    await user.selectOptions(choice(), 'Birch tenant');
    await takeRequest('chooseConnection').respond(refused);
    await takeRequest('previewSubmission').respond(done(preview));
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(submitButton().getAttribute('aria-disabled')).toBe('false');
  });
});

it('a question is over where nothing is in doubt any more', async () => {
  const user = await show({ ...preview, tested: 'stale' }, [connection]);
  await user.click(submitButton());
  expect(screen.getByRole('dialog', { name: 'Submit anyway?' })).toBeDefined();
  await drawn(() => useSubmission.setState({ preview: { kind: 'ready', value: preview } }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

describe('the focus of whoever submits', () => {
  async function submit() {
    const user = await show(preview, [connection]);
    const button = submitButton();
    await user.tab();
    button.focus();
    await user.keyboard('{Enter}');
    await drawn(nothing);
    return button;
  }

  it('stays on the button where nothing could be sent, and the error is said', async () => {
    const button = await submit();
    await takeRequest('submit').respond(refused);
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(document.activeElement).toBe(button);
  });

  it('is on the screen all the way to a failed sending', async () => {
    await submit();
    await becomes({ ...item, state: 'queued' });
    await takeRequest('submit').respond(done(null));
    // With what was sent its button went; what can be done about it stands in the box now.
    expect(screen.queryByRole('button', { name: 'Submit to Neo' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Send now' }));
    await becomes({ ...item, state: 'sending', can: { pause: false, sendNow: false, withdraw: false } });
    await becomes(failed);
    await takeRequest('previewSubmission').respond(done(preview));
    const { activeElement } = document;
    expect(activeElement).not.toBe(document.body);
    expect(screen.getByRole('heading', { name: 'Review' })).toBe(activeElement);
  });
});

it('where the submission stands can be read for as long as one likes', async () => {
  await show(preview, [connection]);
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
  await becomes(failed);
  const words = screen.getByRole('status', { name: 'Submission' }).textContent;
  expect(words).toMatch(/^Needs attention/);
  await drawn(() => vi.advanceTimersByTime(3_600_000));
  // By its role: what is hidden from screen readers is not found.
  expect(screen.getByRole('status', { name: 'Submission' }).textContent).toBe(words);
});
