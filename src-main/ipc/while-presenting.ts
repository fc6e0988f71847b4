import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { RequestName, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { VendorProgress } from '../../src-preload/contract/session.ts';
import type { NamingPart, Settings } from '../../src-preload/contract/settings.ts';
import type { Holder } from '../../src-preload/contract/submission.ts';
import { connectionOf } from '../neo/view-connection.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { Presented } from '../sessions/presenting.ts';
import { refuse } from '../system/result.ts';

/*
 * What may be named while a session is presented: its own client, and its own Neo connection. Nothing is changed for it
 * in main: responses and announcements are cut on their way to the window, so that nothing has to be put back. A new
 * request or event does not compile until it has a rule here; test/main/ipc/while-presenting.test.ts sends them all.
 */

type Shown = { sessionId: string; clientName: string; connection: { id: string; name: string } | null };

type RequestRule<R> =
  /** Names no other client: main lists the presented session alone, or it is about none. */
  | 'names-no-other'
  /** About one session: another one is refused. */
  | 'this-session'
  /** About other clients, whatever comes back. */
  | 'refused'
  /** About this session or none, with what names others cut out. */
  | ((response: R, shown: Shown) => R);

/** Null: it is about another session, and the window is not told. */
type EventRule<E> = 'names-no-other' | ((payload: E, shown: Shown) => E | null);

const requestRules: { [N in RequestName]: RequestRule<Response<N>> } = {
  readApp: 'names-no-other',
  listSessions: 'names-no-other',
  readSession: (session) => ({ ...session, vendors: session.vendors.map(withoutOthers) }),
  readNotes: 'this-session',
  readCallPlan: 'this-session',
  previewDeletion: 'this-session',
  readUnsent: 'names-no-other',
  readClients: 'refused',
  previewClients: 'refused',
  readPaste: 'this-session',
  readSecretRequest: 'this-session',
  previewSubmission: ({ sameAs: _others, replaces, ...preview }) => ({
    ...preview,
    replaces: replaces === null ? null : unnamed(replaces),
  }),
  readNames: 'this-session',
  readOutbox: (view) => ({ ...view, rows: view.rows.map(withoutHolder) }),
  readSettings: shownSettings,
  readAudiencePicture: 'names-no-other',
  openReport: 'refused',
  readHandOffAddress: 'names-no-other',
  readAddressWords: 'names-no-other',
  openHandOff: 'refused',
  readDeepLink: 'names-no-other',
  readPractice: 'names-no-other',

  createSession: 'refused',
  renameSession: 'this-session',
  // What was typed in another session until now is still kept: that names nobody.
  keepNotes: 'names-no-other',
  archiveSession: 'this-session',
  deleteSession: 'this-session',
  restoreSession: 'this-session',
  discardSession: 'names-no-other',
  duplicateSession: 'refused',
  importSession: 'refused',
  acceptHandOff: 'refused',
  createClients: 'refused',
  chooseConnection: 'this-session',
  openVendor: 'this-session',
  goToStep: 'names-no-other',
  tickItem: 'names-no-other',
  keepDifference: 'names-no-other',
  removeDifference: 'names-no-other',
  makeSecretRequest: 'this-session',
  withdrawSecretRequest: 'this-session',
  openAnswer: 'this-session',
  expectVisible: 'names-no-other',
  recordConsent: 'this-session',
  withdrawConsent: 'this-session',
  answerUnsent: 'this-session',
  keepField: 'names-no-other',
  acceptProposal: 'names-no-other',
  replaceField: 'names-no-other',
  cancelReplace: 'names-no-other',
  clearField: 'names-no-other',
  acceptPaste: 'names-no-other',
  runChecks: 'this-session',
  confirmHost: 'names-no-other',
  stopChecks: 'names-no-other',
  submit: 'this-session',
  queueWork: 'this-session',
  pauseItem: 'names-no-other',
  sendItemNow: 'names-no-other',
  withdrawItem: 'names-no-other',
  copyForHandOver: 'this-session',
  finishHandOver: 'this-session',
  keepSecrets: 'this-session',
  keepPreferences: 'names-no-other',
  keepTemplate: 'names-no-other',
  removeTemplate: 'names-no-other',
  addConnection: 'names-no-other',
  nameConnection: 'names-no-other',
  keepNeoKey: 'names-no-other',
  removeConnection: 'names-no-other',
  testConnection: 'names-no-other',
  allowAssumedPath: 'names-no-other',
  addCertificates: 'names-no-other',
  removeCertificates: 'names-no-other',
  retrySecretStorage: 'names-no-other',
  pinWindow: 'names-no-other',
  blockCapture: 'names-no-other',
  zoomWindow: 'names-no-other',
  openSealedFile: 'refused',
  startPresenting: 'this-session',
  stopPresenting: 'names-no-other',
  setWhoClicks: 'names-no-other',
  coverAudience: 'names-no-other',
  openAudience: 'names-no-other',
  startPractice: 'names-no-other',
  fillPracticeValues: 'names-no-other',
  leavePractice: 'names-no-other',

  reportViolation: 'names-no-other',
  // The dialog for a file suggests a name, and the response repeats it.
  exportSession: 'this-session',
  writeCallMail: 'this-session',
  saveCallFile: 'this-session',
  exportDifferences: 'this-session',
  saveReport: 'this-session',
  saveHandOff: 'this-session',
  saveRequestPage: 'this-session',
  sealToFile: 'this-session',
  dismissPaste: 'names-no-other',
  reportCommitted: 'names-no-other',
  answerQuit: 'names-no-other',
  copyText: 'names-no-other',
  presentView: 'names-no-other',
  openLink: 'this-session',
};

const eventRules: { [N in EventName]: EventRule<Events[N]> } = {
  'vendor-changed': ({ sessionId, progress }, shown) =>
    sessionId === shown.sessionId ? { sessionId, progress: withoutOthers(progress) } : null,
  'session-changed': (facts, shown) => (facts.id === shown.sessionId ? facts : null),
  'sessions-changed': 'names-no-other',
  // Counts the items of this session.
  'outbox-changed': 'names-no-other',
  'settings-changed': shownSettings,
  'network-changed': 'names-no-other',
  'secret-storage-changed': 'names-no-other',
  'practice-changed': 'names-no-other',
  'theme-changed': 'names-no-other',
  'window-changed': 'names-no-other',
  'presenting-changed': 'names-no-other',
  'open-link': 'names-no-other',
  'open-screen': 'names-no-other',
  'commit-now': 'names-no-other',
  'quit-asked': shownRisk,
};

/** Null while nothing is presented. */
export type ShownNow = () => Shown | null;

export function whoIsShown(
  presenting: { presented: () => Presented | null },
  current: () => EnvironmentServices,
): ShownNow {
  return () => {
    const presented = presenting.presented();
    if (presented === null) return null;
    const { sessionId, clientName } = presented;
    const connection = connectionOf(current(), presented);
    return {
      sessionId,
      clientName,
      connection: connection === undefined ? null : { id: connection.id, name: connection.name },
    };
  };
}

type Handle = (input: { sessionId?: string | null }) => Promise<Result<unknown>>;

/** The handler, as far as it may answer while a session is presented. */
export function whilePresenting(name: RequestName, handle: Handle, shownNow: ShownNow): Handle {
  const rule = requestRules[name] as RequestRule<unknown>;
  return async (input) => {
    const before = shownNow();
    const isOfOne = rule === 'this-session' || typeof rule === 'function';
    const isOther =
      isOfOne &&
      typeof input.sessionId === 'string' &&
      input.sessionId !== (before?.sessionId ?? input.sessionId);
    if (before !== null && (rule === 'refused' || isOther)) return refuse('hidden-while-presenting');
    const answer = await handle(input);
    // It may have begun meanwhile.
    const shown = shownNow();
    if (shown === null) return answer;
    if (!answer.ok) return withoutClient(answer);
    return typeof rule === 'function' ? { ok: true, value: rule(answer.value, shown) } : answer;
  };
}

/** What is announced of it now; null where it says something of another session. */
export function shownEvent<N extends EventName>(
  name: N,
  payload: Events[N],
  shown: Shown | null,
): { payload: Events[N] } | null {
  const rule = eventRules[name] as EventRule<Events[N]>;
  if (shown === null || rule === 'names-no-other') return { payload };
  const cut = rule(payload, shown);
  return cut === null ? null : { payload: cut };
}

/** The one error that names a client is about another one. */
function withoutClient(answer: Extract<Result<unknown>, { ok: false }>): Result<unknown> {
  const { error } = answer;
  return error.code === 'would-replace' ? { ok: false, error: { ...error, params: { client: '' } } } : answer;
}

function withoutOthers(progress: VendorProgress): VendorProgress {
  return {
    ...progress,
    fields: progress.fields.map(({ sameAs: _others, ...field }) => field),
    submission: withoutHolder(progress.submission),
  };
}

/** That something else is there is still said, and not whose it is. */
function withoutHolder<T extends { holder?: Holder }>(row: T): T {
  return row.holder === undefined ? row : { ...row, holder: unnamed(row.holder) };
}

function unnamed<T extends { clientName?: string }>({
  clientName: _other,
  ...rest
}: T): Omit<T, 'clientName'> {
  return rest;
}

function shownSettings(settings: Settings, { connection }: Shown): Settings {
  const connections = settings.connections.filter(({ id }) => id === connection?.id);
  const cut: [NamingPart, boolean][] = [
    ['connections', connections.length < settings.connections.length],
    ['templates', settings.templates.length > 0],
    ['certificates', settings.certificates.length > 0],
  ];
  const hidden = cut.flatMap(([part, isCut]) => (isCut ? [part] : []));
  return {
    ...settings,
    connections,
    templates: [],
    certificates: [],
    ...(hidden.length > 0 ? { hidden } : {}),
  };
}

function shownRisk(risk: Events['quit-asked'], { clientName, connection }: Shown): Events['quit-asked'] {
  const sessions = risk.sessions.filter((client) => client === clientName);
  const connections = risk.connections.filter((name) => name === connection?.name);
  const isCut = sessions.length < risk.sessions.length || connections.length < risk.connections.length;
  return { ...risk, sessions, connections, ...(isCut ? { hidesOthers: true } : {}) };
}
