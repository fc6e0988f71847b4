// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { vendorById } from '../../../../src-renderer/shell/vendors.ts';
import { Picture } from '../../../../src-renderer/workspace/guide/picture.tsx';

afterEach(cleanup);

const colors = vendorById('vsax')?.screen;

function show() {
  return render(
    <>
      <input aria-label="Token ID" />
      <input type="checkbox" aria-label="Seen" />
      <Picture
        vendor="made-up"
        picture="tokens"
        colors={colors}
        caption="The tokens"
        marks={[{ mark: 'create', words: 'Create' }]}
        active="create"
        zoomLabel="Enlarge the picture"
        closeLabel="Close the picture"
      />
    </>,
  );
}

test('Z opens the whole screen from anywhere but a text, and once', async () => {
  const user = userEvent.setup();
  show();
  const isOpen = () => document.querySelector('dialog')?.open === true;
  await user.click(screen.getByLabelText('Token ID'));
  await user.keyboard('z');
  expect(isOpen()).toBe(false);
  expect(screen.getByLabelText('Token ID')).toHaveProperty('value', 'z');
  await user.click(screen.getByLabelText('Seen'));
  await user.keyboard('{Control>}z{/Control}');
  expect(isOpen()).toBe(false);
  await user.keyboard('z');
  expect(isOpen()).toBe(true);
  await user.keyboard('z');
  expect(isOpen()).toBe(true);
});

test('the enlarged picture goes through the instructions by arrow and by button, and stops at the ends', async () => {
  const user = userEvent.setup();
  const marks = [
    { mark: 'menu', words: 'Open the menu' },
    { mark: 'create', words: 'Create' },
  ];
  function Walked() {
    const [at, go] = useState(0);
    return (
      <Picture
        vendor="made-up"
        picture="tokens"
        caption="The tokens"
        marks={marks}
        active={marks[at]?.mark ?? null}
        zoomLabel="Enlarge the picture"
        closeLabel="Close the picture"
        walk={{ at, go }}
      />
    );
  }
  render(<Walked />);
  await user.click(screen.getByRole('button', { name: 'Enlarge the picture' }));
  const next = screen.getByRole('button', { name: 'Next instruction' });
  const previous = screen.getByRole('button', { name: 'Previous instruction' });
  expect(screen.getByText('1. Open the menu')).toBeTruthy();
  expect(previous.getAttribute('aria-disabled')).toBe('true');
  await user.click(next);
  expect(screen.getByText('2. Create')).toBeTruthy();
  await user.click(next);
  await user.keyboard('{ArrowRight}');
  expect(screen.getByText('2. Create')).toBeTruthy();
  await user.keyboard('{ArrowLeft}');
  expect(screen.getByText('1. Open the menu')).toBeTruthy();
  expect(next.getAttribute('aria-disabled')).toBe('false');
});

test('the button has one name wherever it stands, and tells its key', () => {
  show();
  const button = screen.getByRole('button', { name: 'Enlarge the picture' });
  expect(button.getAttribute('aria-keyshortcuts')).toBe('Z');
  expect(button.textContent).toBe('EnlargeZ');
});

test('the colors of the vendor are on the figure, as properties and not as an attribute of the markup', () => {
  show();
  const figure = screen.getByRole('figure', { name: 'The tokens' });
  expect(colors).toBeDefined();
  for (const [name, color] of Object.entries(colors ?? {})) {
    expect(figure.style.getPropertyValue(`--portal-${name}`)).toBe(color);
  }
});
