/*
 * State goes one way: every request that changes what the window shows has announced it by the time it returns, and
 * returns nothing of it. A new one does not compile until it stands here. Longer than others because the list is one.
 */
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AppServices } from '../../../src-main/ipc/app-services.ts';
import { type Handlers, makeHandlers } from '../../../src-main/ipc/dispatch.ts';
import type { EnvironmentServices } from '../../../src-main/sessions/environment-services.ts';
import { vendorKey } from '../../../src-main/sessions/runtime-state.ts';
import { openMemorySettings } from '../../../src-main/storage/settings-store.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import type { EventName } from '../../../src-preload/contract/events.ts';
import type { ChangeName, Input, ReadName } from '../../../src-preload/contract/requests.ts';
import { changes, reads } from '../../../src-preload/contract/schemas/requests.ts';
import { sealAnswer } from '../../../src-renderer/request-page/seal-answer.ts';
import { mockElectron } from '../../harness/mock-electron.ts';
import { makePresenting } from '../../harness/presenting.ts';
import { PretendWindow, pretendScreen } from '../../harness/pretend-window.ts';
import { keysOfType } from '../../rules/contract-names.ts';
import { readSource } from '../../rules/source.ts';
import { textOfFile } from '../../rules/tree.ts';
import { issue } from '../http/certificates.ts';
import { answerOf, openPractice, type Practice } from '../practice/open-practice.ts';
import { fillSession } from '../sessions/filled-session.ts';
import { type DiskServices, openServicesOnDisk } from '../sessions/services-on-disk.ts';

mockElectron({ screen: pretendScreen(), nativeTheme: new EventEmitter() });
const { controlWindow } = await import('../../../src-main/windows/window-control.ts');

const CONNECTION = 'practice-connection';
const PASSPHRASE = 'four words are enough';
const DAY = 86_400_000;
const path = 'src-preload/contract/requests.ts';
const withFacts = keysOfType(readSource(path, textOfFile(path)), 'Facts');

let practice: Practice;
let disk: DiskServices | null;
let app: AppServices;
let handlers: Handlers;
let announced: EventName[];
let where: Practice['where'];
let field: Practice['where'] & { field: string };

/** What every environment announces from now on. */
function record(services: EnvironmentServices) {
  services.announce = (name) => void announced.push(name);
}

beforeEach(async () => {
  practice = await openPractice('vsax');
  ({ where } = practice);
  field = { ...where, field: 'tokenSecret' };
  disk = null;
  announced = [];
  const { services } = practice;
  const real = { settings: openMemorySettings(), vault: services.vault } as unknown as AppServices['real'];
  app = {
    real,
    practice: { services, scenario: 'everything-works' },
    current: () => app.practice?.services ?? app.real,
    openPractice: async () => services,
    network: () => 'online',
    takeDeepLink: () => null,
    presenting: openPresentingHere(),
    chooseFileToRead: async () => null,
    window: controlWindow(new PretendWindow().asWindow, {
      moved: () => undefined,
      tell: () => void announced.push('window-changed'),
    }),
  } as unknown as AppServices;
  record(real);
  record(services);
  handlers = makeHandlers(app);
});

afterEach(async () => {
  const { services } = practice;
  for (const run of services.runtime.runs.values()) run.abort.abort();
  await services.outbox.close();
  await services.client.close();
  await disk?.remove();
});

/** Announces as the app does: its own state, and the list that now holds one client. */
function openPresentingHere() {
  const { presenting } = makePresenting(() => app.current(), {
    announce: () => void announced.push('presenting-changed'),
  });
  return presenting;
}

async function presented<I>(input: I): Promise<I> {
  answerOf(await handlers.startPresenting(session()));
  announced = [];
  return input;
}

/** The real environment over a disk of its own, with a session in it. */
async function onDisk(): Promise<string> {
  const opened = await openServicesOnDisk();
  disk = opened;
  opened.chosen.path = join(opened.folder, 'chosen');
  const sessionId = await fillSession(opened);
  record(opened.services);
  handlers = makeHandlers({
    ...opened.appServices,
    presenting: app.presenting,
    random: randomBytes,
    current: () => opened.services,
  });
  return sessionId;
}

/** A vendor of a session on the disk, and what was asked of somebody for it. */
async function asked() {
  await onDisk();
  const made = { clientName: 'Birch', technician: '', connectionId: null, vendors: ['vsax'] };
  const at = { ...answerOf(await handlers.createSession(made)), vendor: 'vsax' };
  answerOf(await handlers.makeSecretRequest({ ...at, fields: ['tokenSecret'], days: 7 }));
  const { open } = answerOf(await handlers.readSecretRequest(at));
  return { at, id: open?.id ?? '', recipient: /age1\w+/.exec(open?.text ?? '')?.[0] ?? '' };
}

async function keep(id: string, text: string) {
  answerOf(await handlers.keepField({ ...where, field: id, text }));
}

/** Every field as the pretend portal has it. */
async function fill() {
  const { values } = await findPractice('vsax');
  for (const { id } of findVendor('vsax').fields) if (values[id] !== undefined) await keep(id, values[id]);
}

const submission = async () => (await practice.progress()).submission;

async function submitted(state: 'connected' | 'hand-over') {
  await fill();
  answerOf(await handlers.submit({ ...where, anyway: true }));
  await vi.waitFor(async () => expect((await submission()).state).toBe(state), { timeout: 15_000 });
}

/** One that Neo's API has no way for. */
async function handedOver() {
  practice.services.neo.describe = async () => ({ kind: 'read', document: { openapi: '3.1.0', paths: {} } });
  await submitted('hand-over');
}

/** An item that waits in the outbox, because nothing goes to its tenant. */
async function waiting(): Promise<string> {
  await fill();
  practice.services.outbox.hold(CONNECTION);
  answerOf(await handlers.queueWork({ ...where, work: 'submit', anyway: true }));
  return (await submission()).itemId ?? '';
}

/** A test that runs until it is stopped. */
async function running() {
  await fill();
  const { client } = practice.services;
  const { send } = client;
  client.send = async (request) => {
    await new Promise((resolve) => request.signal.addEventListener('abort', resolve));
    return send(request);
  };
  answerOf(await handlers.runChecks(where));
}

const session = () => ({ sessionId: where.sessionId });

async function filledField() {
  await fill();
  return field;
}

type Case<N extends ChangeName> = [announces: EventName[], arrange: () => Promise<Input<N>> | Input<N>];

const cases: { [N in ChangeName]: Case<N> } = {
  createSession: [
    ['sessions-changed'],
    () => ({ clientName: 'Birch', technician: '', connectionId: CONNECTION, vendors: ['vsax'] }),
  ],
  renameSession: [
    ['session-changed', 'sessions-changed'],
    () => ({ ...session(), clientName: 'Cedar', technician: '' }),
  ],
  keepNotes: [['sessions-changed'], () => ({ ...session(), notes: 'Ask for Kim.' })],
  archiveSession: [['sessions-changed'], () => ({ ...session(), archived: true })],
  deleteSession: [['sessions-changed'], () => session()],
  restoreSession: [
    ['sessions-changed'],
    async () => {
      answerOf(await handlers.deleteSession(session()));
      return session();
    },
  ],
  discardSession: [
    ['sessions-changed'],
    async () => {
      const input = { clientName: 'Birch', technician: '', connectionId: null, vendors: ['vsax'] };
      return answerOf(await handlers.createSession(input));
    },
  ],
  duplicateSession: [['sessions-changed'], () => ({ ...session(), clientName: 'Dogwood' })],
  createClients: [
    ['sessions-changed'],
    async () => {
      await onDisk();
      const { listId } = answerOf(await handlers.readClients({ text: 'Dogwood\nElder' }));
      return {
        listId,
        columns: { client: 0, technician: null, vendors: null },
        hasHeading: false,
        vendors: ['vsax'],
        technician: '',
        connectionId: null,
      };
    },
  ],
  importSession: [
    ['sessions-changed'],
    async () => {
      const exported = await onDisk();
      answerOf(await handlers.exportSession({ sessionId: exported }));
      return {};
    },
  ],
  acceptHandOff: [
    ['sessions-changed'],
    async () => {
      const sessionId = await onDisk();
      const { address, words } = answerOf(await handlers.readHandOffAddress({}));
      const lastWords = words.slice(-2).join(' ');
      const saved = answerOf(await handlers.saveHandOff({ sessionId, address, lastWords, days: 7 }));
      const { handOffId } = answerOf(await handlers.openHandOff({}));
      return { handOffId, lastWords: saved.words.slice(-2).join(' ') };
    },
  ],
  chooseConnection: [['session-changed'], () => ({ ...session(), connectionId: CONNECTION })],
  openVendor: [['session-changed'], () => where],
  goToStep: [['vendor-changed'], () => ({ ...where, edition: 'only', step: 'save' })],
  tickItem: [['vendor-changed'], () => ({ ...where, item: 'one', ticked: true })],
  expectVisible: [['vendor-changed'], () => ({ ...where, check: 'organizations', count: 3 })],
  keepDifference: [
    ['vendor-changed'],
    () => ({ ...where, kind: 'note', edition: 'one', step: 'one', mark: null, words: 'Blue' }),
  ],
  removeDifference: [['vendor-changed'], () => ({ ...where, differenceId: 'none' })],
  recordConsent: [['vendor-changed'], () => ({ ...where, by: 'Sam', guideEdition: 'one' })],
  withdrawConsent: [['vendor-changed'], () => where],
  answerUnsent: [
    ['vendor-changed', 'sessions-changed'],
    async () => {
      await fill();
      practice.services.now = () => Date.now() + 40 * DAY;
      return { ...session(), choice: 'keep' };
    },
  ],

  keepField: [
    ['vendor-changed', 'sessions-changed'],
    () => ({ ...field, text: 'a-token-secret-of-the-portal-0123456789' }),
  ],
  acceptProposal: [
    ['vendor-changed', 'sessions-changed'],
    async () => {
      await keep('tenantUrl', 'acme');
      return { ...where, field: 'tenantUrl' };
    },
  ],
  replaceField: [['vendor-changed'], () => filledField()],
  cancelReplace: [['vendor-changed'], () => filledField()],
  clearField: [
    ['vendor-changed', 'sessions-changed'],
    async () => ({ ...(await filledField()), former: false }),
  ],
  makeSecretRequest: [
    ['vendor-changed'],
    async () => {
      const { at } = await asked();
      answerOf(await handlers.withdrawSecretRequest(at));
      return { ...at, fields: ['tokenId'], days: 1 };
    },
  ],
  withdrawSecretRequest: [['vendor-changed'], async () => (await asked()).at],
  openAnswer: [
    ['vendor-changed', 'sessions-changed'],
    async () => {
      const { at, ...request } = await asked();
      return { ...at, text: await sealAnswer(request, { tokenSecret: 'a-token-secret-of-the-portal' }) };
    },
  ],
  acceptPaste: [
    ['vendor-changed', 'sessions-changed'],
    async () => {
      const text = 'Token ID: 0123456789abcdef0123456789abcdef';
      const { pasteId } = answerOf(await handlers.readPaste({ ...where, text }));
      return { ...where, pasteId: pasteId ?? '', fields: ['tokenId'] };
    },
  ],

  startPresenting: [['presenting-changed'], () => session()],
  stopPresenting: [['presenting-changed'], () => presented({})],
  setWhoClicks: [['presenting-changed'], () => presented({ whoClicks: 'technician' as const })],
  coverAudience: [['presenting-changed'], () => presented({ covered: true })],
  blockCapture: [['window-changed'], () => ({ on: true })],
  openAudience: [['presenting-changed'], () => presented({ open: true })],

  runChecks: [
    ['vendor-changed'],
    async () => {
      await fill();
      return where;
    },
  ],
  confirmHost: [
    ['vendor-changed'],
    () => {
      const asked = { questionId: 'question', host: 'rmm.example' };
      const place = { origin: 'https://rmm.example', folder: '' };
      const doubt = { why: 'unknown', namedBy: 'typed', reach: 'public', place } as const;
      // The pretend portal lies at no strange host, so nothing in practice asks about one.
      const { hostQuestions } = practice.services.runtime;
      hostQuestions.set(vendorKey(where.sessionId, where.vendor), { ...asked, ...doubt });
      return { ...where, ...asked };
    },
  ],
  stopChecks: [
    ['vendor-changed', 'sessions-changed'],
    async () => {
      await running();
      return where;
    },
  ],

  submit: [
    ['vendor-changed', 'outbox-changed', 'sessions-changed'],
    async () => {
      await fill();
      return { ...where, anyway: true };
    },
  ],
  queueWork: [
    ['vendor-changed', 'outbox-changed', 'sessions-changed'],
    async () => {
      await fill();
      return { ...where, work: 'test', anyway: false };
    },
  ],
  pauseItem: [['vendor-changed', 'outbox-changed'], async () => ({ itemId: await waiting() })],
  sendItemNow: [
    ['vendor-changed', 'outbox-changed'],
    async () => {
      const itemId = await waiting();
      answerOf(await handlers.pauseItem({ itemId }));
      return { itemId };
    },
  ],
  withdrawItem: [['vendor-changed', 'outbox-changed'], async () => ({ itemId: await waiting() })],
  copyForHandOver: [
    ['vendor-changed'],
    async () => {
      await handedOver();
      return field;
    },
  ],
  finishHandOver: [
    ['vendor-changed', 'outbox-changed'],
    async () => {
      await handedOver();
      return where;
    },
  ],
  keepSecrets: [
    ['vendor-changed'],
    async () => {
      await submitted('connected');
      return { ...where, keep: true };
    },
  ],

  keepPreferences: [['settings-changed', 'theme-changed'], () => ({ theme: 'dark', technician: 'Robin' })],
  keepTemplate: [
    ['settings-changed'],
    () => ({ name: 'Usual', vendors: ['vsax'], technician: '', connectionId: null }),
  ],
  removeTemplate: [
    ['settings-changed'],
    async () => {
      const input = { name: 'Usual', vendors: ['vsax'], technician: '', connectionId: null };
      await handlers.keepTemplate(input);
      const { templates } = answerOf(await handlers.readSettings({}));
      return { templateId: templates[0]?.id ?? '' };
    },
  ],
  addConnection: [['settings-changed'], () => ({ name: 'Another' })],
  nameConnection: [
    ['settings-changed', 'sessions-changed'],
    () => ({ connectionId: CONNECTION, name: 'Renamed' }),
  ],
  keepNeoKey: [
    ['settings-changed'],
    () => ({ connectionId: CONNECTION, text: 'neo_sk_prod_AbCdEf0123456789AbCdEf01', sameTenant: true }),
  ],
  removeConnection: [['settings-changed', 'sessions-changed'], () => ({ connectionId: CONNECTION })],
  testConnection: [['settings-changed'], () => ({ connectionId: CONNECTION })],
  allowAssumedPath: [['settings-changed'], () => ({ connectionId: CONNECTION, allowed: true })],
  addCertificates: [
    ['settings-changed'],
    () => ({ pem: issue({ subject: 'Acme Root', isAuthority: true }).cert }),
  ],
  removeCertificates: [['settings-changed'], () => ({})],
  pinWindow: [['window-changed'], () => ({ on: true })],
  zoomWindow: [['window-changed'], () => ({ percent: 125 })],
  retrySecretStorage: [['secret-storage-changed'], () => ({})],
  openSealedFile: [
    ['settings-changed', 'sessions-changed'],
    async () => {
      await onDisk();
      answerOf(await handlers.sealToFile({ passphrase: PASSPHRASE }));
      return { passphrase: PASSPHRASE };
    },
  ],

  startPractice: [
    ['practice-changed', 'sessions-changed', 'secret-storage-changed'],
    () => {
      app.practice = null;
      return { scenario: 'everything-works' };
    },
  ],
  fillPracticeValues: [['vendor-changed', 'sessions-changed'], () => where],
  leavePractice: [
    ['practice-changed', 'sessions-changed', 'secret-storage-changed', 'theme-changed'],
    () => ({}),
  ],
};

const names = Object.keys(changes) as ChangeName[];

it('the facts that no announcement says are read from the contract', () => {
  expect(withFacts).toContain('createSession');
  expect(withFacts.length).toBeLessThan(names.length / 3);
});

it.each(names)('%s returns done, and has announced what it changed', async (name) => {
  const [announces, arrange] = cases[name];
  const input = await arrange();
  announced = [];
  const result = await handlers[name](input as never);
  const before = [...announced];
  const value = answerOf<unknown>(result);
  if (withFacts.includes(name)) expect(value).not.toBeNull();
  else expect(value).toBeNull();
  expect(before).toEqual(expect.arrayContaining(announces));
});

const readInputs: { [N in ReadName]: () => Input<N> } = {
  readApp: () => ({}),
  readAudiencePicture: () => ({}),
  listSessions: () => ({ search: '', filter: 'all', limit: 50 }),
  readSession: session,
  readClients: () => ({ text: 'Dogwood' }),
  previewClients: () => ({
    listId: 'none',
    columns: { client: 0, technician: null, vendors: null },
    hasHeading: false,
    vendors: ['vsax'],
    technician: '',
    connectionId: null,
  }),
  readNotes: session,
  readCallPlan: session,
  previewDeletion: session,
  readUnsent: () => ({}),
  readPaste: () => ({ ...where, text: 'Token ID: 0123456789abcdef0123456789abcdef' }),
  readSecretRequest: () => where,
  previewSubmission: () => where,
  readNames: () => where,
  readOutbox: () => ({}),
  readSettings: () => ({}),
  openReport: () => ({}),
  readHandOffAddress: () => ({}),
  readAddressWords: () => ({ address: 'age1' }),
  openHandOff: () => ({}),
  readDeepLink: () => ({}),
  readPractice: () => ({}),
};

it.each(Object.keys(reads) as ReadName[])('%s announces nothing', async (name) => {
  await fill();
  announced = [];
  expect(await handlers[name](readInputs[name]() as never)).toHaveProperty('ok');
  expect(announced).toEqual([]);
});
