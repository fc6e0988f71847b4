import { releaseItem, releaseSecrets } from '../outbox/secret-retention.ts';
import { closeExpiredRequests } from '../secret-request/request-keys.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import type { Files } from '../storage/files.ts';
import { faultFields } from '../system/fault-fields.ts';
import { releaseFormerValues } from './former-values.ts';
import { sweepOrphans } from './sweep-orphans.ts';

const RELEASE_INTERVAL_MS = 3_600_000;
const SESSIONS_DELAY_MS = 10_000;

/**
 * Secrets whose time has come leave at the start and every hour after. What reads the sessions waits until the first
 * screen is long done; what a crash has left is swept once. Returns how to end it.
 */
export function scheduleRetention(
  services: RealServices,
  parts: {
    files: Files;
    userData: string;
    schedule: (milliseconds: number, run: () => void) => () => void;
  },
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
    await closeExpiredRequests(services);
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
