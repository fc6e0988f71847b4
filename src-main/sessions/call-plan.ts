import type { CallFact, CallPart, CallPlan } from '../../src-preload/contract/call.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { VendorCall, VendorWords } from '../../src-preload/contract/vendor.ts';
import { connectionOf } from '../neo/view-connection.ts';
import type { StoredSession } from '../storage/stored-session.ts';
import { ok } from '../system/result.ts';
import { findCall, findVendor, findWords, hasVendor, vendorIds } from '../vendors/catalog.ts';
import { callText } from './call-text.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { measuredMinutes } from './work-time.ts';

/** What the call of a session needs: its vendors in their order, and Neo's own key where this computer has none yet. */
export async function readCallPlan(
  services: EnvironmentServices,
  { sessionId }: Input<'readCallPlan'>,
): Promise<Result<Response<'readCallPlan'>>> {
  const read = await services.sessions.read(sessionId);
  return read.ok ? ok(await planOf(services, read.value)) : read;
}

async function planOf(services: EnvironmentServices, session: StoredSession): Promise<CallPlan> {
  const hasKey = connectionOf(services, session)?.keyRef !== undefined;
  const neo = hasKey ? [] : vendorIds().filter((id) => findVendor(id).kind === 'neo');
  const ids = [...session.vendors.map(({ vendor }) => vendor).filter(hasVendor), ...neo];
  const parts = await Promise.all(ids.map((id) => partOf(services, id)));
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  const plan = { clientName: session.clientName, minutes, parts };
  return { ...plan, text: callText(plan) };
}

async function partOf(services: EnvironmentServices, id: string): Promise<CallPart> {
  const call = await findCall(id);
  const words = findWords(id);
  const fact = (one: VendorCall['account']) => factOf(one, words);
  const measured = measuredMinutes(services.settings.read(), id);
  return {
    vendor: id,
    name: findVendor(id).name,
    people: call.people.map(fact),
    atHand: call.atHand.map(fact),
    account: fact(call.account),
    leaves: fact(call.leaves),
    minutes: measured?.minutes ?? call.guessMinutes,
    measuredFrom: measured?.count ?? 0,
  };
}

function factOf({ id, words: key, basis }: VendorCall['account'], words: VendorWords): CallFact {
  const text = words[key];
  return { id, text: typeof text === 'string' ? text : '', isInferred: basis === 'inferred' };
}
