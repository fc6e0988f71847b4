import { app } from 'electron';
import { releaseItem } from './ipc/answers/release.ts';
import type { Desk } from './ipc/desk.ts';
import { releaseFormerValues } from './ipc/former-values.ts';
import type { House } from './ipc/house.ts';
import { sweepOrphans } from './ipc/sweep-orphans.ts';
import { releaseSecrets } from './outbox/secret-retention.ts';
import type { Files } from './storage/files.ts';
import { announce } from './windows.ts';

/*
 * What main looks at by itself while the app runs: the network, the keyring, and secrets whose time has come. Each
 * watch answers how to end it. Times in milliseconds.
 */
const LOOK_AT_NETWORK_EVERY = 5_000;
const LOOK_AT_KEYRING_AFTER = 400;
const LOOK_AT_KEYRING_EVERY = 30_000;
const RELEASE_EVERY = 3_600_000;
const LOOK_AT_SESSIONS_AFTER = 10_000;

type Schedule = (milliseconds: number, run: () => void) => () => void;

/** The system's word on the network is a hint: it is shown, and it wakes the outbox. It never stops a request. */
export function watchNetwork(house: House, schedule: Schedule): () => void {
  let last = house.network();
  let cancel = () => {};
  const look = () => {
    const current = house.network();
    if (current !== last) {
      announce('network-changed', current);
      if (current === 'online') house.real.outbox.resume('online');
    }
    last = current;
    cancel = schedule(LOOK_AT_NETWORK_EVERY, look);
  };
  cancel = schedule(LOOK_AT_NETWORK_EVERY, look);
  return () => cancel();
}

/**
 * Once the first screen is done, what the start has left open about the keyring is found out. It may be unlocked or
 * emptied at any time: whoever comes back to the window is offered to keep what memory holds, or sees that nothing is
 * kept any more.
 */
export function watchKeyring({ vault, now }: Desk<'real'>, schedule: Schedule): () => void {
  let last = 0;
  const look = () => {
    if (vault.storage().state !== 'memory') return void vault.prove();
    if (now() - last < LOOK_AT_KEYRING_EVERY) return;
    last = now();
    void vault.retry();
  };
  app.on('browser-window-focus', look);
  const cancel = schedule(LOOK_AT_KEYRING_AFTER, () => void vault.prove());
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
  desk: Desk<'real'>,
  parts: { files: Files; userData: string; schedule: Schedule },
): () => void {
  const { outbox, vault, now, log } = desk;
  const { schedule, ...places } = parts;
  let cancel = () => {};
  const release = () =>
    releaseSecrets({ outbox, vault, now, log, release: (item) => releaseItem(desk, item) });
  const hourly = async () => {
    cancel = schedule(RELEASE_EVERY, () => void hourly().catch(tell));
    await release();
    await releaseFormerValues(desk);
  };
  const tell = (fault: unknown) =>
    log.error('retention-failed', { fault: fault instanceof Error ? fault.name : '' });

  release().catch(tell);
  cancel = schedule(LOOK_AT_SESSIONS_AFTER, () => {
    hourly()
      .then(() => sweepOrphans({ desk, ...places }))
      .catch(tell);
  });
  return () => cancel();
}
