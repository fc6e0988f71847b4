import type { z } from 'zod';
import type { AppErrorCode } from './app-error.ts';
import type { CallPlan } from './call.ts';
import type { ClientListView } from './client-list.ts';
import type { DeepLink } from './deep-link.ts';
import type { HandOffAddress, OpenedHandOff } from './hand-off.ts';
import type { NamesResult } from './names.ts';
import type { PasteProposal } from './paste.ts';
import type { OpenedReport } from './report.ts';
import type { changes, reads, requestSchemas } from './schemas/requests.ts';
import type { SecretRequestView } from './secret-request.ts';
import type { SessionPage, SessionSummary, SessionView } from './session.ts';
import type { AppInfo, Settings } from './settings.ts';
import type { OutboxView, SubmissionPreview } from './submission.ts';
import type { PracticeScenario } from './vendor.ts';

/*
 * Every request of the renderer: its name, its input and what comes back. Main handles all of them (a gap does not
 * compile) and no response holds a secret. State goes one way: a read returns a view, and a change returns that it was
 * done, because its outcome is announced (events.ts).
 */
export type RequestName = keyof typeof requestSchemas;
export type ReadName = keyof typeof reads;
export type ChangeName = keyof typeof changes;

/** As it is in main, after its shape was checked (schemas/requests.ts). */
export type Input<N extends RequestName> = z.infer<(typeof requestSchemas)[N]>;

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

export type Views = Each<
  ReadName,
  {
    readApp: AppInfo;
    listSessions: SessionPage;
    readSession: SessionView;
    readNotes: { notes: string };
    readCallPlan: CallPlan;
    previewDeletion: { secrets: number; waiting: number };
    readUnsent: SessionSummary[];
    readClients: ClientListView;
    previewClients: ClientListView;
    readPaste: PasteProposal;
    readSecretRequest: SecretRequestView;
    previewSubmission: SubmissionPreview;
    readNames: NamesResult;
    readOutbox: OutboxView;
    readSettings: Settings;
    /** A small picture as a `data:` address; null while the window is closed. */
    readAudiencePicture: { image: string | null };
    openReport: OpenedReport;
    readHandOffAddress: HandOffAddress;
    readAddressWords: { firstWords: string[] };
    openHandOff: OpenedHandOff;
    readDeepLink: DeepLink | null;
    readPractice: { scenario: PracticeScenario; values: Record<string, Record<string, string>> };
  }
>;

/** What a change or an action returns beside that it was done: only what no announcement says. */
export type Facts = {
  createSession: { sessionId: string };
  deleteSession: { undoUntil: string; secrets: number; withdrawn: number };
  duplicateSession: { sessionId: string };
  exportSession: { fileName: string };
  /** False where the mail program takes the short form only. */
  writeCallMail: { isWhole: boolean };
  saveCallFile: { fileName: string };
  exportDifferences: { fileName: string };
  saveReport: { fileName: string };
  saveRequestPage: { fileName: string };
  /** `left`: not made, because the disk did not take them; `why` says how it refused. */
  createClients: { created: number; skipped: number; left: number; why?: AppErrorCode };
  importSession: { sessionId: string; clientName: string; hadReports: boolean };
  /** `words` are six, of whoever seals here: the colleague asks for them. */
  saveHandOff: { fileName: string; secrets: number; words: string[] };
  /** `left`: how much of it found no place here. */
  acceptHandOff: { sessionId: string; vendor: string; clientName: string; secrets: number; left: number };
  runChecks: { kind: 'started'; runId: string } | ({ kind: 'ask-host' } & HostQuestion);
  /**
   * The vendors left out, with what they lack. `unclear`: of a whole session, one that Neo may have got; only a person
   * who has looked there sends it again.
   */
  queueWork: {
    queued: string[];
    leftOut: { vendor: string; missing: string[]; why?: 'unclear' | 'waits' }[];
  };
  copyForHandOver: { clearsAt: string; concealed: boolean };
  addConnection: { connectionId: string };
  sealToFile: { fileName: string; secrets: number };
  /** `notRead`: sessions of the file that do not read; `left`: how much else of it found no place here. */
  openSealedFile: {
    sessions: number;
    secrets: number;
    notRead: { clientName: string; why: 'newer' | 'unreadable' }[];
    left: number;
  };
  startPractice: { sessionId: string };
};

export type Response<N extends RequestName> = N extends ReadName
  ? Views[N]
  : N extends keyof Facts
    ? Facts[N]
    : null;

/** A type for each of these names: one that is missing does not compile. */
type Each<N extends string, T extends Record<N, unknown>> = T;
