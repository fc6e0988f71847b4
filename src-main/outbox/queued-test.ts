import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';
import { namedHost } from '../checks/host-question.ts';
import { startTest } from '../checks/start-test.ts';
import { credentialVersion } from '../credentials/credential-version.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { type TestRun, vendorKey } from '../sessions/runtime-state.ts';
import { changeVendor, findSessionVendor, type SessionVendor } from '../sessions/vendor-progress.ts';
import { isTooOld } from '../sessions/vendor-state.ts';
import type { StoredField, StoredVendor } from '../storage/stored-session.ts';
import type { ItemSpec } from './outbox-item.ts';
import { readTestReport, type TestOutcome } from './outcomes.ts';

/** Is there no pass for exactly these values that still holds? A session that is gone is found out by the test. */
export async function needsTest(services: EnvironmentServices, spec: ItemSpec): Promise<boolean> {
  const found = await findSessionVendor(services, spec);
  if (!found.ok) return true;
  const { stored, vendor } = found.value;
  const { report } = stored;
  if (report === null || isTooOld(report, services.now())) return true;
  const hasPassed = report.overall === 'passed' || report.overall === 'warning';
  return !hasPassed || stored.reportOf !== credentialVersionOf(vendor, stored, spec);
}

/**
 * Runs the test of the session's vendor for the outbox: the same run as that of the button, seen live in the
 * workspace and kept as usual. One that is under way already is waited for. Before a submission only the ordered
 * values are tested: when the session holds others by now, nothing is.
 */
export async function runQueuedTest(
  services: EnvironmentServices,
  spec: ItemSpec,
  signal: AbortSignal,
): Promise<TestOutcome> {
  for (;;) {
    const found = await findSessionVendor(services, spec);
    if (!found.ok) {
      const isGone = found.error.code === 'session-not-found';
      return isGone ? { kind: 'gone' } : { kind: 'held', waitsFor: 'session-file' };
    }
    const underWay = services.runtime.runs.get(vendorKey(spec.sessionId, spec.vendor));
    const run = underWay ?? (await begin(services, found.value, spec));
    if (run === 'already-running') continue;
    if ('kind' in run) return run;
    await orAborted(run.ended, signal);
    if (signal.aborted) return { kind: 'stopped' };
    const after = await findSessionVendor(services, spec);
    const report = after.ok ? reportOfRun(after.value.stored, run) : undefined;
    if (after.ok && report !== undefined && isOfOrder(after.value, spec)) {
      return readTestReport(report, services.now());
    }
    if (services.runtime.offlineTests.has(vendorKey(spec.sessionId, spec.vendor)))
      return { kind: 'held', waitsFor: 'vendor-unreachable' };
    // Somebody else's run was of other values, or came to nothing: then one of our own is due.
    if (underWay === undefined) return { kind: 'held', waitsFor: 'waiting' };
  }
}

async function begin(
  services: EnvironmentServices,
  found: SessionVendor,
  spec: ItemSpec,
): Promise<TestRun | TestOutcome | 'already-running'> {
  const { stored, vendor } = found;
  if (spec.work === 'submit' && credentialVersionOf(vendor, stored, spec) !== credentialVersion(stored)) {
    return { kind: 'changed' };
  }
  if ((await namedHost(services, found)) !== null) return { kind: 'host-unconfirmed' };
  const hold = await askedToWait(services, spec, stored);
  if (hold !== null) return hold;
  const entered = await startTest(services, found, { triesOtherRegions: false });
  if (entered.ok) {
    return entered.value.kind === 'started' ? entered.value.run : { kind: 'host-unconfirmed' };
  }
  const { code, params } = entered.error;
  switch (code) {
    case 'already-running':
      return code;
    case 'too-many-attempts': {
      const waitMs = Math.max(0, Date.parse(String(params?.time)) - services.now());
      return { kind: 'held', waitsFor: 'vendor-asked-to-wait', ...(waitMs > 0 ? { waitMs } : {}) };
    }
    case 'secret-lost':
      return { kind: 'secret-lost' };
    case 'field-incomplete':
      return { kind: 'changed' };
    case 'keyring-busy':
    case 'secret-newer':
      return { kind: 'held', waitsFor: 'keyring' };
    default:
      return { kind: 'held', waitsFor: 'waiting' };
  }
}

/**
 * The vendor asked to wait when these very values were last tested. A person may try all the same, with the button;
 * the outbox never does.
 */
async function askedToWait(
  services: EnvironmentServices,
  where: { sessionId: string; vendor: string },
  stored: StoredVendor,
): Promise<TestOutcome | null> {
  if (stored.report?.ended !== 'wait-asked' || stored.reportOf !== credentialVersion(stored)) return null;
  const report = waitFromNow(stored.report, services.now());
  const isMoved = report !== stored.report;
  if (isMoved) {
    const { runId } = report;
    await changeVendor(services, where, (now) => (now.report?.runId === runId ? { ...now, report } : now));
  }
  const outcome = readTestReport(report, services.now());
  return outcome.kind === 'held' && outcome.waitMs !== undefined ? outcome : null;
}

/** A report that ended later than now comes from a clock that was set back: its wait is as long, and begins now. */
function waitFromNow(report: TestReport, now: number): TestReport {
  const endedAt = Date.parse(report.endedAt);
  if (report.tryAgainAt === undefined || endedAt <= now) return report;
  const waitMs = Math.max(0, Date.parse(report.tryAgainAt) - endedAt);
  return {
    ...report,
    endedAt: new Date(now).toISOString(),
    tryAgainAt: new Date(now + waitMs).toISOString(),
  };
}

function reportOfRun(stored: StoredVendor, run: TestRun): TestReport | undefined {
  return stored.report?.runId === run.runId ? stored.report : undefined;
}

/** A test that was asked for is of whatever the session holds. */
function isOfOrder({ stored, vendor }: SessionVendor, spec: ItemSpec): boolean {
  return spec.work === 'test' || stored.reportOf === credentialVersionOf(vendor, stored, spec);
}

async function orAborted(ended: Promise<void>, signal: AbortSignal): Promise<void> {
  let leave = () => {};
  const aborted = new Promise<void>((resolve) => {
    leave = resolve;
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) resolve();
  });
  await Promise.race([ended, aborted]);
  signal.removeEventListener('abort', leave);
}

/** What `reportOf` of a test of exactly the ordered values would be, whatever the session holds by now. */
function credentialVersionOf(vendor: Vendor, stored: StoredVendor, spec: ItemSpec): string {
  const fields: Record<string, StoredField> = { ...stored.fields };
  for (const field of vendor.fields) {
    const neoName = field.neoNames[0];
    if (neoName === undefined) continue;
    const kept = stored.fields[field.id];
    const ref = spec.secrets.find((one) => one.field === field.id)?.ref;
    if (ref !== undefined) {
      fields[field.id] = { corrections: [], ref };
      continue;
    }
    const ordered = spec.plain.find((one) => one.neoName === neoName)?.value ?? '';
    const isSame = kept?.ref === undefined && (kept?.text ?? field.default ?? '') === ordered;
    if (!isSame) fields[field.id] = { corrections: [], text: ordered };
  }
  return credentialVersion({ ...stored, fields });
}
