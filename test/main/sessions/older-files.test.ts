import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeBack } from '../../../src-main/credentials/sealed-contents.ts';
import { viewConnection } from '../../../src-main/neo/view-connection.ts';
import { openSealedFile, type SealedContents } from '../../../src-main/secrets/sealed-file.ts';
import { importSession } from '../../../src-main/sessions/export-import.ts';
import { viewSession } from '../../../src-main/sessions/view-session.ts';
import { SESSION_SCHEMA } from '../../../src-main/storage/stored-session.ts';
import { readSettings } from '../../../src-main/storage/stored-settings.ts';
import { findVendor, findWords } from '../../../src-main/vendors/catalog.ts';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import { settingsMessages } from '../../../src-preload/messages/messages.ts';
import {
  correctionText,
  issueText,
  whereStored,
} from '../../../src-renderer/workspace/credentials/field-messages.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

/*
 * A session with every member a file can have, as each schema writes it, and what else earlier versions left. These files stay as they are: whatever the app
 * calls its members today, the screen shows the same.
 */
const ID = '4d0f6a52-7a0e-4f5e-9a43-0c3de8a1b701';
const OTHER = '4d0f6a52-7a0e-4f5e-9a43-0c3de8a1b702';

let disk: DiskServices;
beforeEach(async () => {
  disk = await openServicesOnDisk();
});
afterEach(() => disk.remove());

const golden = (name: string) => readFile(join(import.meta.dirname, 'golden', name), 'utf8');

/** Opened once: the derivation from the passphrase is slow by design. */
let contents: Promise<SealedContents> | undefined;
function sealedContents(): Promise<SealedContents> {
  contents ??= golden('sealed-1.age').then(async (text) => {
    const opened = await openSealedFile('four words are enough', text);
    if (!opened.ok) throw new Error(opened.why);
    expect(opened.unread).toEqual({ sessions: [], others: 0 });
    return opened.contents;
  });
  return contents;
}

async function put(schema: number): Promise<void> {
  const text = await golden(`session-${schema}.json`);
  const folder = join(disk.folder, 'sessions');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${ID}.json`), text);
  const other = text.replaceAll(ID, OTHER).replace('"clientName": "Acme"', '"clientName": "Bravo"');
  await writeFile(join(folder, `${OTHER}.json`), other);
}

function shown(progress: VendorProgress | undefined): string[] {
  if (progress === undefined) throw new Error('no such vendor');
  const vendor = findVendor(progress.vendor);
  const fields = progress.fields.map((view) => {
    const field = vendor.fields.find(({ id }) => id === view.id);
    if (field === undefined) throw new Error(view.id);
    const issue = view.issue && issueText(view.issue, field, vendor, findWords(vendor.id));
    const parts = [
      `${field.label}: ${view.state}`,
      view.text ?? (view.length === undefined ? '' : `${view.length} characters`),
      whereStored([view]),
      correctionText(view.corrections),
      issue ?? '',
      (view.sameAs ?? []).map(({ clientName }) => `same as ${clientName}`).join(),
      view.proposal?.kind ?? '',
    ];
    return parts.filter((part) => part !== '').join(' | ');
  });
  const { test } = progress;
  if (test.kind !== 'done') return [...fields, test.kind];
  const { overall, identity, hostToConfirm, offers } = test.report;
  const rows = test.report.rows.map(({ row, verdict, evidence, reason }) => {
    const seen = evidence.map(({ request, status, count, vendorText }) =>
      [request, status, count, vendorText].join(' | '),
    );
    return `${row}: ${verdict} | ${seen.join()} | ${reason?.code ?? ''}`;
  });
  const rest = [overall, identity[0]?.value, hostToConfirm, offers?.[0]?.choices[0]?.label];
  return [...fields, ...rows, rest.join(' | ')];
}

/** As if every secret that the session names were there. */
async function view() {
  const vault = {
    ...disk.services.vault,
    savedAs: () => 'encrypted' as const,
    open: async () => ({ ok: true as const, text: 'canary-of-an-older-session' }),
  };
  return viewSession({ ...disk.services, vault }, answerOf(await disk.services.sessions.read(ID)));
}

const SCREEN = [
  [
    "Region: saved | us | nowhere | Filled in from another field; change it if it is not right. | A Client ID that begins like this one usually belongs to EU, but US is chosen. That isn't certain, and your choice stays. Compare the portal's address with the region before you test.",
    'Client ID: saved | canary-of-an-older-session | encrypted | Removed spaces around the value. Removed the quotes around the value. | swap',
    'Client Secret: saved | 64 characters | encrypted | The last value of the Client Secret was kept in memory only and was lost when the app closed. This is the one saved before it. Replace it if the portal has a newer one. | same as Bravo',
    'not-run',
  ],
  [
    'Tenant URL: saved | https://acme.vsax.net | nowhere | Changed http to https. Removed the path after the address.',
    'Token ID: empty | nowhere',
    'Token Secret: replacing | 12 characters | encrypted | These are dots or stars, not the Token Secret: the portal copied its mask. Use the copy button beside the value, or reveal it first. | same as Bravo',
    'Notifications: saved | none | nowhere',
    'sign-in: passed | GET /api/v3/organizations | 200 | 12 |  | ',
    'devices-read: failed | GET /api/v3/devices | 403 |  | Forbidden for this token | permission-missing',
    'failed | acme | sign-in.elsewhere.example | Write',
  ],
];

describe.each([1, 2, 3, 4, 5])('a session of schema %i', (schema) => {
  it('shows what it has always shown', async () => {
    await put(schema);
    const { clientName, vendors } = await view();
    expect(clientName).toBe('Acme');
    expect([vendors[0], vendors[1]].map(shown)).toEqual(SCREEN);
  });

  it('shows the same once it was changed, and so written in the schema of today', async () => {
    await put(schema);
    const before = await view();
    answerOf(await disk.services.sessions.change(ID, (session) => ({ ...session, technician: 'Sam' })));
    const after = await view();
    expect(after.vendors.map(shown)).toEqual(before.vendors.map(shown));
    const text = await readFile(join(disk.folder, 'sessions', `${ID}.json`), 'utf8');
    expect(JSON.parse(text)).toHaveProperty('schema', SESSION_SCHEMA);
  });

  it('gets the secret back that it lost, from a sealed file of its time', async () => {
    await put(schema);
    expect(await takeBack(disk.services, await sealedContents())).toEqual({
      sessions: 1,
      secrets: 1,
      left: 0,
    });
    const session = answerOf(await disk.services.sessions.read(ID));
    const ref = session.vendors[0]?.fields.clientSecret?.ref;
    expect(ref && (await disk.services.vault.open(ref))).toMatchObject({ text: 'canary-of-the-lost-secret' });
  });
});

it('a sealed file of an earlier version brings its session to a computer that does not have it', async () => {
  expect((await takeBack(disk.services, await sealedContents())).sessions).toBe(1);
  const [row] = await disk.services.sessions.list();
  const { vendors } = answerOf(await disk.services.sessions.read(row?.id ?? ''));
  const fields = Object.assign({}, ...vendors.map((stored) => stored.fields));
  expect(fields).toMatchObject({ region: { text: 'us' }, tenantUrl: { text: 'https://acme.vsax.net' } });
});

it('an export of an earlier version is imported', async () => {
  disk.chosen.path = join(disk.folder, 'export.json');
  await writeFile(disk.chosen.path, await golden('export-1.json'));
  const made = answerOf(await importSession(disk.appServices));
  expect(made).toMatchObject({ clientName: 'Acme', hadReports: true });
  const { vendors } = answerOf(await disk.services.sessions.read(made.sessionId));
  const fields = Object.assign({}, ...vendors.map((stored) => stored.fields));
  expect(fields).toMatchObject({ region: { text: 'us' }, tenantUrl: { text: 'https://acme.vsax.net' } });
});

it.each([1, 2, 3])(
  'the connections in settings of schema %i say what they have always said',
  async (schema) => {
    const read = readSettings(await golden(`settings-${schema}.json`));
    if (!read.ok) throw new Error(read.why);
    const again = readSettings(JSON.stringify(read.settings));
    if (!again.ok) throw new Error(again.why);
    for (const { connections } of [read.settings, again.settings]) {
      const shownTexts = connections.map((stored) => {
        const { name, cameBack, keyIssue } = viewConnection(disk.services, stored);
        const issue = keyIssue && settingsMessages.connection.keyIssues[keyIssue];
        return [name, cameBack === true ? 'came back' : '', issue].join(' | ');
      });
      expect(shownTexts).toEqual([
        'Acme tenant | came back | ',
        'Bravo tenant |  | A Neo API key begins with neo_sk_, is complete, and has nothing before or after it. Copy it again in the Neo dashboard.',
      ]);
    }
  },
);
