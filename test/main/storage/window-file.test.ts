import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFiles } from '../../../src-main/storage/files.ts';
import {
  audiencePlaces,
  type DisplayPlace,
  openWindowFile,
  technicianPlace,
  type WindowPlace,
} from '../../../src-main/storage/window-file.ts';
import { silentLog } from '../../harness/silent-log.ts';

let userData = '';
let place: WindowPlace | null;
let timers: { run: () => void; isCancelled: boolean }[];
const path = () => join(userData, 'window.json');
const there = { bounds: { x: -10, y: 20, width: 900, height: 700 }, isMaximized: true };

const parts = () => ({
  files: openFiles(),
  userData,
  log: silentLog,
  schedule: (_milliseconds: number, run: () => void) => {
    const timer = { run, isCancelled: false };
    timers.push(timer);
    return () => {
      timer.isCancelled = true;
    };
  },
});
const open = () => openWindowFile(technicianPlace, { ...parts(), take: () => place });
const openAudience = (places: readonly DisplayPlace[]) =>
  openWindowFile(audiencePlaces, { ...parts(), take: () => places });

beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'neo-window-'));
  place = there;
  timers = [];
});
afterEach(() => rm(userData, { recursive: true, force: true }));

it('is what was noted last, once it rests', async () => {
  const file = open();
  file.note();
  place = { ...there, isMaximized: false };
  file.note();
  expect(timers.map(({ isCancelled }) => isCancelled)).toEqual([true, false]);
  timers[1]?.run();
  await file.close();
  expect(await open().read()).toEqual(place);
  expect(await readdir(userData)).toEqual(['window.json']);
});

it('is written on closing where it does not rest yet, and left alone where nothing was noted', async () => {
  const file = open();
  await file.close();
  expect(await readdir(userData)).toEqual([]);
  file.note();
  await file.close();
  expect(await open().read()).toEqual(there);
});

it('is not written anew where it is the same, nor once the window is gone', async () => {
  const file = open();
  file.note();
  await file.close();
  await rm(path());
  file.note();
  await file.close();
  place = null;
  file.note();
  await file.close();
  expect(await readdir(userData)).toEqual([]);
});

it('is not written where it is what was read', async () => {
  const text = JSON.stringify({ schema: 1, ...there });
  await writeFile(path(), text);
  const file = open();
  expect(await file.read()).toEqual(there);
  await rm(path());
  file.note();
  await file.close();
  expect(await readdir(userData)).toEqual([]);
});

it('a folder that takes nothing ends no app', async () => {
  await rm(userData, { recursive: true });
  const file = open();
  file.note();
  await expect(file.close()).resolves.toBeUndefined();
});

it.each([
  ['no JSON', '{'],
  ['nothing', ''],
  ['a list', '[]'],
  ['another schema', JSON.stringify({ schema: 2, ...there })],
  ['no size', JSON.stringify({ schema: 1, ...there, bounds: { ...there.bounds, width: 0 } })],
  ['half a point', JSON.stringify({ schema: 1, ...there, bounds: { ...there.bounds, x: 0.5 } })],
  ['a place beyond any screen', JSON.stringify({ schema: 1, ...there, bounds: { ...there.bounds, y: 1e9 } })],
  ['a word for a number', JSON.stringify({ schema: 1, ...there, bounds: { ...there.bounds, y: '1' } })],
  ['more than a place', JSON.stringify({ schema: 1, ...there, more: 'x'.repeat(5_000) })],
])('is thrown away where its file holds %s', async (_what, text) => {
  await writeFile(path(), text);
  expect(await open().read()).toBeNull();
});

it('is nothing at the first start', async () => {
  expect(await open().read()).toBeNull();
});

it('of the audience window has a place for each display, the last used first', async () => {
  const places = [
    { display: 7, ...there },
    { display: 3, bounds: { x: 0, y: 0, width: 640, height: 360 }, isMaximized: false },
  ];
  const file = openAudience(places);
  file.note();
  await file.close();
  expect(await openAudience([]).read()).toEqual(places);
  expect(await readdir(userData)).toEqual(['audience-window.json']);
});

it.each([
  ['the one place of a version before', { schema: 1, ...there }],
  ['no list', { schema: 2, places: { display: 1, ...there } }],
  ['a place without a display', { schema: 2, places: [{ display: 1, ...there }, there] }],
  ['a place without a size', { schema: 2, places: [{ display: 1, bounds: {}, isMaximized: false }] }],
])('of the audience window is thrown away where it holds %s', async (_what, found) => {
  await writeFile(join(userData, 'audience-window.json'), JSON.stringify(found));
  expect(await openAudience([]).read()).toBeNull();
});
