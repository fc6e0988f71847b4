import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConnectionAccess } from '../../../src-main/neo/neo-api.ts';
import { openFixture, rmm } from './outbox-fixture.ts';

const KEYS = ['neo_sk_prod_first', 'neo_sk_prod_second', 'neo_sk_prod_third'];

/** Two items of each of three tenants and two integrations, queued and held until `letGo`. */
async function burst() {
  const tools = await openFixture();
  tools.vendors.set('other', { ...rmm, id: 'other', integration: 'other' });
  for (const [index, key] of KEYS.entries()) {
    const { ref } = await tools.vault.save(`connection.t${index}`, key);
    const access: ConnectionAccess = { key: ref, sendByAssumedPath: false };
    tools.connections.set(`t${index}`, access);
    tools.server.keys.add(key);
  }
  const outbox = await tools.open();
  const connections = KEYS.map((_, index) => `t${index}`);
  for (const id of connections) outbox.hold(id);
  const ids: string[] = [];
  for (const round of [1, 2]) {
    for (const vendor of ['pretend', 'other']) {
      for (const connectionId of connections) {
        const sessionId = `${connectionId}-${vendor}-${round}`;
        const spec = await tools.spec({
          sessionId,
          vendor,
          connectionId,
          mayReplace: true,
          clientName: sessionId,
        });
        ids.push((await outbox.submit(spec)).id);
      }
    }
  }
  const letGo = async () => {
    for (const id of connections) await outbox.keyReplaced(id, true);
    await outbox.drained();
  };
  return { ...tools, outbox, ids, letGo };
}

describe('many items at once', () => {
  it('go in order in their queues, ask Neo once for each, and end as one effect each', async () => {
    const { server, letGo } = await burst();
    await letGo();
    expect(server.effects).toHaveLength(12);
    for (const key of KEYS) {
      for (const vendor of ['pretend', 'other']) {
        const integration = vendor === 'other' ? 'other' : 'vsax';
        const of = server.effects.filter((one) => one.key === key && one.integration === integration);
        const names = of.map(({ body }) => (body.client as { name: string }).name);
        expect(names.map((name) => name.slice(-1))).toEqual(['1', '2']);
      }
    }
    expect(server.count('GET', /openapi/)).toBe(3);
    expect(server.count('GET', /sync-runs/)).toBe(6);
  });

  it('a refused key stops its own connection alone', async () => {
    const { server, outbox, letGo } = await burst();
    server.keys.delete('neo_sk_prod_second');
    await letGo();
    expect(server.effects.filter(({ key }) => key === 'neo_sk_prod_second')).toEqual([]);
    expect(server.effects).toHaveLength(8);
    const waits = outbox.items().flatMap(({ state }) => (state.status === 'queued' ? [state.waitsFor] : []));
    expect(waits).toEqual(['key-refused', 'key-refused', 'key-refused', 'key-refused']);
  });

  it('are on the disk when they are drained, a file each, and the next start finds them', async () => {
    const { folder, outbox, ids, letGo, open } = await burst();
    await letGo();
    await outbox.close();
    const names = (await readdir(join(folder, 'outbox'))).sort();
    expect(names).toEqual(ids.map((id) => `${id}.json`).sort());
    const again = await open();
    expect(again.items().map(({ state }) => state.status)).toEqual(ids.map(() => 'sent'));
    expect(again.items().map(({ id }) => id)).toEqual(ids);
  });
});
