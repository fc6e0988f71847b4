import type {
  FieldView,
  SessionFacts,
  SessionView,
  VendorProgress,
} from '../../src-preload/contract/session.ts';
import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import type { TestState } from '../../src-preload/contract/verdict.ts';
import { waitUntil } from '../checks/sign-in-wait.ts';
import { shapeOf } from '../credentials/paste-names.ts';
import { readValue } from '../credentials/read-value.ts';
import { sameSecrets } from '../credentials/same-secrets.ts';
import { mayShow } from '../credentials/save-field.ts';
import { connectionOf } from '../neo/view-connection.ts';
import { submissionOf, submissionStateOf } from '../outbox/outbox-view.ts';
import { openRequest, viewRequest } from '../secret-request/stored-request.ts';
import type { StoredField, StoredSession, StoredVendor } from '../storage/stored-session.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { vendorKey } from './runtime-state.ts';
import { isStale, vendorState } from './vendor-state.ts';

/** A session as the renderer may see it: no answer of main holds a secret. A vendor of a newer build is left out. */
export async function viewSession(
  services: EnvironmentServices,
  session: StoredSession,
): Promise<SessionView> {
  const known = session.vendors.filter(({ vendor }) => hasVendor(vendor));
  const vendors = await Promise.all(known.map((stored) => viewVendor(services, session, stored)));
  return { ...sessionFacts(services, session), vendors };
}

export function sessionFacts(services: EnvironmentServices, session: StoredSession): SessionFacts {
  const { id, clientName, technician, createdAt, changedAt } = session;
  const known = session.vendors.filter(({ vendor }) => hasVendor(vendor));
  const currentVendor = hasVendor(session.currentVendor) ? session.currentVendor : (known[0]?.vendor ?? '');
  const connectionId = connectionOf(services, session)?.id ?? null;
  return { id, clientName, technician, connectionId, currentVendor, createdAt, changedAt };
}

export async function viewVendor(
  services: EnvironmentServices,
  session: StoredSession,
  stored: StoredVendor,
): Promise<VendorProgress> {
  const vendor = findVendor(stored.vendor);
  const now = services.now();
  const unkept = services.runtime.unsavedReports.get(vendorKey(session.id, stored.vendor));
  const submission = submissionOf(services, stored, session.id);
  const request = openRequest(stored, now);
  const until = waitUntil(stored.refusals, stored.lastRefusalAt, now);
  const fields = await Promise.all(
    vendor.fields.map((field) => viewField(services, vendor, field, stored.fields[field.id], session.id)),
  );
  return {
    vendor: stored.vendor,
    edition: stored.edition,
    step: stored.step,
    visitedSteps: stored.visitedSteps,
    ticked: stored.ticked,
    fields,
    test: testState(services, session.id, stored),
    testIsStale: isStale(stored, now),
    ...(until === undefined ? {} : { waitUntil: until }),
    ...(unkept === undefined ? {} : { testNotKept: unkept.code }),
    ...(services.runtime.offlineTests.has(vendorKey(session.id, stored.vendor))
      ? { metNoNetwork: true as const }
      : {}),
    submission,
    state: vendorState(vendor, stored, submissionStateOf(services, stored, session.id), now),
    ...(stored.expected === undefined ? {} : { expected: stored.expected }),
    ...(request === undefined ? {} : { request: viewRequest(request) }),
    ...(stored.consent === undefined ? {} : { consent: stored.consent }),
    ...(stored.differences === undefined ? {} : { differences: stored.differences }),
  };
}

export async function viewField(
  services: EnvironmentServices,
  vendor: Vendor,
  field: VendorField,
  stored: StoredField | undefined,
  sessionId: string,
): Promise<FieldView> {
  const fallback: StoredField | undefined =
    field.default === undefined ? undefined : { text: field.default, corrections: [] };
  const value = stored ?? fallback;
  if (value === undefined) return { id: field.id, state: 'empty', corrections: [], storedIn: 'nowhere' };
  const isThere = value.text !== undefined || value.ref !== undefined;
  const storedIn = whereStored(services, value);
  if (isThere && storedIn === 'nowhere') return lostField(field, value);
  const text = await shownText(services, field, value);
  const length = await lengthOf(services, value);
  const proposal = await shownProposal(services, vendor, field, value, text);
  const sameAs = await sameSecrets(services, sessionId, stored);
  return {
    id: field.id,
    state: value.replacing === true ? 'replacing' : isThere ? 'saved' : 'empty',
    corrections: value.corrections,
    storedIn,
    ...(text === undefined ? {} : { text }),
    ...(length === undefined ? {} : { length }),
    ...(value.issue === undefined ? {} : { issue: value.issue }),
    ...(proposal === undefined ? {} : { proposal }),
    ...(value.savedAt === undefined ? {} : { savedAt: value.savedAt }),
    ...(sameAs.length === 0 ? {} : { sameAs }),
  };
}

/** The sealed value is gone or no longer opens: it is asked for again, and nothing is overwritten. */
function lostField(field: VendorField, value: StoredField): FieldView {
  const issue = { code: 'lost', blocking: true, params: { label: field.label } } as const;
  const length = value.length === undefined ? {} : { length: value.length };
  return { id: field.id, state: 'empty', corrections: [], storedIn: 'nowhere', issue, ...length };
}

async function shownText(
  services: EnvironmentServices,
  field: VendorField,
  value: StoredField,
): Promise<string | undefined> {
  if (value.text !== undefined) return value.text;
  if (value.ref === undefined || !mayShow(field, value)) return undefined;
  const opened = await services.vault.open(value.ref);
  return opened.ok ? opened.text : undefined;
}

/**
 * A corrected identifier is shown as a value to use, where its text is shown or it has the field's own form: anything
 * else may be a secret in the wrong field. A secret never is.
 */
async function shownProposal(
  services: EnvironmentServices,
  vendor: Vendor,
  field: VendorField,
  { proposal, ref }: StoredField,
  text: string | undefined,
): Promise<FieldView['proposal']> {
  if (proposal?.kind !== 'corrected' || field.kind !== 'identifier' || ref === undefined) return proposal;
  const opened = text === undefined ? await services.vault.open(ref) : { ok: true as const, text };
  const value = opened.ok ? readValue(vendor, field, opened.text).corrected : undefined;
  const mayBeSeen =
    text !== undefined || (value !== undefined && shapeOf(vendor, field.id)?.test(value) === true);
  return value !== undefined && mayBeSeen ? { kind: 'value', value } : proposal;
}

/** Of a value that came back its length may not be noted. */
async function lengthOf(services: EnvironmentServices, value: StoredField): Promise<number | undefined> {
  if (value.length !== undefined || value.ref === undefined || value.lost === undefined) return value.length;
  const opened = await services.vault.open(value.ref);
  return opened.ok ? opened.text.length : undefined;
}

function whereStored(services: EnvironmentServices, value: StoredField): FieldView['storedIn'] {
  const { ref } = value;
  if (ref === undefined)
    return value.text === undefined ? 'nowhere' : services.environment === 'practice' ? 'memory' : 'open';
  return services.vault.savedAs(ref) ?? 'nowhere';
}

function testState(services: EnvironmentServices, sessionId: string, stored: StoredVendor): TestState {
  const run = services.runtime.runs.get(vendorKey(sessionId, stored.vendor));
  if (run !== undefined) {
    const { runId, startedAt, rows, done, total } = run;
    return { kind: 'testing', runId, startedAt, rows, done, total };
  }
  const report =
    services.runtime.unsavedReports.get(vendorKey(sessionId, stored.vendor))?.report ?? stored.report;
  return report === null ? { kind: 'not-run' } : { kind: 'done', report };
}

/** The stored vendor of a session, or undefined. */
export function vendorOf(session: StoredSession, vendor: string): StoredVendor | undefined {
  return session.vendors.find((one) => one.vendor === vendor);
}

/** A session with one of its vendors changed. */
export function withVendor(
  session: StoredSession,
  vendor: string,
  change: (stored: StoredVendor) => StoredVendor,
): StoredSession {
  return {
    ...session,
    vendors: session.vendors.map((one) => (one.vendor === vendor ? change(one) : one)),
  };
}
