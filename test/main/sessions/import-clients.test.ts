import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createClients, previewClients, readClients } from '../../../src-main/sessions/import-clients.ts';
import { createSession } from '../../../src-main/sessions/open-sessions.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import type { ClientListView } from '../../../src-preload/contract/client-list.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

let disk: DiskServices;
beforeEach(async () => {
  disk = await openServicesOnDisk();
});
afterEach(() => disk.remove());

const paste = async (text: string) => answerOf(await readClients(disk.appServices, { text }));
const choices = ({ listId, chosen, hasHeading }: ClientListView, vendors: string[] = []) => ({
  listId,
  columns: chosen,
  hasHeading,
  vendors,
  technician: 'Robin',
  connectionId: 'c1',
});
const fates = ({ rows }: ClientListView) => rows.map((row) => `${row.clientName}: ${row.skipped ?? 'new'}`);
const clients = async () => (await disk.services.sessions.list()).map(({ clientName }) => clientName).sort();

it('says of each line what becomes of it, and makes nothing by saying so', async () => {
  const input = { clientName: 'Already here', technician: '', connectionId: null, vendors: ['vsax'] };
  answerOf(await createSession(disk.services, input));
  const list = await paste(
    [
      'Client,Technician,Vendors',
      'Acme,Kim,"VSA X, HaloPSA"',
      'already HERE,,vsax',
      'acme,,vsax',
      ',,vsax',
      'neo_sk_prod_AbCdEf0123456789AbCdEf01,,vsax',
      'Birch,,Autotask',
      'Cedar,,',
      '=1+1,,vsax',
    ].join('\n'),
  );
  expect(fates(list)).toEqual([
    'Acme: new',
    'already HERE: there',
    'acme: twice',
    ': no-name',
    ': looks-secret',
    'Birch: unknown-vendor',
    'Cedar: no-vendor',
    '=1+1: new',
  ]);
  expect(list.rows[0]).toEqual({
    line: 2,
    clientName: 'Acme',
    technician: 'Kim',
    vendors: ['halopsa', 'vsax'],
  });
  expect(list.rows[5]).toMatchObject({ unknown: 'Autotask' });
  expect(JSON.stringify(list)).not.toContain('AbCdEf0123456789');
  const again = answerOf(await previewClients(disk.services, choices(list, ['asio'])));
  expect(again.rows[6]).toMatchObject({ clientName: 'Cedar', technician: 'Robin', vendors: ['asio'] });
  expect(again.rows[6]).not.toHaveProperty('skipped');
  expect(await clients()).toEqual(['Already here']);
});

it('makes the sessions that were shown, once, and the same list again finds them there', async () => {
  const text = 'Client,Technician\nAcme,Kim\nBirch,\nAcme,';
  const list = await paste(text);
  const answer = answerOf(await createClients(disk.services, choices(list, ['vsax', 'halopsa'])));
  expect(answer).toEqual({ created: 2, skipped: 1, left: 0 });
  const rows = await disk.services.sessions.list();
  expect(
    rows.map(({ clientName, technician, connectionId }) => [clientName, technician, connectionId]).sort(),
  ).toEqual([
    ['Acme', 'Kim', 'c1'],
    ['Birch', 'Robin', 'c1'],
  ]);
  expect(rows[0]?.vendors.map(({ vendor }) => vendor)).toEqual(['halopsa', 'vsax']);
  expect(await createClients(disk.services, choices(list, ['vsax']))).toMatchObject({
    error: { code: 'list-gone' },
  });
  expect(fates(await paste(text))).toEqual(['Acme: there', 'Birch: there', 'Acme: there']);
});

it('a disk that takes no more costs nothing that was made, and says how many are left', async () => {
  const list = await paste(Array.from({ length: 40 }, (_, at) => `Client ${at}`).join('\n'));
  const { create } = disk.services.sessions;
  let asked = 0;
  disk.services.sessions.create = (session) => {
    asked += 1;
    if (asked > 20) return Promise.reject(new DiskError('disk-full', 'No room.'));
    return create(session);
  };
  const answer = answerOf(await createClients(disk.services, choices(list, ['vsax'])));
  expect(answer).toEqual({ created: 20, skipped: 0, left: 20, why: 'disk-full' });
  expect(await clients()).toHaveLength(20);
});

it('reads a file that is chosen, in the encoding it has', async () => {
  disk.chosen.path = join(disk.folder, 'clients.csv');
  await writeFile(
    disk.chosen.path,
    Buffer.from('Name;Tech\r\nM\u00fcller & S\u00f6hne;J\u00f6rg\r\n', 'latin1'),
  );
  const list = answerOf(await readClients(disk.appServices, { text: null }));
  expect(list).toMatchObject({
    fileName: 'clients.csv',
    columns: ['Name', 'Tech'],
    chosen: { client: 0, technician: 1, vendors: null },
    rows: [{ line: 2, clientName: 'Müller & Söhne', technician: 'Jörg' }],
  });
});

it.each<[string, string | Buffer, string]>([
  ['a workbook', Buffer.from('PK\u0003\u0004…'), 'list-not-text'],
  ['an empty one', '', 'list-empty'],
  ['one that is too big', 'Acme\n'.repeat(300_000), 'list-too-big'],
  ['one with a quotation mark too many', 'Acme\n"Birch', 'list-quotes'],
])('%s is refused, and nothing is made', async (_name, contents, code) => {
  disk.chosen.path = join(disk.folder, 'clients.csv');
  await writeFile(disk.chosen.path, contents);
  expect(await readClients(disk.appServices, { text: null })).toMatchObject({ ok: false, error: { code } });
  expect(await clients()).toEqual([]);
});
