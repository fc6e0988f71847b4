import { plainText } from '../../src-preload/contract/plain-text.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { NamesRule } from '../../src-preload/contract/vendor.ts';
import { openCredential } from '../credentials/open-credential.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { vendorKey } from '../sessions/runtime-state.ts';
import { changeVendor, findSessionVendor, type SessionVendor } from '../sessions/vendor-progress.ts';
import { isStale } from '../sessions/vendor-state.ts';
import { ok, refuse } from '../system/result.ts';
import { findChecks } from '../vendors/catalog.ts';
import { judgeHost } from './host-question.ts';
import { readNames as read } from './read-names.ts';
import { signInBudget } from './sign-in-budget.ts';
import { waitUntil } from './sign-in-wait.ts';

type Named = Result<Response<'readNames'>>;

/** In characters; a longer name ends with an ellipsis. */
const LONGEST_NAME = 80;

/** The rule by which names are read, where they may be asked for: the values got through a test that still holds. */
export function namesOffered({ stored, vendor }: SessionVendor, now: number): NamesRule | undefined {
  const overall = stored.report?.overall;
  const hasPassed = overall === 'passed' || overall === 'warning';
  return hasPassed && !isStale(stored, now) ? findChecks(vendor.id).names : undefined;
}

/** Reads the first names of companies for whoever asks. Asking twice at once is asking once. */
export async function readNames(services: EnvironmentServices, input: Input<'readNames'>): Promise<Named> {
  const found = await findSessionVendor(services, input);
  if (!found.ok) return found;
  const key = vendorKey(input.sessionId, input.vendor);
  const rule = namesOffered(found.value, services.now());
  if (rule === undefined) return refuse('names-not-offered');
  if (services.runtime.runs.has(key)) return refuse('already-running');
  const { namesUnderWay, namesWaits } = services.runtime;
  const wait = namesWaits.get(key);
  if (wait !== undefined && Date.parse(wait) > services.now()) {
    return ok({ kind: 'refused', reason: { code: 'wait-asked', params: { time: wait } } });
  }
  const before = namesUnderWay.get(key);
  if (before !== undefined) return before;
  const answer = askFor(services, input, found.value, rule, (until) => namesWaits.set(key, until)).finally(
    () => namesUnderWay.delete(key),
  );
  namesUnderWay.set(key, answer);
  return answer;
}

async function askFor(
  services: EnvironmentServices,
  input: Input<'readNames'>,
  found: SessionVendor,
  rule: NamesRule,
  noteWait: (until: string) => void,
): Promise<Named> {
  const { stored, vendor } = found;
  const until = waitUntil(stored.refusals, stored.lastRefusalAt, services.now());
  if (until !== undefined) return refuse('too-many-attempts', { time: until });
  const credential = await openCredential(services, found);
  if (!credential.ok) return credential;
  const { value, origin, folder } = credential.value;
  const { doubt, ...mayGo } = await judgeHost(services, found, { origin, folder });
  if (doubt !== null) {
    const code = doubt.why === 'private' ? 'address-private' : 'address-not-allowed';
    return ok({ kind: 'refused', reason: { code, params: { host: doubt.host } } });
  }
  const answer = await read({
    vendor,
    checks: findChecks(vendor.id),
    rule,
    value,
    origin,
    folder,
    ...mayGo,
    triesOtherRegions: false,
    ...signInBudget(services, vendor, value),
    client: services.client,
    now: services.now,
    clean: (text) => plainText(text, LONGEST_NAME),
  });
  services.log.info('names-asked', { vendor: vendor.id, ended: answer.kind });
  if (answer.kind === 'names') return ok(answer);
  if (answer.tryAgainAt !== undefined) noteWait(answer.tryAgainAt);
  if (answer.isSignInRefused) await countRefusal(services, input);
  return ok({ kind: 'refused', reason: answer.reason });
}

/** A refused sign-in is one, whatever was wanted: the same values wait before they are tried again. */
async function countRefusal(services: EnvironmentServices, input: Input<'readNames'>): Promise<void> {
  const lastRefusalAt = new Date(services.now()).toISOString();
  await changeVendor(services, input, (stored) => ({
    ...stored,
    refusals: stored.refusals + 1,
    lastRefusalAt,
  }));
}
