import type { FieldIssue } from '../../src-preload/contract/session.ts';
import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import type { StoredField, StoredVendor } from '../storage/stored-session.ts';
import { suggestionsOf } from '../vendors/hints.ts';

/**
 * What an identifier suggests for a choice, after one of them changed: a choice that nobody has made is filled in,
 * visibly, and follows the identifier; one that differs gets a hint, and stands.
 */
export function withSuggestedChoices(vendor: Vendor, fields: StoredVendor['fields']): StoredVendor['fields'] {
  const hinted = { ...fields };
  for (const field of vendor.fields.filter((one) => one.kind === 'choice')) {
    const source = Object.values(fields).find((one) => one.suggests?.field === field.id);
    const after = choiceWithHint(vendor, field, fields[field.id], source);
    if (after !== undefined) hinted[field.id] = after;
  }
  return hinted;
}

function choiceWithHint(
  vendor: Vendor,
  field: VendorField,
  mine: StoredField | undefined,
  source: StoredField | undefined,
): StoredField | undefined {
  const value = source?.suggests?.value;
  const hints = suggestionsOf(vendor).filter((hint) => hint.suggests.field === field.id);
  const isChosen = mine?.text !== undefined && !mine.corrections.includes('filled-from-other');
  if (value !== undefined && !isChosen) {
    const savedAt = source?.savedAt === undefined ? {} : { savedAt: source.savedAt };
    return mine?.text === value ? mine : { text: value, corrections: ['filled-from-other'], ...savedAt };
  }
  if (mine === undefined || mine.issue?.blocking === true) return mine;
  const { issue, ...rest } = mine;
  const words = hints.find((hint) => hint.suggests.value === value)?.words;
  if (value !== undefined && words !== undefined && value !== mine.text) {
    const params = { [field.id]: labelOf(field, mine.text), other: labelOf(field, value) };
    const differs: FieldIssue = { code: `vendor:${words}`, blocking: false, params };
    return { ...rest, issue: differs };
  }
  return hints.some((hint) => issue?.code === `vendor:${hint.words}`) ? rest : mine;
}

function labelOf(field: VendorField, value: string | undefined): string {
  return field.choices?.find((choice) => choice.value === value)?.label ?? value ?? '';
}
