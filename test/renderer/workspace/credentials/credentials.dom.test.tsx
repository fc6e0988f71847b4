// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PasteProposal } from '../../../../src-preload/contract/paste.ts';
import { Credentials } from '../../../../src-renderer/workspace/credentials/credentials.tsx';
import { usePaste } from '../../../../src-renderer/workspace/credentials/paste-store.ts';
import { answerAsMain, done } from '../../fake-main.ts';
import { sampleField } from '../../sample-progress.ts';
import { sampleVendor } from '../../sample-vendor.ts';

const TEXT = 'Base URL: https://a.example\nSecret: abc-def-1';
const proposal: PasteProposal = {
  pasteId: 'p',
  left: 0,
  found: [{ field: 'url', label: 'Base URL', length: 9, text: 'https://a', standing: 'new' }],
};
let asked: ReturnType<typeof answerAsMain>['asked'];

beforeEach(() => {
  const { window: page } = globalThis;
  ({ asked } = answerAsMain({
    readPaste: () => ({ ok: true, value: proposal }),
    dismissPaste: () => done,
    keepField: () => done,
  }));
  // The bridge alone is main's; the page stays the page.
  Object.assign(page, { setup: globalThis.window.setup });
  Object.defineProperty(globalThis, 'window', { value: page, configurable: true, writable: true });
  usePaste.getState().open({ sessionId: 's', vendor: 'sample' });
  render(<Panel />);
});
afterEach(() => {
  cleanup();
  usePaste.getState().cancel();
});

const asks = vi.fn();

function Panel(more: Partial<Parameters<typeof Credentials>[0]>) {
  return (
    <Credentials
      request={undefined}
      onAsk={asks}
      vendor={sampleVendor}
      views={sampleVendor.fields.map(({ id }) => sampleField(id))}
      vendorWords={{}}
      guide={null}
      edition=""
      offers={[]}
      onStep={() => {}}
      fieldNow={() => undefined}
      isPractice={false}
      {...more}
    />
  );
}

const panel = () => screen.getByRole('region', { name: 'Credentials' });
const transfer = (text: string, files: File[] = []) => ({
  types: [files.length > 0 ? 'Files' : 'text/plain'],
  items: [],
  files,
  getData: () => text,
});
const readTexts = () => asked.filter(([name]) => name === 'readPaste').map(([, input]) => input);

it('a file dropped on the panel is read, and what it does not hold is named', async () => {
  fireEvent.drop(panel(), { dataTransfer: transfer('', [new File([TEXT], 'values.env')]) });
  const dialog = within(await screen.findByRole('dialog', { name: 'Paste everything' }));
  expect((await dialog.findAllByRole('rowheader')).map((one) => one.textContent)).toEqual(['Base URL']);
  expect(
    dialog.getByText('Not found in the text: Secret, Note. What these fields hold stays as it is.'),
  ).toBeTruthy();
  expect(readTexts()).toEqual([{ sessionId: 's', vendor: 'sample', text: TEXT }]);
});

it('a text with several values is read also over a field, a single one is left to the field', async () => {
  const field = screen.getByRole('textbox', { name: 'Base URL' });
  expect(fireEvent.drop(field, { dataTransfer: transfer('https://a.example') })).toBe(true);
  expect(readTexts()).toEqual([]);
  expect(fireEvent.drop(field, { dataTransfer: transfer(TEXT) })).toBe(false);
  await screen.findByRole('dialog', { name: 'Paste everything' });
  expect(readTexts()).toHaveLength(1);
});

it('several files are refused with a reason, and what is proposed already stands on', async () => {
  const two = [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')];
  fireEvent.drop(panel(), { dataTransfer: transfer('', two) });
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /^That is more than one file\. Nothing was read/,
  );
  expect(readTexts()).toEqual([]);
  fireEvent.drop(panel(), { dataTransfer: transfer(TEXT) });
  await screen.findAllByRole('rowheader');
  expect(screen.queryByRole('alert')).toBeNull();
  fireEvent.drop(panel(), { dataTransfer: transfer('', two) });
  await screen.findByRole('alert');
  expect(screen.getAllByRole('rowheader')).toHaveLength(1);
});

it('a text pasted where no field is open is read; in an open field it is the field’s', async () => {
  const paste = (target: Element) =>
    fireEvent.paste(target, { clipboardData: { ...transfer(TEXT.split('\n')[1] ?? ''), items: [] } });
  paste(screen.getByRole('textbox', { name: 'Base URL' }));
  expect(readTexts()).toEqual([]);
  paste(screen.getByRole('heading', { name: 'Credentials' }));
  await waitFor(() => expect(readTexts()).toHaveLength(1));
});

it('asking somebody is one stop of Tab with pasting, and reached by an arrow', () => {
  const ways = within(screen.getByRole('toolbar', { name: 'Ways to fill in the fields' }));
  const [paste, ask] = ways.getAllByRole('button');
  expect([paste?.tabIndex, ask?.tabIndex]).toEqual([0, -1]);
  expect(ask?.getAttribute('aria-label')).toBe('Ask for a secret');
  if (ask) fireEvent.click(ask);
  expect(asks).toHaveBeenCalledOnce();
});

it('says until when somebody was asked, with the way back to the request', () => {
  cleanup();
  render(<Panel request={{ id: 'r', fields: ['secret'], expiresAt: '2030-01-08T10:00:00.000Z' }} />);
  expect(screen.getByText(/^Asked until /)).toBeDefined();
  asks.mockClear();
  fireEvent.click(screen.getByRole('button', { name: 'Show the request' }));
  expect(asks).toHaveBeenCalledOnce();
});

it('nobody is asked in practice', () => {
  cleanup();
  render(<Panel isPractice />);
  expect(screen.queryByRole('button', { name: 'Ask for a secret' })).toBeNull();
});
