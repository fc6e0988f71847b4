import { expect, it } from 'vitest';
import { REQUEST_ERROR_PARAMS } from '../../src-main/http/http-error.ts';
import { REQUEST_ERROR_CODES } from '../../src-preload/contract/request-error.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { requestErrorMessages } from '../../src-preload/messages/messages.ts';

const PARTS = ['title', 'happened', 'notMean', 'next'] as const;

it('has words for every error, and for nothing else', () => {
  expect(Object.keys(requestErrorMessages).sort()).toEqual([...REQUEST_ERROR_CODES].sort());
});

it.each(REQUEST_ERROR_CODES)('%s says all four things, plainly', (code) => {
  const words = requestErrorMessages[code];
  for (const part of PARTS) {
    expect(words[part].length).toBeGreaterThan(part === 'title' ? 5 : 12);
    expect(words[part]).not.toMatch(/!|\bplease\b|\binvalid input\b|unknown error/i);
    expect(words[part].endsWith('.')).toBe(part !== 'title');
  }
});

it.each(REQUEST_ERROR_CODES)('%s uses only placeholders that its error fills', (code) => {
  const used = PARTS.flatMap((part) =>
    [...requestErrorMessages[code][part].matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
  );
  const given: readonly string[] = REQUEST_ERROR_PARAMS[code];
  expect(used.filter((name) => !given.includes(name ?? ''))).toEqual([]);
});

it.each(REQUEST_ERROR_CODES)('%s reads well with and without its params', (code) => {
  const params = Object.fromEntries(REQUEST_ERROR_PARAMS[code].map((name) => [name, `<${name}>`]));
  for (const part of PARTS) {
    for (const text of [
      formatMessage(requestErrorMessages[code][part], params),
      formatMessage(requestErrorMessages[code][part], {}),
    ]) {
      expect(text).not.toMatch(/[{}]| {2}|\(\)| [.,;:)]|\( /);
      expect(text).not.toContain('\u0000');
    }
  }
});
