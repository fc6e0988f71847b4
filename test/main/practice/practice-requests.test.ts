import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppServices } from '../../../src-main/ipc/app-services.ts';
import { makeHandlers } from '../../../src-main/ipc/dispatch.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { openMemorySettings } from '../../../src-main/storage/settings-store.ts';
import type { RequestName } from '../../../src-preload/contract/requests.ts';
import { requestSchemas } from '../../../src-preload/contract/schemas/requests.ts';
import { makePresenting } from '../../harness/presenting.ts';
import { requestInputs } from '../../harness/request-inputs.ts';
import { openPractice, type Practice } from './open-practice.ts';

/*
 * Every request is sent in practice while nothing real may be touched: practice neither reads nor writes anything real.
 */
const REAL = { sessionId: 'b7227de7-f717-4f59-8b7b-000000000000', vendor: 'vsax' };
const CONNECTION = 'practice-connection';

/** Those of the app itself: its log, how it ends, and what must not be lost when it does. */
const OF_THE_APP: RequestName[] = ['reportViolation', 'sealToFile', 'startPractice', 'leavePractice'];

/** Those that ask for a file: what is in it is of practice, and says so. */
const WITH_FILES: RequestName[] = ['saveReport', 'openReport'];

let practice: Practice;
let touched: string[];
let appServices: AppServices;
/** Dialogs for files that were shown, and addresses that were opened. */
let dialogs: number;

beforeEach(async () => {
  practice = await openPractice('vsax');
  touched = [];
  dialogs = 0;
  const real = new Proxy({} as RealServices, {
    get(_services, part) {
      touched.push(String(part));
      throw new Error(`Practice touches ${String(part)} of the real services.`);
    },
  });
  const dialog = async () => {
    dialogs += 1;
    return null;
  };
  appServices = {
    real,
    practice: { services: practice.services, scenario: 'everything-works' },
    current: () => practice.services,
    appInfo: { version: '0.0.0' },
    network: () => 'online',
    takeDeepLink: () => null,
    chooseFileToRead: dialog,
    chooseFileToWrite: dialog,
    random: (bytes: number) => new Uint8Array(bytes),
    openInBrowser: async () => {
      dialogs += 1;
      return true;
    },
    openMail: async () => {
      dialogs += 1;
      return 'opened';
    },
    presenting: makePresenting(() => practice.services).presenting,
    window: { state: () => ({ pinned: false, zoom: 100 }), pin() {}, zoom() {}, blockCapture() {} },
    quitGuard: { ask: () => false, committed() {}, stay() {}, quit() {} },
  } as unknown as AppServices;
});
afterEach(async () => {
  for (const run of practice.services.runtime.runs.values()) run.abort.abort();
  await practice.services.outbox.close();
  await practice.services.client.close();
});

const names = Object.keys(requestSchemas) as RequestName[];

it.each(names.filter((name) => !OF_THE_APP.includes(name)))('%s stays in practice', async (name) => {
  const handlers = makeHandlers(appServices);
  for (const given of [requestInputs(practice.where, CONNECTION), requestInputs(REAL, 'c1')]) {
    const input = requestSchemas[name].parse(given[name]);
    const answer = await handlers[name](input as never);
    expect(answer).toHaveProperty('ok');
  }
  expect(touched).toEqual([]);
  if (!WITH_FILES.includes(name)) expect(dialogs).toBe(0);
});

it('a theme chosen in practice empties no technician’s name, and is gone with practice', async () => {
  const settings = openMemorySettings({ technician: 'Robin', theme: 'light' });
  const announced: unknown[] = [];
  const real = {
    settings,
    vault: practice.services.vault,
    announce: (...event: unknown[]) => void announced.push(event),
  } as unknown as RealServices;
  const here: AppServices = {
    ...appServices,
    real,
    practice: null,
    openPractice: async () => practice.services,
  };
  here.current = () => here.practice?.services ?? real;
  const handlers = makeHandlers(here);
  expect(await handlers.startPractice({ scenario: 'everything-works' })).toMatchObject({ ok: true });
  expect(await handlers.readApp({})).toMatchObject({ value: { theme: 'light' } });
  expect(await handlers.keepPreferences({ theme: 'dark' })).toMatchObject({ ok: true });
  expect(await handlers.readSettings({})).toMatchObject({
    value: { theme: 'dark', technician: '', connections: [{ name: 'Pretend Neo' }] },
  });
  expect(await handlers.readApp({})).toMatchObject({ value: { theme: 'dark' } });
  expect(await handlers.leavePractice({})).toMatchObject({ ok: true });
  expect(settings.read()).toMatchObject({ technician: 'Robin', theme: 'light' });
  expect(announced).toContainEqual(['theme-changed', 'light']);
});

it('two changes of the preferences at once keep both', async () => {
  const handlers = makeHandlers(appServices);
  await Promise.all([
    handlers.keepPreferences({ theme: 'dark' }),
    handlers.keepPreferences({ technician: ' Robin ' }),
  ]);
  expect(practice.services.settings.read()).toMatchObject({ theme: 'dark', technician: 'Robin' });
});
