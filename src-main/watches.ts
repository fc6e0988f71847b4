import { app } from 'electron';
import { releaseItem } from './ipc/answers/release.ts';
import type { Desk } from './ipc/desk.ts';
import type { House } from './ipc/house.ts';
import { releaseSecrets } from './submissions/retention.ts';
import { announce } from './windows.ts';

/*
 * What main looks at by itself while the app runs: the network, the keyring, and secrets whose time has come. Each
 * watch answers how to end it. Times in milliseconds.
 */
const LOOK_AT_NETWORK_EVERY = 5_000;
const LOOK_AT_KEYRING_EVERY = 30_000;
const RELEASE_EVERY = 3_600_000;

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

/** A keyring may be unlocked at any time; whoever comes back to the window is offered to keep what memory holds. */
export function watchKeyring({ vault, now }: Desk<'real'>): () => void {
  let last = 0;
  const look = () => {
    if (vault.storage().state !== 'memory' || now() - last < LOOK_AT_KEYRING_EVERY) return;
    last = now();
    void vault.retry();
  };
  app.on('browser-window-focus', look);
  return () => app.removeListener('browser-window-focus', look);
}

export function watchRetention(desk: Desk<'real'>, schedule: Schedule): () => void {
  let cancel = () => {};
  const release = () => {
    const { outbox, vault, now, log } = desk;
    void releaseSecrets({ outbox, vault, now, log, release: (item) => releaseItem(desk, item) });
    cancel = schedule(RELEASE_EVERY, release);
  };
  release();
  return () => cancel();
}
