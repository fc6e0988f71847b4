import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { holdsAnswer } from '../../src-preload/contract/secret-request.ts';
import type { VendorField } from '../../src-preload/contract/vendor.ts';
import { mayForget, neededRefs } from '../outbox/secret-retention.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import {
  changeVendor,
  findField,
  findSessionVendor,
  type SessionVendor,
} from '../sessions/vendor-progress.ts';
import { DiskError } from '../storage/disk-error.ts';
import type { StoredField, StoredVendor } from '../storage/stored-session.ts';
import { refuse } from '../system/result.ts';
import { destinationsAfter } from './destinations.ts';
import { findDuplicateValues, withDuplicateIssues } from './duplicate-values.ts';
import { refuseUnopened } from './open-credential.ts';
import { readValue } from './read-value.ts';
import { saveField as keepTyped, recordOf, withSwapIssues } from './save-field.ts';
import { withSuggestedChoices } from './suggested-choices.ts';

/** Keeps a typed value: sealed in the vault first, then named in the session. Both are durable when this answers. */
export async function keepField(
  services: EnvironmentServices,
  input: Input<'keepField'>,
): Promise<Result<Response<'keepField'>>> {
  if (holdsAnswer(input.text)) return refuse('answer-in-field');
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const field = findField(found.value, input.field);
  if (field === undefined) return refuse('field-not-found');
  const before = found.value.stored.fields[field.id];
  const isLocked = field.kind === 'secret' && before?.ref !== undefined && before.replacing !== true;
  if (isLocked && services.vault.has(before.ref as NonNullable<typeof before.ref>))
    return refuse('field-locked');
  const after = await keepTyped(partsOf(services, found.value), field, before, input.text);
  const stored = await storeFields(services, found.value, { [field.id]: after });
  if (stored.ok && before !== undefined && after.ref === undefined) await forgetValue(services, before);
  return stored;
}

/** Takes a proposed value, or swaps two fields, whose texts never leave main for it. */
export async function acceptProposal(
  services: EnvironmentServices,
  input: Input<'acceptProposal'>,
): Promise<Result<Response<'acceptProposal'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const field = findField(found.value, input.field);
  const stored = found.value.stored.fields[input.field];
  const proposal = stored?.proposal;
  if (field === undefined || stored === undefined || proposal === undefined) return refuse('field-not-found');
  if (proposal.kind === 'swap') return swapFields(services, found.value, field, proposal.with);
  if (proposal.kind === 'corrected') return keepCorrected(services, found.value, field, stored);
  const after = await keepTyped(partsOf(services, found.value), field, stored, proposal.value);
  return storeFields(services, found.value, { [field.id]: after });
}

/** Makes the corrected value of the sealed one, which is nowhere else. */
async function keepCorrected(
  services: EnvironmentServices,
  found: SessionVendor,
  field: VendorField,
  stored: StoredField,
): Promise<Result<Response<'acceptProposal'>>> {
  if (stored.ref === undefined) return refuse('field-not-found');
  const opened = await services.vault.open(stored.ref);
  if (!opened.ok) return refuseUnopened(opened.why, field.label);
  const { corrected } = readValue(found.vendor, field, opened.text);
  if (corrected === undefined) return refuse('field-not-found');
  return storeFields(services, found, {
    [field.id]: await keepTyped(partsOf(services, found), field, stored, corrected),
  });
}

async function swapFields(
  services: EnvironmentServices,
  found: SessionVendor,
  field: VendorField,
  otherId: string,
): Promise<Result<Response<'acceptProposal'>>> {
  const other = findField(found, otherId);
  const mine = found.stored.fields[field.id];
  const theirs = found.stored.fields[otherId];
  if (other === undefined || mine?.ref === undefined || theirs?.ref === undefined)
    return refuse('field-not-found');
  const [first, second] = await Promise.all([services.vault.open(mine.ref), services.vault.open(theirs.ref)]);
  if (!first.ok) return refuseUnopened(first.why, field.label);
  if (!second.ok) return refuseUnopened(second.why, other.label);
  const parts = partsOf(services, found);
  return storeFields(services, found, {
    [field.id]: await keepTyped(parts, field, mine, second.text),
    [other.id]: await keepTyped(parts, other, theirs, first.text),
  });
}

/**
 * Only opens the locked field. The former value stays sealed and in use until the new one is kept; after that until the
 * new one has passed a test (`saveReport` in `checks/start-test.ts`), or for 30 days (`former-values.ts`).
 */
export async function replaceField(
  services: EnvironmentServices,
  input: Input<'replaceField'>,
): Promise<Result<Response<'replaceField'>>> {
  return markReplacing(services, input, true);
}

export async function cancelReplace(
  services: EnvironmentServices,
  input: Input<'cancelReplace'>,
): Promise<Result<Response<'cancelReplace'>>> {
  return markReplacing(services, input, false);
}

async function markReplacing(
  services: EnvironmentServices,
  input: Input<'replaceField'>,
  replacing: boolean,
): Promise<Result<Response<'replaceField'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const field = findField(found.value, input.field);
  const stored = found.value.stored.fields[input.field];
  if (field === undefined || stored === undefined) return refuse('field-not-found');
  const { replacing: _was, ...rest } = stored;
  const after: StoredField = replacing ? { ...rest, replacing: true } : rest;
  return changeVendor(services, input, (vendor) => ({
    ...vendor,
    fields: { ...vendor.fields, [field.id]: after },
  }));
}

/** Writes changed fields down, and last what `also` changes, and tells the windows; hints are set anew. */
export async function storeFields(
  services: EnvironmentServices,
  found: SessionVendor,
  changes: Record<string, StoredField>,
  also: (stored: StoredVendor) => StoredVendor = (stored) => stored,
): Promise<Result<Response<'keepField'>>> {
  const where = { sessionId: found.session.id, vendor: found.vendor.id };
  const twins = await findDuplicateValues(services.vault, found.vendor, {
    ...found.stored.fields,
    ...changes,
  });
  // A paste of nothing to see leaves the field as it stands: nobody typed that here.
  const typed = Object.fromEntries(
    Object.entries(changes).filter(([id, field]) => field !== found.stored.fields[id]),
  );
  const change = (stored: StoredVendor): StoredVendor => {
    const swapped = withSwapIssues(found.vendor, { ...stored.fields, ...changes });
    const fields = withDuplicateIssues(found.vendor, withSuggestedChoices(found.vendor, swapped), twins);
    return also({
      ...stored,
      fields,
      ...destinationsAfter(
        services,
        { sessionId: where.sessionId, vendor: found.vendor },
        { before: stored, fields, changes: { ...filledBy(typed, fields, stored.fields), ...typed } },
      ),
      // Another value is another try: the waits after refused sign-ins belong to the old one.
      refusals: 0,
      lastRefusalAt: null,
      secretsLeaveAt: null,
    });
  };
  const changed = await changeVendor(services, where, change);
  const hinted = changed.ok ? await sayWhatIsSame(services, where) : null;
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  return hinted ?? changed;
}

/**
 * Two fields that were filled at the same moment did not see each other: looked at once more, over what is written.
 */
async function sayWhatIsSame(
  services: EnvironmentServices,
  where: { sessionId: string; vendor: string },
): Promise<Result<Response<'keepField'>> | null> {
  const now = await findSessionVendor(services, where);
  if (!now.ok) return null;
  const { vendor, stored } = now.value;
  const twins = await findDuplicateValues(services.vault, vendor, stored.fields);
  const isUpToDate = (fields: StoredVendor['fields']) =>
    vendor.fields.every(
      ({ id }) =>
        (fields[id]?.issue?.code === 'token-same') === twins.has(id) ||
        (twins.has(id) && fields[id]?.issue?.blocking === true),
    );
  if (isUpToDate(stored.fields)) return null;
  return changeVendor(services, where, (fresh) => ({
    ...fresh,
    fields: withDuplicateIssues(vendor, fresh.fields, twins),
  }));
}

/**
 * What the values typed now have filled in elsewhere, such as the region that a Client ID tells: it is typed with
 * them.
 */
function filledBy(
  typed: Record<string, StoredField>,
  after: StoredVendor['fields'],
  before: StoredVendor['fields'],
): Record<string, StoredField> {
  const suggested = Object.values(typed).flatMap(({ suggests }) =>
    suggests === undefined ? [] : [suggests],
  );
  return Object.fromEntries(
    Object.entries(after).filter(
      ([id, { text }]) =>
        text !== before[id]?.text && suggested.some(({ field, value }) => field === id && value === text),
    ),
  );
}

/**
 * Lets what a field held go, but for what unfinished work names; a failure leaves it to the sweep of a later start.
 */
export async function forgetValue(
  services: EnvironmentServices,
  { ref, former }: StoredField,
  keep?: StoredField['ref'],
): Promise<void> {
  const record = ref?.record ?? former?.record;
  if (record === undefined || !mayForget(services.outbox)) return;
  const needed = neededRefs(services.outbox.items()).revisions(record);
  const upTo = Math.max(ref?.revision ?? 0, former?.revision ?? 0);
  const kept = keep === undefined ? needed : [...needed, keep.revision];
  await services.vault.forget(record, kept, upTo).catch((fault: unknown) => {
    if (!(fault instanceof DiskError)) throw fault;
    services.log.warn('cleared-value-not-forgotten', { code: fault.code });
  });
}

/** Sealed values that nothing names any more are let go: all but the current one and what unfinished work names. */
export async function forgetReplaced(
  services: EnvironmentServices,
  sessionId: string,
  stored: StoredVendor,
): Promise<void> {
  if (!mayForget(services.outbox)) return;
  for (const [id, field] of Object.entries(stored.fields)) {
    if (field.ref === undefined || field.former !== undefined) continue;
    const record = recordOf(sessionId, stored.vendor, id);
    const needed = neededRefs(services.outbox.items());
    await services.vault.forget(
      record,
      [field.ref.revision, ...needed.revisions(record)],
      field.ref.revision,
    );
  }
}

export function partsOf(services: EnvironmentServices, found: SessionVendor) {
  return { vault: services.vault, vendor: found.vendor, sessionId: found.session.id, now: services.now };
}

/** Takes a field's value out of the session first, then out of the vault, so that no field ever names nothing. */
export async function clearField(
  services: EnvironmentServices,
  input: Input<'clearField'>,
): Promise<Result<Response<'clearField'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const field = findField(found.value, input.field);
  const before = found.value.stored.fields[input.field];
  if (field === undefined) return refuse('field-not-found');
  const after = input.former ? await formerOf(services, before) : { corrections: [] };
  const stored = await storeFields(services, found.value, { [field.id]: after });
  if (stored.ok && before !== undefined) await forgetValue(services, before, after.ref);
  return stored;
}

async function formerOf(
  services: EnvironmentServices,
  before: StoredField | undefined,
): Promise<StoredField> {
  const former = before?.former;
  if (former === undefined) return { corrections: [] };
  const ref = { record: former.record, revision: former.revision };
  const opened = await services.vault.open(ref);
  if (!opened.ok) return { corrections: [], ref };
  const fingerprint =
    before?.fingerprint === undefined
      ? {}
      : { fingerprint: services.vault.fingerprint(`secret ${opened.text}`) };
  return {
    corrections: [],
    ref,
    length: opened.text.length,
    savedAt: new Date(services.now()).toISOString(),
    ...fingerprint,
  };
}
