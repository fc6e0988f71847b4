import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { advance, type ItemEvent } from '../../../src-main/outbox/transitions.ts';
import { again, type Case, items, NOW, stateText } from './transition-cases.ts';

const ended = (outcome: Extract<ItemEvent, { kind: 'ended' }>['outcome']): ItemEvent => ({
  kind: 'ended',
  outcome,
});
const tested = (outcome: Extract<ItemEvent, { kind: 'test-ended' }>['outcome']): ItemEvent => ({
  kind: 'test-ended',
  outcome,
});
const all = (cases: Case[], becomes: string) => Object.fromEntries(cases.map((one) => [one, becomes]));
const WAITING: Case[] = ['due', 'offline', 'no-key', 'limited', 'psa-first', 'stalled', 'test', 'old'];
const OPEN: Case[] = (Object.keys(items) as Case[]).filter((one) => one !== 'sent' && one !== 'connected');
const NEEDS: Case[] = ['would-replace', 'too-old', 'test-not-passed', 'unclear'];

/** What each event makes of each state; what is not named is left as it is, the very same object. */
const table: [string, ItemEvent, Partial<Record<Case, string>>][] = [
  ['offline', { kind: 'held-back', waitsFor: 'offline' }, all(WAITING, 'offline in 0.5 s')],
  [
    'asked to wait',
    { kind: 'held-back', waitsFor: 'rate-limited', waitMs: 90_000 },
    all(WAITING, 'rate-limited in 90 s'),
  ],
  ['behind the PSA', { kind: 'held-back', waitsFor: 'psa-first' }, all(WAITING, 'psa-first for somebody')],
  [
    'a key refused for the whole connection',
    { kind: 'connection-held', waitsFor: 'key-refused' },
    all(['due', 'offline', 'no-key', 'limited', 'stalled', 'test', 'old'], 'key-refused for somebody'),
  ],
  [
    'a limit for the whole connection',
    { kind: 'connection-held', waitsFor: 'rate-limited', waitMs: 90_000 },
    {
      ...all(['due', 'offline', 'limited', 'test', 'old'], 'rate-limited in 90 s'),
      'no-key': 'no-key for somebody',
      paused: 'paused for somebody',
      'psa-first': 'psa-first for somebody',
      stalled: 'fault for somebody',
    },
  ],
  [
    'a surprise',
    { kind: 'stalled' },
    all(['due', 'offline', 'limited', 'test', 'old'], 'fault for somebody'),
  ],
  ['the PSA has gone', { kind: 'psa-gone' }, { 'psa-first': 'waiting in 0 s' }],
  ['time has passed', { kind: 'clock-checked' }, { old: 'needs too-old' }],
  ['pause', { kind: 'paused' }, all(WAITING, 'paused for somebody')],
  ['a test begins', { kind: 'test-began' }, all(WAITING, 'testing')],
  ['a test passed', tested({ kind: 'passed' }), { testing: 'waiting in 0 s', 'a test': 'tested' }],
  [
    'a test did not pass',
    tested({ kind: 'not-passed' }),
    { testing: 'needs test-not-passed', 'a test': 'tested' },
  ],
  ['a test was stopped', tested({ kind: 'stopped' }), { testing: 'paused for somebody', 'a test': 'tested' }],
  ['the session is gone', tested({ kind: 'gone' }), { testing: 'needs values-changed', 'a test': 'tested' }],
  ['other values', tested({ kind: 'changed' }), all(['testing', 'a test'], 'needs values-changed')],
  [
    'an unknown host',
    tested({ kind: 'host-unconfirmed' }),
    all(['testing', 'a test'], 'needs host-unconfirmed'),
  ],
  ['a lost secret', tested({ kind: 'secret-lost' }), all(['testing', 'a test'], 'needs secret-lost')],
  [
    'the vendor out of reach',
    tested({ kind: 'held', waitsFor: 'vendor-unreachable' }),
    all(['testing', 'a test'], 'vendor-unreachable in 0.5 s'),
  ],
  [
    'the vendor asks to wait',
    tested({ kind: 'held', waitsFor: 'vendor-asked-to-wait', waitMs: 60_000 }),
    all(['testing', 'a test'], 'vendor-asked-to-wait in 60 s'),
  ],
  [
    'Neo holds another',
    { kind: 'would-replace', holder: { by: 'elsewhere' } },
    all(WAITING, 'needs would-replace'),
  ],
  ['sending-began', { kind: 'sending-began' }, all(['due', 'offline', 'no-key', 'old'], 'sending')],
  [
    'taken',
    ended({ kind: 'accepted', neo: {}, acceptedAt: 1 }),
    all(['sending a PUT', 'sending a POST'], 'sent'),
  ],
  [
    'the answer is lost',
    ended({ kind: 'lost', waitsFor: 'no-answer' }),
    { 'sending a PUT': 'no-answer in 0.5 s', 'sending a POST': 'unsure' },
  ],
  [
    'it never arrived',
    ended({ kind: 'held', waitsFor: 'offline' }),
    all(['sending a PUT', 'sending a POST'], 'offline in 0.5 s'),
  ],
  [
    '409',
    ended({ kind: 'busy', neo: {} }),
    { 'sending a PUT': 'neo-busy in 0.5 s', 'sending a POST': 'needs conflict' },
  ],
  [
    '422',
    ended({ kind: 'refused', why: 'invalid' }),
    all(['sending a PUT', 'sending a POST'], 'needs invalid'),
  ],
  ['404', ended({ kind: 'no-such-path', neo: {} }), all(['sending a PUT', 'sending a POST'], 'hand-over')],
  ['secret lost', { kind: 'secret-lost' }, all(OPEN, 'needs secret-lost')],
  [
    'restart',
    { kind: 'restarted' },
    {
      ...all(['testing', 'a test', 'sending a PUT'], 'waiting in 0 s'),
      'sending a POST': 'unsure',
      sent: 'sent',
    },
  ],
  [
    'online',
    { kind: 'resumed', why: 'online' },
    {
      ...all(['due', 'test'], 'waiting in 0 s'),
      ...all(['offline', 'old'], 'offline in 0 s'),
      limited: 'rate-limited in 60 s',
      stalled: 'vendor-asked-to-wait in 60 s',
    },
  ],
  [
    'another key',
    { kind: 'resumed', why: 'key-changed' },
    {
      ...all(['due', 'test'], 'waiting in 0 s'),
      ...all(['offline', 'old'], 'offline in 0 s'),
      'no-key': 'waiting in 0 s',
      limited: 'rate-limited in 60 s',
      stalled: 'vendor-asked-to-wait in 60 s',
    },
  ],
  [
    'send now',
    { kind: 'sent-now', upTo: 7, newKey: 'k2' },
    {
      ...all(['due', 'offline', 'paused', 'psa-first', 'test', 'old', ...NEEDS], 'waiting in 0 s'),
      limited: 'rate-limited in 60 s',
      stalled: 'vendor-asked-to-wait in 60 s',
    },
  ],
  [
    'submitted again',
    again,
    {
      ...all(
        ['due', 'offline', 'paused', 'psa-first', 'test', 'old', 'hand-over', 'secret-lost', ...NEEDS],
        'waiting in 0 s',
      ),
      'no-key': 'no-key in 0 s',
      limited: 'rate-limited in 60 s',
      stalled: 'vendor-asked-to-wait in 60 s',
    },
  ],
  [
    'sync-runs shows it',
    { kind: 'synced', sync: { kind: 'connected', runs: [] } },
    all(['unsure', 'sent'], 'connected'),
  ],
  [
    'sync-runs says nothing',
    { kind: 'synced', sync: { kind: 'unknown' } },
    { unsure: 'needs unclear', sent: 'sent' },
  ],
  [
    'sync-runs speaks of a later one',
    { kind: 'synced', sync: { kind: 'connected', runs: [] }, replaced: true },
    { unsure: 'needs unclear', sent: 'sent' },
  ],
  ['handed over', { kind: 'handed-over', sync: { kind: 'unknown' } }, { 'hand-over': 'sent' }],
  [
    'taken back by a person',
    { kind: 'withdrawn', by: 'person' },
    all(
      OPEN.filter((one) => !['sending a PUT', 'sending a POST', 'unsure'].includes(one)),
      'withdrawn',
    ),
  ],
  ['taken back by the app', { kind: 'withdrawn', by: 'app' }, all(OPEN, 'withdrawn')],
  ['forgotten', { kind: 'forgotten' }, all(Object.keys(items) as Case[], 'withdrawn')],
];

describe('what each event makes of each state', () => {
  it.each(table)('%s', (_name, event, becomes) => {
    for (const [name, item] of Object.entries(items) as [Case, OutboxItem][]) {
      const next = advance(item, event, { now: NOW, random: 0.5 });
      const expected = becomes[name];
      if (expected === undefined) expect(next, name).toBe(item);
      else expect(stateText(next), name).toBe(expected);
      expect(next.idempotencyKey).toBe('k');
    }
  });
});
