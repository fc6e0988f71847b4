import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFixture, rmm } from './outbox-fixture.ts';

it('an item for a vendor that only a newer build knows does not stop the start, and is left alone', async () => {
  const { server, spec, open, folder } = await openFixture();
  const before = await open();
  before.hold('connection-1');
  const known = await before.submit(await spec());
  const unknown = await before.submit(await spec({ sessionId: 'session-2', mayReplace: true }));
  await before.drained();
  await before.close();
  const path = join(folder, 'outbox', `${unknown.id}.json`);
  const stored = JSON.parse(await readFile(path, 'utf8'));
  const text = JSON.stringify({ ...stored, spec: { ...stored.spec, vendor: 'of-a-newer-build' } });
  await writeFile(path, text);
  const vendor = (id: string) => {
    if (id !== rmm.id) throw new Error(`There is no vendor folder named ${id}.`);
    return rmm;
  };
  const after = await open(undefined, { vendor });
  after.resume('started');
  await after.drained();
  expect(after.unusableFiles()).toMatchObject({ newer: 1, setAside: 0 });
  expect(after.read(unknown.id)).toBeNull();
  expect(after.read(known.id)?.state.status).toBe('connected');
  expect(server.effects).toHaveLength(1);
  expect(await readFile(path, 'utf8')).toBe(text);
});
