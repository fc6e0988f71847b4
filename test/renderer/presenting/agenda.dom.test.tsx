// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CallPart, CallPlan } from '../../../src-preload/contract/call.ts';
import type { SessionView, VendorProgress } from '../../../src-preload/contract/session.ts';
import { Agenda } from '../../../src-renderer/presenting/agenda.tsx';
import { loadGuide } from '../../../src-renderer/shell/vendors.ts';
import { announce, done, drawn, heldNames, holdMain, refused, takeRequest } from '../held-main.ts';
import { sampleProgress } from '../sample-progress.ts';

const part = (vendor: string, minutes: number) => ({ vendor, minutes }) as CallPart;
const plan = { parts: [part('halopsa', 20), part('vsax', 10), part('asio', 12), part('neo', 5)] } as CallPlan;
const progress = (more: Partial<VendorProgress>) => sampleProgress(more);
const session = {
  id: 's1',
  currentVendor: 'vsax',
  vendors: [
    progress({ vendor: 'halopsa', state: 'connected' }),
    progress({ vendor: 'vsax' }),
    progress({ vendor: 'asio' }),
  ],
} as SessionView;

beforeEach(holdMain);
afterEach(cleanup);

async function answer(name: 'readSession' | 'readCallPlan', value: unknown) {
  await vi.waitFor(() => expect(heldNames()).toContain(name));
  await takeRequest(name).respond(value);
}
const rows = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);

it('says what is done, what is at hand with its steps ahead, and what comes next, with minutes', async () => {
  const editions = (await loadGuide('vsax'))?.editions ?? [];
  const steps = (editions[0]?.steps ?? []).filter(({ later }) => !later);
  render(<Agenda sessionId="s1" />);
  await answer('readSession', done(session));
  expect(screen.queryByRole('list')).toBeNull();
  await answer('readCallPlan', done(plan));
  await vi.waitFor(() =>
    expect(rows()).toEqual([
      'HaloPSADone',
      `VSA X${steps.length - 1} steps ahead, about 10 min`,
      'ConnectWise Asioabout 12 min',
    ]),
  );
  const section = within(screen.getByRole('region', { name: 'Agenda' }));
  // The key of Neo is no vendor of this session.
  expect(section.getByText('About 22 minutes ahead.')).toBeTruthy();
  expect(screen.getAllByRole('listitem')[1]?.getAttribute('aria-current')).toBe('step');

  const [edition] = editions;
  const last = { vendor: 'vsax', edition: edition?.id ?? '', step: steps.at(-1)?.id ?? '' };
  await drawn(() => announce('vendor-changed', { sessionId: 's1', progress: progress(last) }));
  expect(rows()[1]).toBe('VSA Xlast step, about 2 min');
  await drawn(() =>
    announce('vendor-changed', { sessionId: 's1', progress: progress({ ...last, state: 'queued' }) }),
  );
  await drawn(() => announce('session-changed', { id: 's1', currentVendor: 'asio' }));
  await vi.waitFor(() => expect(rows()[2]).toMatch(/^ConnectWise Asio\d+ steps ahead, about 12 min$/));
  expect(rows()[1]).toBe('VSA XDone');
});

it('is not there while it cannot be read, and hides nothing else', async () => {
  render(<Agenda sessionId="s1" />);
  await answer('readSession', refused);
  await answer('readCallPlan', done(plan));
  expect(document.body.textContent).toBe('');
});
