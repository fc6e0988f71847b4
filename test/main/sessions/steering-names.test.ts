import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { gatherReport } from '../../../src-main/report/gather-report.ts';
import { readSession } from '../../../src-main/sessions/open-sessions.ts';
import { sceneOf } from '../../../src-main/sessions/presenting.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { fillSession } from './filled-session.ts';
import { type DiskServices, openServicesOnDisk } from './services-on-disk.ts';

/*
 * Names with characters that turn a line around, hide in it or pile up on it, as a file that somebody else wrote may hold
 * them: what the client watches, what the window shows and what a report says has none of them.
 */
const STEERING = '\u202e\u2066\u200f\u0007';
const UNSEEN = /[\p{Cf}\p{Cc}]/u;

let disk: DiskServices;
let sessionId: string;

beforeEach(async () => {
  const first = await openServicesOnDisk();
  sessionId = await fillSession(first);
  const path = join(first.folder, 'sessions', `${sessionId}.json`);
  const file = JSON.parse(await readFile(path, 'utf8'));
  file.clientName = `Harbor${STEERING}view`;
  file.technician = `Ro${STEERING}bin`;
  for (const vendor of file.vendors)
    vendor.consent = { by: `Maya${STEERING} Ortiz`, at: '2030-01-01T09:00:00Z', guideEdition: 'only' };
  await writeFile(path, JSON.stringify(file));
  disk = await first.restart();
});
afterEach(() => disk.remove());

it('the audience is given plain names', async () => {
  const session = answerOf(await disk.services.sessions.read(sessionId));
  const views = [{ kind: 'consent' as const, vendor: 'vsax' }, { kind: 'other' as const }];
  const scenes = views.map((view) => sceneOf(session, view, 'client'));
  expect(scenes).toMatchObject([
    { clientName: 'Harborview', agreed: { by: 'Maya Ortiz' } },
    { clientName: 'Harborview' },
  ]);
});

it('the window and the report are, too', async () => {
  const view = answerOf(await readSession(disk.services, { sessionId }));
  expect(view).toMatchObject({ clientName: 'Harborview', technician: 'Robin' });
  expect(view.vendors[0]?.consent?.by).toBe('Maya Ortiz');
  const session = answerOf(await disk.services.sessions.read(sessionId));
  const options = { withoutNames: false, appVersion: '9.9.9', publicKey: 'ab'.repeat(32) };
  const report = answerOf(await gatherReport(disk.services, session, options));
  expect(report.session).toMatchObject({ client: 'Harborview', technician: 'Robin' });
  expect(report.vendors[0]?.consent?.by).toBe('Maya Ortiz');
  expect(JSON.stringify(report)).not.toMatch(UNSEEN);
});
