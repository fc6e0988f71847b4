import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { runChecks, stopChecks } from '../../../src-main/checks/start-test.ts';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { previewSubmission, submit } from '../../../src-main/outbox/submit-session.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import { openPracticeServices } from '../../../src-main/practice/practice-services.ts';
import type { EnvironmentServices } from '../../../src-main/sessions/environment-services.ts';
import {
  createSession,
  listSessions,
  openVendor,
  readSession,
} from '../../../src-main/sessions/open-sessions.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { findPractice, findVendor } from '../../../src-main/vendors/catalog.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import type { PracticeScenario } from '../../../src-preload/contract/vendor.ts';

const vendor = 'vsax';

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

async function enter(scenario: PracticeScenario) {
  const seen: VendorProgress[] = [];
  const services: EnvironmentServices = await openPracticeServices({
    presentedSession: () => null,
    scenario,
    files: openFiles(),
    announce: (name, payload) => {
      if (name === 'vendor-changed') seen.push((payload as { progress: VendorProgress }).progress);
    },
    now: () => Date.now(),
    monotonic: () => performance.now(),
    newId: () => randomUUID(),
    random: (bytes) => randomBytes(bytes),
    schedule: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    clipboard: { put: async () => ({ clearsAt: '', concealed: false }), write: async () => {} },
    version: '0.0.0',
    log: { info: () => {}, warn: () => {}, error: () => {}, reference: () => 'ref' },
  });
  const session = value(
    await createSession(services, {
      clientName: 'Acme',
      technician: '',
      connectionId: null,
      vendors: [vendor],
    }),
  );
  const where = { ...session, vendor };
  await openVendor(services, where);
  const values = practiceValues(await findPractice(vendor), scenario);
  for (const field of findVendor(vendor).fields) {
    const text = values[field.id];
    if (text !== undefined) value(await keepField(services, { ...where, field: field.id, text }));
  }
  const progress = async () => value(await readSession(services, session)).vendors[0] as VendorProgress;
  const test = async () => {
    value(await runChecks(services, where));
    await vi.waitFor(async () => expect((await progress()).test.kind).toBe('done'), { timeout: 15_000 });
    const { test: state } = await progress();
    if (state.kind !== 'done') throw new Error('not done');
    return state.report;
  };
  return { services, where, values, progress, test, seen };
}

describe('practice, through the same handlers as the real environment', () => {
  it.each<[PracticeScenario, string]>([
    ['everything-works', 'passed'],
    ['missing-permission', 'failed'],
    ['wrong-secret', 'failed'],
    ['empty-tenant', 'warning'],
  ])('%s ends %s', async (scenario, overall) => {
    const { test } = await enter(scenario);
    expect((await test()).overall).toBe(overall);
  });

  it('a slow network can be stopped', async () => {
    const { services, where, progress } = await enter('slow-network');
    value(await runChecks(services, where));
    value(await stopChecks(services, where));
    const { test } = await progress();
    expect(test).toMatchObject({ kind: 'done', report: { ended: 'stopped' } });
  });

  it('never announces an older view after a newer one', async () => {
    const { test, seen } = await enter('everything-works');
    await test();
    const kinds = seen.map((progress) => progress.test.kind);
    expect(kinds.lastIndexOf('not-run')).toBeLessThan(kinds.indexOf('testing'));
    expect(kinds.lastIndexOf('testing')).toBeLessThan(kinds.indexOf('done'));
  });

  it('sends to the pretend Neo once, however often it is submitted', async () => {
    const { services, where, test, progress } = await enter('everything-works');
    await test();
    const preview = value(await previewSubmission(services, where));
    expect(preview).toMatchObject({
      connection: { name: 'Pretend Neo', hasKey: true },
      tested: 'passed',
      missing: [],
    });
    value(await submit(services, { ...where, anyway: false }));
    value(await submit(services, { ...where, anyway: false }));
    await vi.waitFor(async () => expect((await progress()).submission.state).toBe('connected'), {
      timeout: 10_000,
    });
    expect(services.outbox.items()).toHaveLength(1);
    expect((await listSessions(services, { search: 'acme', filter: 'all', limit: 50 })).ok).toBe(true);
  });

  it('refuses to submit what has not passed, until told to do so anyway', async () => {
    const { services, where } = await enter('everything-works');
    expect(await submit(services, { ...where, anyway: false })).toMatchObject({ ok: false });
    expect(services.outbox.items()).toHaveLength(0);
    value(await submit(services, { ...where, anyway: true }));
    expect(services.outbox.items()).toHaveLength(1);
  });
});

describe('a field of a session', () => {
  it('locks a saved secret, never shows it, and opens it for replacing', async () => {
    const { services, where, values, progress } = await enter('everything-works');
    const field = (id: string) => progress().then((one) => one.fields.find((each) => each.id === id));
    expect(await field('tokenSecret')).toMatchObject({
      state: 'saved',
      length: values.tokenSecret?.length,
      storedIn: 'memory',
    });
    expect(await field('tokenSecret')).not.toHaveProperty('text');
    expect(await keepField(services, { ...where, field: 'tokenSecret', text: 'other' })).toMatchObject({
      error: { code: 'field-locked' },
    });
    value(await replaceField(services, { ...where, field: 'tokenSecret' }));
    expect(await field('tokenSecret')).toMatchObject({ state: 'replacing' });
    value(
      await keepField(services, {
        ...where,
        field: 'tokenSecret',
        text: 'another-token-secret-of-the-portal',
      }),
    );
    const record = services.vault.records().find((one) => one.record.endsWith('tokenSecret'));
    expect(record?.revisions).toHaveLength(2);
  });

  it('lets the former value go only once the new one has passed', async () => {
    const { services, where, values, test } = await enter('everything-works');
    const revisions = () =>
      services.vault.records().find((one) => one.record.endsWith('tokenSecret'))?.revisions.length;
    value(await replaceField(services, { ...where, field: 'tokenSecret' }));
    value(
      await keepField(services, { ...where, field: 'tokenSecret', text: 'wrong-token-secret-of-the-portal' }),
    );
    expect((await test()).overall).toBe('failed');
    expect(revisions()).toBe(2);
    value(await replaceField(services, { ...where, field: 'tokenSecret' }));
    value(await keepField(services, { ...where, field: 'tokenSecret', text: values.tokenSecret ?? '' }));
    expect((await test()).overall).toBe('passed');
    await vi.waitFor(() => expect(revisions()).toBe(1));
  });

  it('waits after a refused sign-in, until a field changes', async () => {
    const { services, where, test, progress } = await enter('wrong-secret');
    expect((await test()).ended).toBe('refused');
    expect(await runChecks(services, where)).toMatchObject({ error: { code: 'too-many-attempts' } });
    expect((await progress()).waitUntil).toBeDefined();
    value(await replaceField(services, { ...where, field: 'tokenSecret' }));
    value(await keepField(services, { ...where, field: 'tokenSecret', text: 'still-a-wrong-token-secret' }));
    expect((await progress()).waitUntil).toBeUndefined();
  });

  it('does not show a secret that was pasted into the field of the ID', async () => {
    const { services, where, progress } = await enter('everything-works');
    const secret = 'f'.repeat(64);
    value(await keepField(services, { ...where, field: 'tokenId', text: secret }));
    value(await replaceField(services, { ...where, field: 'tokenSecret' }));
    value(await keepField(services, { ...where, field: 'tokenSecret', text: 'a1'.repeat(16) }));
    const now = await progress();
    expect(now.fields.find((one) => one.id === 'tokenId')).toMatchObject({
      issue: { code: 'looks-swapped', blocking: false },
      proposal: { kind: 'swap', with: 'tokenSecret' },
    });
    expect(JSON.stringify(now)).not.toContain(secret);
    expect(JSON.stringify(value(await readSession(services, { sessionId: where.sessionId })))).not.toContain(
      secret,
    );
  });
});
