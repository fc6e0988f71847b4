import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretsAtRisk } from '../../../src-main/credentials/secrets-at-risk.ts';
import { openReport } from '../../../src-main/report/open-report.ts';
import { readReportFile, signReport } from '../../../src-main/report/report-file.ts';
import { type PrintedPage, type ReportParts, saveReport } from '../../../src-main/report/save-report.ts';
import { signingWords } from '../../../src-main/secrets/signing.ts';
import { keepNotes } from '../../../src-main/sessions/manage-sessions.ts';
import { encodingsOf } from '../../e2e/app/canary.ts';
import { openPractice } from '../practice/open-practice.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { FORMER, fillSession, IDENTIFIER, NEO_KEY, SECRET } from '../sessions/filled-session.ts';
import { type DiskServices, openServicesOnDisk } from '../sessions/services-on-disk.ts';
import { aReport, signer } from './sample-report.ts';

let disk: DiskServices;
let sessionId: string;
let parts: ReportParts;
let printed: PrintedPage[];

const partsOf = ({ appServices }: DiskServices): ReportParts => ({
  ...appServices,
  current: () => appServices.real,
  random: randomBytes,
  printPdf: async (page) => {
    printed.push(page);
    return Buffer.from('%PDF-1.4 of a test');
  },
});

beforeEach(async () => {
  disk = await openServicesOnDisk();
  disk.chosen.path = join(disk.folder, 'report');
  sessionId = await fillSession(disk);
  printed = [];
  parts = partsOf(disk);
});
afterEach(() => disk.remove());

const save = (kind: 'pdf' | 'json', withoutNames = false) =>
  saveReport(parts, { sessionId, kind, withoutNames });
const written = () => readFile(disk.chosen.path ?? '');
async function savedReport(withoutNames = false) {
  answerOf(await save('json', withoutNames));
  const read = readReportFile(await written());
  if (!read.ok) throw new Error(read.code);
  return read;
}

describe('both files', () => {
  it('say what was found, and hold no secret in any form', async () => {
    answerOf(await keepNotes(disk.services, { sessionId, notes: `Key ${SECRET}\nand ${IDENTIFIER}` }));
    const { report } = await savedReport();
    expect(disk.chosen.suggested).toBe('neo-report-acme-ltd-2030-01-01.json');
    answerOf(await save('pdf'));
    expect(disk.chosen.suggested).toBe('neo-report-acme-ltd-2030-01-01.pdf');
    const canaries = [SECRET, FORMER, IDENTIFIER, NEO_KEY].flatMap(encodingsOf);
    const texts = [signReport(report, signer), ...printed.map((page) => Object.values(page).join('\n'))];
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      const bytes = Buffer.from(text);
      expect(canaries.filter(({ needle }) => bytes.includes(needle))).toEqual([]);
      for (const word of ['revision', 'vault', 'confirmedHosts', 'acme.example.com']) {
        expect(text, word).not.toContain(word);
      }
    }
    expect(report.session).toMatchObject({
      client: 'Acme Ltd.',
      technician: 'Robin',
      notes: 'Key (left out)\nand (left out)',
    });
    expect(report).toMatchObject({ isPractice: false, namesLeftOut: false, app: { version: '9.9.9' } });
    const [vendor] = report.vendors;
    expect(vendor).toMatchObject({
      id: 'vsax',
      values: [
        { label: 'Tenant URL', value: 'https://acme.vsax.net' },
        { label: 'Notifications', value: 'Read and write' },
      ],
      identity: [{ label: 'Tenant', value: 'acme' }],
      submission: null,
    });
    const rows = Object.fromEntries((vendor?.permissions ?? []).map((row) => [row.id, row]));
    expect(rows.devices).toMatchObject({
      label: 'Devices',
      verdict: 'failed',
      exchanges: [
        { request: 'GET /devices', status: 403, vendorText: 'no [removed] for [removed], was [removed]' },
      ],
    });
    // What no row stands for is named, with why.
    expect(rows.automation).toMatchObject({ verdict: 'not-tested', reason: { code: 'not-wanted' } });
    const fingerprint = disk.services.vault.fingerprint(`secret ${SECRET}`).slice(0, 12);
    expect(vendor?.secrets).toEqual([{ label: 'Token Secret', fingerprint }]);
  });

  it('are one report: the PDF has the digest and the words of the signed file', async () => {
    const { digest, report } = await savedReport();
    answerOf(await save('pdf'));
    expect(printed[0]?.html).toContain(digest);
    expect(printed[0]?.html).toContain(signingWords(report.publicKey).join(' '));
    // Another look, and a report long after, are others.
    expect((await savedReport(true)).digest).not.toBe(digest);
    disk.clock.now += 11 * 60_000;
    expect((await savedReport()).report.madeAt).not.toBe(report.madeAt);
  });

  it('leave out names where that is asked for', async () => {
    answerOf(await keepNotes(disk.services, { sessionId, notes: 'Ask for Kim.' }));
    const { report } = await savedReport(true);
    expect(disk.chosen.suggested).toBe('neo-report-2030-01-01.json');
    answerOf(await save('pdf', true));
    for (const text of [JSON.stringify(report), Object.values(printed[0] ?? {}).join('\n')]) {
      for (const name of ['Acme Ltd', 'Robin', 'Kim']) expect(text).not.toContain(name);
    }
    expect(report).toMatchObject({
      namesLeftOut: true,
      vendors: [{ values: [{ value: 'https://acme.vsax.net' }, {}] }],
    });
  });

  it('say of a vendor without a test that nothing was tested, and why', async () => {
    await disk.services.sessions.change(sessionId, (session) => ({
      ...session,
      vendors: session.vendors.map((vendor) => ({ ...vendor, report: null })),
    }));
    const [vendor] = (await savedReport()).report.vendors;
    expect(vendor?.test).toBeNull();
    expect(new Set(vendor?.permissions.map(({ verdict, reason }) => `${verdict} ${reason?.code}`))).toEqual(
      new Set(['not-tested not-run']),
    );
  });

  it('say which guide was followed, and what is known of when the key ends', async () => {
    const followed = async (edition: string) => {
      await disk.services.sessions.change(sessionId, (session) => ({
        ...session,
        vendors: session.vendors.map((vendor) => ({ ...vendor, edition })),
      }));
      return (await savedReport()).report.vendors[0];
    };
    // Nobody has to choose where there is one alone; and the guide may have it no more.
    expect(await followed('')).toMatchObject({
      guide: 'Third-Party Token',
      expiry: expect.stringMatching(/^VSA X’s answers do not tell\./),
    });
    expect(await followed('third-party-token')).toMatchObject({ guide: 'Third-Party Token' });
    expect(await followed('of-last-year')).toMatchObject({ guide: 'of-last-year' });
    answerOf(await save('pdf'));
    expect(printed[0]?.html).toContain('the portal shows it under the token’s details');
    expect(printed[0]?.html).toContain('of-last-year');
  });

  it('say who agreed, unless names are left out', async () => {
    const consent = { by: 'Kim Lee', at: '2030-01-01T09:00:00Z', guideEdition: 'third-party-token' };
    await disk.services.sessions.change(sessionId, (session) => ({
      ...session,
      vendors: session.vendors.map((vendor) => ({ ...vendor, consent })),
    }));
    const { report } = await savedReport();
    const guide = 'Third-Party Token';
    const at = '2030-01-01T09:00:00.000Z';
    expect(report.vendors[0]?.consent).toEqual({ by: 'Kim Lee', at, guide });
    answerOf(await save('pdf'));
    expect(printed[0]?.html).toContain('Kim Lee, 2030-01-01 09:00 UTC');
    expect((await savedReport(true)).report.vendors[0]?.consent).toEqual({ at, guide });
    answerOf(await save('pdf', true));
    expect(printed[1]?.html).not.toContain('Kim');
  });
});

describe('the page of the PDF', () => {
  it('is one heading, facts and tables, and takes no markup from a name', async () => {
    await disk.services.sessions.change(sessionId, (session) => ({
      ...session,
      clientName: '<script>alert(1)</script> & "Sons"',
    }));
    answerOf(await save('pdf'));
    const { html = '' } = printed[0] ?? {};
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/<title>Evidence report for /);
    const heads = html.match(/<th(?: [^>]*)?>/g) ?? [];
    expect(heads.length).toBeGreaterThan(5);
    expect(heads.filter((head) => !/ scope="(?:col|row)"/.test(head))).toEqual([]);
  });

  it('is said not to be made where it could not be printed, and no file is written', async () => {
    parts.printPdf = () => Promise.reject(new Error('crashed'));
    expect(await save('pdf')).toEqual({ ok: false, error: { code: 'report-not-made' } });
    await expect(written()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the key that signs', () => {
  it('is made once, sealed, and found again after a start', async () => {
    const [first, second] = await Promise.all([save('json'), savedReport()]);
    answerOf(first);
    const { publicKey } = second.report;
    const next = await disk.restart();
    next.chosen.path = disk.chosen.path;
    parts = partsOf(next);
    expect((await savedReport()).report.publicKey).toBe(publicKey);
    expect(next.services.vault.records().filter(({ record }) => record === 'report.key')).toMatchObject([
      { revisions: [expect.any(Number)], storedIn: 'encrypted' },
    ]);
    expect((await disk.everything()).match(/report[^\n]*key[^\n]*\.json\n/g)).toHaveLength(1);
  });

  it('is waited for while the keyring is busy, and no second one is made', async () => {
    await savedReport();
    const { open } = disk.services.vault;
    disk.services.vault.open = async (ref) =>
      ref.record === 'report.key' ? { ok: false, why: 'busy' } : open(ref);
    expect(await save('json')).toMatchObject({ error: { code: 'keyring-busy' } });
    expect(
      disk.services.vault.records().find(({ record }) => record === 'report.key')?.revisions,
    ).toHaveLength(1);
  });

  it('is nothing that quitting would ask about', async () => {
    await savedReport();
    disk.services.vault.memoryOnly = async () => [{ record: 'report.key', revision: 1, text: 'ab' }];
    expect(await secretsAtRisk(disk.services)).toMatchObject({ unsent: 0 });
  });
});

it('waits for a value that opens later, like every file that could quote one', async () => {
  const { open } = disk.services.vault;
  disk.services.vault.open = async (ref) =>
    ref.record.endsWith('tokenSecret') ? { ok: false, why: 'busy' } : open(ref);
  expect(await save('json')).toMatchObject({ error: { code: 'export-unchecked' } });
  expect(disk.chosen.suggested).toBe('');
});

describe('opening', () => {
  it('says that a report is of this computer, and reads nothing into the session', async () => {
    const { digest, report } = await savedReport();
    const before = await disk.everything();
    expect(answerOf(await openReport(parts))).toEqual({
      fileName: 'report',
      report,
      digest,
      words: signingWords(report.publicKey),
      isOurs: true,
    });
    expect(await disk.everything()).toBe(before);
  });

  it('says so of no other maker’s, and makes no key for it', async () => {
    await writeFile(disk.chosen.path ?? '', signReport(aReport, signer));
    expect(answerOf(await openReport(parts))).toMatchObject({
      isOurs: false,
      words: signingWords(signer.publicKey),
    });
    expect(disk.services.vault.records().some(({ record }) => record === 'report.key')).toBe(false);
  });

  it('refuses 50 MB unread, a folder, and a file that is gone', async () => {
    await writeFile(disk.chosen.path ?? '', Buffer.alloc(50 * 1024 * 1024, ' '));
    const before = await disk.everything();
    expect(await openReport(parts)).toEqual({ ok: false, error: { code: 'report-too-big' } });
    expect(await disk.everything()).toBe(before);
    disk.chosen.path = disk.folder;
    expect(await openReport(parts)).toEqual({ ok: false, error: { code: 'disk-failed' } });
    disk.chosen.path = join(disk.folder, 'nowhere');
    expect(await openReport(parts)).toEqual({ ok: false, error: { code: 'report-damaged' } });
    disk.chosen.path = null;
    expect(await openReport(parts)).toEqual({ ok: false, error: { code: 'file-not-chosen' } });
  });
});

it('in practice it is marked, and signed with the key of practice', async () => {
  const practice = await openPractice('vsax');
  parts.current = () => practice.services;
  const real = await savedReportOf(practice.where.sessionId);
  expect(real).toMatchObject({ isPractice: true });
  expect(disk.services.vault.records().some(({ record }) => record === 'report.key')).toBe(false);
  answerOf(
    await saveReport(parts, { sessionId: practice.where.sessionId, kind: 'pdf', withoutNames: false }),
  );
  expect(printed[0]?.header).toMatch(/^Practice: /);
  expect(printed[0]?.html).toContain('It is evidence of nothing.');
  await practice.services.outbox.close();
  await practice.services.client.close();
});

async function savedReportOf(id: string) {
  answerOf(await saveReport(parts, { sessionId: id, kind: 'json', withoutNames: false }));
  const read = readReportFile(await written());
  if (!read.ok) throw new Error(read.code);
  return read.report;
}
