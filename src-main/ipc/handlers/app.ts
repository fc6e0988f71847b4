import type { Input, Response } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { ok } from '../../system/result.ts';
import type { AppServices } from '../app-services.ts';

export async function readApp(appServices: AppServices): Promise<Result<Response<'readApp'>>> {
  const services = appServices.services();
  return ok({
    ...appServices.appInfo,
    practice: services.practice,
    secretStorage: services.vault.storage(),
    network: appServices.network(),
    theme: services.settings.read().theme,
  });
}

/** The link the app was started or called with. It is handed over once, so that a reload does not follow it again. */
export async function readDeepLink(appServices: AppServices): Promise<Result<Response<'readDeepLink'>>> {
  return ok(appServices.takeDeepLink());
}

/** The page met its content security policy: written down, because it never happens by itself. */
export async function reportViolation(
  appServices: AppServices,
  input: Input<'reportViolation'>,
): Promise<Result<Response<'reportViolation'>>> {
  appServices.real.log.error('policy-violated', { directive: input.directive, blocked: input.blocked });
  return ok(null);
}
