import { expect, it } from 'vitest';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import type { Naming } from '../../../src-preload/messages/message-params.ts';
import { errorMessage } from '../../../src-renderer/ui/notice.tsx';

const errors: [AppError, string][] = [
  [{ code: 'field-incomplete', params: { fields: 'Client ID, Agent ID' } }, 'Client ID, Agent ID'],
  [{ code: 'would-replace', params: { client: 'Bolt Ltd' } }, 'Bolt Ltd'],
  [{ code: 'secret-lost', params: { field: 'Token Secret' } }, 'Token Secret'],
  [{ code: 'passphrase-too-short', params: { length: 12 } }, '12'],
  [{ code: 'import-unknown-vendor', params: { vendor: 'autotask' } }, 'autotask'],
];

it.each(errors)('what $code carries is shown', (error, shown) => {
  const words = errorMessage(error);
  expect(Object.values(words).join(' ')).toContain(shown);
  expect(Object.values(words).join(' ')).not.toMatch(/[{}]/);
});

it('words that leave out one of several params do not compile', () => {
  const whole: Naming<{ name: string; count: number }> = 'It holds {count} of {name}.';
  // @ts-expect-error the count is not named
  const half: Naming<{ name: string; count: number }> = 'It holds some of {name}.';
  expect(formatMessage(whole, { name: 'Acme', count: 2 })).toBe('It holds 2 of Acme.');
  expect(formatMessage(half, { name: 'Acme', count: 2 })).not.toContain('2');
});

it('a time is shown as one, in this computer’s zone', () => {
  const soon = new Date(Date.now() + 15_000);
  const { happened } = errorMessage({ code: 'too-many-attempts', params: { time: soon.toISOString() } });
  expect(happened).not.toContain(soon.toISOString());
  expect(happened).toMatch(/possible at .*\d{1,2}:\d{2}/);
});

it('what was not sent along leaves no gap', () => {
  const { happened } = errorMessage({ code: 'would-replace', params: { client: '' } });
  expect(happened).toMatch(/not from this session\.$/);
});
