import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import type { NeoConnection } from '../../../src-preload/contract/settings.ts';
import { isMasked } from '../../fields/check-token.ts';
import { cleanText } from '../../fields/clean-text.ts';
import { DiskError } from '../../storage/disk-error.ts';
import type { StoredConnection } from '../../storage/stored-settings.ts';
import { neoKeyPrefix } from '../../submissions/neo-key.ts';
import type { World } from '../../world.ts';
import { ok, refuse } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { viewConnection } from '../view-connection.ts';
import { readSettings } from './settings.ts';

export async function addConnection<W extends World>(
  desk: Desk<W>,
  input: Input<'addConnection'>,
): Promise<Result<Answer<'addConnection'>>> {
  const added: StoredConnection = {
    id: desk.newId(),
    name: input.name.trim(),
    sendByAssumedPath: false,
    lastResult: { kind: 'not-run' },
  };
  await desk.settings.change((settings) => ({ ...settings, connections: [...settings.connections, added] }));
  return ok(viewConnection(desk, added));
}

export async function nameConnection<W extends World>(
  desk: Desk<W>,
  input: Input<'nameConnection'>,
): Promise<Result<Answer<'nameConnection'>>> {
  return changeConnection(desk, input.connectionId, (stored) => ({ ...stored, name: input.name.trim() }));
}

export async function allowAssumedPath<W extends World>(
  desk: Desk<W>,
  input: Input<'allowAssumedPath'>,
): Promise<Result<Answer<'allowAssumedPath'>>> {
  const changed = await changeConnection(desk, input.connectionId, (stored) => ({
    ...stored,
    sendByAssumedPath: input.allowed,
  }));
  desk.outbox.resume('key-changed');
  return changed;
}

/** Seals a typed Neo key. One that does not look like a key is sealed too and said to look odd. */
export async function keepNeoKey<W extends World>(
  desk: Desk<W>,
  input: Input<'keepNeoKey'>,
): Promise<Result<Answer<'keepNeoKey'>>> {
  const { text } = cleanText(input.text);
  const settings = desk.settings.read();
  const known = settings.connections.find((one) => one.id === input.connectionId);
  if (known === undefined) return refuse('connection-not-found');
  if (text === '' || isMasked(text)) {
    const keyTrouble = text === '' ? 'empty' : 'masked';
    return changeConnection(desk, input.connectionId, (stored) => ({ ...stored, keyTrouble }));
  }
  const sameTenant = input.sameTenant !== false;
  desk.outbox.hold(input.connectionId);
  const record = `connection.${input.connectionId}`;
  const keyPrefix = neoKeyPrefix(text);
  const keep = async () => {
    const { ref } = await desk.vault.keep(record, text);
    // Before anything names the new key: whatever ends the app from here on, no former item meets another tenant.
    if (!sameTenant) await desk.outbox.withdrawConnection(input.connectionId);
    const changed = await changeConnection(desk, input.connectionId, (stored) => ({
      id: stored.id,
      name: stored.name,
      sendByAssumedPath: stored.sendByAssumedPath,
      keyRef: ref,
      keyLength: text.length,
      ...(keyPrefix === undefined ? { keyTrouble: 'neo-key-shape' } : { keyPrefix }),
      lastResult: { kind: 'not-run' },
    }));
    return { ref, changed };
  };
  const { ref, changed } = await keep().catch(async (fault: unknown) => {
    // The former key stays; what waits for this connection must not wait for ever.
    await desk.outbox.keyReplaced(input.connectionId, true);
    throw fault;
  });
  await desk.outbox.keyReplaced(input.connectionId, sameTenant);
  // Neo keeps a rotated key working for 24 h by itself; nothing here needs the former one.
  await desk.vault.forget(record, ref.revision, ref.revision).catch((fault: unknown) => {
    // Nothing names it any more: the sweep of a later start takes it.
    if (!(fault instanceof DiskError)) throw fault;
    desk.log.warn('former-key-not-forgotten', { code: fault.code });
  });
  return changed;
}

export async function removeConnection<W extends World>(
  desk: Desk<W>,
  input: Input<'removeConnection'>,
): Promise<Result<Answer<'removeConnection'>>> {
  const isOver = (at: string) => at === 'connected' || at === 'sent' || at === 'withdrawn';
  const isWaiting = desk.outbox
    .items()
    .some((item) => item.order.connectionId === input.connectionId && !isOver(item.state.at));
  if (isWaiting) return refuse('connection-in-use');
  await desk.settings.change((settings) => ({
    ...settings,
    connections: settings.connections.filter((one) => one.id !== input.connectionId),
  }));
  await desk.vault.forget(`connection.${input.connectionId}`);
  return readSettings(desk);
}

/** Asks Neo for its agents with the key, and keeps what that says. */
export async function testConnection<W extends World>(
  desk: Desk<W>,
  input: Input<'testConnection'>,
): Promise<Result<Answer<'testConnection'>>> {
  const settings = desk.settings.read();
  const stored = settings.connections.find((one) => one.id === input.connectionId);
  if (stored === undefined) return refuse('connection-not-found');
  if (stored.keyRef === undefined) return refuse('field-incomplete', { fields: 'Neo API key' });
  desk.announce('connection-changed', { ...viewConnection(desk, stored), result: { kind: 'testing' } });
  const result = await desk.neo.testKey(stored.keyRef);
  const changed = await changeConnection(desk, input.connectionId, (one) => ({ ...one, lastResult: result }));
  if (result.kind === 'done' && result.verdict === 'passed') desk.outbox.resume('key-changed');
  return changed;
}

async function changeConnection<W extends World>(
  desk: Desk<W>,
  id: string,
  change: (stored: StoredConnection) => StoredConnection,
): Promise<Result<NeoConnection>> {
  const settings = await desk.settings.change((before) => ({
    ...before,
    connections: before.connections.map((one) => (one.id === id ? change(one) : one)),
  }));
  const stored = settings.connections.find((one) => one.id === id);
  if (stored === undefined) return refuse('connection-not-found');
  const view = viewConnection(desk, stored);
  desk.announce('connection-changed', view);
  return ok(view);
}
