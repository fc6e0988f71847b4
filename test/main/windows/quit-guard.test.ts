import { describe, expect, it } from 'vitest';
import { makeQuitGuard, quitDialogText } from '../../../src-main/windows/quit-guard.ts';
import { silentLog } from '../../harness/silent-log.ts';

type Page = { isAlive?: boolean; isAliveAgain?: boolean; fails?: boolean };
type Rest = { isUncounted?: boolean; box?: boolean | 'fails' | 'stands' };

function guard(
  unsent: number,
  waiting = 0,
  page: Page = {},
  { isUncounted = false, box = false }: Rest = {},
) {
  const seen: string[] = [];
  let timeUp = () => {};
  const made = makeQuitGuard({
    commitNow: () => {
      seen.push('commit');
      if (page.isAliveAgain && seen.includes('restart')) made.committed();
    },
    isPageAlive: async () => page.isAlive ?? false,
    restartPage: async () => {
      seen.push('restart');
      if (page.fails) throw new Error('no window');
    },
    atRisk: async () => {
      if (isUncounted) throw new Error('EIO');
      return { unsent, waiting, sessions: [], connections: [] };
    },
    askInDialog: async (risk) => {
      seen.push(`box ${risk?.unsent ?? 'uncounted'}`);
      if (box === 'fails') throw new Error('no display');
      return box === 'stands' ? new Promise<boolean>(() => {}) : box;
    },
    log: silentLog,
    askWindow: (risk) => seen.push(`ask ${risk.unsent}`),
    finish: () => seen.push('finish'),
    schedule: (_milliseconds, run) => {
      timeUp = run;
      return () => {
        if (timeUp === run) timeUp = () => {};
      };
    },
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { ...made, seen, settle, timeUp: () => timeUp() };
}

describe('quitting', () => {
  it('commits what was typed, then ends when nothing would be lost', async () => {
    const one = guard(0);
    expect(one.ask()).toBe(false);
    expect(one.seen).toEqual(['commit']);
    one.committed();
    await one.settle();
    expect(one.seen).toEqual(['commit', 'finish']);
    expect(one.ask()).toBe(true);
  });

  it('asks before secrets are lost, and stays when told to', async () => {
    const one = guard(2);
    one.ask();
    one.committed();
    await one.settle();
    expect(one.seen).toEqual(['commit', 'ask 2']);
    one.stay();
    expect(one.ask()).toBe(false);
    expect(one.seen).toEqual(['commit', 'ask 2', 'commit']);
  });

  it('asks before work is lost of which no secret is at risk', async () => {
    const one = guard(0, 1);
    one.ask();
    one.committed();
    await one.settle();
    expect(one.seen).toEqual(['commit', 'ask 0']);
  });

  it('ends on discard, once', async () => {
    const one = guard(2);
    one.ask();
    one.committed();
    await one.settle();
    one.quit();
    one.quit();
    expect(one.seen).toEqual(['commit', 'ask 2', 'finish']);
  });

  it('does not wait for ever for a page that does not answer', async () => {
    const one = guard(0);
    one.ask();
    one.timeUp();
    await one.settle();
    expect(one.seen).toEqual(['commit', 'finish']);
  });

  it('counts once although asked twice while committing', async () => {
    const one = guard(0);
    one.ask();
    one.ask();
    one.committed();
    one.committed();
    await one.settle();
    expect(one.seen).toEqual(['commit', 'finish']);
  });

  describe('with a page that does not answer', () => {
    it('asks in it all the same when it is only slow', async () => {
      const one = guard(2, 0, { isAlive: true });
      one.ask();
      one.timeUp();
      await one.settle();
      expect(one.seen).toEqual(['commit', 'ask 2']);
    });

    it('asks in a new one when it hangs, and can be asked again there', async () => {
      const one = guard(2, 0, { isAliveAgain: true });
      one.ask();
      one.ask();
      one.timeUp();
      await one.settle();
      expect(one.seen).toEqual(['commit', 'restart', 'commit', 'ask 2']);
      one.quit();
      expect(one.seen.at(-1)).toBe('finish');
    });

    async function waitInVain(one: ReturnType<typeof guard>) {
      one.ask();
      for (let step = 0; step < 25; step += 1) {
        one.timeUp();
        await one.settle();
      }
      return one.seen.filter((each) => each !== 'commit');
    }

    it.each([
      ['Quit', true, ['restart', 'box 2', 'finish']],
      ['Stay', false, ['restart', 'box 2']],
      // Quitting stays possible.
      ['nothing, as there is no box', 'fails', ['restart', 'box 2', 'finish']],
    ] as const)('asks in a box when the new one does not answer either: %s', async (_what, box, expected) => {
      expect(await waitInVain(guard(2, 0, {}, { box }))).toEqual(expected);
      expect(await waitInVain(guard(2, 0, { fails: true }, { box }))).toEqual(expected);
    });

    it('can be asked again after Stay, and puts up no second box while one stands', async () => {
      const one = guard(2);
      await waitInVain(one);
      expect(await waitInVain(one)).toEqual(['restart', 'box 2', 'restart', 'box 2']);
      const standing = guard(2, 0, {}, { box: 'stands' });
      await waitInVain(standing);
      expect(await waitInVain(standing)).toEqual(['restart', 'box 2']);
    });
  });

  it.each([
    ['Quit', true],
    ['Stay', false],
  ])('asks in a box where what would be lost cannot be counted: %s', async (_what, box) => {
    const one = guard(0, 0, {}, { isUncounted: true, box });
    for (const _time of ['once', 'again']) {
      one.ask();
      one.committed();
      await one.settle();
    }
    const asked = ['commit', 'box uncounted'];
    expect(one.seen).toEqual(box ? [...asked, 'finish'] : [...asked, ...asked]);
  });

  it('does not end on an answer to a question that nobody has put', async () => {
    const one = guard(2);
    one.quit();
    one.ask();
    one.committed();
    await one.settle();
    one.stay();
    one.quit();
    expect(one.seen).toEqual(['commit', 'ask 2']);
  });
});

describe('the box', () => {
  it.each([
    [{ unsent: 2, waiting: 1 }, ['2 secrets', '1 item waits in the outbox and is lost too.'], 'lose secrets'],
    [{ unsent: 0, waiting: 1 }, ['1 item waits in the outbox in memory only.'], 'lose what waits'],
    [
      { unsent: 3, waiting: 0, comesBack: 1 },
      ['3 secrets', '1 of them has an earlier saved value'],
      'lose secrets',
    ],
  ])('says what would be lost: %o', (counts, texts, title) => {
    const box = quitDialogText({ sessions: ['Acme'], connections: [], ...counts });
    for (const each of texts) expect(box.text).toContain(each);
    expect(box.title).toContain(title);
    expect(box.text).toContain('What this computer has encrypted stays');
    // What waits is queued again; only a secret can be saved before, or has to be entered again.
    expect(box.text.includes('choose Stay')).toBe(counts.unsent > 0);
  });

  it('says so where it could not be counted', () => {
    expect(quitDialogText(null).text).toMatch(/could not be counted.+encrypted stays.+choose Stay/s);
    expect(quitDialogText(null)).toMatchObject({ confirm: 'Quit and lose them', cancel: 'Stay' });
  });
});
