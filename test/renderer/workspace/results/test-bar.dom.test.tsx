// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { VendorProgress } from '../../../../src-preload/contract/session.ts';
import { useResults } from '../../../../src-renderer/workspace/results/results-store.ts';
import { TestBar } from '../../../../src-renderer/workspace/results/test-bar.tsx';
import { done, drawn, heldNames, holdMain, takeRequest } from '../../held-main.ts';
import { sampleField, sampleProgress } from '../../sample-progress.ts';
import { sampleVendor } from '../../sample-vendor.ts';

const wrong = sampleField('url', {
  state: 'saved',
  savedAt: '2026-11-30T10:00:00Z',
  text: 'not a url',
  issue: { code: 'url-unreadable', blocking: true, params: {} },
});
const progress = sampleProgress({ fields: [wrong, sampleField('secret'), sampleField('note')] });
const saved = { state: 'saved', savedAt: '2026-11-30T10:00:00Z' } as const;
let asked: string[] = [];

beforeEach(() => {
  holdMain();
  asked = [];
  useResults.getState().open({ sessionId: 's', vendor: 'sample' });
});
afterEach(cleanup);

const report = {
  runId: 'r',
  startedAt: '2026-11-30T10:00:00Z',
  endedAt: '2026-11-30T10:00:01Z',
  ended: 'finished',
  overall: 'passed',
  fromThisComputer: false,
  rows: [],
  identity: [],
} as const;

const bar = (now: VendorProgress) => (
  <TestBar
    vendor={sampleVendor}
    progress={now}
    permissions={[]}
    leads={false}
    isOffline={false}
    onField={(field) => asked.push(field)}
  />
);

function show(now: VendorProgress = progress) {
  const shown = render(bar(now));
  return { user: userEvent.setup(), change: (next: VendorProgress) => shown.rerender(bar(next)) };
}

it('names what is still needed as links, and says which of it is there and no use', async () => {
  const { user } = show();
  expect(screen.getByRole('status', { name: 'Overall result' }).textContent).toBe(
    'Not run Still needed: Base URL (not usable), Secret',
  );
  await user.click(screen.getByRole('button', { name: 'Secret' }));
  expect(asked).toEqual(['secret']);
});

/** Presses Test while main lacks values. */
async function pressInVain(user: UserEvent) {
  await user.click(screen.getByRole('button', { name: 'Test credentials' }));
  await drawn(() => {});
  await takeRequest('runChecks').respond({
    ok: false,
    error: { code: 'field-incomplete', params: { fields: 'Base URL, Secret' } },
  });
}

it('takes whoever tests without them to the first of them, and says which are needed each time', async () => {
  const { user } = show();
  await pressInVain(user);
  expect(asked).toEqual(['url']);
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toBe('Still needed: Base URL (not usable), Secret');
  // For the eye the line of the result says it already.
  expect(alert.className).toBe('visually-hidden');
  await pressInVain(user);
  expect(asked).toEqual(['url', 'url']);
  // Another element is read out again, though the words are the same.
  expect(screen.getByRole('alert')).not.toBe(alert);
});

it('a field that is saved then neither moves the focus on nor has the rest said again', async () => {
  const { user, change } = show();
  await pressInVain(user);
  const url = sampleField('url', { ...saved, text: 'https://acme.sample.example' });
  change(sampleProgress({ fields: [url, sampleField('secret'), sampleField('note')] }));
  expect(screen.getByRole('status', { name: 'Overall result' }).textContent).toBe(
    'Not run Still needed: Secret',
  );
  expect(asked).toEqual(['url']);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('names them beside the result of an earlier run, too', async () => {
  const { user } = show({
    ...progress,
    test: { kind: 'done', report: { ...report, rows: [], identity: [] } },
  });
  await pressInVain(user);
  expect(screen.getByRole('alert').textContent).toContain('Still needed: Base URL (not usable), Secret');
});

const filled = sampleProgress({
  fields: [sampleField('url', { ...saved, text: 'x' }), sampleField('secret', saved), sampleField('note')],
});

it('the button that was pressed stays what it is while the test runs, and a second Return stops nothing', async () => {
  const { user, change } = show(filled);
  const test = screen.getByRole('button', { name: 'Test credentials' });
  await user.click(test);
  await drawn(() => {});
  await takeRequest('runChecks').respond(done({ kind: 'started', runId: 'r' }));
  change({
    ...filled,
    test: { kind: 'testing', runId: 'r', startedAt: '2026-11-30T10:00:00Z', done: 1, total: 7, rows: [] },
  });
  expect(document.activeElement).toBe(test);
  expect(screen.getByRole('button', { name: 'Test credentials', description: 'A test is running.' })).toBe(
    test,
  );
  expect(test.getAttribute('aria-disabled')).toBe('true');
  await user.keyboard('{Enter}');
  expect(heldNames()).toEqual([]);
  expect(screen.getByText('1 of 7').getAttribute('aria-live')).toBe('off');
  await user.click(screen.getByRole('button', { name: 'Stop test' }));
  await drawn(() => {});
  expect(heldNames()).toEqual(['stopChecks']);
  change(filled);
  expect(document.activeElement).toBe(test);
});

it('after a refused sign-in the button keeps the focus, and says why and how long it waits', async () => {
  const { user, change } = show(filled);
  const test = screen.getByRole('button', { name: 'Test credentials' });
  await user.click(test);
  change({ ...filled, waitUntil: new Date(Date.now() + 15_000).toISOString() });
  expect(document.activeElement).toBe(test);
  const waits = screen.getByRole('button', {
    name: /^Test credentials again after/,
    description: /refused these values/,
  });
  expect(waits).toBe(test);
  expect(test.getAttribute('aria-disabled')).toBe('true');
  const why = screen.getByText(/refused these values/);
  // What was silent as it came is heard once it says something.
  await waitFor(() => expect(why.closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite'));
  const asked = heldNames().length;
  await user.keyboard('{Enter}');
  expect(heldNames()).toHaveLength(asked);
});

it('whoever lets the test wait keeps the focus', async () => {
  const { user, change } = show({ ...filled, metNoNetwork: true });
  await user.click(screen.getByRole('button', { name: 'Test when back online' }));
  change({ ...filled, submission: { state: 'queued', work: 'test', attempts: 0 } });
  expect(screen.queryByRole('button', { name: 'Test when back online' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Test credentials' }));
});
