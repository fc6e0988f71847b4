import { describe, expect, it } from 'vitest';
import { newSessionMessages as words } from '../../../src-preload/messages/messages.ts';
import { faultsOf } from '../../../src-renderer/sessions/new-session.ts';
import { shortTime } from '../../../src-renderer/sessions/short-time.ts';
import { isTyping } from '../../../src-renderer/sessions/type-to-search.ts';

const good = { clientName: 'Acme', technician: 'Robin', connectionId: null, vendors: ['pretend'] };

describe('faultsOf', () => {
  it.each([
    ['a whole session', {}, {}],
    ['blanks for a name', { clientName: '  ' }, { clientName: words.clientNameMissing }],
    ['no vendor', { vendors: [] }, { vendors: words.vendorsMissing }],
  ])('%s', (_case, change, expected) => {
    expect(faultsOf({ ...good, ...change })).toEqual(expected);
  });
});

describe('saysWhen', () => {
  const now = new Date(2030, 5, 15, 12, 0).getTime();
  const at = (...date: [number, number, number, number]) => shortTime(new Date(...date).toISOString(), now);
  it('says the time today, the day this year, the date otherwise, and nothing for nonsense', () => {
    expect(at(2030, 5, 15, 9)).toMatch(/9|09/);
    expect(at(2030, 5, 15, 9)).not.toContain('15');
    expect(at(2030, 2, 3, 9)).toContain('3');
    expect(at(2030, 2, 3, 9)).not.toContain('2030');
    expect(at(2028, 2, 3, 9)).toContain('2028');
    expect(shortTime('never', now)).toBe('');
  });
});

describe('isTyping', () => {
  const plain = { ctrlKey: false, altKey: false, metaKey: false };
  it.each([
    ['a', {}, true],
    ['ß', {}, true],
    ['?', {}, false],
    [' ', {}, false],
    ['Enter', {}, false],
    ['ArrowDown', {}, false],
    ['a', { ctrlKey: true }, false],
    ['a', { altKey: true }, false],
    ['a', { metaKey: true }, false],
  ])('%s with %j → %s', (key, held, expected) => {
    expect(isTyping({ ...plain, ...held, key })).toBe(expected);
  });
});
