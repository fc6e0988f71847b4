import { EventEmitter } from 'node:events';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Reply } from '../../src-preload/contract/channel.ts';
import type { Setup } from '../../src-preload/index.ts';
import { mockElectron } from '../harness/mock-electron.ts';

/** The page's end of Electron's channel; the test says what main sends, and in which order it arrives. */
const channel = Object.assign(new EventEmitter(), { invoke: vi.fn<() => Promise<Reply>>() });
const exposed: { setup?: Setup } = {};
mockElectron({
  ipcRenderer: channel,
  contextBridge: {
    exposeInMainWorld: (_name: string, setup: Setup) => void Object.assign(exposed, { setup }),
  },
});
await import('../../src-preload/index.ts');

const setup = exposed.setup as Setup;
const done = { ok: true, value: null } as const;
const settle = () => new Promise<void>((next) => setImmediate(next));
let last = 0;
const announce = (name: string, payload: unknown) => {
  last += 1;
  channel.emit('announce', {}, last, name, payload);
};
let seen: string[] = [];
const invoke = async () => {
  const result = await setup.invoke('reportCommitted', {});
  seen.push(result.ok ? 'result' : 'refused');
};

beforeEach(() => {
  seen = [];
});

it('hands a result on after the announcement it comes after, whichever arrives first', async () => {
  const stop = setup.on('theme-changed', (theme) => seen.push(theme));
  channel.invoke.mockResolvedValueOnce({ result: done, after: last + 2 });
  void invoke();
  await settle();
  announce('theme-changed', 'light');
  await settle();
  expect(seen).toEqual(['light']);
  announce('theme-changed', 'dark');
  await settle();
  expect(seen).toEqual(['light', 'dark', 'result']);

  channel.invoke.mockResolvedValueOnce({ result: done, after: last });
  await invoke();
  expect(seen.at(-1)).toBe('result');
  stop();
});

it('hands a result on at once where nothing was announced meanwhile', async () => {
  channel.invoke.mockResolvedValueOnce({ result: done, after: 0 });
  await invoke();
  expect(seen).toEqual(['result']);
});

it('hands a result on although the page throws at the announcement', async () => {
  const stop = setup.on('theme-changed', () => {
    throw new Error('of the page');
  });
  channel.invoke.mockResolvedValueOnce({ result: done, after: last + 1 });
  void invoke();
  await settle();
  expect(() => announce('theme-changed', 'light')).toThrow('of the page');
  await settle();
  expect(seen).toEqual(['result']);
  stop();
});

it('hands an announcement to those who listen to its name, until they stop', () => {
  const stop = setup.on('theme-changed', (theme) => seen.push(theme));
  announce('network-changed', 'offline');
  announce('theme-changed', 'light');
  stop();
  announce('theme-changed', 'dark');
  expect(seen).toEqual(['light']);
});
