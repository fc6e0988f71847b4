import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openSessions } from '../../../src-main/storage/sessions.ts';
import { aSession } from '../../harness/sample-session.ts';
import { silentLog as log } from '../../harness/silent-log.ts';

const now = () => Date.parse('2030-01-01T00:00:00Z');
const files = openFiles();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-index-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the index of the list of sessions', () => {
  it.each([
    ['of an earlier version', '{"schema":2,"rows":{}}'],
    ['newer', '{"schema":99,"rows":{"x":1}}'],
    ['damaged', '{"schema":3,"rows":{"a":['],
    ['empty', ''],
    ['a folder', null],
  ])('%s costs a reading and hides nothing', async (_, contents) => {
    const open = () => openSessions({ files, folder: join(folder, 'sessions'), now, newId: randomUUID, log });
    const first = open();
    await first.create({ ...aSession, clientName: 'Listed' });
    await first.close();
    const path = join(folder, 'sessions', 'index.json');
    await rm(path, { force: true });
    if (contents === null) await mkdir(path);
    else await writeFile(path, contents);
    expect((await open().list()).map(({ clientName }) => clientName)).toEqual(['Listed']);
    expect((await open().listCached()).map(({ clientName }) => clientName)).toEqual(['Listed']);
  });
});
