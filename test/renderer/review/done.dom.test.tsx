// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SessionView, VendorProgress } from '../../../src-preload/contract/session.ts';
import type { SubmissionView } from '../../../src-preload/contract/submission.ts';
import { formatTime } from '../../../src-preload/messages/times.ts';
import { whenWords } from '../../../src-preload/messages/when-words.ts';
import { Done } from '../../../src-renderer/review/done.tsx';
import { secretsWords } from '../../../src-renderer/review/done-words.ts';
import { useSubmission } from '../../../src-renderer/review/submission-store.ts';
import { aReport } from '../../harness/sample-session.ts';
import { drawn, holdMain, settle, takeRequest } from '../held-main.ts';
import { sampleField, sampleProgress } from '../sample-progress.ts';

afterEach(cleanup);

const PASSED: SubmissionView['confirmation'] = { verdict: 'passed', reason: 'newly-connected' };
const sent = (more: Partial<SubmissionView> = {}): SubmissionView => ({
  state: 'connected',
  itemId: 'i',
  attempts: 1,
  connectionId: 'c',
  at: '2026-11-21T10:00:00Z',
  route: { kind: 'assumed', method: 'PUT', path: '/x' },
  confirmation: PASSED,
  neo: { status: 200, requestId: 'req-1' },
  ...more,
});
const halo = (more: Partial<VendorProgress> = {}) =>
  sampleProgress({ vendor: 'halopsa', state: 'connected', submission: sent(), ...more });

async function show(vendors: VendorProgress[]) {
  holdMain();
  useSubmission.setState({ session: { kind: 'loading' } });
  const went: string[] = [];
  render(
    <Done
      sessionId="s"
      vendor="halopsa"
      onReview={() => went.push('review')}
      onSessions={() => went.push('sessions')}
      onSaveReport={(client) => went.push(`save report of ${client}`)}
      onOpenVendor={(vendor) => went.push(`open ${vendor}`)}
      onReviewVendor={(vendor) => went.push(`review ${vendor}`)}
    />,
  );
  const value = { id: 's', clientName: 'Acme', technician: 'Robin', vendors } as SessionView;
  // The first request of the window waits for its first frame.
  const read = await vi.waitFor(() => takeRequest('readSession'));
  await read.respond({ ok: true, value });
  await takeRequest('readSettings').respond({
    ok: true,
    value: { connections: [{ id: 'c', name: 'Acme tenant' }] },
  });
  await drawn(() => {});
  return { went, user: userEvent.setup() };
}
const status = () => screen.getByRole('status', { name: 'Submission' }).textContent ?? '';
const primary = () => [...document.querySelectorAll('button.primary')].map((one) => one.textContent);

describe('what is done', () => {
  it('says in one sentence where it went, and that Neo confirmed it', async () => {
    await show([halo()]);
    expect(status()).toMatch(
      /^Connected\.\sHaloPSA is connected to Acme tenant\. Neo took the key .+ and confirmed it\./,
    );
  });

  it('of today the time alone is told, and the summary for a ticket keeps the day', async () => {
    const at = new Date().toISOString();
    const { user } = await show([halo({ submission: sent({ at }) })]);
    expect(status()).toContain(`Neo took the key at ${formatTime('time', at)} and confirmed it.`);
    await user.click(screen.getByRole('button', { name: 'Copy summary' }));
    await settle();
    const { text } = takeRequest('copyText').input as { text: string };
    expect(text).toContain(`- Sent to Neo: ${formatTime('moment', at)}`);
  });

  it('claims no more than Neo said', async () => {
    const submission = sent({
      state: 'sent',
      confirmation: { verdict: 'could-not-tell', reason: 'connected-before' },
    });
    await show([halo({ submission })]);
    expect(status()).toMatch(/^Sent\.\sNeo took the key of HaloPSA for Acme tenant/);
    expect(document.body.textContent).toContain('Could not tell');
    expect(document.querySelector('[data-confirmed="true"]')).toBeNull();
  });

  it('saves the report of this client', async () => {
    const { went, user } = await show([halo()]);
    await user.click(screen.getByRole('button', { name: 'Save report' }));
    expect(went).toEqual(['save report of Acme']);
  });

  it('keeps Neo’s own answer folded', async () => {
    await show([halo()]);
    const fold = screen.getByText('Technical details').closest('details');
    expect(fold?.open).toBe(false);
    expect(fold?.textContent).toContain('req-1');
  });

  it.each(['none', 'queued', 'sending', 'hand-over', 'needs-attention'] as const)(
    'what is %s is not called done: Review shows it',
    async (state) => {
      const { went } = await show([halo({ submission: sent({ state }) })]);
      expect(document.body.textContent).toBe('');
      expect(went).toContain('review');
    },
  );
});

describe('what comes next', () => {
  it('the next vendor is the one filled button, and what passed goes to Review', async () => {
    const { went, user } = await show([
      halo(),
      sampleProgress({ vendor: 'vsax', state: 'tested' }),
      sampleProgress({ vendor: 'asio' }),
    ]);
    expect(document.body.textContent).toContain('1 of 3 done');
    expect(primary()).toEqual(['Review VSA X']);
    await user.click(screen.getByRole('button', { name: 'Review VSA X' }));
    await user.click(screen.getByRole('button', { name: 'Open ConnectWise Asio' }));
    expect(went).toEqual(['review vsax', 'open asio']);
  });

  it('what waits by itself is not next', async () => {
    await show([
      halo(),
      sampleProgress({ vendor: 'vsax', state: 'queued' }),
      sampleProgress({ vendor: 'asio' }),
    ]);
    expect(primary()).toEqual(['Next: ConnectWise Asio']);
  });

  it('after the last one it is back to the sessions', async () => {
    await show([halo(), sampleProgress({ vendor: 'vsax', state: 'connected' })]);
    expect(primary()).toEqual(['Back to sessions']);
  });
});

it('a summary for a ticket is copied by main: whose, where to, what was seen, and nothing secret', async () => {
  const { user } = await show([
    halo({
      test: { kind: 'done', report: aReport },
      fields: [
        sampleField('baseUrl', { state: 'saved', text: 'https://acme.halopsa.com' }),
        sampleField('clientId', { state: 'saved', text: 'the-client-id' }),
        sampleField('clientSecret', { state: 'saved', length: 73 }),
      ],
    }),
    sampleProgress({ vendor: 'vsax' }),
  ]);
  await user.click(screen.getByRole('button', { name: 'Copy summary' }));
  await settle();
  const { text } = takeRequest('copyText').input as { text: string };
  expect(text).toContain(
    '## HaloPSA for Acme: Connected\n\n- Portal: acme.halopsa.com\n- Neo connection: Acme tenant\n',
  );
  expect(text).toContain('- Last test: Passed, 1 of 1 passed');
  expect(text).toMatch(/- Other vendors: VSA X \(.+\)\n/);
  expect(text).not.toContain('the-client-id');
});

describe('the secrets on this computer', () => {
  const now = new Date(2026, 10, 29, 11, 2).getTime();
  const say = (iso: string) => whenWords(iso, now);
  const at = (days: number) => new Date(2026, 10, 29 + days, 11, 2).toISOString();

  it('are named, and when they are deleted, or that somebody chose to keep them', () => {
    const leaving = halo({ submission: sent({ secretsLeaveAt: at(1) }) });
    expect(secretsWords(leaving, say)).toMatch(
      /^The Client Secret is deleted tomorrow at 11:02.* The key stays valid at HaloPSA\.$/,
    );
    expect(secretsWords(halo(), say)).toBe(
      'The Client Secret stays on this computer because you chose that.',
    );
  });
});
