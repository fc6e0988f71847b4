import { describe, expect, it, vi } from 'vitest';

// The module's own calls are arguments; only its default names Electron's.
vi.mock('electron', () => ({ clipboard: {} }));
const { CLEARS_AFTER, openClipboard } = await import('../../src-main/clipboard.ts');

function system(style: 'at once' | 'promises') {
  let text = '';
  const timers: (() => void)[] = [];
  const answer = <T>(value: T) => (style === 'promises' ? Promise.resolve(value) : value);
  const clipboard = openClipboard({
    calls: {
      writeText: (next) => {
        text = next;
        return answer(undefined);
      },
      readText: () => answer(text) as string | Promise<string>,
      clear: () => {
        text = '';
        return answer(undefined);
      },
    },
    schedule: (milliseconds, run) => {
      expect(milliseconds).toBe(CLEARS_AFTER);
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
    now: () => 0,
  });
  return { clipboard, timers, read: () => text, copy: (other: string) => (text = other) };
}

describe.each(['at once', 'promises'] as const)('a copied secret, where calls answer %s', (style) => {
  it('goes after 30 s', async () => {
    const { clipboard, timers, read } = system(style);
    expect(await clipboard.put('secret')).toEqual({ clearsAt: '1970-01-01T00:00:30.000Z', concealed: false });
    expect(read()).toBe('secret');
    timers[0]?.();
    await vi.waitFor(() => expect(read()).toBe(''));
  });

  it('leaves alone what was copied since', async () => {
    const { clipboard, read, copy } = system(style);
    await clipboard.put('secret');
    copy('mine');
    await clipboard.clear();
    expect(read()).toBe('mine');
  });

  it('goes before the next one and on quitting, with its timer', async () => {
    const { clipboard, timers, read } = system(style);
    await clipboard.put('one');
    await clipboard.put('two');
    expect(timers).toHaveLength(1);
    await clipboard.clear();
    expect(read()).toBe('');
    expect(timers).toHaveLength(0);
  });
});
