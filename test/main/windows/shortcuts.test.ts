import { describe, expect, it } from 'vitest';
import { shortcutOf } from '../../../src-main/windows/shortcuts.ts';

type Keys = Parameters<typeof shortcutOf>[0];
const none = { control: false, meta: false, alt: false, shift: false, isComposing: false };
const ctrl = (key: string, code: string, more: Partial<Keys> = {}): Keys => ({
  ...none,
  type: 'keyDown',
  control: true,
  key,
  code,
  ...more,
});
const installed = { platform: 'linux', isDevelopment: false } as const;
const development = { platform: 'linux', isDevelopment: true } as const;

describe('keys without a menu', () => {
  it.each([
    ['the + of a German keyboard', ctrl('+', 'BracketRight'), 'zoom-in'],
    ['the = of an American one', ctrl('=', 'Equal'), 'zoom-in'],
    ['the same with Shift', ctrl('+', 'Equal', { shift: true }), 'zoom-in'],
    ['the number pad', ctrl('+', 'NumpadAdd'), 'zoom-in'],
    ['-', ctrl('-', 'Minus'), 'zoom-out'],
    ['- of the number pad', ctrl('-', 'NumpadSubtract'), 'zoom-out'],
    ['0', ctrl('0', 'Digit0'), 'zoom-reset'],
    ['0 of the number pad', ctrl('0', 'Numpad0'), 'zoom-reset'],
    ['0 of a French keyboard, where it takes Shift', ctrl('à', 'Digit0'), 'zoom-reset'],
    ['Ctrl Q on Linux', ctrl('q', 'KeyQ'), 'quit'],
  ])('%s', (_what, keys, expected) => {
    expect(shortcutOf(keys, installed)).toBe(expected);
    expect(shortcutOf({ ...keys, type: 'keyUp' }, installed)).toBeNull();
    expect(shortcutOf({ ...keys, control: false }, installed)).toBeNull();
  });

  it.each([
    ['Insert of the number pad, which copies', ctrl('Insert', 'Numpad0')],
    ['AltGr, which types a letter', ctrl('=', 'Digit0', { alt: true })],
    ['a text that is being composed', ctrl('0', 'Digit0', { isComposing: true })],
    ['paste', ctrl('v', 'KeyV')],
    ['a vendor of the page', ctrl('1', 'Digit1')],
  ])('%s is left to the page', (_what, keys) => {
    expect(shortcutOf(keys, development)).toBeNull();
  });

  it.each([
    ['F5', ctrl('F5', 'F5', { control: false }), 'reload'],
    ['Ctrl R', ctrl('r', 'KeyR'), 'reload'],
    ['Ctrl Shift I', ctrl('I', 'KeyI', { shift: true }), 'dev-tools'],
  ])('%s serves in development only', (_what, keys, expected) => {
    expect(shortcutOf(keys, development)).toBe(expected);
    expect(shortcutOf(keys, installed)).toBeNull();
  });

  it('a Mac takes its own key, and ends by its menu', () => {
    const mac = { platform: 'darwin', isDevelopment: true } as const;
    const command = (key: string, code: string, more: Partial<Keys> = {}) =>
      ctrl(key, code, { control: false, meta: true, ...more });
    expect(shortcutOf(command('+', 'Equal'), mac)).toBe('zoom-in');
    expect(shortcutOf(command('ˆ', 'KeyI', { alt: true }), mac)).toBe('dev-tools');
    expect(shortcutOf(command('q', 'KeyQ'), mac)).toBeNull();
    expect(shortcutOf(ctrl('+', 'Equal'), mac)).toBeNull();
  });

  it('Windows ends an app by Alt F4', () => {
    expect(shortcutOf(ctrl('q', 'KeyQ'), { platform: 'win32', isDevelopment: true })).toBeNull();
  });
});
