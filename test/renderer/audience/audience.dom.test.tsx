// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Scene } from '../../../src-preload/contract/presenting.ts';
import { Audience } from '../../../src-renderer/audience/audience.tsx';
import { useScene } from '../../../src-renderer/audience/scene-store.ts';
import { loadGuide } from '../../../src-renderer/shell/vendors.ts';
import { drawn } from '../held-main.ts';

/** What main sends; the preload hands it on. */
let send: (scene: Scene) => void;

const about = { clientName: 'Harborview', vendor: 'vsax', tool: { at: 2, of: 3 }, agreed: null };
const STEP: Scene = {
  ...about,
  kind: 'step',
  edition: 'third-party-token',
  step: 'authorization',
  instruction: 1,
  done: [0],
  lit: null,
  whoClicks: 'client',
};

beforeEach(() => {
  useScene.setState({ scene: { kind: 'cover' } });
  // happy-dom has no fonts to wait for.
  Object.defineProperty(document, 'fonts', { value: { ready: new Promise(() => {}) }, configurable: true });
  window.audience = {
    onScene(callBack) {
      send = callBack;
    },
  };
  render(<Audience />);
});
afterEach(cleanup);

const show = (scene: Scene) => drawn(() => send(scene));
const heading = async (name: string) =>
  vi.waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(name));

it('is covered until main shows something, and again when main says so', async () => {
  await heading('One moment');
  await show({ kind: 'wait', clientName: 'Harborview' });
  await heading('We’ll start soon');
  expect(screen.getByText('for Harborview')).toBeTruthy();
  await show({ kind: 'cover' });
  await heading('One moment');
  expect(document.body.textContent).not.toContain('Harborview');
});

it('shows the step, what is done of it, and whose turn it is', async () => {
  await show(STEP);
  await heading('Choose what the token may do');
  const items = within(screen.getAllByRole('list')[0] as HTMLElement).getAllByRole('listitem');
  expect(items.map((item) => item.getAttribute('aria-current'))).toContain('step');
  expect(items[1]?.getAttribute('aria-current')).toBe('step');
  expect(items[0]?.hasAttribute('data-done')).toBe(true);
  expect(screen.getByText('Your turn')).toBeTruthy();
  expect(screen.getByText('Tool 2 of 3')).toBeTruthy();
  await show({ ...STEP, whoClicks: 'technician' });
  expect(screen.getByText('Watch')).toBeTruthy();
});

it('says who agreed, and when', async () => {
  const at = new Date();
  at.setHours(10, 32);
  await show({ ...STEP, agreed: { by: 'Maya Ortiz', at: at.toISOString() } });
  await heading('Choose what the token may do');
  expect(screen.getByText('Maya Ortiz').parentElement?.textContent).toContain(
    'Agreed by Maya Ortiz at 10:32 AM.',
  );
});

it('shows the verdicts of a test under the guide’s names', async () => {
  await show({
    ...about,
    kind: 'results',
    verdicts: [
      { permission: 'devices', verdict: 'passed' },
      { permission: 'unknown-row', verdict: 'failed' },
    ],
  });
  await heading('What the test saw');
  const rows = within(screen.getByRole('table', { name: 'Permission results' })).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual(['PermissionVerdict', 'DevicesPassed']);
  await show({ ...about, kind: 'results', verdicts: [] });
  expect(screen.getByText('Nothing has been tested yet.')).toBeTruthy();
});

it('has nothing to press and nothing to type into, whatever it shows', async () => {
  for (const scene of [STEP, { ...about, kind: 'results', verdicts: [] }, { kind: 'cover' }] as Scene[]) {
    await show(scene);
    expect(document.querySelectorAll('a, button, input, select, textarea, [tabindex]')).toHaveLength(0);
  }
});

it('asks for consent in words, names every area, and has nothing to press', async () => {
  await show({ ...about, vendor: 'halopsa', kind: 'consent' });
  await heading('Do you agree to this access?');
  const guide = await loadGuide('halopsa');
  const text = document.body.textContent ?? '';
  const areas = (guide?.permissions ?? []).filter(({ may }) => may !== undefined);
  expect(areas.length).toBeGreaterThan(10);
  for (const { label } of areas) expect(text).toContain(label);
  expect(text).toContain('Neo’s dashboard is the real control');
  expect(document.querySelectorAll('a, button, input, select, textarea, [tabindex]')).toHaveLength(0);
});
