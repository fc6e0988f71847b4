import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type { PracticeScenario } from '../../src-preload/contract/vendor.ts';
import { openSignInLimiter } from '../checks/sign-in-limiter.ts';
import { openPendingPastes } from '../credentials/pending-pastes.ts';
import { openNeoApi } from '../neo/neo-api.ts';
import { openOutbox } from '../outbox/outbox.ts';
import { announceOutbox } from '../outbox/outbox-view.ts';
import { needsTest, runQueuedTest } from '../outbox/queued-test.ts';
import { openVault } from '../secrets/vault.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { newRuntimeState } from '../sessions/runtime-state.ts';
import { announceVendor } from '../sessions/vendor-progress.ts';
import type { Files } from '../storage/files.ts';
import { openMemorySessions } from '../storage/sessions.ts';
import { openMemorySettings } from '../storage/settings-store.ts';
import { connectionOfTenant, isFormerTenant } from '../storage/tenant-of.ts';
import type { Log } from '../system/log.ts';
import { findVendor } from '../vendors/catalog.ts';
import { openPracticeClient, PRACTICE_NEO_BASE, PRACTICE_NEO_KEY } from './practice-client.ts';

type PracticeParts = {
  scenario: PracticeScenario;
  files: Files;
  announce: <N extends EventName>(name: N, payload: Events[N]) => void;
  now: () => number;
  monotonic: () => number;
  newId: () => string;
  random: (bytes: number) => Uint8Array;
  schedule: (milliseconds: number, run: () => void) => () => void;
  clipboard: EnvironmentServices['clipboard'];
  version: string;
  presentedSession: EnvironmentServices['presentedSession'];
  log: Log;
};

const CONNECTION = 'practice-connection';

/** The services of practice: a client, vault, outbox and sessions of its own, all in memory and gone on leaving. */
export async function openPracticeServices(parts: PracticeParts): Promise<EnvironmentServices> {
  const { scenario, files, announce, now, monotonic, newId, random, schedule, clipboard, log } = parts;
  const client = await openPracticeClient({ scenario, now, schedule });
  const vault = await openVault({ safeStorage: null, files, folder: '', random, now, log });
  const key = await vault.save(`connection.${CONNECTION}`, PRACTICE_NEO_KEY);
  const settings = openMemorySettings({
    connections: [
      {
        id: CONNECTION,
        name: 'Pretend Neo',
        keyRef: key.ref,
        keyLength: PRACTICE_NEO_KEY.length,
        keyPrefix: 'neo_sk_practice_',
        sendByAssumedPath: false,
        lastResult: { kind: 'not-run' },
      },
    ],
  });
  const app = { name: 'Neo Setup Assistant' };
  const neo = openNeoApi({ client, vault, base: PRACTICE_NEO_BASE, app, now });
  const outbox = await openOutbox({
    neo,
    vault,
    files: null,
    folder: '',
    connection: (id) => {
      const stored = connectionOfTenant(settings.read().connections, id);
      return stored === undefined
        ? null
        : { key: stored.keyRef ?? null, sendByAssumedPath: stored.sendByAssumedPath };
    },
    isFormer: (id) => isFormerTenant(settings.read().connections, id),
    vendor: findVendor,
    test: (order, signal) => runQueuedTest(services, order, signal),
    needsTest: (order) => needsTest(services, order),
    appVersion: parts.version,
    now,
    monotonic,
    random,
    schedule,
    log,
  });
  const services: EnvironmentServices = {
    environment: 'practice',
    sessions: openMemorySessions({ now, newId }),
    settings,
    vault,
    client,
    neo,
    outbox,
    signIns: openSignInLimiter({ files: null, path: '', now }),
    runtime: newRuntimeState(),
    pastes: openPendingPastes({ newId, schedule }),
    // The pretend portal is no host anybody else could own.
    reach: async () => 'public',
    isOnline: () => true,
    warmUp: () => {},
    practice: { on: true, scenario },
    presentedSession: parts.presentedSession,
    clipboard,
    announce,
    now,
    newId,
    log,
  };
  outbox.onChange((item) => {
    void announceVendor(services, { sessionId: item.spec.sessionId, vendor: item.spec.vendor });
    void announceOutbox(services);
  });
  return services;
}
