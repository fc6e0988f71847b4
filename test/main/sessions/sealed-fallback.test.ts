import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { gatherMemory, takeBack } from '../../../src-main/credentials/sealed-contents.ts';
import { secretsAtRisk } from '../../../src-main/credentials/secrets-at-risk.ts';
import { ORPHAN_AGE_MS, sweepOrphans } from '../../../src-main/credentials/sweep-orphans.ts';
import { keepNeoKey } from '../../../src-main/neo/connections.ts';
import type { SealedContents } from '../../../src-main/secrets/sealed-file.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { newRuntimeState } from '../../../src-main/sessions/runtime-state.ts';
import { sessionsWithFallback, settingsWithFallback } from '../../../src-main/sessions/sealed-fallback.ts';
import { viewSession } from '../../../src-main/sessions/view-session.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { openSessions } from '../../../src-main/storage/sessions.ts';
import { openMemorySettings } from '../../../src-main/storage/settings-store.ts';
import { emptyVendor } from '../../../src-main/storage/stored-session.ts';
import type { StoredSettings } from '../../../src-main/storage/stored-settings.ts';
import { type FakeService, fakeService, processOf } from '../../harness/fake-keyring-service.ts';
import { silentLog } from '../../harness/silent-log.ts';

// Saved, then replaced while only memory keeps, then the app ends: what was sealed before must be there again.

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const KEY_A = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';
const KEY_B = 'neo_sk_prod_ZyXwVu9876543210ZyXwVu98';

let folder: string;
let service: FakeService;
let clock: number;
let settings: StoredSettings | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'neo-back-'));
  service = fakeService();
  clock = Date.parse('2030-01-01T00:00:00Z');
  settings = undefined;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A start of the app over the same disk. */
async function start(): Promise<RealServices> {
  const now = () => {
    clock += 1;
    return clock;
  };
  const files = openFiles();
  const vault = await openVault({
    safeStorage: processOf(service),
    files,
    folder: join(folder, 'vault'),
    random: randomBytes,
    now,
    log: silentLog,
  });
  const inFiles = { files, folder: join(folder, 'sessions') };
  const stored = openMemorySettings(settings);
  const outbox = {
    items: () => [],
    ofSession: () => [],
    read: () => null,
    isInMemory: () => false,
    unusableFiles: () => ({ setAside: 0, newer: 0, unread: 0 }),
    hold: () => {},
    keyReplaced: async () => {},
  };
  return {
    environment: 'real',
    vault,
    sessions: sessionsWithFallback(
      openSessions({ ...inFiles, now, newId: randomUUID, log: silentLog }),
      vault,
    ),
    settings: settingsWithFallback(stored, vault),
    outbox,
    runtime: newRuntimeState(),
    practice: { on: false },
    presentedSession: () => null,
    announce: () => {},
    now,
    newId: randomUUID,
    log: silentLog,
  } as unknown as RealServices;
}

async function begin(services: RealServices): Promise<string> {
  const vendors = [emptyVendor('vsax')];
  const input = { clientName: 'Acme', technician: '', connectionId: null, currentVendor: 'vsax', vendors };
  return (await services.sessions.create(input)).id;
}

async function type(services: RealServices, sessionId: string, field: string, text: string): Promise<void> {
  const where = { sessionId, vendor: 'vsax', field };
  const kept = await keepField(services, { ...where, text });
  if (!kept.ok && kept.error.code !== 'field-locked') throw new Error(kept.error.code);
  if (kept.ok) return;
  expect((await replaceField(services, where)).ok).toBe(true);
  expect((await keepField(services, { ...where, text })).ok).toBe(true);
}

async function fieldOf(services: RealServices, sessionId: string, id: string) {
  const read = await services.sessions.read(sessionId);
  if (!read.ok) throw new Error(read.error.code);
  const view = await viewSession(services, read.value);
  const ref = read.value.vendors[0]?.fields[id]?.ref;
  const opened = ref && (await services.vault.open(ref));
  return {
    view: view.vendors[0]?.fields.find((one) => one.id === id),
    text: opened?.ok ? opened.text : undefined,
    opened,
  };
}

describe.each(['tokenSecret', 'tokenId'])('%s', (field) => {
  async function replacedInMemory(texts: string[]): Promise<{ services: RealServices; id: string }> {
    const first = await start();
    const id = await begin(first);
    await type(first, id, field, A);
    service.isLocked = true;
    const services = await start();
    for (const text of texts) await type(services, id, field, text);
    expect((await fieldOf(services, id, field)).text).toBe(texts.at(-1));
    return { services, id };
  }

  it.each([
    ['once', [B]],
    ['and again', ['c'.repeat(64), B]],
  ])('replaced in memory %s: the sealed value is back, and says what it is', async (_, texts) => {
    const { services, id } = await replacedInMemory(texts);
    expect(await secretsAtRisk(services)).toMatchObject({ unsent: texts.length, comesBack: texts.length });
    service.isLocked = false;
    const next = await start();
    const { view, text } = await fieldOf(next, id, field);
    expect(text).toBe(A);
    expect(view).toMatchObject({
      state: 'saved',
      storedIn: 'encrypted',
      length: 64,
      issue: { code: 'former-back' },
    });
  });

  it('is not promised when its key goes from the keyring too while the app runs', async () => {
    const services = await start();
    const id = await begin(services);
    await type(services, id, field, A);
    service.key = null;
    await type(services, id, field, B);
    const risk = await secretsAtRisk(services);
    expect(risk.unsent).toBeGreaterThan(0);
    expect(risk).not.toHaveProperty('comesBack');
  });

  it('is not called lost while the keyring is locked still', async () => {
    const { id } = await replacedInMemory([B]);
    const { view, opened } = await fieldOf(await start(), id, field);
    expect(opened).toEqual({ ok: false, why: 'busy' });
    expect(view).toMatchObject({ state: 'saved', storedIn: 'encrypted', issue: { code: 'former-back' } });
  });

  it('is not swept away as something that nobody names', async () => {
    const { id } = await replacedInMemory([B]);
    service.isLocked = false;
    clock += 2 * ORPHAN_AGE_MS;
    const next = await start();
    await sweepOrphans({ services: next, files: openFiles(), userData: folder });
    expect((await fieldOf(next, id, field)).text).toBe(A);
  });

  it('can be replaced again, and then nothing of this is left', async () => {
    const { id } = await replacedInMemory([B]);
    service.isLocked = false;
    const next = await start();
    await type(next, id, field, 'd'.repeat(64));
    const { view, text } = await fieldOf(next, id, field);
    expect(text).toBe('d'.repeat(64));
    expect(view?.issue?.code).not.toBe('former-back');
  });

  it('gives way to the lost value when a sealed file brings it', async () => {
    const { services, id } = await replacedInMemory([B]);
    const contents: SealedContents = JSON.parse(JSON.stringify(await gatherMemory(services)));
    service.isLocked = false;
    const next = await start();
    expect((await takeBack(next, contents)).secrets).toBe(1);
    const { view, text } = await fieldOf(next, id, field);
    expect(text).toBe(B);
    expect(view?.issue?.code).not.toBe('former-back');
  });

  it('is the newest one that is sealed, not the first', async () => {
    const first = await start();
    const id = await begin(first);
    await type(first, id, field, 'c'.repeat(64));
    await type(first, id, field, A);
    service.isLocked = true;
    await type(await start(), id, field, B);
    service.isLocked = false;
    expect((await fieldOf(await start(), id, field)).text).toBe(A);
  });

  it('stays sealed although the value in memory has taken its place for good', async () => {
    const { services, id } = await replacedInMemory([B]);
    const read = await services.sessions.read(id);
    const ref = read.ok ? read.value.vendors[0]?.fields[field]?.ref : undefined;
    if (ref === undefined) throw new Error('no ref');
    await services.vault.forget(ref.record, ref.revision);
    service.isLocked = false;
    expect((await fieldOf(await start(), id, field)).text).toBe(A);
  });
});

describe('the key of a Neo connection', () => {
  async function replacedInMemory(sameTenant: boolean | null) {
    const first = await start();
    await first.settings.change((all) => ({
      ...all,
      connections: [{ id: 'c1', name: 'Acme', sendByAssumedPath: false, lastResult: { kind: 'not-run' } }],
    }));
    await keepNeoKey(first, { connectionId: 'c1', text: KEY_A, sameTenant: null });
    settings = first.settings.read();
    service.isLocked = true;
    const services = await start();
    expect((await keepNeoKey(services, { connectionId: 'c1', text: KEY_B, sameTenant })).ok).toBe(true);
    settings = services.settings.read();
    expect(await secretsAtRisk(services)).toMatchObject({ unsent: 1, comesBack: 1 });
    return services;
  }

  async function keyOf(services: RealServices) {
    const [stored] = services.settings.read().connections;
    const opened = stored?.keyRef && (await services.vault.open(stored.keyRef));
    return { stored, text: opened?.ok ? opened.text : undefined };
  }

  it.each([
    ['the same', null, undefined],
    ['another', false, undefined],
  ])(
    'replaced in memory by a key of %s tenant: the sealed one is back, for its own tenant',
    async (...row) => {
      const [, sameTenant, tenantId] = row;
      await replacedInMemory(sameTenant);
      service.isLocked = false;
      const { stored, text } = await keyOf(await start());
      expect(text).toBe(KEY_A);
      expect(stored?.tenantId).toBe(tenantId);
      expect(stored?.formerTenants).toBeUndefined();
    },
  );

  it('gives way to the lost key, and its tenant, when a sealed file brings it', async () => {
    const services = await replacedInMemory(false);
    const tenant = services.settings.read().connections[0]?.tenantId;
    const contents: SealedContents = JSON.parse(JSON.stringify(await gatherMemory(services)));
    service.isLocked = false;
    const next = await start();
    expect((await takeBack(next, contents)).secrets).toBe(1);
    const { stored, text } = await keyOf(next);
    expect(text).toBe(KEY_B);
    expect(stored?.tenantId).toBe(tenant);
  });

  it('is not swept away', async () => {
    await replacedInMemory(null);
    service.isLocked = false;
    clock += 2 * ORPHAN_AGE_MS;
    const next = await start();
    await sweepOrphans({ services: next, files: openFiles(), userData: folder });
    expect((await keyOf(next)).text).toBe(KEY_A);
  });
});
