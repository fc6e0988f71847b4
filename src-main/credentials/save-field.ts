import type { FieldIssue } from '../../src-preload/contract/session.ts';
import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import type { Vault } from '../secrets/vault.ts';
import type { SecretRef } from '../storage/secret-ref.ts';
import { usualRecord } from '../storage/session-row.ts';
import type { StoredField, StoredVendor } from '../storage/stored-session.ts';
import { suggestionOf } from '../vendors/hints.ts';
import type { ReadUrl } from './address-reading.ts';
import { looksSwapped } from './check-value.ts';
import { readUrl } from './read-url.ts';
import { readValue } from './read-value.ts';

/** A replaced value stays sealed this long unless the new one passes first. */
export const FORMER_VALUE_RETENTION_MS = 30 * 24 * 60 * 60 * 1000;

export type SaveParts = {
  vault: Vault;
  vendor: Vendor;
  sessionId: string;
  now: () => number;
};

/** The vault's name for a field of a session. */
export const recordOf = usualRecord;

/**
 * Keeps what was typed and returns the field as it is stored now. Identifiers and secrets are sealed as they
 * are, right or wrong, so that nothing typed is lost; so is an address that cannot be read, because what was
 * pasted there may be a secret in the wrong field. Durable when the answer comes.
 */
export async function saveField(
  parts: SaveParts,
  field: VendorField,
  before: StoredField | undefined,
  typed: string,
): Promise<StoredField> {
  if (field.kind === 'choice') return saveChoice(parts, field, before, typed);
  // Emptied by hand. A secret that is being replaced is the former one again.
  if (typed === '') return field.kind === 'secret' ? withoutReplacing(before) : { corrections: [] };
  if (field.kind === 'url') return saveUrl(parts, field, before, typed);
  const { text, corrections, issue, corrected } = readValue(parts.vendor, field, typed);
  if (issue?.code === 'empty') return emptied(before, issue);
  const suggests = issue?.blocking === true ? undefined : suggestionOf(parts.vendor, field.id, text);
  return seal(parts, field, before, {
    text,
    corrections,
    ...(issue === undefined ? {} : { issue }),
    // Only that there is one: the value itself stands nowhere but in the vault.
    ...(corrected === undefined ? {} : { proposal: { kind: 'corrected' as const } }),
    ...(suggests === undefined ? {} : { suggests }),
  });
}

function saveChoice(
  parts: SaveParts,
  field: VendorField,
  before: StoredField | undefined,
  typed: string,
): StoredField {
  const known = field.choices?.some((choice) => choice.value === typed) === true;
  if (known) return { text: typed, corrections: [], savedAt: iso(parts) };
  const issue: FieldIssue = { code: 'not-a-choice', blocking: true, params: { label: field.label } };
  return { ...(before ?? { corrections: [] }), issue };
}

async function saveUrl(
  parts: SaveParts,
  field: VendorField,
  before: StoredField | undefined,
  typed: string,
): Promise<StoredField> {
  const rules = parts.vendor.url ?? { ownDomains: [], lookAlikes: [] };
  const read = readUrl(typed, rules, field.label);
  if (read.issue?.code === 'empty') return emptied(before, read.issue);
  const extra = {
    corrections: read.corrections,
    ...(read.issue === undefined ? {} : { issue: read.issue }),
    ...(read.proposal === undefined ? {} : { proposal: read.proposal }),
  };
  if (isAddress(read)) return { text: read.text, savedAt: iso(parts), ...extra };
  return seal(parts, field, before, { text: read.text, ...extra });
}

/** False for what could be anything, also a secret: typed into a field, it is sealed. */
export function isAddress({ origin, text }: ReadUrl): boolean {
  return origin !== undefined || isBareOrigin(text);
}

/** A place and nothing else: no user, path or query, in which a secret could stand. */
function isBareOrigin(text: string): boolean {
  // A host is at most 253 characters, and URL takes seconds for one of a page's length.
  return text.length <= 2_048 && URL.canParse(text) && new URL(text).origin === text;
}

async function seal(
  parts: SaveParts,
  field: VendorField,
  before: StoredField | undefined,
  kept: { text: string } & Pick<StoredField, 'corrections' | 'issue' | 'proposal' | 'suggests'>,
): Promise<StoredField> {
  const { text, ...rest } = kept;
  const record = recordOf(parts.sessionId, parts.vendor.id, field.id);
  const { ref } = await parts.vault.save(record, text);
  // Tells the same secret in two sessions, and nothing else: identifiers may well be shared.
  const fingerprint =
    field.kind === 'secret' ? { fingerprint: parts.vault.fingerprint(`secret ${text}`) } : {};
  const former = formerAfter(parts, before, ref);
  return {
    ref,
    length: text.length,
    savedAt: iso(parts),
    ...fingerprint,
    ...rest,
    ...(former === undefined ? {} : { former }),
  };
}

/** A replaced secret has one; so has whatever is sealed while the new value is only in memory. */
function formerAfter(
  { vault, now }: SaveParts,
  before: StoredField | undefined,
  ref: SecretRef,
): StoredField['former'] {
  if (before?.ref === undefined) return undefined;
  const wouldGo = vault.savedAs(ref) === 'memory';
  if (before.replacing !== true && !wouldGo) return undefined;
  // Of what was replaced in memory nothing stays: the sealed one behind it does.
  const isSealed = vault.savedAs(before.ref) === 'encrypted';
  return wouldGo && isSealed ? formerOf(before, now()) : (before.former ?? formerOf(before, now()));
}

function formerOf({ ref, length, fingerprint }: StoredField, now: number): StoredField['former'] {
  if (ref === undefined) return undefined;
  return {
    ...ref,
    until: new Date(now + FORMER_VALUE_RETENTION_MS).toISOString(),
    ...(length === undefined ? {} : { length }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/** A paste of nothing to see takes no value away; only an untouched field is called empty. */
function emptied(before: StoredField | undefined, issue: FieldIssue): StoredField {
  return before?.ref === undefined && before?.text === undefined ? { corrections: [], issue } : before;
}

function withoutReplacing(before: StoredField | undefined): StoredField {
  if (before === undefined) return { corrections: [] };
  const { replacing: _was, ...rest } = before;
  return rest;
}

function iso(parts: SaveParts): string {
  return new Date(parts.now()).toISOString();
}

/**
 * A weak word or another product's key for the secret: it belongs in neither of the two fields, so its length says
 * nothing. In the identifier's field it may still be the secret, which must not be shown.
 */
function isNoSecretOfThePair(field: VendorField, { issue }: StoredField): boolean {
  return field.kind === 'secret' && (issue?.code === 'token-unlikely' || issue?.code === 'foreign-secret');
}

/**
 * Sets or takes away the "look swapped" hint on a pair of fields after one of them changed. Works on lengths
 * alone, and never stands in front of a graver issue.
 */
export function withSwapIssues(vendor: Vendor, fields: StoredVendor['fields']): StoredVendor['fields'] {
  const hinted = { ...fields };
  for (const field of vendor.fields) {
    const other = vendor.fields.find((one) => one.id === field.swappedWith);
    const mine = hinted[field.id];
    if (other === undefined || mine === undefined) continue;
    const theirs = hinted[other.id];
    const isGraver = mine.issue?.blocking === true || isNoSecretOfThePair(field, mine);
    const swapped =
      mine.length !== undefined &&
      theirs?.length !== undefined &&
      theirs.issue?.blocking !== true &&
      !isNoSecretOfThePair(other, theirs) &&
      looksSwapped(field, other, mine.length, theirs.length);
    const { issue, proposal, ...rest } = mine;
    // A value that was seen to have something around it has another length than it will have.
    const isWrapped = proposal?.kind === 'corrected';
    if (!isGraver && !isWrapped && (swapped || hasLengthOf(other, field, mine.length))) {
      const params = { label: field.label, other: other.label };
      // One button for the pair, at the first of the two.
      const isFirst = vendor.fields.indexOf(field) < vendor.fields.indexOf(other);
      hinted[field.id] = {
        ...rest,
        issue: { code: 'looks-swapped', blocking: false, params },
        ...(swapped && isFirst ? { proposal: { kind: 'swap', with: other.id } } : {}),
      };
    } else if (issue?.code === 'looks-swapped') hinted[field.id] = rest;
  }
  return hinted;
}

/**
 * A secret alone in the identifier's field has nothing to be compared with but its own length, and must not be shown.
 */
function hasLengthOf(other: VendorField, field: VendorField, length: number | undefined): boolean {
  if (length === undefined) return false;
  return other.kind === 'secret' && other.usualLength === length && other.usualLength !== field.usualLength;
}

/** The secret the technician typed into the identifier's field must not be shown back. */
const HIDDEN_ISSUES = new Set([
  'looks-swapped',
  'foreign-secret',
  'neo-key',
  'masked',
  'too-long',
  'token-header',
  'token-pair',
  'token-several',
  'token-markup',
  'token-same',
  'token-length',
]);

/** May the sealed text of this field be shown in it again? Never a secret's. */
export function mayShow(field: VendorField, stored: StoredField): boolean {
  if (field.kind === 'secret') return false;
  const code = stored.issue?.code ?? '';
  // At an address the vendor's words are about a host, and what may be secret was taken out of it.
  const isOdd = field.kind !== 'url' && code.startsWith('vendor:');
  return !HIDDEN_ISSUES.has(code) && !isOdd;
}
