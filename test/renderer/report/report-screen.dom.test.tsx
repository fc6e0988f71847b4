// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OpenedReport, ReportVendor } from '../../../src-preload/contract/report.ts';
import { useOpenedReport } from '../../../src-renderer/report/opened-store.ts';
import { ReportScreen } from '../../../src-renderer/report/report-screen.tsx';
import { aReport } from '../../main/report/sample-report.ts';
import { done, drawn, heldNames, holdMain, takeRequest } from '../held-main.ts';

const opened: OpenedReport = {
  fileName: 'neo-report-acme.json',
  report: aReport,
  digest: 'ab'.repeat(32),
  words: ['abandon', 'ability', 'able', 'about', 'above', 'absent'],
  isOurs: true,
};

const refusedWith = (code: string) => ({ ok: false, error: { code } });

beforeEach(holdMain);
afterEach(() => {
  cleanup();
  useOpenedReport.setState({ report: { kind: 'none' } });
});

async function open(answer: unknown) {
  render(<ReportScreen onOpen={() => {}} />);
  let isShown: boolean | undefined;
  await drawn(() => {
    void useOpenedReport
      .getState()
      .open()
      .then((shown) => {
        isShown = shown;
      });
  });
  await vi.waitFor(() => expect(heldNames()).toContain('openReport'));
  await takeRequest('openReport').respond(answer);
  return { isShown, user: userEvent.setup() };
}
const signature = () => screen.getByRole('status', { name: 'Signature' }).parentElement?.textContent ?? '';

it('says that the signature holds, who made it, and what was found', async () => {
  const { isShown } = await open(done(opened));
  expect(isShown).toBe(true);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Evidence report for Zoë & Søns “Ltd.”');
  expect(signature()).toMatch(/^The signature holds\..*Made by this computer\./);
  expect(signature()).toContain('abandon ability able about above absent');
  expect(document.body.textContent).toContain('ab'.repeat(32));
  const table = within(screen.getByRole('table', { name: 'Permissions of Made Up' }));
  expect(table.getAllByRole('columnheader').map((one) => one.textContent)).toEqual([
    'Permission',
    'Verdict',
    'Evidence',
    'Next step',
  ]);
  const row = table.getByRole('rowheader', { name: 'Tickets' }).closest('tr');
  expect(row?.textContent).toContain('Failed');
  expect(row?.textContent).toContain('GET /tickets → 403');
  expect(row?.textContent).toContain('Grant it.');
  expect(document.body.textContent).toContain('req_1');
});

it('says which guide was followed, and what is known of when the key ends', async () => {
  const [vendor] = aReport.vendors as [ReportVendor];
  const fact = (name: string) => screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;
  const show = (more: Partial<ReportVendor>) =>
    open(done({ ...opened, report: { ...aReport, vendors: [{ ...vendor, ...more }] } }));
  await show({});
  expect([fact('Guide'), fact('Expires')]).toEqual([
    'The only one',
    'This vendor’s answers do not tell when it expires.',
  ]);
  cleanup();
  await show({ guide: '', expiry: 'Its form has no date.' });
  expect([fact('Guide'), fact('Expires')]).toEqual([
    'Not chosen yet: this vendor has several, by what the portal shows.',
    'Its form has no date.',
  ]);
  cleanup();
  await show({ expiry: 'Its form has no date.', expiresAt: '2031-03-04T00:00:00.000Z' });
  expect(fact('Expires')).toContain('2031');
});

it('says plainly that a maker is not known', async () => {
  await open(done({ ...opened, isOurs: false }));
  expect(signature()).toContain('Maker not known to this computer.');
  expect(signature()).toContain('Anybody can sign a report with a key of their own.');
  expect(signature()).not.toContain('Made by this computer');
});

it('says of practice that it is evidence of nothing', async () => {
  await open(done({ ...opened, report: { ...aReport, isPractice: true } }));
  expect(document.body.textContent).toContain('made in practice. It is evidence of nothing.');
});

it('says in words why a file is no report, and shows nothing of it', async () => {
  const { isShown } = await open(refusedWith('report-changed'));
  expect(isShown).toBe(true);
  expect(screen.getByRole('alert').textContent).toContain('The signature does not hold');
  expect(screen.queryByRole('table')).toBeNull();
});

it('stays as it was where no file was chosen', async () => {
  useOpenedReport.setState({ report: { kind: 'ready', opened } });
  const { isShown } = await open(refusedWith('file-not-chosen'));
  expect(isShown).toBe(false);
  expect(screen.getByRole('table')).toBeTruthy();
});

it('replays the test step by step, in the order of its requests', async () => {
  const { user } = await open(done(opened));
  await user.click(screen.getByRole('button', { name: 'Replay the test of Made Up' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Replay' }));
  const step = () => dialog.getByRole('heading', { level: 3 }).textContent;
  const press = (name: string) => user.click(dialog.getByRole('button', { name }));
  expect(step()).toBe('Devices');
  expect(dialog.getByText('1 of 2')).toBeTruthy();
  expect(dialog.getByText('GET /devices')).toBeTruthy();
  await press('Previous');
  expect(step()).toBe('Devices');
  await press('Next');
  expect(step()).toBe('Tickets');
  expect(dialog.getByText('The answer said: “no <b>access</b>”')).toBeTruthy();
  await press('Next');
  expect(step()).toBe('Tickets');
  await press('Previous');
  expect(step()).toBe('Devices');
  await press('Close replay');
  expect(screen.queryByRole('dialog')).toBeNull();
});
