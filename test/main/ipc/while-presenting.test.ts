import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { secretsAtRisk } from '../../../src-main/credentials/secrets-at-risk.ts';
import type { AppServices } from '../../../src-main/ipc/app-services.ts';
import { type Handlers, makeHandlers } from '../../../src-main/ipc/dispatch.ts';
import { whoIsShown } from '../../../src-main/ipc/while-presenting.ts';
import { announceNames } from '../../../src-main/sessions/presenting.ts';
import type { EventName, Events } from '../../../src-preload/contract/events.ts';
import type { RequestName } from '../../../src-preload/contract/requests.ts';
import { requestSchemas } from '../../../src-preload/contract/schemas/requests.ts';
import type { FieldView, VendorProgress } from '../../../src-preload/contract/session.ts';
import type { Holder } from '../../../src-preload/contract/submission.ts';
import { mockElectron } from '../../harness/mock-electron.ts';
import { makePresenting, type PresentingFixture } from '../../harness/presenting.ts';
import { requestInputs } from '../../harness/request-inputs.ts';
import { issue } from '../http/certificates.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { openRealServices, type RealServicesFixture } from '../sessions/real-services.ts';

/*
 * Every request is sent, and every event announced, while one session is presented: none names another client, another
 * Neo connection, or what was named after them. The canaries lie wherever a name can lie.
 */
const sent: [EventName, unknown][] = [];
const page = Object.assign(new EventEmitter(), {
  id: 1,
  send: (_channel: string, _number: number, name: EventName, payload: unknown) =>
    void sent.push([name, payload]),
});
const technicians = { webContents: page };
mockElectron({
  BrowserWindow: { getAllWindows: () => [technicians] },
  app: new EventEmitter(),
  nativeTheme: new EventEmitter(),
});
const { makeAnnouncers } = await import('../../../src-main/ipc/announcers.ts');
const { giveRole } = await import('../../../src-main/windows/windows.ts');
giveRole(technicians as never, 'technician');

const CANARY = /canary/i;
const SHARED = '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';
const HOLDER: Holder = { by: 'session', sessionId: 'other', clientName: 'Canary Client' };
/** They end what is looked at here, or the session that is presented, and return nothing but ids. */
const ENDS: readonly RequestName[] = [
  'stopPresenting',
  'startPractice',
  'deleteSession',
  'discardSession',
  'removeConnection',
];

let folder: string;
let real: RealServicesFixture;
let fixture: PresentingFixture;
let handlers: Handlers;
let announcers: ReturnType<typeof makeAnnouncers>;
/** The session that is presented, its vendor and its Neo connection; and another one. */
let own: { sessionId: string; vendor: string };
let other: { sessionId: string; vendor: string };
const connections = { own: '', other: '' };
/** Names that were suggested for files. */
let suggested: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-presenting-'));
  real = await openRealServices(folder, new Map());
  const { services } = real;
  suggested = [];
  const app = {
    real: services,
    practice: null,
    current: () => services,
    appInfo: { version: '0.0.0' },
    network: () => 'online',
    takeDeepLink: () => null,
    files: { readText: async () => 'Canary Client' },
    chooseFileToRead: async () => join(folder, 'canary.json'),
    chooseFileToWrite: async (name: string) => {
      suggested.push(name);
      return null;
    },
    random: (bytes: number) => new Uint8Array(bytes),
    openInBrowser: async () => true,
    openMail: async () => 'opened',
    window: { state: () => ({ pinned: false, zoom: 100 }), pin() {}, zoom() {}, blockCapture() {} },
    quitGuard: { ask: () => false, committed() {}, stay() {}, quit() {} },
    log: services.log,
  } as unknown as AppServices;
  fixture = makePresenting(app.current, { changed: (sessionId) => announceNames(services, sessionId) });
  app.presenting = fixture.presenting;
  services.presentedSession = fixture.presenting.sessionId;
  announcers = makeAnnouncers(
    () => false,
    () => {},
    whoIsShown(fixture.presenting, app.current),
  );
  services.announce = announcers.real;
  handlers = makeHandlers(app);
  await fill();
  sent.length = 0;
});
afterEach(async () => {
  for (const run of real.services.runtime.runs.values()) run.abort.abort();
  await real.services.outbox.close();
  await real.close();
  await rm(folder, { recursive: true, force: true });
});

async function begin(clientName: string, connectionId: string) {
  const vendors = ['vsax'];
  const made = await handlers.createSession({ clientName, technician: 'Robin', connectionId, vendors });
  const where = { ...answerOf(made), vendor: 'vsax' };
  const texts = { tenantUrl: `https://${clientName.split(' ')[0]}.vsax.net`, tokenSecret: SHARED };
  for (const [field, text] of Object.entries(texts))
    answerOf(await handlers.keepField({ ...where, field, text }));
  const tokenId = `${clientName.length}`.padEnd(32, 'a');
  answerOf(await handlers.keepField({ ...where, field: 'tokenId', text: tokenId }));
  return where;
}

async function fill() {
  const { services } = real;
  connections.own = answerOf(await handlers.addConnection({ name: 'Harborview tenant' })).connectionId;
  connections.other = answerOf(await handlers.addConnection({ name: 'Canary tenant' })).connectionId;
  const key = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';
  answerOf(await handlers.keepNeoKey({ connectionId: connections.other, text: key, sameTenant: null }));
  const template = { vendors: ['vsax'], technician: 'Canary Kim', connectionId: connections.other };
  answerOf(await handlers.keepTemplate({ name: 'Canary and others', ...template }));
  const { cert } = issue({ subject: 'Canary Root', isAuthority: true });
  answerOf(await handlers.addCertificates({ pem: cert }));

  // For the same Neo connection, so that each would replace the other's; one more for another; and one that is deleted.
  other = await begin('Canary Client', connections.own);
  answerOf(await handlers.keepNotes({ ...other, notes: 'Canary' }));
  answerOf(await handlers.recordConsent({ ...other, by: 'Canary Kim', guideEdition: 'only' }));
  answerOf(await handlers.queueWork({ ...other, work: 'submit', anyway: true }));
  await begin('Canary Clinic', connections.other);
  const gone = await begin('Canary Deleted', connections.other);
  answerOf(await handlers.deleteSession({ sessionId: gone.sessionId }));
  own = await begin('Harborview', connections.own);
  answerOf(await handlers.queueWork({ ...own, work: 'submit', anyway: true }));
  const { items } = services.outbox;
  // As it stands once its turn has come.
  services.outbox.items = () =>
    items().map((item) =>
      item.spec.sessionId === own.sessionId
        ? { ...item, state: { status: 'needs-attention', why: 'would-replace' }, holder: HOLDER }
        : item,
    );
}

/** What names a canary among everything that comes back and is announced, with these requests sent. */
async function leaksOf(names: readonly RequestName[], where: typeof own, connectionId: string) {
  const inputs = requestInputs(where, connectionId);
  const leaks: string[] = [];
  for (const name of names) {
    sent.length = 0;
    const input = requestSchemas[name].parse(inputs[name]);
    const answer = await handlers[name](input as never);
    await real.services.runtime.outboxAnnouncement;
    if (CANARY.test(JSON.stringify(answer))) leaks.push(name);
    for (const [event, payload] of sent)
      if (CANARY.test(JSON.stringify(payload))) leaks.push(`${name}: ${event}`);
  }
  return [...new Set(leaks)];
}

const present = async () => answerOf(await fixture.presenting.start(own.sessionId));
const names = Object.keys(requestSchemas) as RequestName[];

it('the canaries are where names can be: without presenting they come back', async () => {
  const naming = ['listSessions', 'readSession', 'previewSubmission', 'readOutbox', 'readSettings'] as const;
  expect(await leaksOf(naming, own, connections.own)).toEqual([...naming]);
  expect(await leaksOf(['readSession', 'readNotes', 'exportSession'], other, connections.other)).toEqual([
    'readSession',
    'readNotes',
  ]);
  expect(suggested.join()).toMatch(CANARY);
});

it('no request names another client, whichever session it is about', async () => {
  await present();
  const lasting = names.filter((name) => !ENDS.includes(name));
  expect(await leaksOf(lasting, own, connections.own)).toEqual([]);
  // A session that was renamed by the way stays the one that is presented.
  expect(fixture.presenting.sessionId()).toBe(own.sessionId);
  const others = names.filter((name) => name !== 'stopPresenting' && name !== 'startPractice');
  expect(await leaksOf(others, other, connections.other)).toEqual([]);
  expect(suggested.join()).not.toMatch(CANARY);
});

it('what is presented is still shown whole, and everything comes back when it ends', async () => {
  await present();
  const settings = answerOf(await handlers.readSettings({}));
  expect(settings.connections.map(({ name }) => name)).toEqual(['Harborview tenant']);
  expect(settings.hidden).toEqual(['connections', 'templates', 'certificates']);
  const preview = answerOf(await handlers.previewSubmission(own));
  expect(preview.replaces, 'that something is replaced is still said').toMatchObject({ waiting: true });
  expect(preview.connection).toMatchObject({ name: 'Harborview tenant' });
  expect(answerOf(await handlers.readOutbox({})).rows).toMatchObject([
    { clientName: 'Harborview', holder: { by: 'session' } },
  ]);
  sent.length = 0;
  fixture.presenting.stop();
  expect(answerOf(await handlers.readSettings({})).connections).toHaveLength(2);
  expect(sent.find(([name]) => name === 'settings-changed')?.[1]).toMatchObject({
    connections: [{ name: 'Harborview tenant' }, { name: 'Canary tenant' }],
  });
});

it('what begins another session or opens a file of one is refused', async () => {
  await present();
  for (const name of [
    'createSession',
    'duplicateSession',
    'importSession',
    'createClients',
    'openReport',
  ] as const)
    expect(await handlers[name](requestInputs(own, connections.own)[name] as never), name).toEqual({
      ok: false,
      error: { code: 'hidden-while-presenting' },
    });
});

it('a session without a Neo connection shows none of several', async () => {
  answerOf(await handlers.chooseConnection({ sessionId: own.sessionId, connectionId: null }));
  await present();
  expect(answerOf(await handlers.readSettings({})).connections).toEqual([]);
});

it('no event names another client, and what is about another session is not announced', async () => {
  const settings = answerOf(await handlers.readSettings({}));
  const risk = await secretsAtRisk(real.services);
  expect(risk).toMatchObject({ connections: ['Canary tenant'] });
  expect(risk.sessions).toEqual(expect.arrayContaining(['Harborview', 'Canary Client', 'Canary Clinic']));
  const { vendors, ...facts } = answerOf(await handlers.readSession(own));
  const [progress] = vendors as [VendorProgress];
  const field: FieldView = {
    id: 'tokenSecret',
    state: 'saved',
    corrections: [],
    storedIn: 'memory',
    sameAs: [{ clientName: 'Canary Client' }],
  };
  const holder = { state: 'needs-attention', attempts: 1, holder: HOLDER } as const;
  const payloads: { [N in EventName]: Events[N][] } = {
    'vendor-changed': [
      { sessionId: own.sessionId, progress: { ...progress, fields: [field], submission: holder } },
      {
        sessionId: other.sessionId,
        progress: { ...progress, consent: { by: 'Canary Kim', at: '', guideEdition: '' } },
      },
    ],
    'session-changed': [facts, { ...facts, id: other.sessionId, clientName: 'Canary Client' }],
    'sessions-changed': [{ practice: false }],
    'outbox-changed': [{ waiting: 1, attention: 0 }],
    'settings-changed': [settings],
    'network-changed': ['online'],
    'secret-storage-changed': [real.services.vault.storage()],
    'practice-changed': [{ on: false }],
    'theme-changed': [],
    'window-changed': [{ pinned: false, zoom: 100, captureBlocked: null }],
    'presenting-changed': [{ on: false }],
    'open-link': [{ sessionId: other.sessionId, vendor: null, step: null }],
    'open-screen': ['outbox'],
    'commit-now': [null],
    'quit-asked': [risk],
  };
  await present();
  sent.length = 0;
  for (const [name, all] of Object.entries(payloads) as [EventName, never[]][])
    for (const payload of all) announcers.announce(name, payload);
  expect(sent.filter(([, payload]) => CANARY.test(JSON.stringify(payload)))).toEqual([]);
  const count = (name: EventName) => sent.filter(([one]) => one === name).length;
  expect([count('vendor-changed'), count('session-changed')]).toEqual([1, 1]);
  expect(sent).toContainEqual([
    'quit-asked',
    { ...risk, sessions: ['Harborview'], connections: [], hidesOthers: true },
  ]);
});
