import { readUrl } from '../credentials/read-url.ts';
import { isAddress, saveField } from '../credentials/save-field.ts';
import { emptyVendor, type StoredVendor } from '../storage/stored-session.ts';
import { findVendor } from '../vendors/catalog.ts';
import type { RealServices } from './environment-services.ts';
import { type FileVendor, openFields } from './session-file.ts';

/**
 * A vendor that came in a file, as if it had been typed: addresses and choices go through the same rules, what is
 * neither here is dropped, and nothing of it is confirmed.
 */
export async function importVendor(services: RealServices, file: FileVendor): Promise<StoredVendor> {
  const vendor = findVendor(file.vendor);
  const { edition, step, visitedSteps, ticked, expected } = file;
  const fields: StoredVendor['fields'] = {};
  for (const field of openFields(vendor.id)) {
    const text = file.texts[field.id] ?? '';
    const rules = vendor.url ?? { ownDomains: [], lookAlikes: [] };
    const read = field.kind === 'url' ? readUrl(text, rules, field.label) : null;
    // What is no address would be sealed as if it had been typed, for a session that is not there yet.
    if (text === '' || (read !== null && !isAddress(read))) continue;
    const parts = { vault: services.vault, vendor, sessionId: '', now: services.now };
    const kept = await saveField(parts, field, undefined, text);
    if (kept.text !== undefined) fields[field.id] = kept;
  }
  return {
    ...emptyVendor(vendor.id),
    ...{ edition, step, visitedSteps, ticked, fields },
    ...(expected === undefined ? {} : { expected }),
  };
}
