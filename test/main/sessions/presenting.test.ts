import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppServices } from '../../../src-main/ipc/app-services.ts';
import { makeHandlers } from '../../../src-main/ipc/dispatch.ts';
import { readOutbox } from '../../../src-main/outbox/queue-work.ts';
import { recordConsent } from '../../../src-main/sessions/consent.ts';
import { createSession, listSessions } from '../../../src-main/sessions/open-sessions.ts';
import { followAnnouncement, sceneOf } from '../../../src-main/sessions/presenting.ts';
import type { StoredSession } from '../../../src-main/storage/stored-session.ts';
import type { PresentedView } from '../../../src-preload/contract/presenting.ts';
import { VERDICTS } from '../../../src-preload/contract/verdict.ts';
import { makePresenting, type PresentingFixture } from '../../harness/presenting.ts';
import { answerOf, openPractice, type Practice } from '../practice/open-practice.ts';

let practice: Practice;
let fixture: PresentingFixture;
let other: string;
const STEP: PresentedView = {
  kind: 'step',
  vendor: 'vsax',
  edition: 'only',
  step: 'save',
  instruction: 1,
  done: [0],
  lit: 'create',
};

beforeEach(async () => {
  practice = await openPractice('vsax');
  fixture = makePresenting(() => practice.services);
  practice.services.presentedSession = fixture.presenting.sessionId;
  const made = await createSession(practice.services, {
    clientName: 'Canary Client',
    technician: '',
    connectionId: null,
    vendors: ['halopsa'],
  });
  other = answerOf(made).sessionId;
});
afterEach(async () => {
  await practice.services.outbox.close();
  await practice.services.client.close();
});

async function start(): Promise<void> {
  answerOf(await fixture.presenting.start(practice.where.sessionId));
}

describe('a session that is presented', () => {
  it('shows the audience the step, with this client and this vendor alone', async () => {
    await start();
    await fixture.presenting.openWindow(true);
    await fixture.presenting.present(STEP);
    expect(fixture.shown.at(-1)).toEqual({
      ...STEP,
      clientName: 'Acme',
      tool: { at: 1, of: 1 },
      agreed: null,
      whoClicks: 'client',
    });
    await fixture.presenting.setWhoClicks('technician');
    expect(fixture.shown.at(-1)).toMatchObject({ kind: 'step', whoClicks: 'technician' });
  });

  it('asks the client for consent, and says who has agreed', async () => {
    await start();
    await fixture.presenting.openWindow(true);
    await fixture.presenting.present({ kind: 'consent', vendor: 'vsax' });
    const asked = { kind: 'consent', clientName: 'Acme', vendor: 'vsax', tool: { at: 1, of: 1 } };
    expect(fixture.shown.at(-1)).toEqual({ ...asked, agreed: null });
    const by = 'Maya Ortiz';
    answerOf(await recordConsent(practice.services, { ...practice.where, by, guideEdition: 'only' }));
    await fixture.presenting.sessionChanged(practice.where.sessionId);
    expect(fixture.shown.at(-1)).toMatchObject({ ...asked, agreed: { by } });
  });

  it('lets the audience wait while the technician looks elsewhere, or at a vendor that it does not have', async () => {
    await start();
    await fixture.presenting.openWindow(true);
    await fixture.presenting.present(STEP);
    await fixture.presenting.present({ kind: 'other' });
    expect(fixture.shown.at(-1)).toEqual({ kind: 'wait', clientName: 'Acme' });
    await fixture.presenting.present({ kind: 'results', vendor: 'halopsa' });
    expect(fixture.shown.at(-1)).toEqual({ kind: 'wait', clientName: 'Acme' });
  });

  it('opens its window on what is looked at, and closes it with the presenting', async () => {
    await start();
    await fixture.presenting.present(STEP);
    expect(fixture.shown).toEqual([]);
    await fixture.presenting.openWindow(true);
    expect(fixture.shown).toEqual([expect.objectContaining({ kind: 'step' })]);
    fixture.presenting.stop();
    expect([fixture.isOpen(), fixture.pressKey, fixture.presenting.state()]).toEqual([
      false,
      undefined,
      { on: false },
    ]);
    await fixture.presenting.present(STEP);
    expect(fixture.shown).toHaveLength(1);
  });

  it('is one that is there', async () => {
    expect(await fixture.presenting.start('00000000-0000-4000-8000-000000000000')).toMatchObject({
      error: { code: 'session-not-found' },
    });
    expect(fixture.presenting.state()).toEqual({ on: false });
    expect(fixture.pressKey).toBeUndefined();
  });

  it('says when its window was closed by hand, and whether the key is its own', async () => {
    fixture = makePresenting(() => practice.services, { isKeyFree: false });
    await start();
    await fixture.presenting.openWindow(true);
    expect(fixture.presenting.state()).toMatchObject({ window: true, globalKey: false });
    fixture.closeWindow();
    expect(fixture.announced.at(-1)).toMatchObject({ window: false });
  });

  it('ends with practice, and follows its own vendors only', async () => {
    await start();
    await fixture.presenting.openWindow(true);
    await fixture.presenting.present(STEP);
    const before = fixture.shown.length;
    const progress = await practice.progress();
    await followAnnouncement(fixture.presenting, 'vendor-changed', { sessionId: other, progress });
    expect(fixture.shown).toHaveLength(before);
    await followAnnouncement(fixture.presenting, 'vendor-changed', { ...practice.where, progress });
    expect(fixture.shown).toHaveLength(before + 1);
    await followAnnouncement(fixture.presenting, 'practice-changed', { on: false });
    expect(fixture.presenting.state()).toEqual({ on: false });
  });
});

describe('the cover', () => {
  it('stands until it is taken away on purpose: nothing shows through it', async () => {
    await start();
    await fixture.presenting.openWindow(true);
    await fixture.presenting.present(STEP);
    fixture.pressKey?.();
    expect(fixture.shown.at(-1)).toBe('covered');
    await fixture.presenting.present({ ...STEP, instruction: 2 });
    await fixture.presenting.setWhoClicks('technician');
    await fixture.presenting.sessionChanged(null);
    fixture.pressKey?.();
    expect(fixture.shown.at(-1)).toBe('covered');
    await fixture.presenting.cover(false);
    expect(fixture.shown.at(-1)).toMatchObject({ instruction: 2, whoClicks: 'technician' });
  });

  it('overtakes a scene that is still being read', async () => {
    await start();
    await fixture.presenting.openWindow(true);
    const { read } = practice.services.sessions;
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    practice.services.sessions.read = async (id) => {
      await held;
      return read(id);
    };
    const late = fixture.presenting.present(STEP);
    await fixture.presenting.cover(true);
    goOn();
    await late;
    expect(fixture.shown.at(-1)).toBe('covered');
  });

  it('is there when the window opens under it', async () => {
    await start();
    await fixture.presenting.cover(true);
    await fixture.presenting.openWindow(true);
    expect(fixture.shown, 'it opens covered, and is given nothing').toEqual(['covered']);
    await fixture.presenting.cover(false);
    expect(fixture.shown.at(-1)).toEqual({ kind: 'wait', clientName: 'Acme' });
  });
});

it('names one client in every list while it lasts, and all of them after', async () => {
  const names = async () => {
    const page = answerOf(await listSessions(practice.services, { search: '', filter: 'all', limit: 50 }));
    return [page.rows.map(({ clientName }) => clientName).sort(), page.counts.all];
  };
  expect(await names()).toEqual([['Acme', 'Canary Client'], 2]);
  await start();
  expect(await names()).toEqual([['Acme'], 1]);
  expect(JSON.stringify(answerOf(await readOutbox(practice.services)))).not.toContain('Canary');
  const search = { search: 'canary', filter: 'all' as const, limit: 50 };
  expect(answerOf(await listSessions(practice.services, search)).rows).toEqual([]);
  fixture.presenting.stop();
  expect(await names()).toEqual([['Acme', 'Canary Client'], 2]);
});

it('opens and reads no other session while it lasts, and still keeps what was typed in one', async () => {
  const handlers = makeHandlers({
    current: () => practice.services,
    presenting: fixture.presenting,
  } as unknown as AppServices);
  const hidden = { ok: false, error: { code: 'hidden-while-presenting' } };
  const where = { sessionId: other, vendor: 'halopsa' };
  const asks = {
    readSession: () => handlers.readSession({ sessionId: other }),
    readNotes: () => handlers.readNotes({ sessionId: other }),
    previewDeletion: () => handlers.previewDeletion({ sessionId: other }),
    previewSubmission: () => handlers.previewSubmission(where),
    readNames: () => handlers.readNames(where),
    openVendor: () => handlers.openVendor(where),
  };
  expect(await asks.readSession()).toMatchObject({ value: { clientName: 'Canary Client' } });
  await start();
  for (const [name, ask] of Object.entries(asks)) expect(await ask(), name).toEqual(hidden);
  expect(await handlers.readSession(practice.where)).toMatchObject({ value: { clientName: 'Acme' } });
  const typed = { ...where, field: 'clientId', text: '0f9b2c4e-1a2b-4c3d-8e4f-5a6b7c8d9e0f' };
  expect(await handlers.keepField(typed)).toMatchObject({ ok: true });
  fixture.presenting.stop();
  expect(await asks.readSession()).toMatchObject({ ok: true });
});

it('a scene holds the listed parts of a session and nothing else of it', () => {
  const canary = 'CANARY';
  const session = {
    id: canary,
    clientName: 'Acme',
    technician: canary,
    notes: canary,
    connectionId: canary,
    vendors: [
      {
        vendor: 'vsax',
        fields: {
          tokenSecret: { ref: canary, length: 73, fingerprint: canary },
          tenantUrl: { text: canary },
        },
        report: {
          rows: VERDICTS.map((verdict, index) => ({
            row: `row-${index}`,
            verdict,
            evidence: [{ request: canary, vendorText: canary }],
            reason: { code: canary, params: { name: canary } },
          })),
          identity: [{ label: canary, value: canary }],
        },
        expected: { [canary]: 3 },
        consent: { by: 'Maya Ortiz', at: '2026-12-01T10:32:00.000Z', guideEdition: canary },
      },
    ],
  } as unknown as StoredSession;
  const views: PresentedView[] = [
    STEP,
    { kind: 'results', vendor: 'vsax' },
    { kind: 'consent', vendor: 'vsax' },
    { kind: 'other' },
  ];
  const scenes = views.map((view) => sceneOf(session, view, 'client'));
  expect(JSON.stringify(scenes)).not.toContain(canary);
  expect(JSON.stringify(scenes)).not.toContain('73');
  expect(scenes[1]).toMatchObject({
    agreed: { by: 'Maya Ortiz', at: '2026-12-01T10:32:00.000Z' },
    verdicts: VERDICTS.map((verdict, index) => ({ permission: `row-${index}`, verdict })),
  });
});
