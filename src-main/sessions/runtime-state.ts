import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { HostQuestion, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { SessionGroup, SessionSort, SessionSummary } from '../../src-preload/contract/session.ts';
import type { PermissionResult, TestReport } from '../../src-preload/contract/verdict.ts';
import type { HandOff } from '../hand-off/hand-off-file.ts';
import type { SessionListRow } from '../storage/session-row.ts';
import type { ConfirmedHost } from '../storage/stored-session.ts';
import {
  type KeyedSequencer,
  openKeyedSequencer,
  openSequencer,
  type Sequencer,
} from '../system/sequencer.ts';

/** A test that runs now. It does not survive the app. */
export type TestRun = {
  runId: string;
  startedAt: string;
  rows: PermissionResult[];
  done: number;
  total: number;
  abort: AbortController;
  ended: Promise<void>;
};

/** A result that the disk did not take, and why. It is shown until a later one is saved. */
export type UnsavedReport = { report: TestReport; code: AppErrorCode };

/** A host, with its port, that must be confirmed before a secret goes there. */
export type HostDoubt = Pick<HostQuestion, 'host' | 'why' | 'namedBy'> & {
  reach: ConfirmedHost['reach'];
  /** Null for a host that the vendor's response named. */
  place: { origin: string; folder: string } | null;
};

/** A list of clients that was read and is being looked at. */
export type ClientList = {
  listId: string;
  fileName: string | null;
  rows: { line: number; cells: string[] }[];
};

/** What a row says, worked out once: thousands of rows are searched at every key. Times in milliseconds. */
export type RowSummary = {
  text: string;
  vendors: SessionSummary['vendors'];
  unsent: Pick<SessionSummary, 'unsentSince' | 'unsentSecrets'>;
  /** Where it is not archived. */
  group: Exclude<SessionGroup, 'archived'>;
  next: SessionSummary['next'];
  /** The part of its vendors that are connected. */
  connected: number;
  newer: string[] | undefined;
  from: number;
  until: number;
};

/** A session that was deleted in this run. `undoUntil` is a time in milliseconds. */
export type Deletion = { clientName: string; undoUntil: number };

/**
 * What the requests of an environment remember while the app runs. Nothing of it is on the disk. Keys: `vendorKey`.
 */
export type RuntimeState = {
  runs: Map<string, TestRun>;
  /**
   * Views of vendors are made one at a time: what was read for an older one is never announced after a newer. The
   * reading belongs into the task, not before it.
   */
  views: Sequencer;
  /** Vendors whose announcement waits for its turn. */
  announcing: Set<string>;
  /** The announcement of the outbox that waits for its turn. */
  outboxAnnouncement: Promise<void> | null;
  /** Sessions whose submissions changed since they were listed; null until the list is first read. */
  changedSubmissions: Set<string> | null;
  /** A row is the same object until its session changes. */
  rowSummaries: WeakMap<SessionListRow, RowSummary>;
  /** The list in the order it was last sorted in: the same array of rows is not sorted twice. */
  sortedRows: {
    of: readonly SessionListRow[];
    sort: SessionSort;
    rows: readonly SessionListRow[];
  } | null;
  /** The last one; another takes its place. */
  clientList: ClientList | null;
  /** By the id of the session. `begun`: its secrets are being removed. `restored`: nothing of it is removed. */
  deletions: { open: Map<string, Deletion>; begun: Set<string>; restored: Set<string> };
  /**
   * One key after the other, by the id of the connection: a later key's revision is not forgotten by an earlier one.
   */
  connectionKeys: KeyedSequencer;
  /** Neo connections whose key is being tested, by id. */
  keyTests: Set<string>;
  /** Questions about a host that wait for their answer. */
  hostQuestions: Map<string, HostDoubt & { questionId: string }>;
  /** Hosts that a vendor's response named in the last run, with the version of the values it was made with. */
  namedHosts: Map<string, { host: string; version: string }>;
  /** Vendors whose last test found this computer offline, until the next run. */
  offlineTests: Set<string>;
  unsavedReports: Map<string, UnsavedReport>;
  /** Company names that are being read. */
  namesUnderWay: Map<string, Promise<Result<Response<'readNames'>>>>;
  /** Until when (ISO) a vendor asked to wait before its names are read again. */
  namesWaits: Map<string, string>;
  /** The hand-off that was read and waits for its answer; another takes its place. */
  handOff: HandOff | null;
  /** The installation's own keys are looked for, and made, one at a time. */
  ownKeys: Sequencer;
  /** When the last report of a session was made, by its id, so that its two files say the same. */
  lastReports: Map<string, { madeAt: number; digest: string }>;
};

export function newRuntimeState(): RuntimeState {
  return {
    runs: new Map(),
    views: openSequencer(),
    announcing: new Set(),
    outboxAnnouncement: null,
    changedSubmissions: null,
    rowSummaries: new WeakMap(),
    sortedRows: null,
    clientList: null,
    deletions: { open: new Map(), begun: new Set(), restored: new Set() },
    connectionKeys: openKeyedSequencer(),
    keyTests: new Set(),
    hostQuestions: new Map(),
    namedHosts: new Map(),
    offlineTests: new Set(),
    unsavedReports: new Map(),
    namesUnderWay: new Map(),
    namesWaits: new Map(),
    handOff: null,
    ownKeys: openSequencer(),
    lastReports: new Map(),
  };
}

/** A vendor of a session, as the runtime state knows it. */
export function vendorKey(sessionId: string, vendor: string): string {
  return `${sessionId}.${vendor}`;
}
