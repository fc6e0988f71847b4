import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readNames } from '../../../src-main/checks/ask-names.ts';
import { SIGN_INS_AN_HOUR } from '../../../src-main/checks/sign-in-limiter.ts';
import { runChecks, stopChecks } from '../../../src-main/checks/start-test.ts';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { previewSubmission } from '../../../src-main/outbox/submit-session.ts';
import { createSession, readSession } from '../../../src-main/sessions/open-sessions.ts';
import type { NamesResult } from '../../../src-preload/contract/names.ts';
import { CLIENT_ID, CLIENT_SECRET, type HaloServer, startHaloServer } from '../../servers/halo-server.ts';
import { startVsaxServer, TOKEN_ID, TOKEN_SECRET, type VsaxServer } from '../../servers/vsax-server.ts';
import { answerOf, begin, openServices } from '../practice/practice-sessions.ts';
import { openRealServices, type RealServicesFixture } from '../sessions/real-services.ts';

const CANARY = 'Canary & Daughters of Nowhere';
const VSAX = { tenantUrl: 'https://acme.vsax.net', tokenId: TOKEN_ID, tokenSecret: TOKEN_SECRET };
const HALO = {
  baseUrl: 'https://acme.halopsa.com',
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  agentId: '42',
};

let folder: string;
let vsax: VsaxServer;
let halo: HaloServer;
let real: RealServicesFixture;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-names-'));
  [vsax, halo] = await Promise.all([startVsaxServer(), startHaloServer()]);
  real = await openRealServices(
    folder,
    new Map([
      [VSAX.tenantUrl, vsax.origin],
      [HALO.baseUrl, halo.origin],
    ]),
  );
});
afterEach(async () => {
  await real.close();
  await Promise.all([vsax.close(), halo.close()]);
  await rm(folder, { recursive: true, force: true });
});

type Where = { sessionId: string; vendor: string };

/** A session with these values, tested unless told otherwise. */
async function filled(vendor: string, values: Record<string, string>, isTested = true): Promise<Where> {
  const { services } = real;
  const input = { clientName: 'Acme', technician: '', connectionId: null, vendors: [vendor] };
  const where = { ...answerOf(await createSession(services, input)), vendor };
  for (const [field, text] of Object.entries(values)) {
    answerOf(await keepField(services, { ...where, field, text }));
  }
  if (isTested) await test(where);
  return where;
}

async function test(where: Where): Promise<void> {
  answerOf(await runChecks(real.services, where));
  await vi.waitFor(async () => expect((await progress(where))?.test.kind).toBe('done'), { timeout: 15_000 });
}

async function progress({ sessionId }: Where) {
  return answerOf(await readSession(real.services, { sessionId })).vendors[0];
}

const names = async (where: Where): Promise<NamesResult> => answerOf(await readNames(real.services, where));
const offered = async (where: Where) => answerOf(await previewSubmission(real.services, where)).names;

async function textsBelow(root: string): Promise<string> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(2);
  return (await Promise.all(files.map((one) => readFile(join(one.parentPath, one.name), 'utf8')))).join('\n');
}

describe('names are offered', () => {
  it('only after a test that got through, for these values', async () => {
    const where = await filled('vsax', VSAX, false);
    expect(await offered(where)).toBeUndefined();
    expect(await readNames(real.services, where)).toMatchObject({ error: { code: 'names-not-offered' } });
    expect(vsax.requests).toEqual([]);
    await test(where);
    expect(await offered(where)).toEqual({ one: 'names.one', many: 'names.many' });

    answerOf(await replaceField(real.services, { ...where, field: 'tokenId' }));
    answerOf(await keepField(real.services, { ...where, field: 'tokenId', text: 'b'.repeat(32) }));
    expect(await offered(where)).toBeUndefined();
    expect(await readNames(real.services, where)).toMatchObject({ error: { code: 'names-not-offered' } });
  });

  it('not after a test that failed', async () => {
    vsax.answers.set('/assets', { status: 403 });
    expect(await offered(await filled('vsax', VSAX))).toBeUndefined();
  });

  it('after a warning too, and not while a test runs', async () => {
    vsax.answers.set('/devices', { status: 200, body: { Data: [], Meta: { ResponseCode: 200 } } });
    const where = await filled('vsax', VSAX);
    expect(await offered(where)).toBeDefined();
    vsax.delay = 2_000;
    answerOf(await runChecks(real.services, where));
    expect(await readNames(real.services, where)).toMatchObject({ error: { code: 'already-running' } });
    answerOf(await stopChecks(real.services, where));
  });
});

describe('names that were shown', () => {
  it('are in the answer and in nothing that is kept, announced or logged', async () => {
    const where = await filled('halopsa', HALO);
    halo.answers.set('/Client', {
      status: 200,
      body: { record_count: 412, clients: [{ id: 1, name: CANARY }] },
    });
    expect(await names(where)).toEqual({ kind: 'names', names: [CANARY], total: 412, atLeast: false });
    halo.answers.set('/Client', { status: 500, body: { Message: CANARY, clients: [{ name: CANARY }] } });
    expect(JSON.stringify(await names(where))).not.toContain(CANARY);
    await real.flush();

    const written = await textsBelow(folder);
    expect(written).toContain('names-asked');
    const report = JSON.stringify([
      await progress(where),
      answerOf(await previewSubmission(real.services, where)),
    ]);
    for (const place of [written, report, real.announced.join('\n')]) expect(place).not.toContain(CANARY);
  });

  it('are asked for once, however often it is clicked meanwhile', async () => {
    const where = await filled('halopsa', HALO);
    const before = halo.requests.length;
    const both = await Promise.all([names(where), names(where)]);
    expect(both[0]).toEqual(both[1]);
    expect(halo.requests.slice(before)).toEqual([
      'GET /authinfo',
      'POST /auth/token?tenant=acme',
      'GET /Client?pageinate=true&page_no=1&page_size=5',
    ]);
  });
});

describe('the rules of a test hold', () => {
  it('a spent budget of sign-ins is said, and nothing is asked with the secret', async () => {
    const where = await filled('halopsa', HALO);
    const before = halo.forms.length;
    for (let count = 1; count < SIGN_INS_AN_HOUR; count += 1) await names(where);
    expect(halo.forms.length - before).toBe(SIGN_INS_AN_HOUR - 1);
    const answer = await names(where);
    expect(answer).toMatchObject({ kind: 'refused', reason: { code: 'vendor:token-budget' } });
    expect(halo.forms.length - before).toBe(SIGN_INS_AN_HOUR - 1);
  });

  it.each([
    ['halopsa', HALO],
    ['vsax', VSAX],
  ])('a wait that %s asks for is kept, also for the next question', async (vendor, values) => {
    const where = await filled(vendor, values);
    const wait = { status: 429, headers: { 'retry-after': '600' } };
    vsax.answers.set('/organizations', wait);
    halo.answers.set('/Client', wait);
    const first = await names(where);
    expect(first).toMatchObject({ reason: { code: 'wait-asked', params: { time: expect.any(String) } } });
    const asked = vsax.requests.length + halo.requests.length;
    expect(await names(where)).toEqual(first);
    expect(vsax.requests.length + halo.requests.length).toBe(asked);
  });

  it('a wait that was asked for locks the sign-ins of the next test', async () => {
    const where = await filled('halopsa', HALO);
    halo.answers.set('/Client', { status: 429, headers: { 'retry-after': '600' } });
    await names(where);
    halo.answers.clear();
    const before = halo.forms.length;
    await test(where);
    expect(halo.forms.length).toBe(before);
  });

  it('a refused sign-in counts towards the waits', async () => {
    const where = await filled('vsax', VSAX);
    vsax.answers.set('/organizations', { status: 401 });
    expect(await names(where)).toMatchObject({ reason: { code: 'sign-in-refused' } });
    expect(await readNames(real.services, where)).toMatchObject({ error: { code: 'too-many-attempts' } });
    expect((await progress(where))?.waitUntil).toBeDefined();
  });

  it('a host that became private is not asked before it is confirmed', async () => {
    const where = await filled('vsax', VSAX);
    const before = vsax.requests.length;
    real.services.reach = async () => 'private';
    expect(await names(where)).toEqual({
      kind: 'refused',
      reason: { code: 'address-private', params: { host: 'acme.vsax.net' } },
    });
    expect(vsax.requests.length).toBe(before);
  });
});

it.each(['vsax', 'halopsa', 'asio'])('the pretend %s answers too', async (vendor) => {
  const { findPractice } = await import('../../../src-main/vendors/catalog.ts');
  const services = await openServices();
  const where = { sessionId: await begin(services, 'Acme', [vendor]), vendor };
  for (const [field, text] of Object.entries((await findPractice(vendor)).values)) {
    answerOf(await keepField(services, { ...where, field, text }));
  }
  answerOf(await runChecks(services, where));
  await vi.waitFor(
    async () => expect(answerOf(await previewSubmission(services, where)).names).toBeDefined(),
    {
      timeout: 15_000,
    },
  );
  const answer = answerOf(await readNames(services, where));
  expect(answer).toMatchObject({ kind: 'names', atLeast: false });
  expect(JSON.stringify(answer)).toContain('Acme (practice)');
});
