import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PeerCertificate } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../../src-main/http/certificate-facts.ts';
import { readSessionFile } from '../../../src-main/sessions/session-file.ts';
import { readSession } from '../../../src-main/storage/open-session.ts';
import { listRow, packRow, unpackRow } from '../../../src-main/storage/session-row.ts';
import { readSettings } from '../../../src-main/storage/stored-settings.ts';
import { requestSchemas } from '../../../src-preload/contract/schemas/requests.ts';

/*
 * Every name that a person, a file or a server gives and that stands in our sentences is read through one cleaner.
 */
const DIRTY = '\u202EAcme\u202C\u0007 \u200BLtd\u2028\u2066.exe\u2069\r\nx';
const CLEAN = 'Acme Ltd .exe x';
const golden = join(import.meta.dirname, '..', 'storage', 'golden');

describe('a name with controls, line breaks or direction marks is read without them', () => {
  it('as typed, by every request that takes a name', () => {
    const session = { clientName: DIRTY, technician: DIRTY };
    expect(
      requestSchemas.createSession.parse({ ...session, connectionId: null, vendors: ['halopsa'] }),
    ).toMatchObject({ clientName: CLEAN, technician: CLEAN });
    expect(requestSchemas.renameSession.parse({ ...session, sessionId: 'a' })).toMatchObject({
      clientName: CLEAN,
      technician: CLEAN,
    });
    expect(requestSchemas.duplicateSession.parse({ sessionId: 'a', clientName: DIRTY })).toMatchObject({
      clientName: CLEAN,
    });
    expect(requestSchemas.addConnection.parse({ name: DIRTY })).toEqual({ name: CLEAN });
    expect(requestSchemas.nameConnection.parse({ connectionId: 'a', name: DIRTY })).toMatchObject({
      name: CLEAN,
    });
  });

  it('in a file of a session and in the index', async () => {
    const file = JSON.parse(await readFile(join(golden, 'session-2.json'), 'utf8'));
    const session = readSession(JSON.stringify({ ...file, clientName: DIRTY, technician: DIRTY }));
    expect(session).toMatchObject({ clientName: CLEAN, technician: CLEAN });
    if (session === null) throw new Error('The golden file does not read.');
    const packed = packRow({ ...listRow(session), clientName: DIRTY, technician: DIRTY });
    expect(unpackRow(packed, session.id)).toMatchObject({ clientName: CLEAN, technician: CLEAN });
  });

  it('in a file of settings', async () => {
    const file = JSON.parse(await readFile(join(golden, 'settings-1.json'), 'utf8'));
    file.technician = DIRTY;
    file.connections[0].name = DIRTY;
    expect(readSettings(JSON.stringify(file))).toMatchObject({
      settings: { technician: CLEAN, connections: [{ name: CLEAN }] },
    });
  });

  it('in a session that is imported', () => {
    const vendor = { vendor: 'halopsa', edition: '', step: '', visitedSteps: [], ticked: [], texts: {} };
    const session = { clientName: DIRTY, technician: DIRTY, vendors: [{ ...vendor, report: null }] };
    const text = JSON.stringify({ kind: 'neo-setup-session', schema: 1, session });
    expect(readSessionFile(text)).toMatchObject({ session: { clientName: CLEAN, technician: CLEAN } });
  });

  it('in a certificate', () => {
    const certificate = {
      valid_from: 'Jan 1 00:00:00 2026 GMT',
      valid_to: 'Jan 1 00:00:00 2027 GMT',
      issuer: { O: DIRTY, CN: DIRTY },
      subject: { CN: DIRTY },
    } as unknown as PeerCertificate;
    expect(readCertificate(certificate)).toMatchObject({ issuer: CLEAN, names: [CLEAN] });
  });
});
