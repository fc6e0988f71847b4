import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCallPlan } from '../../../src-main/sessions/call-plan.ts';
import { createSession } from '../../../src-main/sessions/open-sessions.ts';
import { saveCallFile, writeCallMail } from '../../../src-main/sessions/send-call.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

const startsAt = '2030-01-07T09:00:00.000Z';

let disk: DiskServices;
let mails: { subject: string; body: string }[];
/** What the mail program takes, in characters. */
let room: number;

beforeEach(async () => {
  disk = await openServicesOnDisk();
  mails = [];
  room = 10_000;
});
afterEach(() => disk.remove());

async function sessionOf(clientName = 'Acme', vendors = ['vsax', 'halopsa']) {
  const made = await createSession(disk.services, {
    clientName,
    technician: 'Kim',
    connectionId: null,
    vendors,
  });
  return answerOf(made);
}

const parts = () => ({
  ...disk.appServices,
  openMail: async (mail: { subject: string; body: string }) => {
    if (mail.body.length > room) return 'too-long' as const;
    mails.push(mail);
    return 'opened' as const;
  },
});

async function savedFile(session: { sessionId: string }): Promise<string> {
  disk.chosen.path = join(disk.folder, 'call.ics');
  answerOf(await saveCallFile(parts(), { ...session, startsAt }));
  return readFile(disk.chosen.path, 'utf8');
}

/** Of one property, with its folded lines joined. */
const property = (text: string, name: string) =>
  new RegExp(`^${name}:(.*)$`, 'm').exec(text.replaceAll('\r\n ', ''))?.[1]?.replace('\r', '');

describe('what a call needs', () => {
  it('comes from the folders of the vendors, the PSA first, and from Neo while there is no key', async () => {
    const plan = answerOf(await readCallPlan(disk.services, await sessionOf()));
    expect(plan.parts.map(({ vendor }) => vendor)).toEqual(['halopsa', 'vsax', 'neo']);
    expect(plan.minutes).toBe(25 + 10 + 5);
    expect(plan.parts[1]?.people[0]?.text).toContain('API Access');
    expect(plan.parts[1]?.leaves.isInferred).toBe(true);
  });

  it('is a text that says what is only a guess, and asks for no secret', async () => {
    const { text } = answerOf(await readCallPlan(disk.services, await sessionOf()));
    expect(text).toContain('Call to connect Acme to Neo');
    expect(text).toContain('About 10 minutes, a guess');
    expect(text).toContain('(Not documented: check it.)');
    expect(text).toContain('Do not send passwords or keys in advance');
    expect(text).not.toMatch(/undefined|\{|\}/);
  });
});

describe('the mail', () => {
  it('has all of it, or the short form where the system takes no more', async () => {
    const session = await sessionOf();
    expect(answerOf(await writeCallMail(parts(), session))).toEqual({ isWhole: true });
    room = 1_000;
    expect(answerOf(await writeCallMail(parts(), session))).toEqual({ isWhole: false });
    expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill('Call to connect Acme to Neo'));
    expect(mails[1]?.body).toContain('VSA X: An administrator of VSA X');
    expect(mails[1]?.body).not.toContain('second factor');
  });

  it('is not opened with what looks like a key', async () => {
    const session = await sessionOf('neo_sk_prod_AbCdEf0123456789AbCdEf01');
    expect(await writeCallMail(parts(), session)).toMatchObject({ error: { code: 'looks-like-secret' } });
    expect(mails).toEqual([]);
  });
});

describe('the calendar file', () => {
  it('is an event of whole quarters that invites nobody, at the time that was chosen', async () => {
    const session = await sessionOf();
    const text = await savedFile(session);
    expect(disk.chosen.suggested).toBe('neo-call-acme.ics');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/);
    expect(property(text, 'METHOD')).toBe('PUBLISH');
    expect(property(text, 'DTSTART')).toBe('20300107T090000Z');
    expect(property(text, 'DTEND')).toBe('20300107T094500Z');
    expect(property(text, 'DTSTAMP')).toMatch(/^20300101T0000\d\dZ$/);
    expect(property(text, 'UID')).toContain(session.sessionId);
    expect(text).not.toMatch(/ORGANIZER|ATTENDEE/);
  });

  it('keeps its UID and counts up, so that it replaces the one before', async () => {
    const session = await sessionOf();
    const first = await savedFile(session);
    disk.clock.now += 60_000;
    const second = await savedFile(session);
    expect(property(second, 'UID')).toBe(property(first, 'UID'));
    expect(Number(property(second, 'SEQUENCE'))).toBeGreaterThan(Number(property(first, 'SEQUENCE')));
    const other = await savedFile(await sessionOf('Birch'));
    expect(property(other, 'UID')).not.toBe(property(first, 'UID'));
  });

  it('ends every line as the format wants, within 75 octets, and breaks no character', async () => {
    const clientName = 'Möbel, Löwe; Söhne \\ 株式会社山田電機 and Sons of the Fjord Ærø 🛋️'.repeat(2);
    const text = await savedFile(await sessionOf(clientName));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
      // Half a character would have been written as a replacement.
      expect(line).not.toContain('\ufffd');
    }
    expect(property(text, 'SUMMARY')).toContain('Möbel\\, Löwe\\; Söhne \\\\ 株式会社山田電機');
    expect(property(text, 'DESCRIPTION')).toContain('\\n- An administrator of VSA X');
  });

  it('is not written where no place was chosen, nor with what looks like a key', async () => {
    disk.chosen.path = null;
    const refused = await saveCallFile(parts(), { ...(await sessionOf()), startsAt });
    expect(refused).toMatchObject({ error: { code: 'file-not-chosen' } });
    disk.chosen.path = join(disk.folder, 'call.ics');
    const secret = await sessionOf('neo_sk_prod_AbCdEf0123456789AbCdEf01');
    expect(await saveCallFile(parts(), { ...secret, startsAt })).toMatchObject({
      error: { code: 'looks-like-secret' },
    });
    await expect(readFile(disk.chosen.path, 'utf8')).rejects.toThrow();
  });
});
