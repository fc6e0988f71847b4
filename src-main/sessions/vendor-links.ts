import type { Input } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { isAddressKnown } from '../checks/host-question.ts';
import { readUrl } from '../credentials/read-url.ts';
import { ok, refuse } from '../system/result.ts';
import { findVendor, vendorIds } from '../vendors/catalog.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { findSessionVendor } from './vendor-progress.ts';

/**
 * The address of a link of a vendor's data. A link into the tenant's portal gets its origin from the validated field,
 * where somebody typed that here or said yes to it: a person signs in there.
 */
export async function findVendorLink(
  services: EnvironmentServices,
  input: Input<'openLink'>,
): Promise<Result<string>> {
  if (!vendorIds().includes(input.vendor)) return refuse('link-not-found');
  const vendor = findVendor(input.vendor);
  const link = vendor.links.find((one) => one.id === input.link);
  if (link === undefined) return refuse('link-not-found');
  const placeholder = /^\{([A-Za-z]+)\}/.exec(link.url)?.[1];
  if (placeholder === undefined) return ok(link.url);
  if (input.sessionId === null || vendor.url === undefined) return refuse('link-not-found');

  const found = await findSessionVendor(services, { sessionId: input.sessionId, vendor: input.vendor });
  if (!found.ok) return found;
  const text = found.value.stored.fields[placeholder]?.text ?? '';
  const { origin, folder = '' } = readUrl(text, vendor.url, '');
  if (origin === undefined) {
    const label = vendor.fields.find((field) => field.id === placeholder)?.label ?? placeholder;
    return refuse('field-incomplete', { fields: label });
  }
  // The pretend portal of practice has no page to show.
  if (new URL(origin).hostname.endsWith('.invalid')) return refuse('only-in-practice');
  if (!isAddressKnown(services, found.value)) return refuse('address-not-confirmed');
  return ok(link.url.replace(/^\{[A-Za-z]+\}/, `${origin}${folder}`));
}
