import { describe, expect, it, vi } from 'vitest';
import { mockElectron } from '../../harness/mock-electron.ts';

// The module's own calls are arguments; only its default names Electron's.
mockElectron({ clipboard: {} });
const { CLEARS_AFTER_MS, openClipboard, systemClipboardOf } = await import(
  '../../../src-main/windows/clipboard.ts'
);

type Style = 'at once' | 'promises';

/** Electron's module as X11 has it: a copied text is in both. Newer runtimes answer promises and know marks. */
function electrons(style: Style) {
  const both = { clipboard: '', selection: '' };
  let marks: string[] = [];
  const answer = <T>(value: T) => (style === 'promises' ? Promise.resolve(value) : value) as T;
  const kindOf = (kind?: string) => (kind === 'selection' ? 'selection' : 'clipboard');
  const module = {
    readText: (kind?: string) => answer(both[kindOf(kind)]),
    clear: (kind?: string) => {
      both[kindOf(kind)] = '';
      return answer(undefined);
    },
    writeText: (text: string) => {
      both.clipboard = text;
      both.selection = text;
      marks = [];
      return answer(undefined);
    },
    write: async (items: unknown) => {
      const [{ types }] = items as [{ types: Record<string, string | Blob> }];
      module.writeText(types['text/plain'] as string);
      for (const [name, value] of Object.entries(types)) {
        if (value instanceof Blob)
          marks.push(`${name} ${Buffer.from(await value.arrayBuffer()).toString('hex')}`);
      }
    },
    ...(style === 'promises'
      ? {
          selection: {
            readText: async () => both.selection,
            clear: async () => {
              both.selection = '';
            },
          },
        }
      : {}),
  };
  class Item {
    constructor(readonly types: Record<string, string | Blob>) {}
  }
  return { module, both, marks: () => marks, Item: style === 'promises' ? Item : undefined };
}

function system(style: Style, platform: NodeJS.Platform = 'linux') {
  const { module, both, marks, Item } = electrons(style);
  const timers: (() => void)[] = [];
  const clipboard = openClipboard({
    calls: systemClipboardOf(module as never, async () => Item as never, platform),
    schedule: (milliseconds, run) => {
      expect(milliseconds).toBe(CLEARS_AFTER_MS);
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
    now: () => 0,
  });
  return { clipboard, timers, both, marks, module };
}

describe.each(['at once', 'promises'] as const)('a copied secret, where calls answer %s', (style) => {
  const concealed = style === 'promises';

  it('goes after 30 s', async () => {
    const { clipboard, timers, both } = system(style);
    expect(await clipboard.put('secret')).toEqual({ clearsAt: '1970-01-01T00:00:30.000Z', concealed });
    expect(both.clipboard).toBe('secret');
    timers[0]?.();
    await vi.waitFor(() => expect(both.clipboard).toBe(''));
  });

  it('is not in the second clipboard of X11, where nobody looks for it', async () => {
    const { clipboard, both } = system(style);
    await clipboard.put('secret');
    expect(both).toEqual({ clipboard: 'secret', selection: '' });
  });

  it('leaves the second one too when it came there again, also after something else was copied', async () => {
    const { clipboard, both } = system(style);
    await clipboard.put('secret');
    both.selection = 'secret';
    both.clipboard = 'mine';
    await clipboard.clear();
    expect(both).toEqual({ clipboard: 'mine', selection: '' });
  });

  it('leaves alone what was copied or selected since', async () => {
    const { clipboard, both } = system(style);
    await clipboard.put('secret');
    both.clipboard = 'mine';
    both.selection = 'marked';
    await clipboard.clear();
    expect(both).toEqual({ clipboard: 'mine', selection: 'marked' });
  });

  it('is gone when a text without a secret is copied, and that one stays', async () => {
    const { clipboard, timers, both } = system(style);
    await clipboard.put('secret');
    await clipboard.write('a summary');
    expect(timers).toHaveLength(0);
    await clipboard.clear();
    expect(both.clipboard).toBe('a summary');
  });

  it('goes before the next one and on quitting, with its timer', async () => {
    const { clipboard, timers, both } = system(style);
    await clipboard.put('one');
    await clipboard.put('two');
    expect(timers).toHaveLength(1);
    await clipboard.clear();
    expect(both.clipboard).toBe('');
    expect(timers).toHaveLength(0);
  });
});

describe('the mark of a secret', () => {
  const raw = (name: string) => `electron application/osclipboard;format="${name}"`;
  const secret = Buffer.from('secret').toString('hex');

  it.each<[NodeJS.Platform, string[]]>([
    ['linux', [`${raw('x-kde-passwordManagerHint')} ${secret}`]],
    ['darwin', [`${raw('org.nspasteboard.ConcealedType')} ${secret}`]],
    [
      'win32',
      [
        `${raw('ExcludeClipboardContentFromMonitorProcessing')} 00000000`,
        `${raw('CanIncludeInClipboardHistory')} 00000000`,
        `${raw('CanUploadToCloudClipboard')} 00000000`,
      ],
    ],
  ])('is written together with the text, on %s', async (platform, expected) => {
    const { clipboard, marks, both } = system('promises', platform);
    expect((await clipboard.put('x')).concealed).toBe(true);
    expect(both.clipboard).toBe('x');
    await vi.waitFor(() => expect(marks()).toEqual(expected));
  });

  it.each<[string, Style, NodeJS.Platform]>([
    ['on a runtime that cannot', 'at once', 'linux'],
    ['on a system that has none', 'promises', 'freebsd'],
  ])('is not promised %s', async (_where, style, platform) => {
    const { clipboard, marks, both } = system(style, platform);
    expect((await clipboard.put('x')).concealed).toBe(false);
    expect([both.clipboard, marks()]).toEqual(['x', []]);
  });

  it('is not promised where the system refuses it, and the text is copied all the same', async () => {
    const { clipboard, module, both } = system('promises');
    module.write = () => Promise.reject(new Error('Unsupported format'));
    expect((await clipboard.put('x')).concealed).toBe(false);
    expect(both.clipboard).toBe('x');
  });
});
