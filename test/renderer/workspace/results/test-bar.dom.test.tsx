// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { VendorProgress } from '../../../../src-preload/contract/session.ts';
import { useResults } from '../../../../src-renderer/workspace/results/results-store.ts';
import { TestBar } from '../../../../src-renderer/workspace/results/test-bar.tsx';
import { drawn, holdMain, takeRequest } from '../../held-main.ts';
import { sampleField, sampleProgress } from '../../sample-progress.ts';
import { sampleVendor } from '../../sample-vendor.ts';

const wrong = sampleField('url', {
  state: 'saved',
  savedAt: '2026-11-30T10:00:00Z',
  text: 'not a url',
  issue: { code: 'url-unreadable', blocking: true, params: {} },
});
const progress = sampleProgress({ fields: [wrong, sampleField('secret'), sampleField('note')] });
let asked: string[] = [];

beforeEach(() => {
  holdMain();
  asked = [];
  useResults.getState().open({ sessionId: 's', vendor: 'sample' });
});
afterEach(cleanup);

function show(now: VendorProgress = progress) {
  render(
    <TestBar
      vendor={sampleVendor}
      progress={now}
      permissions={[]}
      leads={false}
      isOffline={false}
      onField={(field) => asked.push(field)}
    />,
  );
  return userEvent.setup();
}

it('names what is still needed as links, and says which of it is there and no use', async () => {
  const user = show();
  expect(screen.getByRole('status', { name: 'Overall result' }).textContent).toBe(
    'Not run Still needed: Base URL (not usable), Secret',
  );
  await user.click(screen.getByRole('button', { name: 'Secret' }));
  expect(asked).toEqual(['secret']);
});

it('takes whoever tests without them to the first of them, and shows no notice', async () => {
  const user = show();
  await user.click(screen.getByRole('button', { name: 'Test credentials' }));
  await drawn(() => {});
  await takeRequest('runChecks').respond({
    ok: false,
    error: { code: 'field-incomplete', params: { fields: 'Base URL, Secret' } },
  });
  expect(asked).toEqual(['url']);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('names them beside the result of an earlier run, too', async () => {
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
  const user = show({ ...progress, test: { kind: 'done', report: { ...report, rows: [], identity: [] } } });
  await user.click(screen.getByRole('button', { name: 'Test credentials' }));
  await drawn(() => {});
  await takeRequest('runChecks').respond({
    ok: false,
    error: { code: 'field-incomplete', params: { fields: 'Base URL, Secret' } },
  });
  expect(screen.getByRole('alert').textContent).toContain('Still needed: Base URL (not usable), Secret');
});
