import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discardSession } from '../../../src-main/sessions/deleted-sessions.ts';
import { duplicateSession } from '../../../src-main/sessions/manage-sessions.ts';
import { createSession, listSessions } from '../../../src-main/sessions/open-sessions.ts';
import type { TestRun } from '../../../src-main/sessions/runtime-state.ts';
import type { StoredVendor } from '../../../src-main/storage/stored-session.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

let disk: DiskServices;
beforeEach(async () => {
  disk = await openServicesOnDisk();
});
afterEach(() => disk.remove());

describe('a session whose dialog was cancelled', () => {
  const empty = async () =>
    answerOf(
      await createSession(disk.services, {
        clientName: 'Worked on',
        technician: '',
        connectionId: null,
        vendors: ['vsax'],
      }),
    ).sessionId;
  const changed = (id: string, change: Partial<StoredVendor>) =>
    disk.services.sessions.change(id, (session) => ({
      ...session,
      vendors: session.vendors.map((stored) => ({ ...stored, ...change })),
    }));
  const typed = () => ({
    text: 'https://acme.vsax.net',
    savedAt: new Date(disk.clock.now).toISOString(),
    corrections: [],
  });

  it('goes again without a notice, and only while it holds nothing', async () => {
    const { sessionId: id } = answerOf(
      await createSession(disk.services, {
        clientName: 'Cancelled',
        technician: '',
        connectionId: null,
        vendors: ['vsax'],
      }),
    );
    answerOf(await discardSession(disk.services, { sessionId: id }));
    expect(await disk.services.sessions.read(id)).toMatchObject({ ok: false });
    const list = { search: '', filter: 'all', limit: 50 } as const;
    expect(answerOf(await listSessions(disk.services, list)).deleted).toEqual([]);

    const used = await empty();
    await changed(used, {
      fields: { tokenId: { ref: { record: `${used}.vsax.tokenId`, revision: 1 }, corrections: [] } },
    });
    expect(await discardSession(disk.services, { sessionId: used })).toMatchObject({
      error: { code: 'bad-input' },
    });
    expect(await disk.services.sessions.read(used)).toMatchObject({ ok: true });
  });

  it.each<[string, (id: string) => unknown]>([
    ['an address that was typed', (id) => changed(id, { fields: { tenantUrl: typed() } })],
    ['a tick', (id) => changed(id, { ticked: ['an-item'] })],
    ['a number that is expected', (id) => changed(id, { expected: { organizations: 12 } })],
    ['a test that runs', (id) => disk.services.runtime.runs.set(`${id}.vsax`, {} as TestRun)],
    ['work that waits', (id) => disk.queue(id)],
  ])('stays with %s', async (_what, work) => {
    const id = await empty();
    await work(id);
    expect(await discardSession(disk.services, { sessionId: id })).toMatchObject({
      error: { code: 'bad-input' },
    });
    expect(await disk.services.sessions.read(id)).toMatchObject({ ok: true });
  });

  it('stays with what is written while it is about to go', async () => {
    const id = await empty();
    const { read } = disk.services.sessions;
    disk.services.sessions.read = async (one) => {
      const answer = await read(one);
      await changed(one, { ticked: ['an-item'] });
      return answer;
    };
    const writing = changed(id, { ticked: ['another-item'] });
    expect(await discardSession(disk.services, { sessionId: id })).toMatchObject({
      error: { code: 'bad-input' },
    });
    await writing;
    expect(await read(id)).toMatchObject({ ok: true });
  });

  it('a duplicate goes again with the address that it was given', async () => {
    const id = await empty();
    await changed(id, { fields: { tenantUrl: typed() } });
    const copy = answerOf(await duplicateSession(disk.services, { sessionId: id, clientName: 'Copy' }));
    answerOf(await discardSession(disk.services, copy));
    expect(await disk.services.sessions.read(copy.sessionId)).toMatchObject({ ok: false });
  });
});
