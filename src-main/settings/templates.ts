import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { MOST_TEMPLATES } from '../../src-preload/contract/settings.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { ok, refuse } from '../system/result.ts';
import { hasVendor } from '../vendors/catalog.ts';
import { announceSettings } from './preferences.ts';

/*
 * Templates: what a new session, or a whole list of them, may begin with. One has a name of its own in any case.
 */

const sameName = (one: string, other: string) => one.toLocaleLowerCase() === other.toLocaleLowerCase();

export async function keepTemplate(
  services: EnvironmentServices,
  input: Input<'keepTemplate'>,
): Promise<Result<Response<'keepTemplate'>>> {
  const name = input.name.trim();
  const vendors = [...new Set(input.vendors)].filter(hasVendor);
  if (name === '' || vendors.length === 0) return refuse('bad-input');
  const others = services.settings.read().templates.filter((one) => !sameName(one.name, name));
  if (others.length >= MOST_TEMPLATES) return refuse('bad-input');
  const { technician, connectionId } = input;
  await services.settings.change((before) => {
    const former = before.templates.find((one) => sameName(one.name, name));
    const rest = before.templates.filter((one) => one !== former);
    const kept = {
      id: former?.id ?? services.newId(),
      name,
      vendors,
      technician: technician.trim(),
      connectionId,
    };
    return {
      ...before,
      templates: [...rest, kept].sort((one, other) => one.name.localeCompare(other.name)),
    };
  });
  announceSettings(services);
  return ok(null);
}

/** One that is gone already is no error. */
export async function removeTemplate(
  services: EnvironmentServices,
  { templateId }: Input<'removeTemplate'>,
): Promise<Result<Response<'removeTemplate'>>> {
  await services.settings.change((before) => ({
    ...before,
    templates: before.templates.filter(({ id }) => id !== templateId),
  }));
  announceSettings(services);
  return ok(null);
}
