import { describe, expect, it } from 'vitest';
import {
  type CommitOutcome,
  createAutosave,
  type Entry,
  isBulkInput,
  TYPING_PAUSE_MS,
} from '../../../src-renderer/ui/autosave.ts';

/** A field without a page: its text, its one timer, and main's answers, given by hand. */
function stage(emptyCounts = false) {
  const log = {
    text: '',
    commits: [] as { text: string; again: boolean }[],
    entries: [] as Entry[],
    settled: 0,
    rest: null as (() => void) | null,
    answers: [] as ((outcome: CommitOutcome) => void)[],
  };
  const autosave = createAutosave({
    read: () => log.text,
    commit: (text, again) => {
      log.commits.push({ text, again });
      return new Promise((answer) => log.answers.push(answer));
    },
    emptyCounts,
    settle: () => {
      log.settled += 1;
      log.text = '';
    },
    show: (entry) => log.entries.push(entry),
    wait: (milliseconds, then) => {
      expect(milliseconds).toBe(TYPING_PAUSE_MS);
      log.rest = then;
      return () => {
        log.rest = null;
      };
    },
  });
  const type = (text: string, atOnce = false) => {
    log.text = text;
    autosave.typed(atOnce);
  };
  const answer = async (outcome: CommitOutcome) => {
    log.answers.shift()?.(outcome);
    await new Promise((done) => setImmediate(done));
  };
  return { log, autosave, type, answer };
}

describe('handing over now', () => {
  it('waits for what is on its way, and knows what main does not have', async () => {
    const { autosave, type, answer } = stage();
    expect(autosave.isUnsaved()).toBe(false);
    type('secret', true);
    let isOver = false;
    void autosave.commitNow().then(() => {
      isOver = true;
    });
    await new Promise((done) => setImmediate(done));
    expect(isOver).toBe(false);
    await answer('refused');
    expect(isOver).toBe(true);
    expect(autosave.isUnsaved()).toBe(true);
  });
});

describe('text that arrives at once', () => {
  it('is committed immediately, then the field is cleared and closed', async () => {
    const { log, type, answer } = stage();
    type('secret', true);
    expect(log.commits).toEqual([{ text: 'secret', again: false }]);
    expect(log.entries).toEqual(['saving']);
    await answer('kept');
    expect(log.settled).toBe(1);
    expect(log.entries.at(-1)).toBe('resting');
  });

  it('stays when main refuses it, and is tried again when the field is left', async () => {
    const { log, type, answer, autosave } = stage();
    type('secret', true);
    await answer('refused');
    expect(log.settled).toBe(0);
    expect(log.text).toBe('secret');
    expect(log.commits).toHaveLength(1);
    void autosave.finish();
    await answer('kept');
    expect(log.commits).toHaveLength(2);
    expect(log.settled).toBe(1);
  });

  it('counts a broken answer as refused', async () => {
    const seen: Entry[] = [];
    const autosave = createAutosave({
      read: () => 'secret',
      commit: () => Promise.reject(new Error('gone')),
      emptyCounts: false,
      settle: () => expect.unreachable('nothing was kept'),
      show: (entry) => seen.push(entry),
      wait: () => () => undefined,
    });
    autosave.typed(true);
    await autosave.finish();
    expect(seen.at(-1)).toBe('resting');
  });
});

describe('text typed key by key', () => {
  it('is committed after the rest, but the field stays open', async () => {
    const { log, type, answer } = stage();
    type('sec');
    expect(log.commits).toEqual([]);
    log.rest?.();
    await answer('kept');
    expect(log.settled).toBe(0);
    expect(log.entries.at(-1)).toBe('rested');
    expect(log.text).toBe('sec');
  });

  it('says `again` when the same entry is typed on, and settles when it is left', async () => {
    const { log, type, answer, autosave } = stage();
    type('sec');
    log.rest?.();
    await answer('kept');
    type('secret');
    void autosave.finish();
    await answer('kept');
    expect(log.commits).toEqual([
      { text: 'sec', again: false },
      { text: 'secret', again: true },
    ]);
    expect(log.settled).toBe(1);
  });

  it('is committed before leaving, not again after it', async () => {
    const { log, type, answer, autosave } = stage();
    type('secret');
    log.rest?.();
    await answer('kept');
    await autosave.finish();
    expect(log.commits).toHaveLength(1);
    expect(log.settled).toBe(1);
  });

  it('never has two commits on the way: what came meanwhile follows the first answer', async () => {
    const { log, type, answer, autosave } = stage();
    type('sec');
    log.rest?.();
    type('secret');
    void autosave.finish();
    expect(log.commits).toHaveLength(1);
    await answer('kept');
    expect(log.commits.map((one) => one.text)).toEqual(['sec', 'secret']);
    expect(log.settled).toBe(0);
    await answer('kept');
    expect(log.settled).toBe(1);
  });

  it('is handed over before quitting without ending the entry', async () => {
    const { log, type, answer, autosave } = stage();
    type('sec');
    const done = autosave.commitNow();
    await answer('kept');
    await done;
    expect(log.commits).toHaveLength(1);
    expect(log.rest).toBeNull();
    expect(log.settled).toBe(0);
  });
});

describe('a field that leaves the screen', () => {
  it('hands over what it held, also behind a commit that is still on its way', async () => {
    const { log, type, answer, autosave } = stage();
    type('sec');
    log.rest?.();
    type('secret');
    const left = autosave.leave();
    log.text = '';
    await answer('kept');
    await answer('kept');
    await left;
    expect(log.commits.map((one) => one.text)).toEqual(['sec', 'secret']);
  });

  it('asks nothing when everything is kept', async () => {
    const { log, type, answer, autosave } = stage();
    type('secret', true);
    await answer('kept');
    await autosave.leave();
    expect(log.commits).toHaveLength(1);
  });
});

describe('an empty field', () => {
  it('is no secret', async () => {
    const { log, type, autosave } = stage();
    type('');
    await autosave.finish();
    expect(log.commits).toEqual([]);
  });

  it('is a value of its own where a plain field was emptied', async () => {
    const { log, type, autosave, answer } = stage(true);
    type('');
    void autosave.finish();
    await answer('kept');
    expect(log.commits).toEqual([{ text: '', again: false }]);
  });

  it('that was only visited asks nothing', async () => {
    const { log, autosave } = stage(true);
    await autosave.finish();
    await autosave.commitNow();
    expect(log.commits).toEqual([]);
  });
});

describe('cameAtOnce', () => {
  it.each([
    [{ inputType: 'insertText', data: 'a' }, false],
    [{ inputType: 'insertText', data: '😀' }, false],
    [{ inputType: 'insertText', data: 'a whole secret' }, true],
    [{ inputType: 'insertFromPaste', data: null }, true],
    [{ inputType: 'insertFromDrop' }, true],
    [{ inputType: 'insertReplacementText', data: 'x' }, true],
    [{ inputType: 'deleteContentBackward', data: null }, false],
    [{ inputType: 'insertCompositionText', data: 'かな', isComposing: true }, false],
    // A script that sets the value sends a bare event.
    [{}, true],
  ])('%j → %s', (event, expected) => {
    expect(isBulkInput(event)).toBe(expected);
  });
});
