import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportSession, importSession } from '../../../src-main/sessions/export-import.ts';
import { duplicateSession, keepNotes, readNotes } from '../../../src-main/sessions/manage-sessions.ts';
import { listSessions } from '../../../src-main/sessions/open-sessions.ts';
import { requestSchemas } from '../../../src-preload/contract/schemas/requests.ts';
import { LONGEST_NOTES } from '../../../src-preload/contract/session.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { fillSession, SECRET } from './filled-session.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

let disk: DiskServices;
let sessionId: string;
beforeEach(async () => {
  disk = await openServicesOnDisk();
  sessionId = await fillSession(disk);
});
afterEach(() => disk.remove());

const notesOf = async (id: string) => answerOf(await readNotes(disk.services, { sessionId: id })).notes;
const found = async (search: string) =>
  answerOf(await listSessions(disk.services, { search, filter: 'all', limit: 50 })).found;

it('notes are kept with their lines, and found by the search, also after a start', async () => {
  expect(await notesOf(sessionId)).toBe('');
  answerOf(await keepNotes(disk.services, { sessionId, notes: 'Ask for Kim.\nDoor code on Ländle tab' }));
  expect(await notesOf(sessionId)).toBe('Ask for Kim.\nDoor code on Ländle tab');
  expect([await found('LÄNDLE'), await found('kim'), await found('nobody')]).toEqual([1, 1, 0]);
  await disk.services.sessions.close();
  const index = await readFile(join(disk.folder, 'sessions', 'index.json'), 'utf8');
  expect(index).toContain('Ländle');
});

it('what steers a screen does not get in, and no more than has room', () => {
  const parse = (notes: string) => requestSchemas.keepNotes.parse({ sessionId: 'a', notes }).notes;
  expect(parse('one\r\ntwo\u0007\u202e three\tfour')).toBe('one\ntwo three\tfour');
  expect(parse('x'.repeat(LONGEST_NOTES + 5))).toHaveLength(LONGEST_NOTES);
});

it('go along in an export without what is sealed, and come back from it', async () => {
  answerOf(await keepNotes(disk.services, { sessionId, notes: `Kim knows.\nOld one: ${SECRET}` }));
  disk.chosen.path = join(disk.folder, 'session.json');
  answerOf(await exportSession(disk.appServices, { sessionId }));
  expect(await readFile(disk.chosen.path, 'utf8')).not.toContain(SECRET);
  const made = answerOf(await importSession(disk.appServices));
  expect(await notesOf(made.sessionId)).toBe('Kim knows.\nOld one: (left out)');
});

it('are about one client, so a duplicate has none', async () => {
  answerOf(await keepNotes(disk.services, { sessionId, notes: 'Ask for Kim.' }));
  const made = answerOf(await duplicateSession(disk.services, { sessionId, clientName: 'Birch' }));
  expect(await notesOf(made.sessionId)).toBe('');
});
