// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { ReviewButton } from '../../../src-renderer/workspace/review-button.tsx';
import { sampleVendor } from '../sample-vendor.ts';

afterEach(cleanup);

async function press(missing: typeof sampleVendor.fields) {
  const went: string[] = [];
  render(
    <ReviewButton
      missing={missing}
      isSaid={false}
      leads={false}
      onReview={() => went.push('review')}
      onField={(field) => went.push(field)}
    />,
  );
  await userEvent.setup().click(screen.getByRole('button', { name: 'Review and submit' }));
  return went;
}

it('leads to Review once every field can be used', async () => {
  expect(await press([])).toEqual(['review']);
  expect(document.querySelector('p')).toBeNull();
});

it('leads to the first field that cannot, and says what is missing', async () => {
  expect(await press(sampleVendor.fields.slice(0, 2))).toEqual(['url']);
  const why = screen.getByText('Still needed: Base URL, Secret');
  expect(screen.getByRole('button').getAttribute('aria-describedby')).toBe(why.id);
});
