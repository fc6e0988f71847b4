// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Dialog, DialogText } from '../../../src-renderer/ui/dialog.tsx';
import { LiveText, Status } from '../../../src-renderer/ui/status.tsx';

afterEach(cleanup);

const close = () => {};
/** A region is read out unless it says `off`; a status is live by its role. */
const isLive = (region: Element) => region.getAttribute('aria-live') !== 'off';

function Screen({ words, hasDialog = false }: { words: string; hasDialog?: boolean }) {
  return (
    <>
      <Status name="Result">{words}</Status>
      <LiveText data-testid="beside">{words}</LiveText>
      <p role="alert">An error</p>
      {hasDialog && (
        <Dialog title="Submit anyway?" onClose={close}>
          <DialogText>
            <p>Two areas are not tested.</p>
          </DialogText>
        </Dialog>
      )}
    </>
  );
}

const regions = () => [screen.getByRole('status', { hidden: true }), screen.getByTestId('beside')];

it('what comes on the screen with a screen is not read out before it changes', async () => {
  const { rerender } = render(<Screen words="Not run" />);
  expect(regions().map(isLive)).toEqual([false, false]);
  rerender(<Screen words="Testing" />);
  await waitFor(() => expect(regions().map(isLive)).toEqual([true, true]));
});

it('what comes because something happened is read out', () => {
  render(
    <Status name="Network" isNews>
      Offline
    </Status>,
  );
  expect(isLive(screen.getByRole('status'))).toBe(true);
});

it('nothing is said again when a dialog closes, but for what changed behind it', async () => {
  const { rerender } = render(<Screen words="Not run" />);
  rerender(<Screen words="Testing" />);
  await waitFor(() => expect(regions().map(isLive)).toEqual([true, true]));

  rerender(<Screen words="Testing" hasDialog />);
  rerender(<Screen words="Testing" />);
  expect(regions().map(isLive)).toEqual([false, false]);
  expect(isLive(screen.getByRole('alert', { hidden: true }))).toBe(false);

  rerender(<Screen words="Testing" hasDialog />);
  rerender(<Screen words="Failed" hasDialog />);
  rerender(<Screen words="Failed" />);
  await waitFor(() => expect(regions().map(isLive)).toEqual([true, true]));
});

it('a dialog is described by its text', () => {
  render(<Screen words="" hasDialog />);
  const dialog = screen.getByRole('dialog');
  const text = document.getElementById(dialog.getAttribute('aria-describedby') ?? '');
  expect(text?.textContent).toBe('Two areas are not tested.');
});
