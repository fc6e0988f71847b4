// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { SubmissionPreview } from '../../../src-preload/contract/submission.ts';
import type { GuidePermission } from '../../../src-preload/contract/vendor.ts';
import type { PermissionResult, TestReport, Verdict } from '../../../src-preload/contract/verdict.ts';
import { formatTime } from '../../../src-preload/messages/times.ts';
import { ReviewBody } from '../../../src-renderer/review/review-body.tsx';
import { aReport } from '../../harness/sample-session.ts';
import { sampleVendor } from '../sample-vendor.ts';
import { samplePreview } from './sample-preview.ts';

afterEach(cleanup);

const area = (id: string, more: Partial<GuidePermission> = {}): GuidePermission => ({
  id,
  label: id,
  access: 'Read',
  purpose: `Why ${id}.`,
  required: true,
  granted: true,
  may: 'read',
  ...more,
});
const row = (id: string, verdict: Verdict, more: Partial<PermissionResult> = {}): PermissionResult => ({
  row: id,
  verdict,
  required: true,
  counts: true,
  evidence: [],
  ...more,
});
const count = (records: number) => ({ check: 'list', request: 'GET /list', count: records, at: '' });

const permissions = [
  area('Sign-in', { granted: false, may: undefined }),
  area('Tickets', { may: 'read-write' }),
  area('Companies'),
  area('Invoices', { sensitive: true }),
  area('Alerts'),
];
const vendor = {
  ...sampleVendor,
  visibility: [{ check: 'list', row: 'Companies', ask: '', words: 'fewer' }],
};
const vendorWords = { one: 'company', many: 'companies' };
const told: [string, number | null][] = [];

type Shown = {
  preview?: Partial<SubmissionPreview>;
  rows?: PermissionResult[];
  expected?: Record<string, number>;
  report?: Partial<TestReport>;
};

function show({ preview, rows = aReport.rows, expected, report: more }: Shown = {}) {
  told.length = 0;
  const report = { ...aReport, rows, fromThisComputer: true, ...more };
  return render(
    <ReviewBody
      vendor={vendor}
      vendorWords={vendorWords}
      preview={{ ...samplePreview, names: { one: 'one', many: 'many' }, ...preview }}
      test={{ kind: 'done', report }}
      permissions={permissions}
      expected={expected}
      readReason={({ code }) => ({ happened: code, notMean: '', next: '', who: '' })}
      onExpect={(...one) => told.push(one)}
      ways={null}
      consent={null}
    >
      {null}
    </ReviewBody>,
  );
}

const text = () => document.body.textContent ?? '';

it('a pass that no longer holds has no badge: only a pass that holds is green', () => {
  show();
  expect(text()).toContain('Passed from this computer');
  cleanup();
  show({ preview: { tested: 'stale' } });
  expect(text()).toContain('The last test no longer counts');
  expect(text()).not.toContain('Passed');
});

it('what is sent: the secret by its length, and everything else by its label', () => {
  show();
  const sent = within(screen.getByRole('heading', { name: 'What is sent' }).parentElement ?? document.body);
  expect(sent.getByText('Kept, 64 characters')).toBeDefined();
  expect(sent.getByText('Base URL, Note, client name')).toBeDefined();
  cleanup();
  // Only the assumed request is known to name the client.
  show({ preview: { route: { kind: 'hand-over' } } });
  expect(screen.getByText('Base URL, Note')).toBeDefined();
});

it('when it was tested: of today the time alone', () => {
  const endedAt = new Date().toISOString();
  show({ report: { endedAt } });
  expect(text()).toContain(`1 of 1 passed, ${formatTime('time', endedAt)}.`);
});

describe('the card', () => {
  it('says from where to where, and what is replaced', () => {
    const { container } = show();
    const [from, to] = [...container.querySelectorAll('[aria-hidden] p')].map((one) => one.textContent);
    expect(from).toBe('Sampleacme.sample.exampleNote 12');
    expect(to).toBe('Acme tenantapi.neoagent.ioNeo connection');
    expect(text()).toContain('Replaces nothing');
  });

  it.each<[Partial<SubmissionPreview>, string]>([
    [{ connectedBefore: 'yes' }, 'Replaces the key Neo has'],
    [{ connectedBefore: 'unknown' }, 'What it replaces is not known yet'],
    [{ replaces: { clientName: 'Beta', at: '2026-11-21T10:00:00Z' } }, 'Replaces the key of another session'],
    [{ replaces: { clientName: 'Beta', at: '', waiting: true } }, 'Another session of yours waits'],
  ])('%j: %s', (preview, words) => {
    show({ preview });
    expect(text()).toContain(words);
    expect(text()).not.toContain('Beta');
  });
});

it('names of other clients are shown only to whoever asks for them, and taken away again', async () => {
  const sameAs = [{ label: 'Secret', clientNames: ['Birch', 'Cedar'] }];
  show({ preview: { sameAs, replaces: { clientName: 'Beta', at: '' } } });
  expect(text()).toContain('2 other sessions of yours have the same Secret');
  expect(text()).not.toMatch(/Birch|Cedar|Beta/);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Show which, same Secret' }));
  expect(text()).toContain('Birch, Cedar');
  expect(text()).not.toContain('Beta');
  await user.click(screen.getByRole('button', { name: 'Show which' }));
  expect(text()).toContain('Beta');
  await user.click(screen.getByRole('button', { name: 'Hide which' }));
  expect(text()).not.toContain('Beta');
});

describe('what Neo may do', () => {
  const areas = () => screen.getAllByRole('listitem').map((one) => one.textContent);

  it('groups the areas by what may be done there, tags what is sensitive, and leaves the sign-in out', () => {
    show({ rows: permissions.map(({ id }) => row(id, 'passed')) });
    expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
      'Read and write',
      'Read only',
    ]);
    expect(areas()).toEqual([
      'Tickets granted and seen',
      'Companies granted and seen',
      'Invoicessensitive granted and seen',
      'Alerts granted and seen',
    ]);
    expect(screen.getByText('Why: Why Invoices.')).toBeDefined();
  });

  it('says of each what the last test has seen', () => {
    const unwanted = { reason: { code: 'not-wanted', params: {} } } as const;
    show({
      rows: [
        row('Tickets', 'warning'),
        row('Companies', 'failed'),
        row('Invoices', 'could-not-tell'),
        row('Alerts', 'not-tested', unwanted),
      ],
    });
    expect(areas()).toEqual([
      'Tickets granted, but nothing seen',
      'Companies not granted',
      'Invoicessensitive could not tell',
      'Alerts not wanted',
    ]);
  });

  it('claims nothing of a test that no longer holds', () => {
    show({ rows: permissions.map(({ id }) => row(id, 'passed')), preview: { tested: 'stale' } });
    expect(text()).toContain('Not tested yet. This is what the guide asks to grant.');
    expect(text()).not.toContain('granted and seen');
  });
});

describe('how much was seen', () => {
  const rows = [row('Companies', 'passed', { evidence: [count(38)] })];

  it('is asked, and yes is kept', async () => {
    show({ rows });
    expect(screen.getByText('Seen: 38 companies. About right?')).toBeDefined();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Yes' }));
    expect(told).toEqual([['list', 38]]);
  });

  it('no asks how many, takes no nonsense, and says the usual cause', async () => {
    show({ rows });
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'No, there are more' }));
    const field = screen.getByRole('spinbutton', { name: 'About how many companies?' });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.type(field, '120{Enter}');
    expect(told).toEqual([['list', 120]]);
    cleanup();
    show({ rows, expected: { list: 120 } });
    expect(text()).toContain('vendor:fewer');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Change' }));
    expect(told).toEqual([['list', null]]);
  });

  it('is not asked where nothing was counted, or only a part', () => {
    show({ rows: [row('Companies', 'passed', { evidence: [count(0)] })] });
    expect(text()).not.toContain('About right?');
    cleanup();
    show({ rows: [row('Companies', 'passed', { evidence: [{ ...count(38), atLeast: true }] })] });
    expect(text()).not.toContain('About right?');
  });
});
