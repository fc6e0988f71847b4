import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealDestinations } from '../../../src-main/credentials/destinations.ts';
import {
  deleteSession,
  previewDeletion,
  purgeDeleted,
  restoreSession,
  UNDO_PERIOD_MS,
} from '../../../src-main/sessions/deleted-sessions.ts';
import {
  archiveSession,
  duplicateSession,
  renameSession,
} from '../../../src-main/sessions/manage-sessions.ts';
import { createSession, listSessions, readSession } from '../../../src-main/sessions/open-sessions.ts';
import { vendorKey } from '../../../src-main/sessions/runtime-state.ts';
import type { SessionFilter } from '../../../src-preload/contract/session.ts';
import { aReport } from '../../harness/sample-session.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

const SECRET = 'a-secret-that-must-go-4711';

let disk: DiskServices;
let id: string;
beforeEach(async () => {
  disk = await openServicesOnDisk();
  id = await begin('Acme');
});
afterEach(() => disk.remove());

/** A session of VSA X with an address, a choice, a sealed identifier and secret, a report and a confirmed host. */
async function begin(clientName: string): Promise<string> {
  const { services } = disk;
  const input = { clientName, technician: 'Robin', connectionId: 'c1', vendors: ['vsax', 'halopsa'] };
  const { sessionId } = answerOf(await createSession(services, input));
  const tokenId = await services.vault.save(`${sessionId}.vsax.tokenId`, 'identifier-1234567890');
  await services.vault.save(`${sessionId}.vsax.tokenSecret`, 'the-former-secret');
  const secret = await services.vault.save(`${sessionId}.vsax.tokenSecret`, SECRET);
  await services.sessions.change(sessionId, (stored) => ({
    ...stored,
    vendors: stored.vendors.map((vendor) =>
      vendor.vendor !== 'vsax'
        ? { ...vendor, edition: 'older' }
        : {
            ...vendor,
            step: 'save',
            visitedSteps: ['save'],
            ticked: ['one'],
            fields: {
              tenantUrl: { text: 'https://acme.vsax.net', corrections: ['path-removed'] },
              notifications: { text: 'write', corrections: [] },
              tokenId: { ref: tokenId.ref, length: 21, corrections: [] },
              tokenSecret: { ref: secret.ref, length: 26, corrections: [], fingerprint: 'f1f1f1' },
            },
            report: aReport,
            reportOf: 'mark',
            destinations: sealDestinations(disk.services, sessionId, vendor.vendor, {
              place: null,
              hosts: [],
            }),
            itemId: 'item-1',
          },
    ),
  }));
  return sessionId;
}

const page = async (filter: SessionFilter = 'all', search = '') =>
  answerOf(await listSessions(disk.services, { search, filter, limit: 50 }));
const names = async (filter?: SessionFilter, search?: string) =>
  (await page(filter, search)).rows.map((row) => row.clientName);
const vaultFiles = async () =>
  (await readdir(join(disk.folder, 'vault'), { recursive: true })).filter((name) => name.includes(id));

describe('naming and putting out of the way', () => {
  it('renames client and technician, and takes no blanks', async () => {
    answerOf(
      await renameSession(disk.services, { sessionId: id, clientName: ' Contoso ', technician: ' Kim ' }),
    );
    expect((await page()).rows).toMatchObject([{ clientName: 'Contoso', technician: 'Kim' }]);
    expect(await renameSession(disk.services, { sessionId: id, clientName: '  ', technician: '' })).toEqual({
      ok: false,
      error: { code: 'bad-input' },
    });
    expect(await names()).toEqual(['Contoso']);
  });

  it('archives and brings back, with everything in it', async () => {
    await begin('Beta');
    answerOf(await archiveSession(disk.services, { sessionId: id, archived: true }));
    expect(await names()).toEqual(['Beta']);
    expect(await names('archived')).toEqual(['Acme']);
    expect((await page()).counts).toMatchObject({ all: 1, 'needs-you': 1, archived: 1 });
    expect(await vaultFiles()).toHaveLength(3);
    answerOf(await archiveSession(disk.services, { sessionId: id, archived: false }));
    expect((await names()).sort()).toEqual(['Acme', 'Beta']);
  });
});

describe('deleting', () => {
  it('says before what goes', async () => {
    disk.queue(id);
    disk.queue(id, 'connected');
    expect(answerOf(await previewDeletion(disk.services, { sessionId: id }))).toEqual({
      secrets: 2,
      waiting: 1,
    });
  });

  it('takes it out of the list, withdraws what waits, stops the test, and can be undone', async () => {
    disk.queue(id);
    const abort = new AbortController();
    const ended = new Promise<void>((settle) => abort.signal.addEventListener('abort', () => settle()));
    disk.services.runtime.runs.set(vendorKey(id, 'vsax'), { abort, ended } as never);
    const answer = answerOf(await deleteSession(disk.services, { sessionId: id }));
    expect(answer).toMatchObject({ secrets: 2, withdrawn: 1 });
    expect(abort.signal.aborted).toBe(true);
    expect(disk.services.outbox.items()).toEqual([]);
    expect(await page()).toMatchObject({
      rows: [],
      counts: { all: 0, 'needs-you': 0, archived: 0 },
      deleted: [{ sessionId: id, clientName: 'Acme', undoUntil: answer.undoUntil }],
    });
    expect(await readSession(disk.services, { sessionId: id })).toMatchObject({
      error: { code: 'session-not-found' },
    });
    expect(await vaultFiles()).toHaveLength(3);

    answerOf(await restoreSession(disk.services, { sessionId: id }));
    expect(await page()).toMatchObject({ rows: [{ clientName: 'Acme' }], deleted: [] });
    disk.clock.now += UNDO_PERIOD_MS;
    await purgeDeleted(disk.services, 'over');
    expect(await vaultFiles()).toHaveLength(3);
  });

  it('goes from the disk when the time is over and not before', async () => {
    const other = await begin('Beta');
    answerOf(await deleteSession(disk.services, { sessionId: id }));
    disk.clock.now += UNDO_PERIOD_MS - 1_000;
    await purgeDeleted(disk.services, 'over');
    expect(await vaultFiles()).toHaveLength(3);
    disk.clock.now += 2_000;
    await purgeDeleted(disk.services, 'over');
    await disk.services.sessions.close();
    expect(await disk.everything()).not.toContain(id);
    expect(await disk.everything()).toContain(other);
    expect(await names()).toEqual(['Beta']);
    expect(await restoreSession(disk.services, { sessionId: id })).toMatchObject({
      error: { code: 'session-not-found' },
    });
  });

  it('goes from the disk on quitting', async () => {
    answerOf(await deleteSession(disk.services, { sessionId: id }));
    await purgeDeleted(disk.services, 'all');
    expect(await vaultFiles()).toEqual([]);
    expect(await disk.everything()).not.toContain(id);
  });

  it('goes on at the next start, also where a crash came between two secrets', async () => {
    answerOf(await deleteSession(disk.services, { sessionId: id }));
    await disk.services.vault.forget(`${id}.vsax.tokenId`);
    disk = await disk.restart();
    expect(await names()).toEqual([]);
    expect(await vaultFiles()).toHaveLength(2);
    await purgeDeleted(disk.services, 'earlier');
    expect(await disk.everything()).not.toContain(id);
  });

  it('keeps the file as long as the vault cannot tell what it holds', async () => {
    answerOf(await deleteSession(disk.services, { sessionId: id }));
    Object.assign(disk.services.vault, { recordsWithPrefix: () => null });
    await purgeDeleted(disk.services, 'all');
    expect(await readdir(join(disk.folder, 'sessions'))).toContain(`${id}.json`);
    disk = await disk.restart();
    await purgeDeleted(disk.services, 'earlier');
    expect(await disk.everything()).not.toContain(id);
  });
});

describe('duplicating', () => {
  it('copies vendors, editions, choices and addresses, and nothing that is sealed, known or sent', async () => {
    const made = answerOf(await duplicateSession(disk.services, { sessionId: id, clientName: 'Beta' }));
    const read = await disk.services.sessions.read(made.sessionId);
    const copy = answerOf(read);
    expect(copy).toMatchObject({ clientName: 'Beta', technician: 'Robin', connectionId: 'c1' });
    expect(copy.vendors.map(({ vendor, edition }) => [vendor, edition])).toEqual([
      ['halopsa', 'older'],
      ['vsax', ''],
    ]);
    const vsax = copy.vendors[1];
    expect(vsax?.fields).toEqual({
      tenantUrl: { text: 'https://acme.vsax.net', corrections: ['path-removed'] },
      notifications: { text: 'write', corrections: [] },
    });
    expect(vsax).toMatchObject({ report: null, reportOf: null, itemId: null, step: '' });
    expect(JSON.stringify(copy)).not.toMatch(/f1f1f1|item-1|identifier|"ref"|acme\.example/);
    expect(disk.services.vault.recordsWithPrefix(`${made.sessionId}.`)).toEqual([]);
  });
});

describe('finding', () => {
  it('answers as many rows as asked for, and how many there are', async () => {
    for (const name of ['Beta', 'Gamma', 'Delta']) await begin(name);
    const found = answerOf(await listSessions(disk.services, { search: '', filter: 'all', limit: 2 }));
    expect(found).toMatchObject({ found: 4, rows: [{ clientName: 'Delta' }, { clientName: 'Gamma' }] });
    expect(await names('all', 'aMm')).toEqual(['Gamma']);
    expect(await names('all', 'robin')).toHaveLength(4);
    await disk.services.settings.change((settings) => ({
      ...settings,
      connections: [
        { id: 'c1', name: 'Their tenant', sendByAssumedPath: false, lastResult: { kind: 'not-run' } },
      ],
    }));
    expect(await names('all', 'THEIR')).toHaveLength(4);
  });

  it('knows what needs attention, and notices that a test has become stale', async () => {
    const { services, clock } = disk;
    await services.sessions.change(id, (session) => ({
      ...session,
      vendors: session.vendors.filter(({ vendor }) => vendor === 'vsax'),
    }));
    const { credentialVersion } = await import('../../../src-main/credentials/credential-version.ts');
    await services.sessions.change(id, (session) => ({
      ...session,
      vendors: session.vendors.map((stored) => ({
        ...stored,
        itemId: null,
        reportOf: credentialVersion(stored),
        report: { ...aReport, overall: 'failed' as const, endedAt: new Date(clock.now).toISOString() },
      })),
    }));
    expect((await page('needs-you')).rows).toMatchObject([{ vendors: [{ state: 'needs-attention' }] }]);
    clock.now += 25 * 3_600_000;
    expect((await page('needs-you')).rows[0]?.next).toEqual({ act: 'test-again', vendor: 'vsax' });
    expect((await page()).rows).toMatchObject([{ vendors: [{ state: 'stale' }] }]);
  });
});
