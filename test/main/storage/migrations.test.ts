import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type Migration,
  migrate,
  SESSION_MIGRATIONS,
  SETTINGS_MIGRATIONS,
} from '../../../src-main/storage/migrations.ts';
import { readSession } from '../../../src-main/storage/open-session.ts';
import { readSettings } from '../../../src-main/storage/stored-settings.ts';

const steps: Migration[] = [
  (file) => ({ ...file, name: file.title }),
  ({ title: _, ...file }) => ({ ...file, tags: [] }),
];

test('steps run in order from the schema of the file', () => {
  expect(migrate('{"schema":1,"title":"T"}', steps)).toEqual({
    ok: true,
    from: 1,
    file: { schema: 3, name: 'T', tags: [] },
  });
  expect(migrate('{"schema":2,"name":"N"}', steps)).toEqual({
    ok: true,
    from: 2,
    file: { schema: 3, name: 'N', tags: [] },
  });
  expect(migrate('{"schema":3}', steps)).toEqual({ ok: true, from: 3, file: { schema: 3 } });
});

test('a newer file is distinguished from a broken one', () => {
  expect(migrate('{"schema":4}', steps)).toEqual({ ok: false, why: 'newer' });
  for (const text of ['', '{', 'null', '[]', '7', '{}', '{"schema":0}', '{"schema":1.5}', '{"schema":"1"}']) {
    expect(migrate(text, steps), text).toEqual({ ok: false, why: 'unreadable' });
  }
});

test('a file of an earlier schema without its list does not read', () => {
  expect(migrate('{"schema":3}', SESSION_MIGRATIONS)).toEqual({ ok: false, why: 'unreadable' });
  expect(migrate('{"schema":1,"connections":{}}', SETTINGS_MIGRATIONS)).toEqual({
    ok: false,
    why: 'unreadable',
  });
});

test('a step that cannot read a broken file is not a surprise', () => {
  const strict: Migration[] = [(file) => ({ count: (file.list as unknown[]).length })];
  expect(migrate('{"schema":1}', strict)).toEqual({ ok: false, why: 'unreadable' });
});

// A file of every released schema stays here for good.
const golden = join(import.meta.dirname, 'golden');

test('every session file there ever was opens', async () => {
  const names = (await readdir(golden)).filter((name) => name.startsWith('session-'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const session = readSession(await readFile(join(golden, name), 'utf8'));
    expect(session?.vendors[0]?.fields.secret?.ref, name).toEqual({
      record: 'session/one/secret',
      revision: 5,
    });
    expect(session?.schema, name).toBe(5);
    expect(session?.notes, name).toBe(name === 'session-5.json' ? 'Ask for Kim.\nSecond line.' : '');
    expect(session, name).toHaveProperty('deletedAt', null);
  }
});

test('a session of the first schema is neither archived nor deleted, and its golden file stays as it is', async () => {
  const text = await readFile(join(golden, 'session-1.json'), 'utf8');
  expect(readSession(text)).toMatchObject({ schema: 5, archivedAt: null, deletedAt: null });
  expect(JSON.parse(text)).not.toHaveProperty('archivedAt');
});

test('every settings file there ever was opens', async () => {
  const names = (await readdir(golden)).filter((name) => name.startsWith('settings-'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const read = readSettings(await readFile(join(golden, name), 'utf8'));
    expect(read.ok && read.settings.connections[0]?.keyPrefix, name).toBe('neo_sk_prod_');
    const templates = read.ok
      ? read.settings.templates.map((one) => `${one.name}: ${one.vendors.join()}`)
      : null;
    expect(templates, name).toEqual(name === 'settings-3.json' ? ['Usual three: halopsa,vsax,asio'] : []);
  }
});

test('whose tenant a connection is stays known over a restart', async () => {
  const text = await readFile(join(golden, 'settings-1.json'), 'utf8');
  const file = JSON.parse(text);
  const tenants = { tenantId: 'tenant-2', formerTenants: ['tenant-1'] };
  Object.assign(file.connections[0], tenants);
  const read = readSettings(JSON.stringify(file));
  expect(read.ok && read.settings.connections[0]).toMatchObject(tenants);
});
