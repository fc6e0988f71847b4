import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { emptyVendor } from '../../storage/stored-session.ts';
import { findVendor, hasVendor, vendorIds } from '../../vendors/catalog.ts';
import { inOrder } from '../../vendors/in-order.ts';
import type { World } from '../../world.ts';
import { ok, refuse } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { undoable } from '../purge-sessions.ts';
import { pageOfSessions } from '../session-page.ts';
import { viewSession } from '../view-vendor.ts';
import { changeVendor, findWhere, inTurn } from './find.ts';

export async function listSessions<W extends World>(
  desk: Desk<W>,
  input: Input<'listSessions'>,
): Promise<Result<Answer<'listSessions'>>> {
  return ok({ ...(await pageOfSessions(desk, input)), deleted: undoable(desk) });
}

export async function createSession<W extends World>(
  desk: Desk<W>,
  input: Input<'createSession'>,
): Promise<Result<Answer<'createSession'>>> {
  const clientName = input.clientName.trim();
  const known = new Set(vendorIds());
  const chosen = inOrder(
    [...new Set(input.vendors)].filter((id) => known.has(id)).map((id) => findVendor(id)),
  );
  if (clientName === '' || chosen.length === 0) return refuse('bad-input');
  const session = await desk.sessions.create({
    clientName,
    technician: input.technician.trim(),
    connectionId: input.connectionId,
    currentVendor: chosen[0]?.id ?? '',
    vendors: chosen.map(({ id }) => emptyVendor(id)),
  });
  desk.announce('sessions-changed', { practice: desk.world === 'practice' });
  return ok(await viewSession(desk, session));
}

export async function readSession<W extends World>(
  desk: Desk<W>,
  input: Input<'readSession'>,
): Promise<Result<Answer<'readSession'>>> {
  return inTurn(desk, async () => {
    const read = await desk.sessions.read(input.sessionId);
    if (!read.ok) return read;
    const { vendors } = read.value;
    if (vendors.length > 0 && !vendors.some(({ vendor }) => hasVendor(vendor)))
      return refuse('session-newer');
    return ok(await viewSession(desk, read.value));
  });
}

export async function chooseConnection<W extends World>(
  desk: Desk<W>,
  input: Input<'chooseConnection'>,
): Promise<Result<Answer<'chooseConnection'>>> {
  return inTurn(desk, async () => {
    const changed = await desk.sessions.change(input.sessionId, (session) => ({
      ...session,
      connectionId: input.connectionId,
    }));
    return changed.ok ? ok(await viewSession(desk, changed.value)) : changed;
  });
}

export async function openVendor<W extends World>(
  desk: Desk<W>,
  input: Input<'openVendor'>,
): Promise<Result<Answer<'openVendor'>>> {
  desk.warmUp();
  return inTurn(desk, async () => {
    const found = await findWhere(desk, input);
    if (!found.ok) return found;
    const changed = await desk.sessions.change(input.sessionId, (session) => ({
      ...session,
      currentVendor: input.vendor,
    }));
    if (changed.ok) return ok(await viewSession(desk, changed.value));
    // Which vendor was open last is not worth a refusal: on a disk that takes nothing a session can still be read.
    if (!changed.error.code.startsWith('disk-')) return changed;
    return ok(await viewSession(desk, { ...found.value.session, currentVendor: input.vendor }));
  });
}

export async function goToStep<W extends World>(
  desk: Desk<W>,
  input: Input<'goToStep'>,
): Promise<Result<Answer<'goToStep'>>> {
  return changeVendor(desk, input, (stored) => ({
    ...stored,
    edition: input.edition,
    step: input.step,
    visitedSteps: [...new Set([...stored.visitedSteps, input.step])],
  }));
}

export async function tickItem<W extends World>(
  desk: Desk<W>,
  input: Input<'tickItem'>,
): Promise<Result<Answer<'tickItem'>>> {
  return changeVendor(desk, input, (stored) => {
    const others = stored.ticked.filter((item) => item !== input.item);
    return { ...stored, ticked: input.ticked ? [...others, input.item] : others };
  });
}

/** What the technician expects is a guess of theirs: it is kept with the session and changes no verdict. */
export async function expectVisible<W extends World>(
  desk: Desk<W>,
  input: Input<'expectVisible'>,
): Promise<Result<Answer<'expectVisible'>>> {
  const asked = findVendor(input.vendor).visibility?.some((one) => one.check === input.check) === true;
  if (!asked) return refuse('field-not-found');
  return changeVendor(desk, input, ({ expected, ...stored }) => {
    const { [input.check]: _former, ...others } = expected ?? {};
    const after = input.count === null ? others : { ...others, [input.check]: input.count };
    return Object.keys(after).length === 0 ? stored : { ...stored, expected: after };
  });
}
