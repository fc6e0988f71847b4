/*
 * The input of every request of the window. Unknown keys are refused: they would be a question nobody wrote down. Ids
 * are UUIDs made by main; times are ISO 8601. What comes back is in ../requests.ts. Longer than others because the list
 * of requests is one.
 */
import { z } from 'zod';
import { HAND_OFF_DAYS } from '../hand-off.ts';
import { plainLines, plainText } from '../plain-text.ts';
import { WHO_CLICKS } from '../presenting.ts';
import { REPORT_KINDS } from '../report.ts';
import { REQUEST_DAYS } from '../secret-request.ts';
import {
  DIFFERENCE_KINDS,
  LONGEST_DIFFERENCE,
  LONGEST_NOTES,
  SESSION_FILTERS,
  SESSION_SORTS,
} from '../session.ts';
import { THEMES, ZOOM_STEPS } from '../settings.ts';
import { QUEUED_WORK } from '../submission.ts';
import { practiceScenario } from './practice.ts';
import { presentedView } from './presenting.ts';

const id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9-]+$/);
/** A name a person gives; it stands in sentences, titles and file names. */
const name = z
  .string()
  .max(200)
  .transform((text) => plainText(text));
const nothing = z.strictObject({});
/** A typed value may be far longer than any real one: it gets words about what is wrong and is not cut off. */
const typed = z.string().max(65_536);
const session = z.strictObject({ sessionId: id });
const vendor = z.strictObject({ sessionId: id, vendor: id });
const field = z.strictObject({ ...vendor.shape, field: id });
const connection = z.strictObject({ connectionId: id });
const item = z.strictObject({ itemId: id });
const passphrase = z.string().max(1_024);

/** `age1…`, with whatever a chat has put around it. */
const handOffAddress = z.string().max(1_000);
/** Two of six, as they were heard. */
const lastWords = z.string().max(200);

const column = z.int().min(0).max(500);
/** What the rows of a list become: where their values stand, and what holds for rows without one. */
const clients = z.strictObject({
  listId: id,
  columns: z.strictObject({ client: column, technician: column.nullable(), vendors: column.nullable() }),
  hasHeading: z.boolean(),
  vendors: z.array(id).max(50),
  technician: name,
  connectionId: id.nullable(),
});

/** Requests that return a view, and change nothing that the window shows. */
export const reads = {
  readApp: nothing,
  listSessions: z.strictObject({
    search: z.string().max(200),
    filter: z.enum(SESSION_FILTERS),
    /** The latest change first where it is left out. */
    sort: z.strictObject({ by: z.enum(SESSION_SORTS), descending: z.boolean() }).optional(),
    limit: z.int().min(1).max(100_000),
  }),
  readSession: session,
  /** What somebody wrote about it. Readable on the disk and in an export, and never a place for secrets. */
  readNotes: session,
  /** What the call needs in which its credentials are made. */
  readCallPlan: session,
  /** What deleting it now would take from this computer. */
  previewDeletion: session,
  /** Sessions with `unsentSince`, the one that waits longest first; the first few of them. */
  readUnsent: nothing,
  /** A list of clients: the pasted text, or (null) a file that is chosen. Its columns are guessed. */
  readClients: z.strictObject({ text: z.string().max(200_000).nullable() }),
  /** The same list with other choices. */
  previewClients: clients,
  /** Looks for this vendor's values in a text. Nothing is kept of it but what `acceptPaste` names. */
  readPaste: z.strictObject({ ...vendor.shape, text: z.string().max(200_000) }),
  /** What may be asked of somebody at another computer, and what is asked already. */
  readSecretRequest: vendor,
  previewSubmission: vendor,
  /** Reads the first names of companies once, to be sure whose credential this is. They are kept nowhere. */
  readNames: vendor,
  /** What waits, needs somebody, or is under way, oldest first. */
  readOutbox: nothing,
  readSettings: nothing,
  /** What is drawn in the audience window now. */
  readAudiencePicture: nothing,
  /** Reads the signed report in a file that is chosen, and keeps nothing of it. */
  openReport: nothing,
  /** Where colleagues seal sessions for, and six words to compare; its key is made when it is first asked for. */
  readHandOffAddress: nothing,
  /** The first words of a colleague's address, who says the others. */
  readAddressWords: z.strictObject({ address: handOffAddress }),
  /** Reads a hand-off in a file that is chosen, and holds it sealed until `acceptHandOff`. */
  openHandOff: nothing,
  /** The link the app was started or called with, once; null when there is none. */
  readDeepLink: nothing,
  /** The pretend portal's values by vendor: made up, so they may be shown. */
  readPractice: nothing,
};

/** Requests that change what the window shows. Main announces the new state before they return. */
export const changes = {
  createSession: z.strictObject({
    clientName: name,
    technician: name,
    connectionId: id.nullable(),
    vendors: z.array(id).max(50),
  }),
  renameSession: z.strictObject({ sessionId: id, clientName: name, technician: name }),
  keepNotes: z.strictObject({
    sessionId: id,
    notes: z
      .string()
      .max(2 * LONGEST_NOTES)
      .transform((text) => plainLines(text, LONGEST_NOTES)),
  }),
  archiveSession: z.strictObject({ sessionId: id, archived: z.boolean() }),
  /** Gone from the list at once and from the disk at `undoUntil`, on quitting, or at the next start. */
  deleteSession: session,
  /** Undoes `deleteSession`; what was withdrawn from the outbox stays withdrawn. */
  restoreSession: session,
  /** Takes back a session made a moment ago, whose dialog was cancelled: one that holds no secret and no result. */
  discardSession: session,
  /** The same vendors, choices and addresses for another client: no identifier, secret, report or submission. */
  duplicateSession: z.strictObject({ sessionId: id, clientName: name }),
  /** Reads an exported file into a new session. Identifiers and secrets are to be entered, and tests to be run, again. */
  importSession: nothing,
  /** A session for each client of the list that has none yet. The list can be imported again: those are there then. */
  createClients: clients,
  /** Opens the hand-off that was read, into a new session. The words are not needed where its maker is known here. */
  acceptHandOff: z.strictObject({ handOffId: id, lastWords }),
  chooseConnection: z.strictObject({ sessionId: id, connectionId: id.nullable() }),
  openVendor: vendor,
  goToStep: z.strictObject({ ...vendor.shape, edition: id, step: id }),
  tickItem: z.strictObject({ ...vendor.shape, item: z.string().max(100), ticked: z.boolean() }),
  /** What is written at a step, with the control that is lit there. What looks like a secret is refused. */
  keepDifference: z.strictObject({
    ...vendor.shape,
    kind: z.enum(DIFFERENCE_KINDS),
    edition: id,
    step: id,
    mark: id.nullable(),
    words: z
      .string()
      .max(2 * LONGEST_DIFFERENCE)
      .transform((text) => plainLines(text, LONGEST_DIFFERENCE)),
  }),
  removeDifference: z.strictObject({ ...vendor.shape, differenceId: id }),
  /** Makes a key to seal these fields' values for, which stays in the vault until the answer is opened. */
  makeSecretRequest: z.strictObject({
    ...vendor.shape,
    fields: z.array(id).min(1).max(50),
    days: z.literal(REQUEST_DAYS),
  }),
  withdrawSecretRequest: vendor,
  /** Keeps the values of an answer by the rules of `keepField`, and forgets the key. */
  openAnswer: z.strictObject({ ...vendor.shape, text: z.string().max(200_000) }),
  /** About how many records the technician expects at one check of `Vendor.visibility`; null forgets it. */
  expectVisible: z.strictObject({
    ...vendor.shape,
    check: id,
    count: z.int().min(0).max(10_000_000).nullable(),
  }),
  /** Who of the client has agreed to what this key allows; takes the place of what was recorded before. */
  recordConsent: z.strictObject({ ...vendor.shape, by: name, guideEdition: id }),
  withdrawConsent: vendor,
  /** What becomes of the secrets of `SessionSummary.unsentSince`; both go on asking after 30 more days. */
  answerUnsent: z.strictObject({ sessionId: id, choice: z.enum(['keep', 'delete']) }),

  keepField: z.strictObject({ ...field.shape, text: typed }),
  acceptProposal: field,
  replaceField: field,
  cancelReplace: field,
  /**
   * Takes the value of a field away. `former` brings back the one that it replaced, if there is one: what was typed
   * was taken back; otherwise that one goes too.
   */
  clearField: z.strictObject({ ...field.shape, former: z.boolean() }),
  /** Keeps the named values by the rules of `keepField`; a saved secret that is named is replaced. */
  acceptPaste: z.strictObject({ ...vendor.shape, pasteId: id, fields: z.array(id).min(1).max(50) }),

  /**
   * `otherRegions` tries them too, on purpose. Asks `ask-host` when the secret would go to a host that must be
   * confirmed first.
   */
  runChecks: z.strictObject({ ...vendor.shape, otherRegions: z.boolean().optional() }),
  /** Answers the question `runChecks` has asked with yes, once; whatever nobody asked is refused. */
  confirmHost: z.strictObject({ ...vendor.shape, questionId: id, host: z.string().min(1).max(300) }),
  stopChecks: vendor,

  /**
   * `anyway` sends in spite of what was in doubt. `named` says which of the doubts that need a yes were shown; left
   * out, both were. What was not shown is not agreed to.
   */
  submit: z.strictObject({
    ...vendor.shape,
    anyway: z.boolean(),
    named: z
      .array(z.enum(['replace', 'psa']))
      .max(2)
      .optional(),
  }),
  /**
   * Puts work in the outbox, for one vendor or (null) for every vendor of the session whose fields are complete, the
   * PSA first. `anyway` allows replacing what Neo holds.
   */
  queueWork: z.strictObject({
    sessionId: id,
    vendor: id.nullable(),
    work: z.enum(QUEUED_WORK),
    anyway: z.boolean(),
  }),
  pauseItem: item,
  /**
   * Also ends a pause, answers `would-replace` and `too-old` with yes, and goes before the PSA; never before a time
   * that was asked for.
   */
  sendItemNow: item,
  /** Refused once it may have left. */
  withdrawItem: item,
  copyForHandOver: field,
  finishHandOver: vendor,
  keepSecrets: z.strictObject({ ...vendor.shape, keep: z.boolean() }),

  /** Changes what is given and leaves the rest, so that two changes in flight keep both. */
  keepPreferences: z.strictObject({
    theme: z.enum(THEMES).optional(),
    technician: name.optional(),
  }),
  /** Replaces the one of the same name. */
  keepTemplate: z.strictObject({
    name,
    vendors: z.array(id).min(1).max(50),
    technician: name,
    connectionId: id.nullable(),
  }),
  removeTemplate: z.strictObject({ templateId: id }),
  addConnection: z.strictObject({ name }),
  nameConnection: z.strictObject({ connectionId: id, name }),
  /** `sameTenant` is asked when a key is replaced: another tenant means the queue must not follow. */
  keepNeoKey: z.strictObject({ connectionId: id, text: typed, sameTenant: z.boolean().nullable() }),
  removeConnection: connection,
  testConnection: connection,
  allowAssumedPath: z.strictObject({ connectionId: id, allowed: z.boolean() }),
  addCertificates: z.strictObject({ pem: z.string().max(200_000) }),
  removeCertificates: nothing,
  retrySecretStorage: nothing,
  /** Puts the window beside the portal, or back to where it was. */
  pinWindow: z.strictObject({ on: z.boolean() }),
  /** Asks the system to leave the window out of what is shared or recorded. It may not heed that. */
  blockCapture: z.strictObject({ on: z.boolean() }),
  /** The size of everything in the window. */
  zoomWindow: z.strictObject({ percent: z.literal(ZOOM_STEPS) }),
  /** Reads a file of `sealToFile`. */
  openSealedFile: z.strictObject({ passphrase }),

  /** Shares one session with a client who watches. From now on only this client is named in the window. */
  startPresenting: session,
  stopPresenting: nothing,
  /** Who clicks in the portal now. */
  setWhoClicks: z.strictObject({ whoClicks: z.enum(WHO_CLICKS) }),
  /** Puts a plain cover over what the audience sees, and takes it away again. Returns once it is painted. */
  coverAudience: z.strictObject({ covered: z.boolean() }),
  openAudience: z.strictObject({ open: z.boolean() }),

  /** With these vendors, or (left out) with all. */
  startPractice: z.strictObject({ scenario: practiceScenario, vendors: z.array(id).max(50).optional() }),
  fillPracticeValues: vendor,
  leavePractice: nothing,
};

/** Requests that do something outside of what the window shows: there is nothing to announce. */
export const actions = {
  reportViolation: z.strictObject({ directive: z.string().max(200), blocked: z.string().max(500) }),
  /** Writes a file chosen in a save dialog: everything but what is sealed. */
  exportSession: session,
  /** Opens the mail program with what the call needs, to nobody yet. */
  writeCallMail: session,
  /** The same as a calendar file chosen in a save dialog. */
  saveCallFile: z.strictObject({ sessionId: id, startsAt: z.iso.datetime() }),
  /** Writes what looks different, and no notes, without names or secrets, for whoever makes the guide. */
  exportDifferences: session,
  /**
   * Writes one of the two files of a session's report, chosen in a save dialog. `withoutNames` leaves out the client,
   * people and notes.
   */
  saveReport: z.strictObject({ sessionId: id, kind: z.enum(REPORT_KINDS), withoutNames: z.boolean() }),
  /** Seals a session with its secrets for one colleague, into a file chosen in a save dialog. */
  saveHandOff: z.strictObject({
    sessionId: id,
    address: handOffAddress,
    lastWords,
    days: z.literal(HAND_OFF_DAYS),
  }),
  /** Writes the page that seals the answer, chosen in a save dialog. */
  saveRequestPage: vendor,
  dismissPaste: z.strictObject({ ...vendor.shape, pasteId: id }),
  /** Says that everything typed has been handed over since `commit-now`; quitting waits for it. */
  reportCommitted: nothing,
  /** Answers `quit-asked`. `discard` quits although secrets in memory are lost. */
  answerQuit: z.strictObject({ choice: z.enum(['stay', 'discard']) }),
  /**
   * Seals a whole session, or everything kept in memory, into a file chosen in a save dialog, under a passphrase (age
   * format).
   */
  sealToFile: z.strictObject({ passphrase, sessionId: id.optional() }),
  /** Puts a text that the window made of what it shows on the clipboard. It stays there. */
  copyText: z.strictObject({ text: z.string().min(1).max(20_000) }),
  /** What the technician looks at now, for the audience window. */
  presentView: z.strictObject({ view: presentedView }),
  openLink: z.strictObject({ vendor: id, link: id, sessionId: id.nullable() }),
};

export const requestSchemas = { ...reads, ...changes, ...actions };
