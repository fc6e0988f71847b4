import { describe, expect, it } from 'vitest';
import { makeQuitGuard } from '../../src-main/quit-guard.ts';

function guard(unsent: number, waiting = 0, page: { isAlive?: boolean; isAliveAgain?: boolean } = {}) {
  const seen: string[] = [];
  let timeUp = () => {};
  const made = makeQuitGuard({
    commitNow: () => {
      seen.push('commit');
      if (page.isAliveAgain && seen.includes('restart')) made.committed();
    },
    isPageAlive: async () => page.isAlive ?? false,
    restartPage: async () => void seen.push('restart'),
    atRisk: async () => ({ unsent, waiting, sessions: [], connections: [] }),
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

    it('ends when the new one does not answer either', async () => {
      const one = guard(2);
      one.ask();
      for (let step = 0; step < 25; step += 1) {
        one.timeUp();
        await one.settle();
      }
      expect(one.seen.filter((each) => each === 'restart')).toHaveLength(1);
      expect(one.seen.filter((each) => each.startsWith('ask'))).toEqual([]);
      expect(one.seen.at(-1)).toBe('finish');
    });
  });
});
