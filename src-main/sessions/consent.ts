import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import { refuse } from '../system/result.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { changeVendor } from './vendor-progress.ts';

/*
 * Who of the client's people has agreed to what a key lets Neo do. It holds for this vendor of this session alone: a
 * duplicate, an export, a sealed file and an import are without it.
 */

/** Also takes the place of one that was recorded before. */
export async function recordConsent(
  services: EnvironmentServices,
  { by, guideEdition, ...where }: Input<'recordConsent'>,
): Promise<Result<Response<'recordConsent'>>> {
  if (by === '') return refuse('bad-input');
  if (looksLikeKey(by)) return refuse('looks-like-secret');
  const at = new Date(services.now()).toISOString();
  return changeVendor(services, where, (stored) => ({ ...stored, consent: { by, at, guideEdition } }));
}

export async function withdrawConsent(
  services: EnvironmentServices,
  where: Input<'withdrawConsent'>,
): Promise<Result<Response<'withdrawConsent'>>> {
  return changeVendor(services, where, ({ consent: _withdrawn, ...stored }) => stored);
}
