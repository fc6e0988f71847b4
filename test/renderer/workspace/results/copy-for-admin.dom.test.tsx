// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Verdict } from '../../../../src-preload/contract/verdict.ts';
import { ResultRowView } from '../../../../src-renderer/workspace/results/result-row.tsx';
import { done, heldNames, holdMain, takeRequest } from '../../held-main.ts';
import { sampleVendor } from '../../sample-vendor.ts';

beforeEach(holdMain);
afterEach(cleanup);

function show(code: 'permission-missing' | 'sign-in-refused', verdict: Verdict = 'failed') {
  render(
    <table>
      <tbody>
        <ResultRowView
          row={{
            id: 'invoices',
            label: 'Invoices',
            optional: false,
            verdict,
            evidence: [],
            reason: { code, params: {} },
            counts: true,
            access: 'Read',
          }}
          vendor={sampleVendor}
          vendorWords={{}}
          spotOf={() => ({ step: 'grant', mark: 'invoices', words: 'Invoices Access Level' })}
          onShow={() => {}}
          onTryOthers={null}
          waitsWhy={null}
          isNotAsked={false}
          note={null}
        />
      </tbody>
    </table>,
  );
  return userEvent.setup();
}

it('what the admin has to do is copied with the control it is done at', async () => {
  const user = show('permission-missing');
  await user.click(screen.getByRole('button', { name: 'Copy for the admin (Invoices)' }));
  await vi.waitFor(() => expect(heldNames()).toContain('copyText'));
  const request = takeRequest('copyText');
  expect(request.input).toEqual({
    text: [
      'Sample: Invoices',
      'Sample accepted the sign-in but refused this area.',
      'Grant “Invoices” in the portal, save there, and test again.',
      'Where: Invoices Access Level',
    ].join('\n'),
  });
  await request.respond(done(null));
  expect(screen.getByRole('status').textContent).toBe('Copied.');
});

it('is not offered where the technician acts', () => {
  show('sign-in-refused');
  expect(screen.queryByRole('button', { name: /^Copy for the admin/ })).toBeNull();
});
