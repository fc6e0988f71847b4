import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { quitMessages } from '../../../src-preload/messages/messages.ts';
import { useQuit } from '../../../src-renderer/quit/quit-store.ts';
import type { Setup } from '../../../src-renderer/shell/bridge.ts';
import { registerCommit } from '../../../src-renderer/ui/commit-registry.ts';
import { passphraseFaults, SHORTEST_PASSPHRASE } from '../../../src-renderer/ui/seal-form.tsx';

afterEach(() => vi.unstubAllGlobals());

/** A main that writes down what it is asked and can announce. */
function pretendMain(answers: Partial<Record<string, unknown>> = {}) {
  const asked: { name: string; input: unknown }[] = [];
  const hearers = new Map<string, (event: unknown) => void>();
  const setup: Setup = {
    invoke: async (name, input) => {
      asked.push({ name, input });
      return { ok: true, value: answers[name] ?? null };
    },
    on: (name, then) => {
      hearers.set(name, then);
      return () => hearers.delete(name);
    },
  };
  vi.stubGlobal('window', { setup });
  return { asked, announce: (name: string, event: unknown) => hearers.get(name)?.(event) };
}

const turn = () => new Promise((done) => setImmediate(done));

describe('quitting', () => {
  it('hands over what is typed, and says so only when every field has been answered', async () => {
    const { asked, announce } = pretendMain();
    let answerField: () => void = () => undefined;
    const leave = registerCommit(
      () =>
        new Promise((done) => {
          answerField = done;
        }),
    );
    const stop = useQuit.getState().follow();
    announce('commit-now', null);
    await turn();
    expect(asked).toEqual([]);
    answerField();
    await turn();
    expect(asked.map((one) => one.name)).toEqual(['reportCommitted']);
    leave();
    stop();
  });

  it('asks, seals under a passphrase that no state keeps, and then quits', async () => {
    const { asked, announce } = pretendMain({ sealToFile: { fileName: 'out.age', secrets: 2 } });
    const stop = useQuit.getState().follow();
    const risk = { unsent: 2, waiting: 0, sessions: ['Acme'], connections: [] };
    announce('quit-asked', risk);
    expect(useQuit.getState().state).toEqual({ kind: 'asking', risk });
    useQuit.getState().chooseSealing();
    const passphrase = 'four words in a row';
    const sealing = useQuit.getState().seal(passphrase);
    expect(JSON.stringify(useQuit.getState())).not.toContain(passphrase);
    await sealing;
    expect(useQuit.getState().state).toEqual({ kind: 'sealed', fileName: 'out.age', secrets: 2 });
    useQuit.getState().quit();
    await turn();
    expect(asked).toEqual([
      { name: 'sealToFile', input: { passphrase } },
      { name: 'answerQuit', input: { choice: 'discard' } },
    ]);
    stop();
  });

  it('stays when asked to', async () => {
    const { asked, announce } = pretendMain();
    const stop = useQuit.getState().follow();
    announce('quit-asked', { unsent: 1, waiting: 0, sessions: [], connections: [] });
    useQuit.getState().stay();
    await turn();
    expect(useQuit.getState().state).toEqual({ kind: 'idle' });
    expect(asked).toEqual([{ name: 'answerQuit', input: { choice: 'stay' } }]);
    stop();
  });
});

describe('passphraseFaults', () => {
  const long = 'x'.repeat(SHORTEST_PASSPHRASE);
  it.each([
    ['short', 'short', { first: formatMessage(quitMessages.tooShort, { minimum: SHORTEST_PASSPHRASE }) }],
    [long, `${long}y`, { again: quitMessages.different }],
    [long, long, {}],
  ])('%s and %s', (first, again, expected) => {
    expect(passphraseFaults(first, again)).toEqual(expected);
  });
});
