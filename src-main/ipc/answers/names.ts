import type { NamesRule } from '../../../src-preload/contract/names.ts';
import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { readNames as read } from '../../checks/read-names.ts';
import { waitUntil } from '../../checks/sign-in-wait.ts';
import { plainText } from '../../outside-text.ts';
import { findChecks } from '../../vendors/catalog.ts';
import type { World } from '../../world.ts';
import { ok, refuse } from '../answer.ts';
import { type Desk, runKey } from '../desk.ts';
import { isStale } from '../vendor-state.ts';
import { openCredential } from './credential.ts';
import { changeVendor, type Found, findWhere } from './find.ts';
import { judgeHost } from './host-question.ts';
import { signInBudget } from './sign-in-budget.ts';

type Named = Result<Answer<'readNames'>>;

/** In characters; a longer name ends with an ellipsis. */
const LONGEST_NAME = 80;

/** The rule by which names are read, where they may be asked for: the values got through a test that still holds. */
export function namesOffered({ stored, vendor }: Found, now: number): NamesRule | undefined {
  const overall = stored.report?.overall;
  const hasPassed = overall === 'passed' || overall === 'warning';
  return hasPassed && !isStale(stored, now) ? findChecks(vendor.id).names : undefined;
}

/** What is under way, and which vendors asked to wait until when (ISO). In memory, and without a name in it. */
type Asked = { underWay: Map<string, Promise<Named>>; waits: Map<string, string> };
const asked = new WeakMap<object, Asked>();

/** Reads the first names of companies for whoever asks. Asking twice at once is asking once. */
export async function readNames<W extends World>(desk: Desk<W>, input: Input<'readNames'>): Promise<Named> {
  const found = await findWhere(desk, input);
  if (!found.ok) return found;
  const key = runKey(input.sessionId, input.vendor);
  const rule = namesOffered(found.value, desk.now());
  if (rule === undefined) return refuse('names-not-offered');
  if (desk.runs.has(key)) return refuse('already-running');
  const here = asked.get(desk) ?? { underWay: new Map(), waits: new Map() };
  asked.set(desk, here);
  const wait = here.waits.get(key);
  if (wait !== undefined && Date.parse(wait) > desk.now()) {
    return ok({ kind: 'refused', reason: { code: 'wait-asked', params: { time: wait } } });
  }
  const before = here.underWay.get(key);
  if (before !== undefined) return before;
  const answer = askFor(desk, input, found.value, rule, (until) => here.waits.set(key, until)).finally(() =>
    here.underWay.delete(key),
  );
  here.underWay.set(key, answer);
  return answer;
}

async function askFor<W extends World>(
  desk: Desk<W>,
  input: Input<'readNames'>,
  found: Found,
  rule: NamesRule,
  noteWait: (until: string) => void,
): Promise<Named> {
  const { stored, vendor } = found;
  const until = waitUntil(stored.refusals, stored.lastRefusalAt, desk.now());
  if (until !== undefined) return refuse('too-many-attempts', { time: until });
  const credential = await openCredential(desk, found);
  if (!credential.ok) return credential;
  const { value, origin, folder } = credential.value;
  const { doubt, ...mayGo } = await judgeHost(desk, found, origin);
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
    ...signInBudget(desk, vendor, value),
    client: desk.client,
    now: desk.now,
    clean: (text) => plainText(text, LONGEST_NAME),
  });
  desk.log.info('names-asked', { vendor: vendor.id, ended: answer.kind });
  if (answer.kind === 'names') return ok(answer);
  if (answer.tryAgainAt !== undefined) noteWait(answer.tryAgainAt);
  if (answer.isSignInRefused) await countRefusal(desk, input);
  return ok({ kind: 'refused', reason: answer.reason });
}

/** A refused sign-in is one, whatever was wanted: the same values wait before they are tried again. */
async function countRefusal<W extends World>(desk: Desk<W>, input: Input<'readNames'>): Promise<void> {
  const lastRefusalAt = new Date(desk.now()).toISOString();
  await changeVendor(desk, input, (stored) => ({ ...stored, refusals: stored.refusals + 1, lastRefusalAt }));
}
