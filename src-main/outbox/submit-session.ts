import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { FieldView } from '../../src-preload/contract/session.ts';
import type { SubmissionPreview } from '../../src-preload/contract/submission.ts';
import type { VendorField } from '../../src-preload/contract/vendor.ts';
import { namesOffered } from '../checks/ask-names.ts';
import { isAddressKnown } from '../checks/host-question.ts';
import { refuseUnopened } from '../credentials/open-credential.ts';
import { connectionOf } from '../neo/view-connection.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import {
  announceVendor,
  changeVendor,
  findField,
  findSessionVendor,
  type SessionVendor,
} from '../sessions/vendor-progress.ts';
import { isStale, missingFields } from '../sessions/vendor-state.ts';
import { viewField } from '../sessions/view-session.ts';
import { noteWork, workEnded } from '../sessions/work-time.ts';
import type { StoredVendor } from '../storage/stored-session.ts';
import type { StoredConnection } from '../storage/stored-settings.ts';
import { tenantOf } from '../storage/tenant-of.ts';
import { ok, refuse } from '../system/result.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import { contentOf, type ItemSpec, isAcceptedByNeo, type OutboxItem } from './outbox-item.ts';
import { announceOutbox, submissionStateOf, submittedItem } from './outbox-view.ts';
import { buildItemSpec } from './queue-work.ts';

/** What Review says aloud: where this goes, by which way, replacing whose. */
export async function previewSubmission(
  services: EnvironmentServices,
  input: Input<'previewSubmission'>,
): Promise<Result<Response<'previewSubmission'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const { session, stored, vendor } = found.value;
  const connection = connectionOf(services, session);
  const missing = missingFields(vendor, stored);
  const [route, connectedBefore] = await askNeo(services, found.value, connection);
  const other =
    connection === undefined
      ? null
      : services.outbox.otherHolder(tenantOf(connection), vendor.integration, session.id);
  const fields = await seenFields(services, found.value);
  const names = namesOffered(found.value, services.now());
  const same = connection === undefined ? null : sameSubmission(services, found.value, tenantOf(connection));
  const preview: SubmissionPreview = {
    vendor: vendor.id,
    connection:
      connection === undefined
        ? null
        : {
            id: connection.id,
            name: connection.name,
            hasKey: connection.keyRef !== undefined,
            host: services.neo.host,
          },
    route,
    says: readableValues(fields),
    secrets: vendor.fields
      .filter((field) => field.kind === 'secret')
      .map((field) => ({ label: field.label, length: stored.fields[field.id]?.length ?? 0 })),
    replaces:
      other === null
        ? null
        : {
            clientName: other.clientName ?? '',
            at: other.at ?? '',
            ...(other.waiting ? { waiting: true } : {}),
          },
    connectedBefore,
    missing: vendor.fields.filter((field) => missing.includes(field.id)).map((field) => field.label),
    tested: testedAs(found.value, services.now()),
    psaFirst: isBeforeItsPsa(services, found.value),
    ...(same === null ? {} : { itemId: same.id }),
    sameAs: fields.flatMap(({ field: { label }, view }) =>
      view.sameAs === undefined ? [] : [{ label, clientNames: view.sameAs.map((one) => one.clientName) }],
    ),
    ...(names === undefined ? {} : { names: names.words }),
  };
  return ok(preview);
}

/** The way Neo's own description gives, and whether Neo has this integration already. Nothing secret is asked. */
async function askNeo(
  services: EnvironmentServices,
  found: SessionVendor,
  connection: StoredConnection | undefined,
): Promise<[SubmissionPreview['route'], SubmissionPreview['connectedBefore']]> {
  if (connection?.keyRef === undefined) return [{ kind: 'unknown', why: 'no-key' }, 'unknown'];
  const { route, connectedBefore } = await services.outbox.preview(tenantOf(connection), found.vendor.id);
  return [route, connectedBefore];
}

type Seen = { field: VendorField; view: FieldView };

function seenFields(
  services: EnvironmentServices,
  { vendor, stored, session }: SessionVendor,
): Promise<Seen[]> {
  return Promise.all(
    vendor.fields.map(async (field) => ({
      field,
      view: await viewField(services, vendor, field, stored.fields[field.id], session.id),
    })),
  );
}

function readableValues(fields: readonly Seen[]): SubmissionPreview['says'] {
  return fields.flatMap(({ field, view }) => {
    if (view.text === undefined || view.text === '') return [];
    const value = field.choices?.find((choice) => choice.value === view.text)?.label ?? view.text;
    return [{ label: field.label, value }];
  });
}

function testedAs(found: SessionVendor, now: number): SubmissionPreview['tested'] {
  const { report } = found.stored;
  if (report === null) return 'not-run';
  if (isStale(found.stored, now)) return 'stale';
  return report.ended === 'finished' && report.overall === 'passed' ? 'passed' : 'not-passed';
}

/** A Warning is asked about and yet a pass, which holds no longer than any other. */
function hasWarned({ report }: StoredVendor): boolean {
  return report?.ended === 'finished' && report.overall === 'warning';
}

/** Neo needs the PSA first: true when this session has one that has not gone yet. */
function isBeforeItsPsa(services: EnvironmentServices, found: SessionVendor): boolean {
  if (found.vendor.kind !== 'rmm') return false;
  return found.session.vendors.some((stored) => {
    const isPsa = hasVendor(stored.vendor) && findVendor(stored.vendor).kind === 'psa';
    const isGone = ['sent', 'connected'].includes(submissionStateOf(services, stored, found.session.id));
    return isPsa && !isGone;
  });
}

type Doubt = NonNullable<Input<'submit'>['named']>[number];

/** Sends, or queues and says so. Submitting the same values again is the same submission. */
export async function submit(
  services: EnvironmentServices,
  input: Input<'submit'>,
): Promise<Result<Response<'submit'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const { session, stored, vendor } = found.value;
  const missing = missingFields(vendor, stored);
  if (missing.length > 0) {
    const labels = vendor.fields.filter((field) => missing.includes(field.id)).map((field) => field.label);
    return refuse('field-incomplete', { fields: labels.join(', ') });
  }
  // Neo signs in at the address that is sent with the secret.
  if (!isAddressKnown(services, found.value)) return refuse('address-not-confirmed');
  const tested = testedAs(found.value, services.now());
  const connection = connectionOf(services, session);
  const same = connection === undefined ? null : sameSubmission(services, found.value, tenantOf(connection));
  // Nothing of it is sent again, unless Neo says that it has it no more: then it is tested on its way.
  const wasTaken = same !== null && isAcceptedByNeo(same);
  if (tested !== 'passed' && !input.anyway && !wasTaken) return refuse('nothing-to-submit');
  if (connection === undefined) return refuse('connection-not-found');
  const holder = services.outbox.wouldReplace(tenantOf(connection), vendor.integration, session.id);
  // A yes is the answer to what was asked, and to nothing else.
  const hasConsent = (doubt: Doubt) =>
    input.anyway && (input.named === undefined || input.named.includes(doubt));
  const isAsked = holder !== null && !(wasTaken && holder.waiting);
  if (isAsked && !hasConsent('replace')) return refuse('would-replace', { client: holder.clientName ?? '' });
  // What passed once is tested again; without a pass a person has agreed that it goes as it is.
  // Nothing leaves before there is a network, and then it is tested first.
  const waitsUntested = tested === 'not-run' && !services.isOnline();
  const isTestedOnItsWay =
    !input.anyway || tested === 'passed' || tested === 'stale' || waitsUntested || hasWarned(stored);
  const spec = buildItemSpec(services, found.value, {
    work: 'submit',
    connectionId: tenantOf(connection),
    testFirst: isTestedOnItsWay ? 'when-stale' : 'no',
    mayReplace: hasConsent('replace'),
    beforePsa: hasConsent('psa') && isBeforeItsPsa(services, found.value),
  });
  if (spec === null) return refuse('secret-lost', { field: vendor.name });
  const item = await services.outbox.submit(spec);
  const named = await changeVendor(services, input, (before) => ({
    ...workEnded(before, services.now()),
    itemId: item.id,
  }));
  // The item is durable. That its session does not name it yet is no refusal.
  if (named.ok) await noteWork(services, stored);
  else await announceVendor(services, input);
  await announceOutbox(services);
  return ok(null);
}

/** Puts one field on the clipboard from main, for a hand-over in the dashboard. */
export async function copyForHandOver(
  services: EnvironmentServices,
  input: Input<'copyForHandOver'>,
): Promise<Result<Response<'copyForHandOver'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const item = submittedItem(services, found.value.stored, input.sessionId);
  if (item === null || item.state.status !== 'hand-over') return refuse('nothing-to-submit');
  const field = findField(found.value, input.field);
  if (field === undefined) return refuse('field-not-found');
  const text = await textOf(services, item.spec, field);
  if (!text.ok) return text;
  // After its secret has been opened: before, a locked keyring may have shown nothing.
  if (!services.outbox.isAuthentic(item)) return refuse('nothing-to-submit');
  const copied = await services.clipboard.put(text.value);
  await services.outbox.noteCopied(item.id, field.id);
  await announceVendor(services, input);
  return ok(copied);
}

/** What was submitted of a field, as Neo's form wants it: a choice by its label. */
async function textOf(
  services: EnvironmentServices,
  spec: ItemSpec,
  field: VendorField,
): Promise<Result<string>> {
  const ref = spec.secrets.find((one) => one.field === field.id)?.ref;
  if (ref === undefined) {
    const plain = spec.plain.find((one) => field.neoNames.includes(one.neoName));
    if (plain === undefined) return refuse('field-not-found');
    return ok(field.choices?.find((one) => one.value === plain.value)?.label ?? plain.value);
  }
  const opened = await services.vault.open(ref);
  if (opened.ok) return ok(opened.text);
  return refuseUnopened(opened.why, field.label);
}

export async function finishHandOver(
  services: EnvironmentServices,
  input: Input<'finishHandOver'>,
): Promise<Result<Response<'finishHandOver'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const { stored } = found.value;
  const item = submittedItem(services, stored, input.sessionId);
  if (item === null) return refuse('nothing-to-submit');
  await services.outbox.finishHandOver(item.id);
  await announceVendor(services, input);
  await announceOutbox(services);
  return ok(null);
}

/** Keeps the secrets past the day they would leave, on purpose, or lets them go as usual. */
export async function keepSecrets(
  services: EnvironmentServices,
  input: Input<'keepSecrets'>,
): Promise<Result<Response<'keepSecrets'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const { stored } = found.value;
  const item = submittedItem(services, stored, input.sessionId);
  if (item === null) return refuse('nothing-to-submit');
  await services.outbox.keepSecrets(item.id, input.keep);
  await announceVendor(services, input);
  return ok(null);
}

/** This session's latest submission, where it is of the values that the session holds, for this tenant. */
function sameSubmission(
  services: EnvironmentServices,
  found: SessionVendor,
  connectionId: string,
): OutboxItem | null {
  const item = submittedItem(services, found.stored, found.session.id);
  if (item === null) return null;
  const as = { work: 'submit', testFirst: 'no', mayReplace: false, beforePsa: false } as const;
  const spec = buildItemSpec(services, found, { ...as, connectionId });
  if (spec === null) return null;
  // Empty values are not ordered.
  const plain = spec.plain.filter(({ value }) => value !== '');
  return contentOf({ ...spec, plain }) === contentOf(item.spec) ? item : null;
}
