import { metNoNetwork } from '../../src-preload/contract/network-errors.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';
import { credentialVersion } from '../credentials/credential-version.ts';
import { forgetReplaced } from '../credentials/field-changes.ts';
import { type OpenedCredential, openCredential } from '../credentials/open-credential.ts';
import type { OutboxItem } from '../outbox/outbox-item.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { type HostDoubt, type TestRun, vendorKey } from '../sessions/runtime-state.ts';
import {
  announceVendor,
  changeVendor,
  findSessionVendor,
  type SessionVendor,
} from '../sessions/vendor-progress.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { StoredField, StoredVendor } from '../storage/stored-session.ts';
import { faultFields } from '../system/fault-fields.ts';
import { ok, refuse } from '../system/result.ts';
import { findChecks } from '../vendors/catalog.ts';
import {
  askAbout,
  type HostDecision,
  judgeHost,
  namedHost,
  noteNamedHost,
  takeQuestion,
  withConfirmed,
} from './host-question.ts';
import { runChecks as run } from './run-checks.ts';
import { signInBudget } from './sign-in-budget.ts';
import { waitUntil } from './sign-in-wait.ts';

/** Starts a test, or asks for the host first. The rows are announced as they are decided. */
export async function runChecks(
  services: EnvironmentServices,
  input: Input<'runChecks'>,
): Promise<Result<Response<'runChecks'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const entered = await startTest(services, found.value, { triesOtherRegions: input.otherRegions === true });
  if (!entered.ok) return entered;
  if (entered.value.kind === 'started') return ok({ kind: 'started', runId: entered.value.run.runId });
  return ok({ kind: 'ask-host', ...(await askAbout(services, input, entered.value.doubt)) });
}

type StartOutcome = { kind: 'started'; run: TestRun } | { kind: 'ask-host'; doubt: HostDoubt };

/** The way into every test, by the button or by the outbox: when it may run, where to, and with what. */
export async function startTest(
  services: EnvironmentServices,
  found: SessionVendor,
  extras: { triesOtherRegions: boolean },
): Promise<Result<StartOutcome>> {
  const where = { sessionId: found.session.id, vendor: found.vendor.id };
  const key = vendorKey(where.sessionId, where.vendor);
  if (services.runtime.runs.has(key)) return refuse('already-running');
  const { stored } = found;
  const until = waitUntil(stored.refusals, stored.lastRefusalAt, services.now());
  if (until !== undefined) return refuse('too-many-attempts', { time: until });
  const credential = await openCredential(services, found);
  if (!credential.ok) return credential;

  const { doubt, ...mayGo } = await judgeHost(services, found, credential.value);
  // The last run may have been led to a host that must be confirmed before the secret goes there.
  const inDoubt = doubt ?? (await namedHost(services, found));
  if (inDoubt !== null) return ok({ kind: 'ask-host', doubt: inDoubt });
  if (services.runtime.runs.has(key)) return refuse('already-running');
  const run = startRun(services, found, credential.value, { ...mayGo, ...extras });
  await announceVendor(services, where);
  return ok({ kind: 'started', run });
}

function startRun(
  services: EnvironmentServices,
  found: SessionVendor,
  credential: OpenedCredential,
  extras: Omit<HostDecision, 'doubt'> & { triesOtherRegions: boolean },
): TestRun {
  const where = { sessionId: found.session.id, vendor: found.vendor.id };
  const key = vendorKey(where.sessionId, where.vendor);
  const abort = new AbortController();
  const entry: TestRun = {
    runId: services.newId(),
    startedAt: new Date(services.now()).toISOString(),
    rows: [],
    done: 0,
    total: 0,
    abort,
    ended: Promise.resolve(),
  };
  services.runtime.runs.set(key, entry);
  services.runtime.offlineTests.delete(key);
  const version = credentialVersion(found.stored);
  entry.ended = run({
    vendor: found.vendor,
    checks: findChecks(found.vendor.id),
    value: credential.value,
    origin: credential.origin,
    folder: credential.folder,
    ...extras,
    ...signInBudget(services, found.vendor, credential.value),
    client: services.client,
    signal: abort.signal,
    runId: entry.runId,
    now: services.now,
    onRows: (rows, done, total) => {
      Object.assign(entry, { rows, done, total });
      void announceVendor(services, where);
    },
  })
    .then((report) => saveReport(services, where, report, version))
    .catch((fault: unknown) => {
      const reference = services.log.reference();
      services.log.error('run-failed', { reference, ...faultFields(fault) });
      services.runtime.runs.delete(key);
      return announceVendor(services, where);
    });
  return entry;
}

/**
 * Writes the report down; a refused sign-in counts towards the waits, a pass lets former values go. What was saved
 * while it ran has not been tested: it waits for nothing, and what it replaces stays.
 */
async function saveReport(
  services: EnvironmentServices,
  where: { sessionId: string; vendor: string },
  report: TestReport,
  version: string,
): Promise<void> {
  services.log.info('test-ended', { vendor: where.vendor, ended: report.ended, overall: report.overall });
  const hasPassed = report.overall === 'passed' || report.overall === 'warning';
  let isOfThese = false;
  const keep = (stored: StoredVendor): StoredVendor => {
    isOfThese = credentialVersion(stored) === version;
    const after = { ...stored, report, reportOf: version };
    if (!isOfThese) return after;
    const fields = hasPassed ? withoutFormer(services, stored.fields) : stored.fields;
    return { ...after, ...refusalsAfter(stored, report), fields };
  };
  const key = vendorKey(where.sessionId, where.vendor);
  // Nothing was tested: what was known before stays, and no state says that somebody has to correct something.
  if (isOfflineTry(services, report)) {
    services.runtime.offlineTests.add(key);
    services.runtime.runs.delete(key);
    await announceVendor(services, where);
    return;
  }
  noteNamedHost(services, key, report.hostToConfirm, version);
  const changed = await changeVendor(services, where, keep, () => {
    services.runtime.unsavedReports.delete(key);
    services.runtime.runs.delete(key);
  });
  if (!changed.ok) {
    // What the vendor answered is true all the same: it is shown, as kept nowhere.
    services.log.warn('report-not-kept', { code: changed.error.code });
    services.runtime.unsavedReports.set(key, { report, code: changed.error.code });
    await announceVendor(services, where);
    return;
  }
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  if (!hasPassed || !isOfThese) return;
  const found = await findSessionVendor(services, where);
  // Another value may have been saved since the report was written.
  if (found.ok && credentialVersion(found.value.stored) === version)
    await forgetReplaced(services, where.sessionId, found.value.stored);
  await goOnAfterHost(services, where);
}

function isOfflineTry({ isOnline }: EnvironmentServices, report: TestReport): boolean {
  if (!metNoNetwork(report)) return false;
  return !isOnline() || report.rows.some(({ reason }) => reason?.code === 'offline');
}

/** What waited for the answer about a host goes on: it was given, and the test that asked for it has passed. */
async function goOnAfterHost(
  { outbox, log }: EnvironmentServices,
  where: { sessionId: string; vendor: string },
): Promise<void> {
  const isAsked = ({ spec: order, state }: OutboxItem) =>
    order.vendor === where.vendor && state.status === 'needs-attention' && state.why === 'host-unconfirmed';
  for (const { id, spec: order } of outbox.ofSession(where.sessionId).filter(isAsked)) {
    // This test was the one that waited.
    const going = order.work === 'test' ? outbox.withdraw(id) : outbox.sendNow(id);
    await going.catch((fault: unknown) => {
      if (!(fault instanceof DiskError)) throw fault;
      log.warn('item-not-resumed', { code: fault.code });
    });
  }
}

/**
 * A run without a result for the sign-in, because it was stopped or never got there, leaves the waits as they are.
 */
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
function withoutFormer(
  { vault, environment }: EnvironmentServices,
  fields: SessionVendor['stored']['fields'],
): SessionVendor['stored']['fields'] {
  const isKept = ({ ref }: StoredField) =>
    environment === 'practice' || ref === undefined || vault.savedAs(ref) !== 'memory';
  const settled = (field: StoredField): StoredField => {
    if (!isKept(field)) return field;
    const { former: _former, issue, ...rest } = field;
    return issue === undefined || issue.code === 'former-back' ? rest : { ...rest, issue };
  };
  return Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, settled(field)]));
}

/**
 * The technician read the host in full and said yes to this very question; remembered for this vendor of this
 * session.
 */
export async function confirmHost(
  services: EnvironmentServices,
  input: Input<'confirmHost'>,
): Promise<Result<Response<'confirmHost'>>> {
  const doubt = takeQuestion(services, input);
  if (doubt === null) return refuse('host-not-asked');
  const changed = await changeVendor(services, input, (stored) =>
    withConfirmed(services, input.sessionId, stored, doubt),
  );
  return changed.ok ? ok(null) : changed;
}

export async function stopChecks(
  services: EnvironmentServices,
  input: Input<'stopChecks'>,
): Promise<Result<Response<'stopChecks'>>> {
  const run = services.runtime.runs.get(vendorKey(input.sessionId, input.vendor));
  if (run === undefined) return refuse('not-running');
  run.abort.abort();
  await run.ended;
  return ok(null);
}
