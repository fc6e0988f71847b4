import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealedFor } from '../../../src-main/credentials/destinations.ts';
import { exportSession, importSession } from '../../../src-main/sessions/export-import.ts';
import { listSessions } from '../../../src-main/sessions/open-sessions.ts';
import type { StoredSession } from '../../../src-main/storage/stored-session.ts';
import { findVendor, vendorIds } from '../../../src-main/vendors/catalog.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { fillSession } from './filled-session.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

let disk: DiskServices;
let id: string;
beforeEach(async () => {
  disk = await openServicesOnDisk();
  disk.chosen.path = join(disk.folder, 'session.json');
  id = await fillSession(disk);
});
afterEach(() => disk.remove());

const written = async () => readFile(disk.chosen.path ?? '', 'utf8');
const listed = async () =>
  answerOf(await listSessions(disk.services, { search: '', filter: 'all', limit: 50 })).rows;

describe('importing', () => {
  it('makes a new session with what the file holds, to be filled and tested again', async () => {
    answerOf(await exportSession(disk.appServices, { sessionId: id }));
    const made = answerOf(await importSession(disk.appServices));
    expect(made).toMatchObject({ clientName: 'Acme Ltd.', hadReports: true });
    expect(made.sessionId).not.toBe(id);
    const session: StoredSession = answerOf(await disk.services.sessions.read(made.sessionId));
    expect(session).toMatchObject({ technician: 'Robin', connectionId: null, archivedAt: null });
    expect(session.vendors).toMatchObject([
      {
        vendor: 'vsax',
        edition: 'only',
        step: 'save',
        visitedSteps: ['tenant-url', 'save'],
        ticked: ['an-item'],
        expected: { organizations: 12 },
        fields: { tenantUrl: { text: 'https://acme.vsax.net' }, notifications: { text: 'write' } },
        report: null,
        reportOf: null,
        itemId: null,
      },
    ]);
    expect(Object.keys(session.vendors[0]?.fields ?? {})).toEqual(['tenantUrl', 'notifications']);
    expect(await listed()).toHaveLength(2);
  });

  const good = async () => {
    answerOf(await exportSession(disk.appServices, { sessionId: id }));
    return JSON.parse(await written());
  };

  it('treats addresses and choices as if they were typed, and drops what is neither', async () => {
    const file = await good();
    file.session.vendors[0].texts = {
      tenantUrl: 'acme.vsax.net/login?x=1',
      notifications: 'everything',
      tokenSecret: 'smuggled-secret',
    };
    await writeFile(disk.chosen.path ?? '', JSON.stringify(file));
    const { sessionId } = answerOf(await importSession(disk.appServices));
    const session = answerOf(await disk.services.sessions.read(sessionId));
    const [vendor] = session.vendors;
    expect(vendor?.fields.tenantUrl).toMatchObject({ text: 'https://acme.vsax.net' });
    expect(vendor && sealedFor(disk.services, sessionId, vendor), 'known to be of a file').toEqual({
      place: null,
      hosts: [],
    });
    expect(JSON.stringify(session)).not.toContain('smuggled');
    expect(session.vendors[0]?.fields.notifications?.text).toBeUndefined();
    file.session.vendors[0].texts = { tenantUrl: 'no address but 0123456789abcdef0123456789abcdef' };
    await writeFile(disk.chosen.path ?? '', JSON.stringify(file));
    const other = answerOf(await importSession(disk.appServices));
    expect(answerOf(await disk.services.sessions.read(other.sessionId)).vendors[0]?.fields).toEqual({});
    expect(disk.services.vault.recordsWithPrefix('.')).toEqual([]);
  });

  it('seals nothing, whatever stands in the file for whichever field', async () => {
    const secret = 'hostile-0123456789abcdef';
    const hostile = [
      `ftp://acme.vsax.net/path/${secret}`,
      `ftp://user:${secret}@acme.vsax.net`,
      `javascript:${secret}`,
      `data:text/plain,${secret}`,
      `mailto:${secret}@example.com`,
      `https://${secret}@acme.vsax.net/?k=${secret}#${secret}`,
      `no address but ${secret}`,
      secret,
      'neo_sk_prod_AbCdEf0123456789AbCdEf01',
      '••••••••',
      'ftp://acme.vsax.net',
    ];
    const file = await good();
    const records = disk.services.vault.records();
    const vendors = vendorIds()
      .map(findVendor)
      .filter(({ kind }) => kind !== 'neo');
    const kinds = new Set(vendors.flatMap(({ fields }) => fields.map(({ kind }) => kind)));
    expect(kinds).toEqual(new Set(['url', 'identifier', 'secret', 'choice']));
    for (const text of hostile) {
      file.session.vendors = vendors.map(({ id: vendor, fields }) => ({
        ...{ vendor, edition: '', step: '', visitedSteps: [], ticked: [], report: null },
        texts: Object.fromEntries(fields.map((field) => [field.id, text])),
      }));
      await writeFile(disk.chosen.path ?? '', JSON.stringify(file));
      const { sessionId } = answerOf(await importSession(disk.appServices));
      const kept = answerOf(await disk.services.sessions.read(sessionId)).vendors.map(({ fields }) => fields);
      expect(JSON.stringify(kept), text).not.toMatch(/hostile|"ref"|neo_sk/);
    }
    expect(disk.services.vault.records()).toEqual(records);
  });

  it.each<
    [string, (file: Record<string, unknown> & { session: Record<string, unknown> }) => unknown, string]
  >([
    ['nothing', () => '', 'import-not-json'],
    ['half of it', (file) => JSON.stringify(file).slice(0, 300), 'import-not-json'],
    ['a picture', () => '\u0089PNG\r\n\u001a\n', 'import-not-json'],
    ['other JSON', () => ({ name: 'package', version: '1.0.0' }), 'import-other-file'],
    ['a list', () => [1, 2], 'import-other-file'],
    ['a session of the app itself', () => ({ schema: 2, id: 'x', clientName: 'A' }), 'import-other-file'],
    [
      'no client',
      (file) => ({ ...file, session: { ...file.session, clientName: ' ' } }),
      'import-other-file',
    ],
    ['no vendor', (file) => ({ ...file, session: { ...file.session, vendors: [] } }), 'import-other-file'],
    [
      'a vendor twice',
      (file) => ({
        ...file,
        session: { ...file.session, vendors: [file.session.vendors, file.session.vendors].flat() },
      }),
      'import-other-file',
    ],
    ['a newer schema', (file) => ({ ...file, schema: 2 }), 'import-newer'],
    [
      'a newer schema of another shape',
      (file) => ({ ...file, schema: 7, session: 'sealed' }),
      'import-newer',
    ],
    [
      'an unknown vendor',
      (file) => ({
        ...file,
        session: {
          ...file.session,
          vendors: (file.session.vendors as object[]).map((one) => ({ ...one, vendor: 'never-heard-of' })),
        },
      }),
      'import-unknown-vendor',
    ],
    ['too much', (file) => ({ ...file, padding: 'x'.repeat(1024 * 1024) }), 'import-too-big'],
  ])('refuses %s in words, and changes nothing', async (_what, alter, code) => {
    const altered = alter(await good());
    await writeFile(disk.chosen.path ?? '', typeof altered === 'string' ? altered : JSON.stringify(altered));
    const before = await disk.everything();
    expect(await importSession(disk.appServices)).toMatchObject({ ok: false, error: { code } });
    expect(await disk.everything()).toBe(before);
  });

  it('names the vendor it does not know, and takes no file at all for an answer', async () => {
    const file = await good();
    file.session.vendors[0].vendor = 'never-heard-of';
    await writeFile(disk.chosen.path ?? '', JSON.stringify(file));
    expect(await importSession(disk.appServices)).toMatchObject({
      error: { code: 'import-unknown-vendor', params: { vendor: 'never-heard-of' } },
    });
    disk.chosen.path = null;
    expect(await importSession(disk.appServices)).toMatchObject({ error: { code: 'file-not-chosen' } });
  });
});
