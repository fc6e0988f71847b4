import { metNoNetwork } from '../../../src-preload/contract/met-no-network.ts';
import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import type { TestReport } from '../../../src-preload/contract/verdict.ts';
import { runChecks as run } from '../../checks/run-checks.ts';
import { waitUntil } from '../../checks/sign-in-wait.ts';
import { credentialMark } from '../../fields/credential-mark.ts';
import type { OutboxItem } from '../../outbox/outbox-item.ts';
import { DiskError } from '../../storage/disk-error.ts';
import type { StoredField, StoredVendor } from '../../storage/stored-session.ts';
import { findChecks } from '../../vendors/catalog.ts';
import type { World } from '../../world.ts';
import { ok, refuse } from '../answer.ts';
import { type Desk, type Run, runKey } from '../desk.ts';
import { noteOfflineTry, noteUnkept } from '../unkept-reports.ts';
import { type OpenedCredential, openCredential } from './credential.ts';
import { forgetReplaced } from './fields.ts';
import { announceVendor, changeVendor, type Found, findWhere } from './find.ts';
import {
  askAbout,
  type Doubt,
  type Judged,
  judgeHost,
  namedHost,
  noteNamedHost,
  takeQuestion,
  withConfirmed,
} from './host-question.ts';
import { signInBudget } from './sign-in-budget.ts';

/** Starts a test, or asks for the host first. The rows are announced as they are decided. */
export async function runChecks<W extends World>(
  desk: Desk<W>,
  input: Input<'runChecks'>,
): Promise<Result<Answer<'runChecks'>>> {
  const found = await findWhere(desk, input);
  if (!found.ok) return found;
  const entered = await enterRun(desk, found.value, { triesOtherRegions: input.otherRegions === true });
  if (!entered.ok) return entered;
  if (entered.value.kind === 'started') return ok({ kind: 'started', runId: entered.value.run.runId });
  return ok({ kind: 'ask-host', ...(await askAbout(desk, input, entered.value.doubt)) });
}

type Entered = { kind: 'started'; run: Run } | { kind: 'ask-host'; doubt: Doubt };

/** The way into every test, by the button or by the outbox: when it may run, where to, and with what. */
export async function enterRun<W extends World>(
  desk: Desk<W>,
  found: Found,
  extras: { triesOtherRegions: boolean },
): Promise<Result<Entered>> {
  const where = { sessionId: found.session.id, vendor: found.vendor.id };
  const key = runKey(where.sessionId, where.vendor);
  if (desk.runs.has(key)) return refuse('already-running');
  const { stored } = found;
  const until = waitUntil(stored.refusals, stored.lastRefusalAt, desk.now());
  if (until !== undefined) return refuse('too-many-attempts', { time: until });
  const credential = await openCredential(desk, found);
  if (!credential.ok) return credential;

  const { doubt, ...mayGo } = await judgeHost(desk, found, credential.value.origin);
  // The last run may have been led to a host that must be confirmed before the secret goes there.
  const inDoubt = doubt ?? (await namedHost(desk, found));
  if (inDoubt !== null) return ok({ kind: 'ask-host', doubt: inDoubt });
  if (desk.runs.has(key)) return refuse('already-running');
  const run = startRun(desk, found, credential.value, { ...mayGo, ...extras });
  await announceVendor(desk, where);
  return ok({ kind: 'started', run });
}

function startRun<W extends World>(
  desk: Desk<W>,
  found: Found,
  credential: OpenedCredential,
  extras: Omit<Judged, 'doubt'> & { triesOtherRegions: boolean },
): Run {
  const where = { sessionId: found.session.id, vendor: found.vendor.id };
  const key = runKey(where.sessionId, where.vendor);
  const abort = new AbortController();
  const entry: Run = {
    runId: desk.newId(),
    startedAt: new Date(desk.now()).toISOString(),
    rows: [],
    done: 0,
    total: 0,
    abort,
    ended: Promise.resolve(),
  };
  desk.runs.set(key, entry);
  noteOfflineTry(desk, key, false);
  const mark = credentialMark(found.stored);
  entry.ended = run({
    vendor: found.vendor,
    checks: findChecks(found.vendor.id),
    value: credential.value,
    origin: credential.origin,
    folder: credential.folder,
    ...extras,
    ...signInBudget(desk, found.vendor, credential.value),
    client: desk.client,
    signal: abort.signal,
    runId: entry.runId,
    now: desk.now,
    onRows: (rows, done, total) => {
      Object.assign(entry, { rows, done, total });
      void announceVendor(desk, where);
    },
  })
    .then((report) => keepReport(desk, where, report, mark))
    .catch((fault: unknown) => {
      const reference = desk.log.reference();
      desk.log.error('run-failed', { reference, fault: fault instanceof Error ? fault.name : 'unknown' });
      desk.runs.delete(key);
      return announceVendor(desk, where);
    });
  return entry;
}

/**
 * Writes the report down; a refused sign-in counts towards the waits, a pass lets former values go. What was saved while
 * it ran has not been tested: it waits for nothing, and what it replaces stays.
 */
async function keepReport<W extends World>(
  desk: Desk<W>,
  where: { sessionId: string; vendor: string },
  report: TestReport,
  mark: string,
): Promise<void> {
  desk.log.info('test-ended', { vendor: where.vendor, ended: report.ended, overall: report.overall });
  const hasPassed = report.overall === 'passed' || report.overall === 'warning';
  let isOfThese = false;
  const keep = (stored: StoredVendor): StoredVendor => {
    isOfThese = credentialMark(stored) === mark;
    const after = { ...stored, report, reportOf: mark };
    if (!isOfThese) return after;
    const fields = hasPassed ? withoutFormer(desk, stored.fields) : stored.fields;
    return { ...after, ...refusalsAfter(stored, report), fields };
  };
  const key = runKey(where.sessionId, where.vendor);
  // Nothing was tested: what was known before stays, and no state says that somebody has to mend something.
  if (isOfflineTry(desk, report)) {
    noteOfflineTry(desk, key, true);
    desk.runs.delete(key);
    await announceVendor(desk, where);
    return;
  }
  noteNamedHost(desk, key, report.asksHost, mark);
  const changed = await changeVendor(desk, where, keep, () => {
    noteUnkept(desk, key, null);
    desk.runs.delete(key);
  });
  if (!changed.ok) {
    // What the vendor answered is true all the same: it is shown, and said to be kept nowhere.
    desk.log.warn('report-not-kept', { code: changed.error.code });
    noteUnkept(desk, key, { report, code: changed.error.code });
    await announceVendor(desk, where);
    return;
  }
  desk.announce('sessions-changed', { practice: desk.world === 'practice' });
  if (!hasPassed || !isOfThese) return;
  const found = await findWhere(desk, where);
  // Another value may have been saved since the report was written.
  if (found.ok && credentialMark(found.value.stored) === mark)
    await forgetReplaced(desk, where.sessionId, found.value.stored);
  await goOnAfterHost(desk, where);
}

function isOfflineTry<W extends World>({ isOnline }: Desk<W>, report: TestReport): boolean {
  if (!metNoNetwork(report)) return false;
  return !isOnline() || report.rows.some(({ reason }) => reason?.code === 'offline');
}

/** What waited for the answer about a host goes on: it was given, and the test that asked for it has passed. */
async function goOnAfterHost<W extends World>(
  { outbox, log }: Desk<W>,
  where: { sessionId: string; vendor: string },
): Promise<void> {
  const isAsked = ({ order, state }: OutboxItem) =>
    order.vendor === where.vendor && state.at === 'needs-attention' && state.why === 'host-unconfirmed';
  for (const { id, order } of outbox.ofSession(where.sessionId).filter(isAsked)) {
    // This test was the one that waited.
    const going = order.work === 'test' ? outbox.withdraw(id) : outbox.sendNow(id);
    await going.catch((fault: unknown) => {
      if (!(fault instanceof DiskError)) throw fault;
      log.warn('item-not-resumed', { code: fault.code });
    });
  }
}

/** A run that told nothing of the sign-in, because it was stopped or never got there, leaves the waits as they are. */
function refusalsAfter(
  stored: StoredVendor,
  report: TestReport,
): Pick<StoredVendor, 'refusals' | 'lastRefusalAt'> {
  if (report.ended === 'refused') return { refusals: stored.refusals + 1, lastRefusalAt: report.endedAt };
  const hasSignedIn = report.rows.some((row) => row.required && row.verdict === 'passed');
  return hasSignedIn
    ? { refusals: 0, lastRefusalAt: null }
    : { refusals: stored.refusals, lastRefusalAt: stored.lastRefusalAt };
}

/** What only memory holds replaces nothing for good, whatever it has passed. */
function withoutFormer<W extends World>(
  { vault, world }: Desk<W>,
  fields: Found['stored']['fields'],
): Found['stored']['fields'] {
  const isKept = ({ ref }: StoredField) =>
    world === 'practice' || ref === undefined || vault.keptAs(ref) !== 'memory';
  const settled = (field: StoredField): StoredField => {
    if (!isKept(field)) return field;
    const { former: _former, trouble, ...rest } = field;
    return trouble === undefined || trouble.code === 'former-back' ? rest : { ...rest, trouble };
  };
  return Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, settled(field)]));
}

/** The technician read the host in full and said yes to this very question; remembered for this vendor of this session. */
export async function confirmHost<W extends World>(
  desk: Desk<W>,
  input: Input<'confirmHost'>,
): Promise<Result<Answer<'confirmHost'>>> {
  const doubt = takeQuestion(desk, input);
  if (doubt === null) return refuse('host-not-asked');
  const changed = await changeVendor(desk, input, (stored) =>
    withConfirmed(desk, input.sessionId, stored, doubt),
  );
  return changed.ok ? ok(null) : changed;
}

export async function stopChecks<W extends World>(
  desk: Desk<W>,
  input: Input<'stopChecks'>,
): Promise<Result<Answer<'stopChecks'>>> {
  const run = desk.runs.get(runKey(input.sessionId, input.vendor));
  if (run === undefined) return refuse('not-running');
  run.abort.abort();
  await run.ended;
  return ok(null);
}
