import type { DeepLink } from './deep-link.ts';
import type { NamesResult } from './names.ts';
import type { PasteProposal } from './paste.ts';
import type { SessionFilter, SessionPage, SessionSummary, SessionView } from './session.ts';
import type { AppInfo, Settings, Theme } from './settings.ts';
import type { OutboxView, QueuedWork, SubmissionPreview } from './submission.ts';
import type { PracticeScenario } from './vendor.ts';

type Where = { sessionId: string; vendor: string };
type Field = Where & { field: string };
type Nothing = Record<string, never>;

/**
 * `host` with its port as it is sent, `folder` (as `/halo`, or empty) where in it the address lies, `unicode` as its
 * letters read, `domain` what somebody has registered of it (null for an IP address). `why`: outside the vendor's
 * domains, inside a private network, or the vendor's own but not typed here.
 */
export type HostQuestion = {
  questionId: string;
  host: string;
  folder: string;
  unicode: string;
  domain: string | null;
  why: 'unknown' | 'private' | 'own';
  /** Typed here, named by the vendor's own answer, or written in a file; `unknown` where no seal tells any more. */
  namedBy: 'typed' | 'answer' | 'file' | 'unknown';
};

/**
 * Every request of the renderer: name → input → response. Main handles all of them (a gap does not compile) and no
 * response holds a secret. Ids are UUIDs made by main; times are ISO 8601.
 */
export type Requests = {
  readApp: { input: Nothing; response: AppInfo };
  reportViolation: { input: { directive: string; blocked: string }; response: null };

  listSessions: { input: { search: string; filter: SessionFilter; limit: number }; response: SessionPage };
  createSession: {
    input: { clientName: string; technician: string; connectionId: string | null; vendors: string[] };
    response: { sessionId: string };
  };
  readSession: { input: { sessionId: string }; response: SessionView };
  renameSession: { input: { sessionId: string; clientName: string; technician: string }; response: null };
  archiveSession: { input: { sessionId: string; archived: boolean }; response: null };
  /** What deleting it now would take from this computer. */
  previewDeletion: { input: { sessionId: string }; response: { secrets: number; waiting: number } };
  /** Gone from the list at once and from the disk at `undoUntil`, on quitting, or at the next start. */
  deleteSession: {
    input: { sessionId: string };
    response: { undoUntil: string; secrets: number; withdrawn: number };
  };
  /** Undoes `deleteSession`; what was withdrawn from the outbox stays withdrawn. */
  restoreSession: { input: { sessionId: string }; response: null };
  /** Takes back a session made a moment ago, whose dialog was cancelled: one that holds no secret and no result. */
  discardSession: { input: { sessionId: string }; response: null };
  /** The same vendors, choices and addresses for another client: no identifier, secret, report or submission. */
  duplicateSession: { input: { sessionId: string; clientName: string }; response: { sessionId: string } };
  /** Writes a file chosen in a save dialog: everything but what is sealed. */
  exportSession: { input: { sessionId: string }; response: { fileName: string } };
  /** Reads such a file into a new session. Identifiers and secrets are to be entered, and tests to be run, again. */
  importSession: { input: Nothing; response: { sessionId: string; clientName: string; hadReports: boolean } };
  chooseConnection: { input: { sessionId: string; connectionId: string | null }; response: null };
  openVendor: { input: Where; response: null };
  goToStep: { input: Where & { edition: string; step: string }; response: null };
  tickItem: { input: Where & { item: string; ticked: boolean }; response: null };

  /** Sessions with `unsentSince`, the one that waits longest first; the first few of them. */
  readUnsent: { input: Nothing; response: SessionSummary[] };
  /** What becomes of the secrets of `SessionSummary.unsentSince`; both go on asking after 30 more days. */
  answerUnsent: { input: { sessionId: string; choice: 'keep' | 'delete' }; response: null };

  keepField: { input: Field & { text: string }; response: null };
  acceptProposal: { input: Field; response: null };
  replaceField: { input: Field; response: null };
  cancelReplace: { input: Field; response: null };
  /**
   * Takes the value of a field away. `former` brings back the one that it replaced, if there is one: what was typed
   * was taken back; otherwise that one goes too.
   */
  clearField: { input: Field & { former: boolean }; response: null };

  /** Looks for this vendor's values in a text. Nothing is kept of it but what `acceptPaste` names. */
  readPaste: { input: Where & { text: string }; response: PasteProposal };
  /** Keeps the named values by the rules of `keepField`; a saved secret that is named is replaced. */
  acceptPaste: { input: Where & { pasteId: string; fields: string[] }; response: null };
  dismissPaste: { input: Where & { pasteId: string }; response: null };

  /**
   * `otherRegions` tries them too, on purpose. Answers `ask-host` when the secret would go to a host that must be
   * confirmed first.
   */
  runChecks: {
    input: Where & { otherRegions?: boolean };
    response: { kind: 'started'; runId: string } | ({ kind: 'ask-host' } & HostQuestion);
  };
  /** Answers the question `runChecks` has asked with yes, once; whatever nobody asked is refused. */
  confirmHost: { input: Where & { questionId: string; host: string }; response: null };
  stopChecks: { input: Where; response: null };

  /** About how many records the technician expects at one check of `Vendor.visibility`; null forgets it. */
  expectVisible: { input: Where & { check: string; count: number | null }; response: null };

  previewSubmission: { input: Where; response: SubmissionPreview };
  /** Reads the first names of companies once, to be sure whose credential this is. They are kept nowhere. */
  readNames: { input: Where; response: NamesResult };
  /**
   * `anyway` sends in spite of what was in doubt. `named` says which of the doubts that need a yes were shown; left
   * out, both were. What was not shown is not agreed to.
   */
  submit: { input: Where & { anyway: boolean; named?: ('replace' | 'psa')[] }; response: null };
  /**
   * Puts work in the outbox, for one vendor or (null) for every vendor of the session whose fields are complete, the
   * PSA first. `anyway` allows replacing what Neo holds. Returns the vendors left out, with what they lack.
   * `unclear`: of a whole session, one that Neo may have got; only a person who has looked there sends it again.
   */
  queueWork: {
    input: { sessionId: string; vendor: string | null; work: QueuedWork; anyway: boolean };
    response: {
      queued: string[];
      leftOut: { vendor: string; missing: string[]; why?: 'unclear' | 'waits' }[];
    };
  };
  /** What waits, needs somebody, or is under way, oldest first. */
  readOutbox: { input: Nothing; response: OutboxView };
  pauseItem: { input: { itemId: string }; response: null };
  /**
   * Also ends a pause, answers `would-replace` and `too-old` with yes, and goes before the PSA; never before a time
   * that was asked for.
   */
  sendItemNow: { input: { itemId: string }; response: null };
  /** Refused once it may have left. */
  withdrawItem: { input: { itemId: string }; response: null };

  copyForHandOver: { input: Field; response: { clearsAt: string; concealed: boolean } };
  finishHandOver: { input: Where; response: null };
  keepSecrets: { input: Where & { keep: boolean }; response: null };

  readSettings: { input: Nothing; response: Settings };
  /** Changes what is given and leaves the rest, so that two changes in flight keep both. */
  keepPreferences: { input: { theme?: Theme; technician?: string }; response: null };
  addConnection: { input: { name: string }; response: { connectionId: string } };
  nameConnection: { input: { connectionId: string; name: string }; response: null };
  /** `sameTenant` is asked when a key is replaced: another tenant means the queue must not follow. */
  keepNeoKey: {
    input: { connectionId: string; text: string; sameTenant: boolean | null };
    response: null;
  };
  removeConnection: { input: { connectionId: string }; response: null };
  testConnection: { input: { connectionId: string }; response: null };
  allowAssumedPath: { input: { connectionId: string; allowed: boolean }; response: null };
  addCertificates: { input: { pem: string }; response: null };
  removeCertificates: { input: Nothing; response: null };

  retrySecretStorage: { input: Nothing; response: null };
  /** Says that everything typed has been handed over since `commit-now`; quitting waits for it. */
  reportCommitted: { input: Nothing; response: null };
  /** Answers `quit-asked`. `discard` quits although secrets in memory are lost. */
  answerQuit: { input: { choice: 'stay' | 'discard' }; response: null };
  /** Seals everything kept in memory into a file chosen in a save dialog, under a passphrase (age format). */
  sealToFile: { input: { passphrase: string }; response: { fileName: string; secrets: number } };
  /** `notRead`: sessions of the file that do not read; `left`: how much else of it found no place here. */
  openSealedFile: {
    input: { passphrase: string };
    response: {
      sessions: number;
      secrets: number;
      notRead: { clientName: string; why: 'newer' | 'unreadable' }[];
      left: number;
    };
  };

  /** The link the app was started or called with, once; null when there is none. */
  readDeepLink: { input: Nothing; response: DeepLink | null };
  openLink: { input: { vendor: string; link: string; sessionId: string | null }; response: null };

  startPractice: { input: { scenario: PracticeScenario }; response: { sessionId: string } };
  /** The pretend portal's values by vendor: made up, so they may be shown. */
  readPractice: {
    input: Nothing;
    response: { scenario: PracticeScenario; values: Record<string, Record<string, string>> };
  };
  fillPracticeValues: { input: Where; response: null };
  leavePractice: { input: Nothing; response: null };
};

export type RequestName = keyof Requests;
export type Input<N extends RequestName> = Requests[N]['input'];
export type Response<N extends RequestName> = Requests[N]['response'];
