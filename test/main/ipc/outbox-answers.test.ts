import { describe, expect, it, vi } from 'vitest';
import { keepField, replaceField } from '../../../src-main/ipc/answers/fields.ts';
import {
  pauseItem,
  queueWork,
  readOutbox,
  sendItemNow,
  withdrawItem,
} from '../../../src-main/ipc/answers/outbox.ts';
import { readSession } from '../../../src-main/ipc/answers/sessions.ts';
import { previewSubmission, submit } from '../../../src-main/ipc/answers/submissions.ts';
import type { Desk } from '../../../src-main/ipc/desk.ts';
import { practiceValues } from '../../../src-main/practice/practice-answers.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import type { Events } from '../../../src-preload/contract/events.ts';
import type { PracticeScenario } from '../../../src-preload/contract/vendor.ts';
import { openSecrets } from '../outbox/outbox-fixture.ts';
import { answerOf, begin, openDesk } from './practice-sessions.ts';

const CONNECTION = 'practice-connection';
type PracticeDesk = Desk<'practice'>;

async function fill(
  desk: PracticeDesk,
  sessionId: string,
  vendor: string,
  scenario: PracticeScenario = 'everything-works',
) {
  const values = practiceValues(await findPractice(vendor), scenario);
  for (const field of findVendor(vendor).fields) {
    const text = values[field.id];
    if (text !== undefined) answerOf(await keepField(desk, { sessionId, vendor, field: field.id, text }));
  }
}

async function progressOf(desk: PracticeDesk, sessionId: string, vendor: string) {
  const { vendors } = answerOf(await readSession(desk, { sessionId }));
  const found = vendors.find((one) => one.vendor === vendor);
  if (found === undefined) throw new Error('no such vendor');
  return found;
}

async function world(vendors = ['vsax']) {
  const desk = await openDesk();
  const sessionId = await begin(desk, 'Acme', vendors);
  for (const vendor of vendors) await fill(desk, sessionId, vendor);
  const progress = (vendor = 'vsax') => progressOf(desk, sessionId, vendor);
  const rows = async () => answerOf(await readOutbox(desk)).rows;
  const queue = (work: 'test' | 'submit', vendor: string | null = 'vsax', anyway = false) =>
    queueWork(desk, { sessionId, vendor, work, anyway });
  const drained = () => vi.waitFor(async () => expect(await rows()).toEqual([]), { timeout: 15_000 });
  return { desk, sessionId, progress, rows, queue, drained };
}

describe('queued work', () => {
  it('tests live in the workspace, keeps the report as usual, and leaves', async () => {
    const { desk, progress, rows, queue, drained } = await world();
    // What the workspace is shown comes by announcement; a run may be over before anybody reads it.
    const shown: string[] = [];
    const { announce } = desk;
    desk.announce = (name, payload) => {
      if ('progress' in Object(payload)) shown.push((payload as Events['vendor-changed']).progress.test.kind);
      announce(name, payload);
    };
    expect(answerOf(await queue('test'))).toEqual({ queued: ['vsax'], leftOut: [] });
    expect(await rows()).toMatchObject([
      { work: 'test', vendor: 'vsax', clientName: 'Acme', state: 'queued' },
    ]);
    expect((await progress()).submission).toMatchObject({ work: 'test', state: 'queued' });
    expect((await progress()).state).toBe('queued');
    await drained();
    expect(shown).toContain('testing');
    expect((await progress()).test).toMatchObject({ kind: 'done', report: { overall: 'passed' } });
    expect((await progress()).submission.state).toBe('none');
  });

  it('tests before it submits, and a fresh pass is not tested again', async () => {
    const { desk, progress, queue } = await world();
    answerOf(await queue('submit'));
    await vi.waitFor(async () => expect((await progress()).submission.state).toBe('connected'), {
      timeout: 15_000,
    });
    const { test } = await progress();
    if (test.kind !== 'done') throw new Error('not tested');
    const again = await queue('submit');
    expect(answerOf(again).queued).toEqual([]);
    await desk.outbox.drained();
    expect((await progress()).test).toEqual(test);
    expect(desk.outbox.items()).toHaveLength(1);
  });

  it('of a whole session takes what is complete, the PSA first, and says what the rest lacks', async () => {
    const { desk, queue, sessionId } = await world(['halopsa', 'vsax']);
    desk.outbox.hold(CONNECTION);
    const empty = await begin(desk, 'Birch', ['vsax', 'halopsa']);
    await fill(desk, empty, 'vsax');
    const part = answerOf(
      await queueWork(desk, { sessionId: empty, vendor: null, work: 'test', anyway: false }),
    );
    expect(part.queued).toEqual(['vsax']);
    expect(part.leftOut).toMatchObject([{ vendor: 'halopsa' }]);
    expect(part.leftOut[0]?.missing.length).toBeGreaterThan(0);
    expect(answerOf(await queue('submit', null)).queued).toEqual(['halopsa', 'vsax']);
    const order = desk.outbox.ofSession(sessionId).sort((a, b) => a.turn - b.turn);
    expect(order.map((item) => item.order.vendor)).toEqual(['halopsa', 'vsax']);
    await desk.outbox.close();
  });

  it('to be submitted is not tested beside, and takes the place of a test that waits', async () => {
    const { desk, queue, rows } = await world();
    desk.outbox.hold(CONNECTION);
    expect(answerOf(await queue('test', null)).queued).toEqual(['vsax']);
    answerOf(await queue('submit', null));
    expect(await rows()).toMatchObject([{ work: 'submit', vendor: 'vsax' }]);
    const leftOut = [{ vendor: 'vsax', missing: [], why: 'waits' }];
    expect(answerOf(await queue('test', null))).toEqual({ queued: [], leftOut });
  });

  it('whose test does not pass needs attention, and sends nothing', async () => {
    const { desk, progress, queue, sessionId } = await world();
    answerOf(await replaceField(desk, { sessionId, vendor: 'vsax', field: 'tokenSecret' }));
    const text = 'another-token-secret-of-the-portal';
    answerOf(await keepField(desk, { sessionId, vendor: 'vsax', field: 'tokenSecret', text }));
    answerOf(await queue('submit'));
    await vi.waitFor(async () =>
      expect((await progress()).submission).toMatchObject({
        state: 'needs-attention',
        attention: 'test-not-passed',
      }),
    );
    expect(desk.outbox.items()[0]?.attempts).toBe(0);
  });

  async function edit(desk: PracticeDesk, sessionId: string) {
    const where = { sessionId, vendor: 'vsax', field: 'tokenSecret' };
    answerOf(await replaceField(desk, where));
    answerOf(await keepField(desk, { ...where, text: 'another-token-secret-of-the-portal' }));
  }

  it('untested, and edited while it waits, sends nothing and says why', async () => {
    const { desk, progress, queue, sessionId } = await world();
    desk.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    await edit(desk, sessionId);
    await desk.outbox.keyReplaced(CONNECTION, true);
    await desk.outbox.drained();
    expect((await progress()).submission).toMatchObject({
      state: 'needs-attention',
      attention: 'values-changed',
      attempts: 0,
    });
    expect((await progress()).test.kind).toBe('not-run');
  });

  it('tested, and edited while it waits, sends what was tested, which stays until then', async () => {
    const { desk, progress, queue, sessionId, drained } = await world();
    answerOf(await queue('test'));
    await drained();
    desk.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    const ordered = openSecrets(desk.outbox);
    await edit(desk, sessionId);
    await fill(desk, await begin(desk, 'Birch', ['vsax']), 'vsax');
    expect(ordered.length).toBeGreaterThan(0);
    expect(ordered.every((ref) => desk.vault.has(ref))).toBe(true);
    await desk.outbox.keyReplaced(CONNECTION, true);
    await desk.outbox.drained();
    expect((await progress()).submission).toMatchObject({ state: 'connected', attempts: 1 });
    expect(desk.outbox.items()[0]?.order.secrets.map(({ ref }) => ref)).toEqual(ordered);
    expect(openSecrets(desk.outbox)).toEqual([]);
  });

  it('keeps its revision also when a newer one passes its test meanwhile', async () => {
    const { desk, queue, sessionId, drained } = await world();
    desk.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    const ordered = openSecrets(desk.outbox);
    const values = practiceValues(await findPractice('vsax'), 'everything-works');
    const where = { sessionId, vendor: 'vsax', field: 'tokenSecret' };
    answerOf(await replaceField(desk, where));
    answerOf(await keepField(desk, { ...where, text: values.tokenSecret ?? '' }));
    const before = desk.outbox.items();
    answerOf(await queue('test'));
    await vi.waitFor(() => expect(desk.outbox.items()).toEqual(before), { timeout: 15_000 });
    expect(ordered.every((ref) => desk.vault.has(ref))).toBe(true);
    for (const { id } of before) await desk.outbox.withdraw(id);
    answerOf(await queue('test'));
    await drained();
    await vi.waitFor(() =>
      expect(desk.vault.records().find((one) => one.record.endsWith('tokenSecret'))?.revisions).toHaveLength(
        1,
      ),
    );
  });

  it('is refused when another session holds the place, unless a person says yes', async () => {
    const { desk, progress, queue } = await world();
    answerOf(await queue('submit'));
    await vi.waitFor(async () => expect((await progress()).submission.state).toBe('connected'), {
      timeout: 15_000,
    });
    const other = await begin(desk, 'Birch', ['vsax']);
    await fill(desk, other, 'vsax');
    const where = { sessionId: other, vendor: 'vsax' };
    expect(answerOf(await previewSubmission(desk, where)).replaces).toMatchObject({ clientName: 'Acme' });
    const asked = { sessionId: other, vendor: 'vsax', work: 'submit' } as const;
    expect(await queueWork(desk, { ...asked, anyway: false })).toMatchObject({
      error: { code: 'would-replace', params: { client: 'Acme' } },
    });
    expect(desk.outbox.items()).toHaveLength(1);
    answerOf(await queueWork(desk, { ...asked, anyway: true }));
    await vi.waitFor(
      async () => expect((await progressOf(desk, other, 'vsax')).submission.state).toBe('sent'),
      {
        timeout: 15_000,
      },
    );
    expect(await submit(desk, { ...where, anyway: false })).toMatchObject({ ok: true });
  });
});

describe('a whole session', () => {
  it.each(['unclear', 'conflict'] as const)('leaves out what Neo may have (%s), and says so', async (why) => {
    const { desk, sessionId, queue } = await world();
    desk.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    const ofSession = (id: string) =>
      desk.outbox
        .ofSession(id)
        .map((item) => ({ ...item, state: { at: 'needs-attention' as const, why }, mayHaveArrived: true }));
    const submitted = vi.fn(desk.outbox.submit);
    const asked = { ...desk, outbox: { ...desk.outbox, ofSession, submit: submitted } };
    const whole = { sessionId, vendor: null, anyway: true };
    expect(answerOf(await queueWork(asked, { ...whole, work: 'submit' }))).toEqual({
      queued: [],
      leftOut: [{ vendor: 'vsax', missing: [], why: 'unclear' }],
    });
    expect(submitted).not.toHaveBeenCalled();
    await desk.outbox.close();
  });
});

describe('a line of the outbox', () => {
  it('can be paused, let go and taken back, and says when that is too late', async () => {
    const { desk, queue, rows, progress } = await world();
    desk.outbox.hold(CONNECTION);
    answerOf(await queue('submit'));
    const itemId = (await rows())[0]?.itemId ?? '';
    await vi.waitFor(async () => expect((await rows())[0]?.waitsFor).toBe('waiting'), { timeout: 15_000 });
    answerOf(await pauseItem(desk, { itemId }));
    expect((await progress()).submission).toMatchObject({ waitsFor: 'paused', can: { sendNow: true } });
    expect(await pauseItem(desk, { itemId })).toMatchObject({ error: { code: 'submission-busy' } });
    answerOf(await sendItemNow(desk, { itemId }));
    answerOf(await withdrawItem(desk, { itemId }));
    expect(await withdrawItem(desk, { itemId })).toMatchObject({ error: { code: 'not-running' } });
    expect(await rows()).toEqual([]);
    expect((await progress()).submission.state).toBe('none');
  });
});
