import { afterEach, expect, it, vi } from 'vitest';
import { invoke, on, type Setup } from '../../../src-renderer/shell/bridge.ts';

function openBridge(setup?: Setup) {
  vi.stubGlobal('window', { setup });
}
afterEach(() => vi.unstubAllGlobals());

it('hands the question and the answer through', async () => {
  const asked: unknown[] = [];
  openBridge({
    invoke: async (name, input) => {
      asked.push([name, input]);
      return { ok: true, value: [] };
    },
    on: () => () => undefined,
  });
  expect(await invoke('readSession', { sessionId: 'one' })).toEqual({ ok: true, value: [] });
  expect(asked).toEqual([['readSession', { sessionId: 'one' }]]);
});

it.each([
  ['is not there', undefined],
  ['throws', { invoke: () => Promise.reject(new Error('gone')), on: () => () => undefined }],
  ['answers nothing', { invoke: async () => undefined as never, on: () => () => undefined }],
])('answers `unexpected` when the bridge %s', async (_case, setup) => {
  openBridge(setup);
  expect(await invoke('readApp', {})).toEqual({ ok: false, error: { code: 'unexpected' } });
});

it('listens by name and stops', () => {
  const received: unknown[] = [];
  let tell: (event: unknown) => void = () => undefined;
  openBridge({
    invoke: async () => ({ ok: true, value: null }),
    on: (name, then) => {
      expect(name).toBe('network-changed');
      tell = then;
      return () => {
        tell = () => undefined;
      };
    },
  });
  const stop = on('network-changed', (event) => received.push(event));
  tell('offline');
  stop();
  tell('online');
  expect(received).toEqual(['offline']);
});

it('asks once the first frame is painted, and waits no longer', async () => {
  vi.resetModules();
  const frames: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  const asked: string[] = [];
  openBridge({
    invoke: async (name) => {
      asked.push(name);
      return { ok: true, value: null };
    },
    on: () => () => undefined,
  });
  const bridge = await import('../../../src-renderer/shell/bridge.ts');
  const first = bridge.invoke('readApp', {});
  await new Promise((next) => setImmediate(next));
  expect(asked).toEqual([]);
  for (const draw of frames) draw();
  await first;
  await bridge.invoke('readSettings', {});
  expect(asked).toEqual(['readApp', 'readSettings']);
  expect(frames).toHaveLength(1);
});

it('asks in a window that is never drawn, too', async () => {
  vi.useFakeTimers();
  vi.resetModules();
  // It starts minimised: no frame ever comes, and nobody presses a key.
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const asked: string[] = [];
  openBridge({
    invoke: async (name) => {
      asked.push(name);
      return { ok: true, value: null };
    },
    on: () => () => undefined,
  });
  const bridge = await import('../../../src-renderer/shell/bridge.ts');
  const answer = bridge.invoke('readApp', {});
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await answer).toEqual({ ok: true, value: null });
  vi.useRealTimers();
});
