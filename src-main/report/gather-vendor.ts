import type { ReportPermission, ReportVendor } from '../../src-preload/contract/report.ts';
import type { Guide, Vendor } from '../../src-preload/contract/vendor.ts';
import { vendorMessageKeys } from '../../src-preload/contract/vendor-message-keys.ts';
import type { Evidence, PermissionResult, Reason, TestReport } from '../../src-preload/contract/verdict.ts';
import {
  confirmationMessages,
  resultsMessages,
  reportMessages as words,
} from '../../src-preload/messages/messages.ts';
import { reasonWords } from '../../src-preload/messages/reason-words.ts';
import { submittedItem, viewOf } from '../outbox/outbox-view.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { openFields } from '../sessions/session-file.ts';
import { isStale } from '../sessions/vendor-state.ts';
import type { StoredSession, StoredVendor } from '../storage/stored-session.ts';
import { findGuide, findVendor, findWords } from '../vendors/catalog.ts';
import { isoOf } from './tidy.ts';
import { utc } from './utc.ts';

/** Of 64 hexadecimal digits. */
const FINGERPRINT_LENGTH = 12;

/** What a report says of one vendor of a session. Texts are as they were found; `secrets` apart, because they are hex. */
export async function gatherVendor(
  services: EnvironmentServices,
  session: StoredSession,
  stored: StoredVendor,
): Promise<{ vendor: Omit<ReportVendor, 'secrets'>; secrets: ReportVendor['secrets'] }> {
  const vendor = findVendor(stored.vendor);
  const guide = await findGuide(stored.vendor);
  const vendorWords = findWords(stored.vendor);
  const { report } = stored;
  const identity = (report?.identity ?? []).map(({ label, value }) => {
    const named = vendorWords[label];
    return { label: typeof named === 'string' ? named : label, value };
  });
  /** By its id where the guide has it no more. Where there is one alone, nobody has to choose it. */
  const labelOf = (edition: string) => {
    const { editions } = guide;
    const found = editions.find(({ id }) => id === edition);
    const only = edition === '' && editions.length === 1 ? editions[0] : undefined;
    return (found ?? only)?.label ?? edition;
  };
  const { expires } = vendorWords;
  const { consent } = stored;
  return {
    vendor: {
      id: vendor.id,
      name: vendor.name,
      guide: labelOf(stored.edition),
      values: valuesOf(stored),
      test: report && {
        startedAt: isoOf(report.startedAt, services.now()),
        endedAt: isoOf(report.endedAt, services.now()),
        ended: report.ended,
        overall: report.overall,
        fromThisComputer: report.fromThisComputer,
        isStale: isStale({ ...stored, report }, services.now()),
      },
      identity,
      ...(typeof expires === 'string' ? { expiry: expires } : {}),
      ...(consent === undefined
        ? {}
        : {
            consent: {
              by: consent.by,
              at: isoOf(consent.at, services.now()),
              guide: labelOf(consent.guideEdition),
            },
          }),
      permissions: permissionsOf(vendor, guide, report, services.now()),
      submission: submissionIn(services, session.id, stored),
    },
    secrets: await fingerprintsOf(services, vendor, stored),
  };
}

function valuesOf(stored: StoredVendor): ReportVendor['values'] {
  return openFields(stored.vendor).flatMap(({ id, label, choices }) => {
    const { text, ref } = stored.fields[id] ?? {};
    if (text === undefined || text === '' || ref !== undefined) return [];
    return { label, value: choices?.find(({ value }) => value === text)?.label ?? text };
  });
}

/** Every permission of the guide in its order, tested or not, then rows that the guide does not name. */
function permissionsOf(
  vendor: Vendor,
  guide: Guide,
  report: TestReport | null,
  now: number,
): ReportPermission[] {
  const results = report?.rows ?? [];
  const known = guide.permissions.map((one) => {
    const result = results.find(({ row }) => row === one.id);
    const access = one.granted ? one.access : '';
    if (result !== undefined) return permissionOf(vendor, result, one.label, access, now);
    return { ...untested(vendor, one.id, one.label, report), access, required: one.required };
  });
  const others = results.filter(({ row }) => !guide.permissions.some(({ id }) => id === row));
  return [
    ...known,
    ...others.map((one) =>
      permissionOf(vendor, one, one.row === 'seen-from-neo' ? resultsMessages.neoServers : one.row, '', now),
    ),
  ];
}

/** No row stands for it: there was no test, or this was not wanted. */
function untested(
  vendor: Vendor,
  id: string,
  label: string,
  report: TestReport | null,
): Omit<ReportPermission, 'access' | 'required'> {
  const reason = { code: 'not-wanted', params: {} } as const;
  return {
    id,
    label,
    verdict: 'not-tested',
    exchanges: [],
    reason: report === null ? { code: 'not-run', ...words.notRun } : readReason(vendor, id, label, reason),
  };
}

function permissionOf(
  vendor: Vendor,
  { row, verdict, required, evidence, reason }: PermissionResult,
  label: string,
  access: string,
  now: number,
): ReportPermission {
  return {
    id: row,
    label,
    access,
    required,
    verdict,
    ...(reason === undefined || verdict === 'passed'
      ? {}
      : { reason: readReason(vendor, row, label, reason) }),
    exchanges: evidence.map((one) => exchangeOf(one, now)),
  };
}

function readReason(vendor: Vendor, row: string, label: string, reason: Reason): ReportPermission['reason'] {
  const vendorWords = findWords(vendor.id);
  const key = vendorMessageKeys(reason.code, row).find((one) => one in vendorWords);
  const at = { row, label, vendor: vendor.name, isFixed: vendor.url === undefined };
  const own = key === undefined ? undefined : vendorWords[key];
  const { happened, notMean, next, who } = reasonWords(reason, at, own, utc);
  return { code: reason.code, happened, notMean, next, who };
}

const whole = (value: number) => Math.min(Math.max(0, Math.round(value)), Number.MAX_SAFE_INTEGER);

function exchangeOf(one: Evidence, now: number): ReportPermission['exchanges'][number] {
  const { request, status, count, atLeast, milliseconds, at, vendorText } = one;
  return {
    request,
    at: isoOf(at, now),
    ...(status === undefined ? {} : { status: whole(status) }),
    ...(count === undefined ? {} : { count: whole(count) }),
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(milliseconds === undefined ? {} : { milliseconds: whole(milliseconds) }),
    ...(vendorText === undefined || vendorText === '' ? {} : { vendorText }),
  };
}

async function fingerprintsOf(
  { vault }: EnvironmentServices,
  vendor: Vendor,
  stored: StoredVendor,
): Promise<ReportVendor['secrets']> {
  const found: ReportVendor['secrets'] = [];
  for (const { id, label, kind } of vendor.fields) {
    if (kind !== 'secret') continue;
    // The one in the session stays when the secret leaves; it may be of another key, or of an older form.
    const { ref, fingerprint } = stored.fields[id] ?? {};
    const opened = ref === undefined ? undefined : await vault.open(ref);
    const whole = opened?.ok ? vault.fingerprint(`secret ${opened.text}`) : fingerprint;
    if (whole !== undefined && /^[0-9a-f]{64}$/.test(whole))
      found.push({ label, fingerprint: whole.slice(0, FINGERPRINT_LENGTH) });
  }
  return found;
}

function submissionIn(
  services: EnvironmentServices,
  sessionId: string,
  stored: StoredVendor,
): ReportVendor['submission'] {
  const item = submittedItem(services, stored, sessionId);
  if (item === null) return null;
  const { state, at, neo, confirmation } = viewOf(item);
  const ids = services.outbox
    .ofSession(sessionId)
    .filter(({ spec }) => spec.vendor === stored.vendor && spec.work === 'submit')
    .flatMap((one) => one.neo?.requestId ?? []);
  return {
    state,
    ...(at === undefined ? {} : { at: isoOf(at, services.now()) }),
    ...(neo?.status === undefined ? {} : { status: whole(neo.status) }),
    ...(confirmation === undefined ? {} : { confirmation: confirmationMessages[confirmation.reason] ?? '' }),
    requestIds: [...new Set(ids)],
  };
}
