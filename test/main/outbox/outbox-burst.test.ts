import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConnectionAccess } from '../../../src-main/neo/neo-api.ts';
import { openItemFiles } from '../../../src-main/outbox/item-files.ts';
import { newItem, type OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openLimiter } from '../../../src-main/system/limiter.ts';
import { atEnd, openFixture, rmm } from './outbox-fixture.ts';

const KEYS = ['neo_sk_prod_first', 'neo_sk_prod_second', 'neo_sk_prod_third'];

/** Two items of each of three tenants and two integrations, queued and held until `letGo`. */
async function burst() {
  const tools = await openFixture();
  tools.vendors.set('other', { ...rmm, id: 'other', integration: 'other' });
  for (const [index, key] of KEYS.entries()) {
    const { ref } = await tools.vault.keep(`connection.t${index}`, key);
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
        const order = await tools.order({
          sessionId,
          vendor,
          connectionId,
          mayReplace: true,
          clientName: sessionId,
        });
        ids.push((await outbox.submit(order)).id);
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
    const waits = outbox.items().flatMap(({ state }) => (state.at === 'queued' ? [state.waitsFor] : []));
    expect(waits).toEqual(['key-refused', 'key-refused', 'key-refused', 'key-refused']);
  });

  it('are on the disk when they are drained, in the journal or in files, and the next start finds them', async () => {
    const { folder, outbox, ids, letGo, open } = await burst();
    await letGo();
    await outbox.close();
    const names = () => readdir(join(folder, 'outbox'));
    expect(await names()).toContain('journal-2.jsonl');
    const again = await open();
    expect((await names()).sort()).toEqual(ids.map((id) => `${id}.json`).sort());
    expect(again.items().map(({ state }) => state.at)).toEqual(ids.map(() => 'sent'));
    expect(again.items().map(({ id }) => id)).toEqual(ids);
  });

  it('are folded into their files in a quiet moment', async () => {
    const { folder, outbox, clock, ids, letGo } = await burst();
    await letGo();
    // Neo is asked once more now and then; between two questions there is a quiet moment.
    for (const quiet of [600_000, 600_000, 600_000, 600_000, 600_000, 2_000]) {
      clock.pass(quiet);
      await outbox.drained();
    }
    expect((await readdir(join(folder, 'outbox'))).sort()).toEqual(ids.map((id) => `${id}.json`).sort());
    const [first = ''] = ids;
    expect(JSON.parse(await readFile(join(folder, 'outbox', `${first}.json`), 'utf8')).state.at).toBe('sent');
  });
});

describe('a journal', () => {
  const identity = { idempotencyKey: 'k', fingerprint: 'f', appVersion: '0.1.0', now: 0 };
  const item = (id: string, change: Partial<OutboxItem>): OutboxItem => {
    const order = {
      sessionId: id,
      vendor: 'v',
      connectionId: 'c',
      clientName: '',
      guide: '',
      secrets: [],
      plain: [],
    };
    const terms = { work: 'submit', testFirst: 'no', mayReplace: false, beforePsa: false } as const;
    return { ...newItem({ ...order, ...terms }, rmm, { id, turn: 1, ...identity }), ...change };
  };
  async function folderOf() {
    const folder = await mkdtemp(join(tmpdir(), 'journal-'));
    atEnd(() => rm(folder, { recursive: true, force: true }));
    return { folder, disk: openItemFiles(openFiles(), folder) };
  }

  it('gives way to a later file, takes what is gone away, and ends at a line that was cut short', async () => {
    const { folder, disk } = await folderOf();
    await disk.write(item('a', { changes: 5, state: { at: 'connected' } }));
    await disk.write(item('b', { changes: 1 }));
    await disk.write(item('c', { changes: 1 }));
    await disk.append([
      item('a', { changes: 4, state: { at: 'sending' } }),
      item('b', { changes: 2, state: { at: 'sending' } }),
      item('c', { changes: 2, state: { at: 'withdrawn' } }),
    ]);
    const path = join(folder, 'journal-2.jsonl');
    const torn = JSON.stringify(item('b', { changes: 9, state: { at: 'connected' } })).slice(0, -20);
    await writeFile(path, `${await readFile(path, 'utf8')}\n${torn}`);
    const { items } = await disk.load();
    expect(items.map(({ id, state }) => `${id} ${state.at}`)).toEqual(['a connected', 'b sending']);
    expect((await readdir(folder)).sort()).toEqual(['a.json', 'b.json']);
    expect((await disk.load()).items).toHaveLength(2);
  });

  it('of a newer version is left alone, and counts as what this one cannot use', async () => {
    const { folder, disk } = await folderOf();
    await disk.write(item('a', {}));
    await disk.append([item('a', { changes: 1, state: { at: 'sending' } })]);
    const newer = ['journal-3.jsonl', 'journal-10-2.jsonl'];
    for (const name of newer) await writeFile(join(folder, name), '{"version":3}');
    await writeFile(join(folder, 'journal-1.jsonl'), '');
    const { items, ...loaded } = await disk.load();
    expect(items.map(({ state }) => state.at)).toEqual(['sending']);
    expect(loaded).toMatchObject({ newer: 2, setAside: 0, unread: 0 });
    for (const name of newer) expect(await readFile(join(folder, name), 'utf8')).toBe('{"version":3}');
  });
});

it('a gate lets so many in at once, in the order they came', async () => {
  const gate = openLimiter(2);
  const leave: (() => void)[] = [];
  const entered: number[] = [];
  const tasks = [1, 2, 3, 4].map((number) =>
    gate(() => {
      entered.push(number);
      return new Promise<void>((resolve) => leave.push(resolve));
    }),
  );
  await Promise.resolve();
  expect(entered).toEqual([1, 2]);
  leave[0]?.();
  await tasks[0];
  await new Promise((resolve) => setImmediate(resolve));
  expect(entered).toEqual([1, 2, 3]);
  for (const [index, task] of tasks.entries()) {
    await new Promise((resolve) => setImmediate(resolve));
    leave[index]?.();
    await task;
  }
  expect(entered).toEqual([1, 2, 3, 4]);
});
