import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFiles } from '../../src-main/storage/files.ts';
import { openSessions } from '../../src-main/storage/sessions.ts';
import type { StoredSession } from '../../src-main/storage/stored-session.ts';
import { openItemFiles } from '../../src-main/submissions/item-files.ts';
import type { OutboxItem } from '../../src-main/submissions/outbox-item.ts';
import { silentLog } from './silent-log.ts';

/**
 * Brings the outbox of a profile up to so many items, two for each session: a submission and a test. The first session
 * and its submission are there already, as the app itself has written them; the others are copies of these, and name
 * the same sealed records. The app must not run.
 */
export async function queueMany(profile: string, count: number): Promise<void> {
  const disk = openItemFiles(openFiles(), join(profile, 'outbox'));
  const { items } = await disk.load();
  const [model] = items;
  if (model === undefined || items.length !== 1) throw new Error('There must be one item to copy.');
  const folder = join(profile, 'sessions');
  const text = await readFile(join(folder, `${model.order.sessionId}.json`), 'utf8');
  let owner = { id: model.order.sessionId, clientName: model.order.clientName };
  for (let at = 1; at < count; at += 1) {
    const isTest = at % 2 === 1;
    if (!isTest) {
      const clientName = `Client ${String(at / 2 + 1).padStart(3, '0')}`;
      owner = { id: randomUUID(), clientName };
      const session: StoredSession = { ...(JSON.parse(text) as StoredSession), ...owner };
      await writeFile(join(folder, `${owner.id}.json`), JSON.stringify(session));
    }
    await disk.write(copyOf(model, owner, model.turn + at, isTest));
  }
  // With its index as the app would have left it.
  const store = openSessions('real', {
    files: openFiles(),
    folder,
    now: () => Date.now(),
    newId: randomUUID,
    log: silentLog,
  });
  await store.list();
  await store.close();
}

function copyOf(
  model: OutboxItem,
  owner: { id: string; clientName: string },
  turn: number,
  isTest: boolean,
): OutboxItem {
  const { order } = model;
  return {
    ...model,
    id: randomUUID(),
    idempotencyKey: randomUUID(),
    fingerprint: randomUUID(),
    turn,
    order: {
      ...order,
      sessionId: owner.id,
      clientName: owner.clientName,
      ...(isTest ? { work: 'test', connectionId: null } : {}),
    },
  };
}
