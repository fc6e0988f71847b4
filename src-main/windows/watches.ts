import { app } from 'electron';
import { releaseFormerValues } from '../credentials/former-values.ts';
import { sweepOrphans } from '../credentials/sweep-orphans.ts';
import type { AppServices } from '../ipc/app-services.ts';
import { releaseItem, releaseSecrets } from '../outbox/secret-retention.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import type { Files } from '../storage/files.ts';
import { faultFields } from '../system/fault-fields.ts';
import { announce } from './windows.ts';

/*
 * What main looks at by itself while the app runs: the network, the keyring, and secrets whose time has come. Each
 * watch answers how to end it. Times in milliseconds.
 */
const NETWORK_INTERVAL_MS = 5_000;
const KEYRING_DELAY_MS = 400;
const KEYRING_INTERVAL_MS = 30_000;
const RELEASE_INTERVAL_MS = 3_600_000;
const SESSIONS_DELAY_MS = 10_000;

type Schedule = (milliseconds: number, run: () => void) => () => void;

/** The system's word on the network is a hint: it is shown, and it wakes the outbox. It never stops a request. */
export function watchNetwork(appServices: AppServices, schedule: Schedule): () => void {
  let last = appServices.network();
  let cancel = () => {};
  const look = () => {
    const current = appServices.network();
    if (current !== last) {
      announce('network-changed', current);
      if (current === 'online') appServices.real.outbox.resume('online');
    }
    last = current;
    cancel = schedule(NETWORK_INTERVAL_MS, look);
  };
  cancel = schedule(NETWORK_INTERVAL_MS, look);
  return () => cancel();
}

/**
 * Once the first screen is done, what the start has left open about the keyring is found out. It may be unlocked or
 * emptied at any time: whoever comes back to the window is offered to keep what memory holds, or sees that nothing is
 * kept any more.
 */
export function watchKeyring({ vault, now }: RealServices, schedule: Schedule): () => void {
  let last = 0;
  const look = () => {
    if (vault.storage().state !== 'memory') return void vault.prove();
    if (now() - last < KEYRING_INTERVAL_MS) return;
    last = now();
    void vault.retry();
  };
  app.on('browser-window-focus', look);
  const cancel = schedule(KEYRING_DELAY_MS, () => void vault.prove());
  return () => {
    cancel();
    app.removeListener('browser-window-focus', look);
  };
}

/**
 * Secrets whose time has come leave at the start and every hour after. What reads the sessions waits until the first
 * screen is long done; what a crash has left is swept once.
 */
export function watchRetention(
  services: RealServices,
  parts: { files: Files; userData: string; schedule: Schedule },
): () => void {
  const { outbox, vault, now, log } = services;
  const { schedule, ...places } = parts;
  let cancel = () => {};
  const release = () =>
    releaseSecrets({ outbox, vault, now, log, release: (item) => releaseItem(services, item) });
  const hourly = async () => {
    cancel = schedule(RELEASE_INTERVAL_MS, () => void hourly().catch(tell));
    await release();
    await releaseFormerValues(services);
  };
  const tell = (fault: unknown) => log.error('retention-failed', faultFields(fault));

  release().catch(tell);
  cancel = schedule(SESSIONS_DELAY_MS, () => {
    hourly()
      .then(() => sweepOrphans({ services, ...places }))
      .catch(tell);
  });
  return () => cancel();
}
