import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { ok } from '../answer.ts';
import type { House } from '../house.ts';

export async function readApp(house: House): Promise<Result<Answer<'readApp'>>> {
  const desk = house.desk();
  return ok({
    ...house.facts,
    practice: desk.practice,
    secretStorage: desk.vault.storage(),
    network: house.network(),
    theme: desk.settings.read().theme,
  });
}

/** The link the app was started or called with. It is handed over once, so that a reload does not follow it again. */
export async function readStartLink(house: House): Promise<Result<Answer<'readStartLink'>>> {
  return ok(house.takeStartLink());
}

/** The page met its content security policy: written down, because it never happens by itself. */
export async function reportViolation(
  house: House,
  input: Input<'reportViolation'>,
): Promise<Result<Answer<'reportViolation'>>> {
  house.real.log.error('policy-violated', { directive: input.directive, blocked: input.blocked });
  return ok(null);
}
