// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Consent } from '../../../src-preload/contract/session.ts';
import type { Guide, GuidePermission } from '../../../src-preload/contract/vendor.ts';
import type { PermissionResult, TestReport } from '../../../src-preload/contract/verdict.ts';
import { beyondNeed, ClientWords } from '../../../src-renderer/review/client-words.tsx';
import { ConsentPart } from '../../../src-renderer/review/consent.tsx';
import { useSubmission } from '../../../src-renderer/review/submission-store.ts';
import { aReport } from '../../harness/sample-session.ts';
import { done, heldNames, holdMain, refused, takeRequest } from '../held-main.ts';
import { sampleProgress } from '../sample-progress.ts';
import { sampleVendor } from '../sample-vendor.ts';

const guide = {
  editions: [
    { id: 'newer', label: 'The newer one', steps: [] },
    { id: 'older', label: 'The older one', steps: [] },
  ],
} as unknown as Guide;
const consent: Consent = { by: 'Sam', at: '2026-11-21T10:00:00Z', guideEdition: 'newer' };
const where = { sessionId: 's', vendor: 'vsax' };

beforeEach(() => {
  holdMain();
  useSubmission.setState({ where, acting: { kind: 'idle' } });
});
afterEach(cleanup);

function show(given: { consent?: Consent; edition?: string } = {}) {
  const part = (now: { consent?: Consent; edition?: string }) => (
    <ConsentPart progress={sampleProgress({ vendor: 'vsax', ...now })} guide={guide} />
  );
  const { rerender } = render(part(given));
  const user = userEvent.setup();
  return {
    user,
    becomes: (now: { consent?: Consent }) => rerender(part(now)),
    press: (name: string) => user.click(screen.getByRole('button', { name })),
  };
}
const status = () => screen.getByRole('status', { name: 'Consent' }).textContent;

describe('consent', () => {
  it('is being asked, for whoever watches, as long as the question is open', async () => {
    const isAsked = () => useSubmission.getState().asksConsent;
    const { press } = show();
    await press('Record consent');
    expect(isAsked()).toBe(true);
    await press('Cancel');
    expect(isAsked()).toBe(false);
    await press('Record consent');
    cleanup();
    expect(isAsked()).toBe(false);
  });

  it('is recorded with a name and the edition at hand, and the focus is where it was', async () => {
    const { user, press, becomes } = show();
    expect(status()).toBe('No consent is recorded.');
    await press('Record consent');
    expect(screen.getByRole('dialog', { name: 'Record consent for VSA X' })).toBeDefined();
    await user.keyboard('{Enter}');
    const field = screen.getByRole('textbox', { name: 'Who agrees' });
    await user.click(screen.getAllByRole('button', { name: 'Record consent' }).at(-1) ?? document.body);
    expect(heldNames()).toEqual([]);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.type(field, ' Sam {Enter}');
    const sent = takeRequest('recordConsent');
    expect(sent.input).toEqual({ ...where, by: 'Sam', guideEdition: 'newer' });
    await sent.respond(done(null));
    expect(screen.queryByRole('dialog')).toBeNull();
    becomes({ consent });
    expect(status()).toMatch(/^Sam agreed .+, by the guide “The newer one”\.$/);
    expect(screen.getByRole('button', { name: 'Change' })).toBeDefined();
  });

  it('that is refused keeps the name, and says why', async () => {
    const { user, press } = show();
    await press('Record consent');
    await user.type(screen.getByRole('textbox', { name: 'Who agrees' }), 'Sam{Enter}');
    await takeRequest('recordConsent').respond(refused);
    expect(screen.getByRole('alert')).toBeDefined();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Who agrees' }).value).toBe('Sam');
  });

  it('is withdrawn by a press, after which the focus is on what records it again', async () => {
    const { press, becomes } = show({ consent });
    await press('Withdraw');
    becomes({});
    const sent = takeRequest('withdrawConsent');
    expect(sent.input).toEqual(where);
    await sent.respond(done(null));
    expect(document.activeElement?.textContent).toBe('Record consent');
  });

  it('for another edition than the one at hand says so', () => {
    show({ consent, edition: 'older' });
    expect(status()).toContain('“The newer one”. The guide at hand is another edition.');
  });
});

const permission = (id: string, more: Partial<GuidePermission> = {}): GuidePermission => ({
  id,
  label: id,
  access: 'Read',
  purpose: `Why ${id}.`,
  required: true,
  granted: true,
  ...more,
});

describe('in words for the client', () => {
  const standing = (report: TestReport | null) => {
    render(
      <ClientWords
        vendor={sampleVendor}
        vendorWords={{ 'consent.tickets': 'Neo reads your tickets.' }}
        permissions={[
          permission('tickets'),
          permission('alerts', { required: false }),
          permission('sign-in', { granted: false }),
        ]}
        reported={undefined}
        report={report}
      />,
    );
    return screen.getAllByRole('definition').map((one) => one.textContent);
  };

  it('says each permission, why, and that nothing is seen before a test', () => {
    expect(standing(null)).toEqual([
      'Neo reads your tickets.',
      'Why: Why tickets.',
      'Asked for, cannot be seen from here',
      '',
      'Why: Why alerts.',
      'Only where wanted, cannot be seen from here',
      'Cannot be seen from here.',
    ]);
  });

  it.each([
    ['passed', undefined, 'Asked for, granted'],
    ['warning', undefined, 'Asked for, granted'],
    ['failed', 'permission-missing', 'Asked for, not granted'],
    ['could-not-tell', 'not-proven', 'Asked for, cannot be seen from here'],
    ['not-tested', 'not-wanted', 'Not asked for, cannot be seen from here'],
  ] as const)('a row that is %s because of %s reads %s', (verdict, code, expected) => {
    const reason = code === undefined ? {} : { reason: { code, params: {} } };
    const row = { row: 'tickets', verdict, required: true, counts: true, evidence: [], ...reason };
    expect(standing({ ...aReport, rows: [row] })[2]).toBe(expected);
  });
});

describe('what was granted beyond what Neo needs', () => {
  const signedIn: PermissionResult = {
    row: 'sign-in',
    verdict: 'passed',
    required: true,
    counts: true,
    evidence: [],
  };
  const report = (scopes?: string): TestReport => ({
    ...aReport,
    rows: [signedIn],
    identity: scopes === undefined ? [] : [{ label: 'identity.scope', value: scopes }],
  });
  const all = { identity: 'identity.scope', needed: ['read:a', 'read:b'] };
  const others = { identity: 'identity.scope', needed: [] };

  it.each<[string, Guide['reported'], TestReport | null, readonly string[] | undefined]>([
    ['a vendor that names nothing', undefined, report('read:a'), undefined],
    ['no test that holds', all, null, undefined],
    ['a list with what Neo needs alone', all, report('read:a read:b'), []],
    ['a list with more', all, report('read:a, admin'), ['admin']],
    ['no list where there is one as a rule', all, report(), undefined],
    ['no list where only the others are listed', others, report(), []],
    ['no list and no sign-in either', others, { ...report(), rows: [] }, undefined],
  ])('%s', (_case, reported, from, expected) => {
    expect(beyondNeed(reported, from)).toEqual(expected);
  });
});
