import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import { MOST_DIFFERENCES } from '../../src-preload/contract/session.ts';
import { refuse } from '../system/result.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { changeVendor } from './vendor-progress.ts';

/*
 * What a technician writes at a step: that the portal looks different there, for whoever makes the guide, or a note of their
 * own. The file of it is made in differences-file.ts.
 */

export async function keepDifference(
  services: EnvironmentServices,
  { sessionId, vendor, ...written }: Input<'keepDifference'>,
): Promise<Result<Response<'keepDifference'>>> {
  const words = written.words.trim();
  if (words === '') return refuse('bad-input');
  if (looksLikeKey(words)) return refuse('looks-like-secret');
  const one = { ...written, words, id: services.newId(), at: new Date(services.now()).toISOString() };
  return changeVendor(services, { sessionId, vendor }, (stored) => ({
    ...stored,
    differences: [...(stored.differences ?? []), one].slice(-MOST_DIFFERENCES),
  }));
}

export async function removeDifference(
  services: EnvironmentServices,
  { differenceId, ...where }: Input<'removeDifference'>,
): Promise<Result<Response<'removeDifference'>>> {
  return changeVendor(services, where, ({ differences = [], ...stored }) => {
    const left = differences.filter(({ id }) => id !== differenceId);
    return left.length === 0 ? stored : { ...stored, differences: left };
  });
}
