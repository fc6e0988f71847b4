import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { computerHandlers } from '../../../src-main/ipc/handlers/computer.ts';
import { exportSession } from '../../../src-main/sessions/export-import.ts';
import { fileNameOf } from '../../../src-main/sessions/session-file.ts';
import type { TestReport } from '../../../src-preload/contract/verdict.ts';
import { encodingsOf } from '../../e2e/app/canary.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { FORMER, fillSession, IDENTIFIER, NEO_KEY, SECRET } from './filled-session.ts';
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

/** The same, where a reason and the vendor's name for itself say a secret too. */
function quoting(report: TestReport | null): TestReport | null {
  const reason = { code: 'error-inside', params: { status: 200, inner: SECRET } } as const;
  return (
    report && {
      ...report,
      identity: [{ label: 'Tenant', value: IDENTIFIER }],
      rows: report.rows.map((row) => ({ ...row, reason })),
    }
  );
}

describe('exporting', () => {
  it('writes progress, texts and evidence, and nothing that is sealed or names what is', async () => {
    expect(answerOf(await exportSession(disk.appServices, { sessionId: id }))).toEqual({
      fileName: 'session.json',
    });
    expect(disk.chosen.suggested).toBe('neo-session-acme-ltd.json');
    const bytes = await readFile(disk.chosen.path ?? '');
    const canaries = [SECRET, FORMER, IDENTIFIER, NEO_KEY].flatMap(encodingsOf);
    expect(canaries.filter(({ needle }) => bytes.includes(needle))).toEqual([]);
    const text = await written();
    for (const word of [
      'abcdef0123',
      'revision',
      '"ref"',
      'c1',
      id,
      'confirmedHosts',
      'destinations',
      'acme.example.com',
      'reportOf',
      'fingerprint',
    ]) {
      expect(text, word).not.toContain(word);
    }
    expect(JSON.parse(text)).toMatchObject({
      kind: 'neo-setup-session',
      schema: 1,
      app: { version: '9.9.9' },
      session: {
        clientName: 'Acme Ltd.',
        technician: 'Robin',
        vendors: [
          {
            vendor: 'vsax',
            step: 'save',
            ticked: ['an-item'],
            expected: { organizations: 12 },
            texts: { tenantUrl: 'https://acme.vsax.net', notifications: 'write' },
            report: {
              overall: 'passed',
              rows: [
                {
                  row: 'devices',
                  evidence: [{ status: 403, vendorText: 'no [removed] for [removed], was [removed]' }],
                },
              ],
            },
          },
        ],
      },
    });
  });

  it('takes no text that stands in a field which is to be sealed', async () => {
    await disk.services.sessions.change(id, (session) => ({
      ...session,
      vendors: session.vendors.map((vendor) => ({
        ...vendor,
        fields: { tokenSecret: { text: 'in-the-clear', corrections: [] } },
      })),
    }));
    answerOf(await exportSession(disk.appServices, { sessionId: id }));
    expect(await written()).not.toContain('in-the-clear');
  });

  it.each(['busy', 'newer'] as const)(
    'writes no quote that a value which opens later (%s) was not compared with: it says so, and asks for no file',
    async (why) => {
      const { open } = disk.services.vault;
      disk.services.vault.open = async (ref) =>
        ref.record.endsWith('tokenSecret') ? { ok: false, why } : open(ref);
      expect(await exportSession(disk.appServices, { sessionId: id })).toMatchObject({
        error: { code: 'export-unchecked' },
      });
      expect(disk.chosen.suggested).toBe('');
      await expect(written()).rejects.toMatchObject({ code: 'ENOENT' });
      await disk.services.sessions.change(id, (session) => ({
        ...session,
        vendors: session.vendors.map((vendor) => ({ ...vendor, report: null })),
      }));
      answerOf(await exportSession(disk.appServices, { sessionId: id }));
      expect(await written()).toContain('https://acme.vsax.net');
    },
  );

  it.each(['lost', 'absent'] as const)(
    'leaves every word of a vendor out where a value is gone for good (%s), and the verdicts in',
    async (why) => {
      disk.services.vault.open = async () => ({ ok: false, why });
      await disk.services.sessions.change(id, (session) => ({
        ...session,
        vendors: session.vendors.map((vendor) => ({ ...vendor, report: quoting(vendor.report) })),
      }));
      answerOf(await exportSession(disk.appServices, { sessionId: id }));
      const text = await written();
      for (const value of [SECRET, FORMER, IDENTIFIER]) expect(text).not.toContain(value);
      const [row] = JSON.parse(text).session.vendors[0].report.rows;
      expect(row).toMatchObject({
        verdict: 'failed',
        reason: { code: 'error-inside', params: { status: 200, inner: '(left out)' } },
        evidence: [{ request: 'GET /devices', status: 403, vendorText: '(left out)' }],
      });
    },
  );

  it('writes nothing where no file is chosen, in practice, or of a newer session', async () => {
    disk.chosen.path = null;
    expect(await exportSession(disk.appServices, { sessionId: id })).toMatchObject({
      error: { code: 'file-not-chosen' },
    });
    const practice = { ...disk.appServices, practice: {} } as typeof disk.appServices;
    expect(await computerHandlers.exportSession(practice, { sessionId: id })).toMatchObject({
      error: { code: 'not-in-practice' },
    });
    expect(await computerHandlers.importSession(practice, {})).toMatchObject({
      error: { code: 'not-in-practice' },
    });
    const path = join(disk.folder, 'sessions', `${id}.json`);
    await writeFile(path, (await readFile(path, 'utf8')).replace('"schema":5', '"schema":99'));
    expect(await exportSession(disk.appServices, { sessionId: id })).toMatchObject({
      error: { code: 'session-newer' },
    });
  });

  it.each([
    ['Acme Ltd.', 'neo-session-acme-ltd.json'],
    ['Ünïted / «Größe»', 'neo-session-united-gro-e.json'],
    ['..', 'neo-session.json'],
    ['日本', 'neo-session.json'],
  ])('proposes a name for %s', (client, name) => {
    expect(fileNameOf(client)).toBe(name);
  });
});

it.each<[string, (text: string) => string]>([
  ['in upper case', (text) => text.toUpperCase()],
  ['in an address', (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&')],
  ['in base64', (text) => Buffer.from(`id:${text}`).toString('base64')],
  ['cut', (text) => text.slice(0, 12)],
])('a secret that an earlier version has left in a report %s is not exported', async (_name, write) => {
  await disk.services.sessions.change(id, (session) => ({
    ...session,
    vendors: session.vendors.map((vendor) => ({
      ...vendor,
      report: vendor.report && {
        ...vendor.report,
        rows: vendor.report.rows.map((row) => ({
          ...row,
          evidence: row.evidence.map((one) => ({ ...one, vendorText: `No client for ${write(SECRET)}.` })),
        })),
      },
    })),
  }));
  answerOf(await exportSession(disk.appServices, { sessionId: id }));
  expect(await written()).not.toContain(JSON.stringify(write(SECRET)).slice(1, -1));
  expect(await written()).toContain('No client for [removed]');
});
