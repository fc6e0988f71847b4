import type { Result } from '../../src-preload/contract/result.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { SessionVendor } from '../sessions/vendor-progress.ts';
import { missingForTest } from '../sessions/vendor-state.ts';
import { ok, refuse } from '../system/result.ts';
import { readUrl } from './read-url.ts';

/** The values of a credential, opened. Held by the one who asked, for as long as its request takes. */
export type OpenedCredential = { value: (field: string) => string; origin: string; folder: string };

/** Opens what a test needs, or says which fields are missing or why they do not open. */
export async function openCredential(
  services: EnvironmentServices,
  found: SessionVendor,
): Promise<Result<OpenedCredential>> {
  const { stored, vendor } = found;
  const missing = missingForTest(vendor, stored);
  if (missing.length > 0) {
    const labels = vendor.fields.filter((field) => missing.includes(field.id)).map((field) => field.label);
    return refuse('field-incomplete', { fields: labels.join(', ') });
  }
  const values = new Map<string, string>();
  for (const field of vendor.fields) {
    const kept = stored.fields[field.id];
    if (kept?.ref !== undefined) {
      const opened = await services.vault.open(kept.ref);
      if (!opened.ok) return refuseUnopened(opened.why, field.label);
      values.set(field.id, opened.text);
    } else values.set(field.id, kept?.text ?? field.default ?? '');
  }
  return ok({
    value: (field) => values.get(field) ?? '',
    origin: originOf(vendor, values),
    folder: folderOf(vendor, values),
  });
}

/** Says why the vault does not open the value of a field. */
export function refuseUnopened(why: 'lost' | 'busy' | 'absent' | 'newer', field: string): Result<never> {
  if (why === 'busy') return refuse('keyring-busy');
  return why === 'newer' ? refuse('secret-newer') : refuse('secret-lost', { field });
}

/**
 * The origin typed in the url field, read once more by the same rules; else that of the chosen region, or the
 * vendor's first fixed one.
 */
export function originOf(vendor: Vendor, values: ReadonlyMap<string, string>): string {
  const field = vendor.fields.find((one) => one.kind === 'url');
  const rules = vendor.url;
  if (field === undefined || rules === undefined) {
    return chosenOrigin(vendor, values) ?? vendor.allowedOrigins[0] ?? '';
  }
  return readUrl(values.get(field.id) ?? '', rules, field.label).origin ?? '';
}

/** The folder behind that origin in which the product lies; empty as a rule. */
export function folderOf(vendor: Vendor, values: ReadonlyMap<string, string>): string {
  const field = vendor.fields.find((one) => one.kind === 'url');
  if (field === undefined || vendor.url === undefined) return '';
  return readUrl(values.get(field.id) ?? '', vendor.url, field.label).folder ?? '';
}

function chosenOrigin(vendor: Vendor, values: ReadonlyMap<string, string>): string | undefined {
  return vendor.fields
    .flatMap((field) => field.choices?.filter((choice) => choice.value === values.get(field.id)) ?? [])
    .find((choice) => choice.origin !== undefined)?.origin;
}
