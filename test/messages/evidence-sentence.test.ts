import { expect, it } from 'vitest';
import type { Evidence } from '../../src-preload/contract/verdict.ts';
import { evidenceAnswer, seenIn, timeOfDay } from '../../src-preload/messages/evidence-sentence.ts';

// A time written without a zone is local, as is the sentence, and in the way of this computer: the test holds anywhere.
const at = '2026-11-21T14:02:05';
const time = timeOfDay(at);
const base: Evidence = { check: 'devices', request: 'GET /devices?$top=1', at };

it.each<[string, Partial<Evidence>, string]>([
  [
    'everything',
    { status: 200, count: 1477, milliseconds: 120.4 },
    `200, 1,477\u00a0records, 120\u00a0ms, ${time}`,
  ],
  ['one record', { status: 200, count: 1, milliseconds: 9 }, `200, 1\u00a0record, 9\u00a0ms, ${time}`],
  ['none', { status: 200, count: 0, milliseconds: 9 }, `200, no\u00a0records, 9\u00a0ms, ${time}`],
  [
    'a body that was cut off',
    { status: 200, count: 1, atLeast: true },
    `200, at least 1\u00a0record, ${time}`,
  ],
  [
    'a long list cut off',
    { status: 200, count: 5000, atLeast: true },
    `200, at least 5,000\u00a0records, ${time}`,
  ],
  ['a refusal', { status: 403, milliseconds: 80 }, `403, 80\u00a0ms, ${time}`],
  ['no answer', { milliseconds: 30_000 }, `no answer, 30,000\u00a0ms, ${time}`],
  ['a time that cannot be read', { status: 200, at: 'soon' }, '200'],
])('evidence with %s', (_case, more, sentence) => {
  expect(evidenceAnswer({ ...base, ...more })).toBe(sentence);
});

it.each<[string, Partial<Evidence>[], string]>([
  ['nothing', [], ''],
  ['no answer', [{}], ''],
  ['an answer without records', [{ status: 200 }], 'Accepted'],
  ['an answer that is empty', [{ status: 200, count: 0 }], 'Accepted, no\u00a0records'],
  ['records', [{ status: 200 }, { status: 200, count: 1477 }], '1,477\u00a0records'],
  [
    'the most of several reads',
    [
      { status: 200, count: 2 },
      { status: 200, count: 40 },
      { status: 200, count: 0 },
    ],
    '40\u00a0records',
  ],
])('what was seen: %s', (_what, evidence, words) => {
  expect(seenIn(evidence.map((one) => ({ ...base, ...one })))).toBe(words);
});
