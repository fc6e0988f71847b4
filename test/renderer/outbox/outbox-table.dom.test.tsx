// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../src-preload/contract/submission.ts';
import { linesOf } from '../../../src-renderer/outbox/outbox-rows.ts';
import { OutboxTable } from '../../../src-renderer/outbox/outbox-table.tsx';
import { ReplaceDialog } from '../../../src-renderer/outbox/replace-dialog.tsx';
import { untilWords } from '../../../src-renderer/ui/dates.ts';
import { sampleRow } from './sample-row.ts';

// What the runtime of these tests lacks of popovers.
const proto = HTMLElement.prototype as Partial<Pick<HTMLElement, 'showPopover' | 'hidePopover'>>;
beforeEach(() => Object.assign(proto, { showPopover() {}, hidePopover() {} }));
afterEach(() => {
  cleanup();
  delete proto.showPopover;
  delete proto.hidePopover;
});

function show(rows: OutboxRow[], shown = 50) {
  const acts: string[] = [];
  const lines = linesOf(rows);
  const drawn = render(
    <OutboxTable lines={lines} shown={shown} onAct={({ lead }, act) => acts.push(`${act} ${lead.itemId}`)} />,
  );
  return { acts, user: userEvent.setup(), text: drawn.container.textContent ?? '' };
}
const button = (name: string) => screen.getByRole('button', { name });

describe('a line of the outbox', () => {
  it('says what it waits for, what is next, and when it is tried', () => {
    const { text } = show([sampleRow({ nextTryAt: new Date(Date.now() + 300_000).toISOString() })]);
    expect(text).toContain('This computer is offline. Tries again in about 5 minutes.');
    expect(text).toContain('will run when you are back');
  });

  it('stands below its client, with the client’s name and its own in the link', () => {
    show([
      sampleRow(),
      sampleRow({ itemId: 'i2', vendor: 'psa' }),
      sampleRow({ itemId: 'i3', sessionId: 's2', clientName: 'Birch' }),
    ]);
    const groups = screen.getAllByRole('rowgroup').slice(1);
    expect(
      groups.map((one) =>
        within(one)
          .getAllByRole('link')
          .map((link) => link.getAttribute('aria-label')),
      ),
    ).toEqual([['Acme rmm', 'Acme psa'], ['Birch rmm']]);
    expect(groups[0]?.textContent).toMatch(/^Acme 2/);
  });

  it('has one button, and the rest in a menu, each named with its line', async () => {
    const { acts, user } = show([sampleRow()]);
    await user.click(button('Send now Acme rmm'));
    expect(screen.queryByRole('button', { name: 'Pause Acme rmm' })).toBeNull();
    await user.click(button('More for Acme rmm'));
    await user.click(button('Cancel sending Acme rmm'));
    expect(acts).toEqual(['sendNow i1', 'withdraw i1']);
  });

  it('offers no act that cannot be done', () => {
    const { text } = show([
      sampleRow({ state: 'sending', can: { pause: false, sendNow: false, withdraw: false } }),
    ]);
    expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['Open']);
    expect(text).toContain('It is under way.');
  });

  it('tests a test, and sends a submission', () => {
    const { text } = show([sampleRow({ work: 'test' })]);
    expect(button('Test now Acme rmm')).toBeDefined();
    expect(text).not.toContain('Send now');
  });

  it('that needs somebody has the one filled button', () => {
    show([
      sampleRow(),
      sampleRow({ itemId: 'i2', sessionId: 's2', clientName: 'Birch', state: 'hand-over' }),
      sampleRow({ itemId: 'i3', sessionId: 's3', clientName: 'Cedar', waitsFor: 'no-key' }),
    ]);
    const filled = [...document.querySelectorAll('button.primary')].map((one) =>
      one.getAttribute('aria-label'),
    );
    expect(filled).toEqual(['Hand over Birch rmm']);
    expect(button('Open Settings Cedar rmm')).toBeDefined();
  });

  it('that is paused says so in its state', () => {
    expect(show([sampleRow({ waitsFor: 'paused' })]).text).toContain('Paused');
  });

  it('is one of as many as are shown', () => {
    show(Array.from({ length: 60 }, (_, at) => sampleRow({ itemId: `i${at}`, sessionId: `s${at}` })));
    expect(screen.getAllByRole('link')).toHaveLength(50);
  });
});

describe('when it is tried again', () => {
  const now = Date.parse('2026-11-29T12:00:00Z');
  const inSeconds = (seconds: number) => new Date(now + seconds * 1000).toISOString();

  it.each([
    [20, 'Tries again in under a minute.'],
    [70, 'Tries again in about a minute.'],
    [300, 'Tries again in about 5 minutes.'],
  ])('in %j seconds', (seconds, words) => {
    expect(untilWords(inSeconds(seconds), now)).toBe(words);
  });

  it('later it is a time without seconds, and what has passed is not shown as to come', () => {
    expect(untilWords(inSeconds(7_200), now)).toMatch(/^Tries again at \d+:\d\d(?!:).*\.$/);
    expect(untilWords(inSeconds(-1), now)).toBe('');
    expect(untilWords(undefined, now)).toBe('');
  });
});

it.each<[OutboxRow['holder'], string]>([
  [{ by: 'session', clientName: 'Cedar', at: '2026-11-21T10:00:00Z' }, 'the credential of Cedar'],
  [{ by: 'session', clientName: 'Cedar', waiting: true }, 'The credential of Cedar waits in this outbox'],
  [{ by: 'elsewhere' }, 'in its dashboard or on another computer'],
])('replacing asks first, and says whose it is: %j', async (holder, words) => {
  const row = sampleRow({ state: 'needs-attention', attention: 'would-replace', ...(holder && { holder }) });
  const { acts, user, text } = show([row]);
  expect(text).toContain(words);
  await user.click(button('Replace Acme rmm'));
  expect(acts).toEqual(['replace i1']);
  cleanup();
  const answers: string[] = [];
  render(
    <ReplaceDialog row={row} onReplace={() => answers.push('yes')} onClose={() => answers.push('no')} />,
  );
  expect(screen.getByRole('dialog').textContent).toContain(words);
  await user.click(button('Leave it as it is'));
  await user.click(button('Replace and send now'));
  expect(answers).toEqual(['no', 'yes']);
});
