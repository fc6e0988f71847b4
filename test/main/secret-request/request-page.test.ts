import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveRequestPage } from '../../../src-main/secret-request/save-request-page.ts';
import { withdrawSecretRequest } from '../../../src-main/secret-request/secret-requests.ts';
import { renameSession } from '../../../src-main/sessions/manage-sessions.ts';
import type { PageRequest } from '../../../src-preload/contract/secret-request.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from '../sessions/services-on-disk.ts';
import { ask, beginSession, type Where } from './asked.ts';

let disk: DiskServices;
let where: Where;
beforeEach(async () => {
  disk = await openServicesOnDisk();
  where = await beginSession(disk);
  disk.chosen.path = join(disk.folder, 'page.html');
});
afterEach(() => disk.remove());

const save = () => saveRequestPage({ ...disk.appServices, current: () => disk.services }, where);
const written = () => readFile(disk.chosen.path ?? '', 'utf8');

/** What stands between these tags, as a browser's parser would end it. */
const insideOf = (html: string, open: string, close: string) => {
  const start = html.indexOf(open) + open.length;
  return html.slice(start, html.indexOf(close, start));
};
const dataOf = (html: string): PageRequest =>
  JSON.parse(insideOf(html, '<script type="application/json" id="request">', '</script>'));
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('is one file whose policy lets its own script and style in, and nothing else', async () => {
  const { request } = await ask(disk, where);
  expect(answerOf(await save())).toEqual({ fileName: 'page.html' });
  expect(disk.chosen.suggested).toBe('neo-request-acme-ltd.html');
  const html = await written();
  const script = insideOf(html, '</script>\n<script>', '</script>');
  const style = insideOf(html, '<style>', '</style>');
  expect(script.length).toBeGreaterThan(10_000);
  expect(insideOf(html, 'Content-Security-Policy" content="', '"')).toBe(
    `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; form-action 'none'; base-uri 'none'`,
  );
  // Nothing that a parser would take for the end of the script, and nothing that names another file.
  expect(script).not.toMatch(/<\/script|<!--/i);
  expect(style).not.toMatch(/<\/style|@import|url\(/i);
  expect(html.replace(script, '')).not.toMatch(/\b(?:src|href|action|srcset)=/i);
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(dataOf(html)).toMatchObject({ id: request.id, recipient: request.recipient });
  expect(html.length).toBeLessThan(400_000);
});

it('a client’s name that would end the script, or begin a comment, is a name', async () => {
  await ask(disk, where);
  const clientName = '</script><script>alert(1)</script><!-- "&\'';
  const rename = { sessionId: where.sessionId, clientName, technician: 'R</title><b>obin' };
  answerOf(await renameSession(disk.services, rename));
  answerOf(await save());
  const html = await written();
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).not.toContain('<b>obin');
  expect(dataOf(html).says.lead).toContain(clientName);
  expect(insideOf(html, '<title>', '</title>')).toBe('Send values for VSA X sealed');
});

it('is written for an open request only, and where a place was chosen', async () => {
  expect(await save()).toEqual({ ok: false, error: { code: 'request-not-found' } });
  await ask(disk, where);
  disk.chosen.path = null;
  expect(await save()).toEqual({ ok: false, error: { code: 'file-not-chosen' } });
  answerOf(await withdrawSecretRequest(disk.services, where));
  expect(await save()).toEqual({ ok: false, error: { code: 'request-not-found' } });
});
