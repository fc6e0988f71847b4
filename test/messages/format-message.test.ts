import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import type { ParamValue } from '../../src-preload/messages/message-params.ts';
import { formatTime } from '../../src-preload/messages/times.ts';

const at = '2026-11-21T14:02:05';
const SESSIONS = '{count, plural, one {# session} other {# sessions}} of {client}';
const LEFT = '{when, select, today {until {at, time, short}} other {until {at, date, moment}}} ({why})';

describe('a message with its params', () => {
  it.each<[string, Record<string, ParamValue>, string]>([
    ['{host} said {status}.', { host: 'a.example', status: 403 }, 'a.example said 403.'],
    ['It said {status}.', {}, 'It said.'],
    ['It said so (HTTP {status}).', { status: 0 }, 'It said so (HTTP 0).'],
    ['Elsewhere ({to}), not here.', {}, 'Elsewhere, not here.'],
    ['Goes to “{to}” now.', { to: '' }, 'Goes to now.'],
    ['{host} is down.', {}, 'is down.'],
    ['A value keeps its  spaces: {none} {value}', { value: 'a  (b) ' }, 'A value keeps its  spaces: a  (b) '],
    ['{toString} and {constructor}', {}, 'and'],
    ['{value}', { value: '{other} $& $1' }, '{other} $& $1'],
    ["Neo’s <b> isn't {a}", { a: '<i>' }, "Neo’s <b> isn't <i>"],
    [SESSIONS, { count: 1, client: 'Acme' }, '1 session of Acme'],
    [SESSIONS, { count: 0, client: 'Acme' }, '0 sessions of Acme'],
    [SESSIONS, { count: 2_000, client: 'Acme' }, '2,000 sessions of Acme'],
    [SESSIONS, { count: 2, client: '' }, '2 sessions of'],
    [SESSIONS, { client: '{count, plural, other {#}} <b>' }, 'sessions of {count, plural, other {#}} <b>'],
    ["<b> {count, plural, =1 {isn't} other {aren't}}", { count: 2 }, "<b> aren't"],
    ['{count, number} of {all, number}', { count: 17, all: 17_000 }, '17 of 17,000'],
    [LEFT, { when: 'today', at, why: 'busy' }, `until ${formatTime('time', at)} (busy)`],
    [LEFT, { when: 'later', at, why: '' }, `until ${formatTime('moment', at)}`],
    [LEFT, { why: 'busy' }, 'until (busy)'],
    ['On {at, date, long} {at, date, medium} {at, time, exact}', { at: 'soon' }, 'On'],
  ])('%j with %j reads %j', (text, params, expected) => {
    expect(formatMessage(text, params)).toBe(expected);
  });

  it('counts below a thousand ask for no number formats: they cost the first screen 20 ms', () => {
    const asked = [vi.spyOn(Intl, 'NumberFormat'), vi.spyOn(Intl.NumberFormat, 'supportedLocalesOf')];
    onTestFinished(() => {
      for (const one of asked.reverse()) one.mockRestore();
    });
    expect(formatMessage('{count, plural, one {# row} other {# rows}}', { count: 999 })).toBe('999 rows');
    for (const one of asked) expect(one).not.toHaveBeenCalled();
  });

  it('a call without all params, or with another, does not compile', () => {
    // @ts-expect-error the client is missing
    formatMessage(SESSIONS, { count: 1 });
    // @ts-expect-error the count is a number
    formatMessage(SESSIONS, { count: '1', client: 'Acme' });
    // @ts-expect-error nothing in it is called name
    formatMessage(SESSIONS, { count: 1, client: 'Acme', name: 'Acme' });
    // @ts-expect-error the time inside a branch is missing
    formatMessage(LEFT, { when: 'today', why: 'busy' });
    const either = [SESSIONS, 'For {client} at {host}'][1] as typeof SESSIONS | 'For {client} at {host}';
    // @ts-expect-error it may be the one that names a count
    expect(formatMessage(either, { client: 'Acme', host: 'a.example' })).toBe('For Acme at a.example');
  });
});

it.each([
  [[], '', ''],
  [['a'], 'a', 'a'],
  [['a', 'b'], 'a and b', 'a, b'],
  [['a', 'b', 'c'], 'a, b, and c', 'a, b, c'],
])('the list %j reads %j and plainly %j', (items, all, plain) => {
  expect(formatList(items, 'and')).toBe(all);
  expect(formatList(items, 'plain')).toBe(plain);
});
