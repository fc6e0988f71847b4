import type { PasteFound } from '../../src-preload/contract/paste.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { holdsAnswer } from '../../src-preload/contract/secret-request.ts';
import type { VendorField } from '../../src-preload/contract/vendor.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { vendorKey } from '../sessions/runtime-state.ts';
import { findSessionVendor, type SessionVendor } from '../sessions/vendor-progress.ts';
import type { StoredField } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import { findVendor, vendorIds } from '../vendors/catalog.ts';
import { partsOf, storeFields } from './field-changes.ts';
import type { PastedValue } from './pending-pastes.ts';
import { MAX_PASTE_LENGTH, readPaste as read } from './read-paste.ts';
import { readUrl } from './read-url.ts';
import { readValue } from './read-value.ts';
import { saveField as keepTyped } from './save-field.ts';

/** Reads a whole text for this vendor's values and proposes them. Its values wait in memory for yes or no. */
export async function readPaste(
  services: EnvironmentServices,
  input: Input<'readPaste'>,
): Promise<Result<Response<'readPaste'>>> {
  if (input.text.length > MAX_PASTE_LENGTH) return refuse('input-too-big');
  if (holdsAnswer(input.text)) return refuse('answer-in-field');
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const { vendor, stored } = found.value;
  const others = vendorIds().filter((id) => id !== vendor.id);
  const { values, left } = read(input.text, vendor, others.map(findVendor));
  const proposed = new Map<string, PastedValue>();
  const rows: PasteFound[] = [];
  for (const field of vendor.fields) {
    const value = values.get(field.id);
    const meant = value === undefined ? undefined : meantBy(found.value, field, value);
    if (meant === undefined) continue;
    const standing = await standingOf(services, stored.fields[field.id], meant.text);
    const { label, id } = field;
    const length = meant.text.length;
    rows.push({ field: id, label, length, standing, ...meant.shown });
    // What cannot be accepted is not held either.
    if (meant.shown.issue?.blocking !== true)
      proposed.set(id, { value: meant.value, replaces: standing === 'replaces' });
  }
  if (rows.length === 0) return ok({ pasteId: null, found: [], left });
  const pasteId = services.pastes.put(vendorKey(input.sessionId, input.vendor), proposed);
  return ok({ pasteId, found: rows, left });
}

/** `value` is what would be typed, `text` what would be kept, `shown` what the window may see of it. */
type Meant = { value: string; text: string; shown: Pick<PasteFound, 'text' | 'issue'> };

/** Read by the same rules as a typed value; undefined where a secret stands in the place of an address. */
function meantBy({ vendor }: SessionVendor, field: VendorField, value: string): Meant | undefined {
  if (field.kind === 'choice') {
    const label = field.choices?.find((choice) => choice.value === value)?.label;
    return label === undefined ? undefined : { value, text: value, shown: { text: label } };
  }
  if (field.kind === 'url') {
    const address = readUrl(value, vendor.url ?? { ownDomains: [], lookAlikes: [] }, field.label);
    if (address.secretive || address.text === '') return undefined;
    const { proposal, text, issue } = address;
    // A single word is the tenant's name: the whole address stands in the proposal, to be seen and accepted.
    if (proposal?.kind === 'value') {
      return { value: proposal.value, text: proposal.value, shown: { text: proposal.value } };
    }
    return { value, text, shown: { text, ...(issue === undefined ? {} : { issue }) } };
  }
  const { text, issue, corrected } = readValue(vendor, field, value);
  if (issue?.code === 'empty') return undefined;
  if (issue === undefined) return { value, text, shown: {} };
  // The corrected value is what is offered, and the sign says what was corrected.
  if (corrected !== undefined)
    return { value: corrected, text: corrected, shown: { issue: { ...issue, blocking: false } } };
  return { value, text, shown: { issue } };
}

async function standingOf(
  services: EnvironmentServices,
  saved: StoredField | undefined,
  text: string,
): Promise<PasteFound['standing']> {
  if (saved?.ref !== undefined) {
    const opened = await services.vault.open(saved.ref);
    if (opened.ok) return opened.text === text ? 'same' : 'replaces';
    return opened.why === 'busy' || opened.why === 'newer' ? 'replaces' : 'new';
  }
  if (saved?.text === undefined) return 'new';
  return saved.text === text ? 'same' : 'replaces';
}

/** Keeps the named values, by the rules of a typed one. The former value of a locked secret stays sealed. */
export async function acceptPaste(
  services: EnvironmentServices,
  input: Input<'acceptPaste'>,
): Promise<Result<Response<'acceptPaste'>>> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const place = vendorKey(input.sessionId, input.vendor);
  const held = services.pastes.read(place, input.pasteId);
  if (held === undefined) return refuse('paste-gone');
  const named = found.value.vendor.fields.filter((field) => input.fields.includes(field.id));
  const changes: Record<string, StoredField> = {};
  for (const field of named) {
    const pasted = held.get(field.id);
    if (pasted === undefined) return refuse('field-not-found');
    const before = found.value.stored.fields[field.id];
    const isLocked = field.kind === 'secret' && before?.ref !== undefined && services.vault.has(before.ref);
    // Something was saved here after the proposal: nobody has seen that it would be replaced.
    if (isLocked && !pasted.replaces && before.replacing !== true) return refuse('field-locked');
    const opened = isLocked ? { ...before, replacing: true } : before;
    changes[field.id] = await keepTyped(partsOf(services, found.value), field, opened, pasted.value);
  }
  const stored = await storeFields(services, found.value, changes);
  if (stored.ok) services.pastes.drop(place, input.pasteId);
  return stored;
}

/** Lets a paste go. One that is gone already is no error. */
export async function dismissPaste(
  services: EnvironmentServices,
  input: Input<'dismissPaste'>,
): Promise<Result<Response<'dismissPaste'>>> {
  services.pastes.drop(vendorKey(input.sessionId, input.vendor), input.pasteId);
  return ok(null);
}
