import { expect, it } from 'vitest';
import {
  attentionMessages,
  queueMessages,
  submissionMessages,
} from '../../../src-preload/messages/messages.ts';

/** Only with a keyring can these be said at all. */
const OF_A_KEYRING = ['keyring', 'secret-lost'];

const all = [...Object.entries(queueMessages), ...Object.entries(attentionMessages)];

it.each(all)('%s is true without a keyring too, and in the outbox as in Review', (code, words) => {
  const text = Object.values(words).join(' ');
  // Outbox and Review say the same words, and only Review shows what Neo said.
  expect(text).not.toContain('below');
  if (!OF_A_KEYRING.includes(code)) expect(text).not.toContain('sealed');
});

it('what Review says of what is kept is true without a keyring', () => {
  const { kept, routes, ways, offline } = submissionMessages;
  expect([kept, routes.unknown, ways.queue.text, offline].join(' ')).not.toMatch(/sealed/i);
});

it('a key that may not write says no more of the credential than a 403 does, and what can be done', () => {
  const { notMean, next } = attentionMessages['not-allowed'];
  expect(notMean).toBe('The vendor’s credential was not checked.');
  expect(next).toContain('replace the key in Settings. Then choose Send now.');
});
