// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FromStep } from '../../../src-renderer/workspace/credentials/field-extras.tsx';
import { useGuide } from '../../../src-renderer/workspace/guide/guide-store.ts';
import { useWorkspaceKeys } from '../../../src-renderer/workspace/workspace-keys.ts';
import { sampleVendor } from '../sample-vendor.ts';

const [field] = sampleVendor.fields;
let acts: string[] = [];
const { goNext, goBack } = useGuide.getState();

beforeEach(() => {
  acts = [];
  useGuide.setState({ goNext: () => acts.push('next'), goBack: () => acts.push('back') });
});
afterEach(() => {
  useGuide.setState({ goNext, goBack });
  cleanup();
});

function Workspace() {
  useWorkspaceKeys({
    onStep: () => acts.push('step'),
    onTest: () => acts.push('test'),
    onReview: () => acts.push('review'),
    onVendor: (place) => acts.push(`vendor ${place}`),
  });
  if (field === undefined) throw new Error('no field');
  return (
    <div data-field={field.id}>
      <input aria-label={field.label} />
      <FromStep field={field} step={{ number: 3, title: 'Name it' }} onStep={() => acts.push('from')} />
    </div>
  );
}

it('each key does what the list of shortcuts says of it, also in a field', async () => {
  const user = userEvent.setup();
  render(<Workspace />);
  const input = screen.getByRole('textbox');
  await user.click(input);
  await user.keyboard('{Alt>}{ArrowRight}{ArrowLeft}{/Alt}');
  expect(acts.splice(0)).toEqual(['step', 'next', 'step', 'back']);
  await user.keyboard('{Alt>}[Period]{/Alt}');
  expect(acts.splice(0)).toEqual(['from']);
  await user.keyboard('{Control>}{Enter}{Shift>}{Enter}{/Shift}2{/Control}');
  expect(acts).toEqual(['test', 'review', 'vendor 1']);
});

it('nothing else is done by a key that was ours: no menu bar opens, and no page goes back', () => {
  render(<Workspace />);
  for (const key of ['ArrowLeft', 'ArrowRight']) {
    const event = new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented, key).toBe(true);
  }
});

it('Tab goes from field to field, and the way to the step says all of itself', async () => {
  const user = userEvent.setup();
  render(<Workspace />);
  await user.click(screen.getByRole('textbox'));
  await user.tab();
  expect(document.activeElement).toBe(document.body);
  expect(screen.getByRole('button', { name: `From step 3: Name it (${field?.label})` }).tabIndex).toBe(-1);
});
