import { describe, expect, it } from 'vitest';
import { authorizationOf, baseOf } from '../../../src-main/checks/build-request.ts';
import { openNeoApi } from '../../../src-main/neo/neo-api.ts';
import { openOutbox } from '../../../src-main/outbox/outbox.ts';
import type { ItemSpec } from '../../../src-main/outbox/outbox-item.ts';
import {
  openPracticeBackend,
  openPracticeClient,
  PRACTICE_NEO_BASE,
  PRACTICE_NEO_KEY,
} from '../../../src-main/practice/practice-client.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { findChecks, findPractice, findVendor, vendorIds } from '../../../src-main/vendors/catalog.ts';
import type { PracticeScenario } from '../../../src-preload/contract/vendor.ts';
import { Clock, CONNECTION, openFixture, quietLog, random } from '../outbox/outbox-fixture.ts';

const APP = { name: 'Neo Setup Assistant' };

async function openPracticeOutbox(scenario: PracticeScenario = 'everything-works') {
  const clock = new Clock();
  const vendors = await Promise.all(
    vendorIds().map(async (id) => ({
      vendor: findVendor(id),
      checks: findChecks(id),
      practice: await findPractice(id),
    })),
  );
  const practice = openPracticeBackend({ scenario, vendors, now: clock.now, schedule: clock.schedule });
  const files = openFiles();
  const vault = await openVault({
    safeStorage: null,
    files,
    folder: '',
    random,
    now: clock.now,
    log: quietLog,
  });
  const neo = openNeoApi({
    client: practice.client,
    vault,
    base: PRACTICE_NEO_BASE,
    app: APP,
    now: clock.now,
  });
  const { ref: key } = await vault.save('connection.practice', PRACTICE_NEO_KEY);
  const outbox = await openOutbox({
    neo,
    vault,
    files: null,
    folder: '',
    connection: () => ({ key, sendByAssumedPath: false }),
    isFormer: () => false,
    vendor: findVendor,
    test: async () => ({ kind: 'passed' }),
    needsTest: async () => false,
    appVersion: '0.1.0',
    now: clock.now,
    monotonic: clock.monotonic,
    random,
    schedule: clock.schedule,
    log: quietLog,
  });
  return { ...practice, vault, api: neo, outbox, key, clock, vendors };
}

const get = (url: string, headers: Record<string, string> = {}) => ({
  method: 'GET' as const,
  url,
  headers,
  allowedOrigins: [new URL(url).origin],
  allowPrivate: false,
  signal: new AbortController().signal,
});

describe('the pretend Neo', () => {
  it('takes the key its folder shows', async () => {
    expect((await findPractice('neo')).values).toEqual({ neoApiKey: PRACTICE_NEO_KEY });
    const { api, key, vault } = await openPracticeOutbox();
    expect(await api.testKey(key)).toMatchObject({ verdict: 'passed', agents: 1 });
    const wrong = await vault.save('connection.wrong', 'neo_sk_practice_Wrong');
    expect(await api.testKey(wrong.ref)).toMatchObject({ verdict: 'failed' });
  });

  it('takes a submission once, connects, and nothing is written anywhere', async () => {
    const { outbox, neo, vault, vendors } = await openPracticeOutbox();
    const rmm = vendors.find(({ vendor }) => vendor.kind === 'rmm');
    const vendor = rmm?.vendor;
    if (rmm === undefined || vendor === undefined) throw new Error('There is no vendor to practise with.');
    const values = practiceValues(rmm.practice, 'everything-works');
    const secrets = [];
    for (const field of vendor.fields.filter(({ neoNames }) => neoNames.length > 0)) {
      const { ref } = await vault.save(field.id, values[field.id] ?? '');
      secrets.push({ field: field.id, neoName: field.neoNames[0] ?? '', ref });
    }
    const spec: ItemSpec = {
      work: 'submit',
      testFirst: 'when-stale',
      mayReplace: false,
      beforePsa: false,
      sessionId: 's',
      vendor: vendor.id,
      connectionId: 'c',
      clientName: 'Acme (practice)',
      guide: 'g',
      secrets,
      plain: [],
    };
    const { id } = await outbox.submit(spec);
    await outbox.submit(spec);
    await outbox.drained();
    expect(neo.effects()).toMatchObject([{ integration: vendor.integration }]);
    expect(outbox.read(id)?.state.status).toBe('connected');
    await outbox.close();
  });
});

describe('the practice client', () => {
  it('reaches nobody outside: a real host is not found, a foreign origin not allowed', async () => {
    const { client } = await openPracticeOutbox();
    expect(await client.send(get('https://acme.vsax.net/api/v3/devices'))).toMatchObject({
      ok: false,
      error: { code: 'dns-not-found', params: { host: 'acme.vsax.net' } },
    });
    expect(
      await client.send({ ...get(`${PRACTICE_NEO_BASE}/public-api/agents`), allowedOrigins: [] }),
    ).toMatchObject({
      ok: false,
      error: { code: 'address-not-allowed' },
    });
  });

  it('is slow where the scenario is, and stops at once when told', async () => {
    const { client, clock } = await openPracticeOutbox('slow-network');
    const request = get(`${PRACTICE_NEO_BASE}/public-api/agents`, {
      authorization: `Bearer ${PRACTICE_NEO_KEY}`,
    });
    let isDone = false;
    const answer = client.send(request).then((outcome) => {
      isDone = true;
      return outcome;
    });
    clock.pass(1_999);
    await Promise.resolve();
    expect(isDone).toBe(false);
    clock.pass(1);
    expect(await answer).toMatchObject({ ok: true, response: { status: 200 } });
    const stop = new AbortController();
    const stopped = client.send({ ...request, signal: stop.signal });
    stop.abort();
    expect(await stopped).toMatchObject({ ok: false, error: { code: 'stopped' } });
    const timed = client.send({ ...request, signal: AbortSignal.timeout(1) });
    expect(await timed).toMatchObject({ ok: false, error: { code: 'run-timeout' } });
    const last = client.send(request);
    await client.close();
    expect(await last).toMatchObject({ ok: false, error: { code: 'stopped' } });
  });

  const basic = vendorIds().filter((id) => findChecks(id).signIn.kind === 'basic');
  it.each(basic)('answers the sign-in of %s by its true values alone', async (id) => {
    const [vendor, checks, practice] = [findVendor(id), findChecks(id), await findPractice(id)];
    const { schedule } = new Clock();
    const client = await openPracticeClient({ scenario: 'wrong-secret', now: Date.now, schedule });
    const origin = practice.values[vendor.fields.find(({ kind }) => kind === 'url')?.id ?? ''] ?? '';
    const url = `${baseOf(checks, origin)}${Object.keys(practice.responses)[0]}`;
    const ask = (values: Record<string, string>) =>
      client.send(get(url, { authorization: authorizationOf(checks, (field) => values[field] ?? '') }));
    expect(await ask(practice.values)).toMatchObject({ response: { status: 200 } });
    const shown = practiceValues(practice, 'wrong-secret');
    expect(await ask(shown)).toMatchObject({ response: { status: practice.unauthorized.status } });
  });
});

it('a real outbox drained while practice runs leaves nothing at the pretend Neo', async () => {
  const { neo, outbox: practice } = await openPracticeOutbox();
  const { server, spec, open } = await openFixture();
  const outbox = await open();
  await outbox.submit(await spec());
  await Promise.all([outbox.drained(), practice.drained()]);
  expect(outbox.items().map(({ state }) => state.status)).toEqual(['connected']);
  expect(outbox.otherHolder(CONNECTION, 'vsax')).not.toBeNull();
  expect(server.effects).toHaveLength(1);
  expect(neo.effects()).toEqual([]);
  expect(practice.items()).toEqual([]);
});
