import { describe, expect, it, vi } from 'vitest';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import {
  pauseItem,
  queueWork,
  readOutbox,
  sendItemNow,
  withdrawItem,
} from '../../../src-main/outbox/queue-work.ts';
import { previewSubmission, submit } from '../../../src-main/outbox/submit-session.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import type { EnvironmentServices } from '../../../src-main/sessions/environment-services.ts';
import { readSession } from '../../../src-main/sessions/open-sessions.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import type { Events } from '../../../src-preload/contract/events.ts';
import type { PracticeScenario } from '../../../src-preload/contract/vendor.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';
import { openSecrets } from './outbox-fixture.ts';

const CONNECTION = 'practice-connection';
type PracticeServices = EnvironmentServices;

async function fill(
  services: PracticeServices,
  sessionId: string,
  vendor: string,
  scenario: PracticeScenario = 'everything-works',
) {
  const values = practiceValues(await findPractice(vendor), scenario);
  for (const field of findVendor(vendor).fields) {
    const text = values[field.id];
    if (text !== undefined) answerOf(await keepField(services, { sessionId, vendor, field: field.id, text }));
  }
}

async function progressOf(services: PracticeServices, sessionId: string, vendor: string) {
  const { vendors } = answerOf(await readSession(services, { sessionId }));
  const found = vendors.find((one) => one.vendor === vendor);
  if (found === undefined) throw new Error('no such vendor');
  return found;
}

async function world(vendors = ['vsax']) {
  const services = await openServices();
  const sessionId = await begin(services, 'Acme', vendors);
  for (const vendor of vendors) await fill(services, sessionId, vendor);
  const progress = (vendor = 'vsax') => progressOf(services, sessionId, vendor);
  const rows = async () => answerOf(await readOutbox(services)).rows;
  const queue = (work: 'test' | 'submit', vendor: string | null = 'vsax', anyway = false) =>
    queueWork(services, { sessionId, vendor, work, anyway });
  const drained = () => vi.waitFor(async () => expect(await rows()).toEqual([]), { timeout: 15_000 });
  return { services, sessionId, progress, rows, queue, drained };
}

describe('queued work', () => {
  it('tests live in the workspace, keeps the report as usual, and leaves', async () => {
    const { services, progress, rows, queue, drained } = await world();
    // What the workspace is shown comes by announcement; a run may be over before anybody reads it.
    const shown: string[] = [];
    const { announce } = services;
    services.announce = (name, payload) => {
      if ('progress' in Object(payload)) shown.push((payload as Events['vendor-changed']).progress.test.kind);
      announce(name, payload);
    };
    const { client } = services;
    const { send } = client;
    let answer = () => {};
    const hasRead = new Promise<void>((resolve) => {
      answer = resolve;
    });
    client.send = async (request) => {
      await hasRead;
      return send(request);
    };
    expect(answerOf(await queue('test'))).toEqual({ queued: ['vsax'], leftOut: [] });
    expect(await rows()).toMatchObject([
      { work: 'test', vendor: 'vsax', clientName: 'Acme', state: 'queued' },
    ]);
    expect((await progress()).submission).toMatchObject({ work: 'test', state: 'queued' });
    expect((await progress()).state).toBe('queued');
    answer();
    await drained();
    expect(shown).toContain('testing');
    expect((await progress()).test).toMatchObject({ kind: 'done', report: { overall: 'passed' } });
    expect((await progress()).submission.state).toBe('none');
  });

  it('tests before it submits, and a fresh pass is not tested again', async () => {
    const { services, progress, queue } = await world();
    answerOf(await queue('submit'));
    await vi.waitFor(async () => expect((await progress()).submission.state).toBe('connected'), {
      timeout: 15_000,
    });
    const { test } = await progress();
    if (test.kind !== 'done') throw new Error('not tested');
    const again = await queue('submit');
    expect(answerOf(again).queued).toEqual([]);
    await services.outbox.drained();
    expect((await progress()).test).toEqual(test);
    expect(services.outbox.items()).toHaveLength(1);
  });

  it('of a whole session takes what is complete, the PSA first, and says what the rest lacks', async () => {
    const { services, queue, sessionId } = await world(['halopsa', 'vsax']);
    services.outbox.hold(CONNECTION);
    const empty = await begin(services, 'Birch', ['vsax', 'halopsa']);
    await fill(services, empty, 'vsax');
    const part = answerOf(
      await queueWork(services, { sessionId: empty, vendor: null, work: 'test', anyway: false }),
    );
    expect(part.queued).toEqual(['vsax']);
    expect(part.leftOut).toMatchObject([{ vendor: 'halopsa' }]);
    expect(part.leftOut[0]?.missing.length).toBeGreaterThan(0);
    expect(answerOf(await queue('submit', null)).queued).toEqual(['halopsa', 'vsax']);
    const spec = services.outbox.ofSession(sessionId).sort((a, b) => a.sequence - b.sequence);
    expect(spec.map((item) => item.spec.vendor)).toEqual(['halopsa', 'vsax']);
    await services.outbox.close();
  });

  it('to be submitted is not tested beside, and takes the place of a test that waits', async () => {
    const { services, queue, rows } = await world();
    services.outbox.hold(CONNECTION);
    expect(answerOf(await queue('test', null)).queued).toEqual(['vsax']);
    answerOf(await queue('submit', null));
    expect(await rows()).toMatchObject([{ work: 'submit', vendor: 'vsax' }]);
    const leftOut = [{ vendor: 'vsax', missing: [], why: 'waits' }];
    expect(answerOf(await queue('test', null))).toEqual({ queued: [], leftOut });
  });

  it('whose test does not pass needs attention, and sends nothing', async () => {
    const { services, progress, queue, sessionId } = await world();
    answerOf(await replaceField(services, { sessionId, vendor: 'vsax', field: 'tokenSecret' }));
    const text = 'another-token-secret-of-the-portal';
    answerOf(await keepField(services, { sessionId, vendor: 'vsax', field: 'tokenSecret', text }));
    answerOf(await queue('submit'));
    await vi.waitFor(async () =>
      expect((await progress()).submission).toMatchObject({
        state: 'needs-attention',
        attention: 'test-not-passed',
      }),
    );
    expect(services.outbox.items()[0]?.attempts).toBe(0);
  });

  async function edit(services: PracticeServices, sessionId: string) {
    const where = { sessionId, vendor: 'vsax', field: 'tokenSecret' };
    answerOf(await replaceField(services, where));
    answerOf(await keepField(services, { ...where, text: 'another-token-secret-of-the-portal' }));
  }

  it('untested, and edited while it waits, sends nothing and says why', async () => {
    const { services, progress, queue, sessionId } = await world();
    services.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    await edit(services, sessionId);
    await services.outbox.keyReplaced(CONNECTION, true);
    await services.outbox.drained();
    expect((await progress()).submission).toMatchObject({
      state: 'needs-attention',
      attention: 'values-changed',
      attempts: 0,
    });
    expect((await progress()).test.kind).toBe('not-run');
  });

  it('tested, and edited while it waits, sends what was tested, which stays until then', async () => {
    const { services, progress, queue, sessionId, drained } = await world();
    answerOf(await queue('test'));
    await drained();
    services.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    const ordered = openSecrets(services.outbox);
    await edit(services, sessionId);
    await fill(services, await begin(services, 'Birch', ['vsax']), 'vsax');
    expect(ordered.length).toBeGreaterThan(0);
    expect(ordered.every((ref) => services.vault.has(ref))).toBe(true);
    await services.outbox.keyReplaced(CONNECTION, true);
    await services.outbox.drained();
    expect((await progress()).submission).toMatchObject({ state: 'connected', attempts: 1 });
    expect(services.outbox.items()[0]?.spec.secrets.map(({ ref }) => ref)).toEqual(ordered);
    expect(openSecrets(services.outbox)).toEqual([]);
  });

  it('keeps its revision also when a newer one passes its test meanwhile', async () => {
    const { services, queue, sessionId, drained } = await world();
    services.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    const ordered = openSecrets(services.outbox);
    const values = practiceValues(await findPractice('vsax'), 'everything-works');
    const where = { sessionId, vendor: 'vsax', field: 'tokenSecret' };
    answerOf(await replaceField(services, where));
    answerOf(await keepField(services, { ...where, text: values.tokenSecret ?? '' }));
    const before = services.outbox.items();
    answerOf(await queue('test'));
    await vi.waitFor(() => expect(services.outbox.items()).toEqual(before), { timeout: 15_000 });
    expect(ordered.every((ref) => services.vault.has(ref))).toBe(true);
    for (const { id } of before) await services.outbox.withdraw(id);
    answerOf(await queue('test'));
    await drained();
    await vi.waitFor(() =>
      expect(
        services.vault.records().find((one) => one.record.endsWith('tokenSecret'))?.revisions,
      ).toHaveLength(1),
    );
  });

  it('is refused when another session holds the place, unless a person says yes', async () => {
    const { services, progress, queue } = await world();
    answerOf(await queue('submit'));
    await vi.waitFor(async () => expect((await progress()).submission.state).toBe('connected'), {
      timeout: 15_000,
    });
    const other = await begin(services, 'Birch', ['vsax']);
    await fill(services, other, 'vsax');
    const where = { sessionId: other, vendor: 'vsax' };
    expect(answerOf(await previewSubmission(services, where)).replaces).toMatchObject({ clientName: 'Acme' });
    const asked = { sessionId: other, vendor: 'vsax', work: 'submit' } as const;
    expect(await queueWork(services, { ...asked, anyway: false })).toMatchObject({
      error: { code: 'would-replace', params: { client: 'Acme' } },
    });
    expect(services.outbox.items()).toHaveLength(1);
    answerOf(await queueWork(services, { ...asked, anyway: true }));
    await vi.waitFor(
      async () => expect((await progressOf(services, other, 'vsax')).submission.state).toBe('sent'),
      {
        timeout: 15_000,
      },
    );
    expect(await submit(services, { ...where, anyway: false })).toMatchObject({ ok: true });
  });
});

describe('a whole session', () => {
  it.each(['unclear', 'conflict'] as const)('leaves out what Neo may have (%s), and says so', async (why) => {
    const { services, sessionId, queue } = await world();
    services.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    const ofSession = (id: string) =>
      services.outbox.ofSession(id).map((item) => ({
        ...item,
        state: { status: 'needs-attention' as const, why },
        mayHaveArrived: true,
      }));
    const submitted = vi.fn(services.outbox.submit);
    const asked = { ...services, outbox: { ...services.outbox, ofSession, submit: submitted } };
    const whole = { sessionId, vendor: null, anyway: true };
    expect(answerOf(await queueWork(asked, { ...whole, work: 'submit' }))).toEqual({
      queued: [],
      leftOut: [{ vendor: 'vsax', missing: [], why: 'unclear' }],
    });
    expect(submitted).not.toHaveBeenCalled();
    await services.outbox.close();
  });
});

describe('a line of the outbox', () => {
  it('can be paused, let go and taken back, and says when that is too late', async () => {
    const { services, queue, rows, progress } = await world();
    services.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    const itemId = (await rows())[0]?.itemId ?? '';
    await vi.waitFor(async () => expect((await rows())[0]?.waitsFor).toBe('waiting'), { timeout: 15_000 });
    answerOf(await pauseItem(services, { itemId }));
    expect((await progress()).submission).toMatchObject({ waitsFor: 'paused', can: { sendNow: true } });
    expect(await pauseItem(services, { itemId })).toMatchObject({ error: { code: 'submission-busy' } });
    answerOf(await sendItemNow(services, { itemId }));
    answerOf(await withdrawItem(services, { itemId }));
    expect(await withdrawItem(services, { itemId })).toMatchObject({ error: { code: 'not-running' } });
    expect(await rows()).toEqual([]);
    expect((await progress()).submission.state).toBe('none');
  });
});
