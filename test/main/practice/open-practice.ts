import { randomBytes, randomUUID } from 'node:crypto';
import { openPracticeServices } from '../../../src-main/practice/practice-services.ts';
import type { EnvironmentServices } from '../../../src-main/sessions/environment-services.ts';
import { createSession, readSession } from '../../../src-main/sessions/open-sessions.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import { silentLog } from '../../harness/silent-log.ts';

export function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

export type Practice = {
  services: EnvironmentServices;
  where: { sessionId: string; vendor: string };
  progress: () => Promise<VendorProgress>;
  /** What was put on the clipboard, in order. */
  copied: string[];
};

/** A services of practice with one session of one vendor. */
export async function openPractice(vendor: string): Promise<Practice> {
  const copied: string[] = [];
  const services = await openPracticeServices({
    presentedSession: () => null,
    scenario: 'everything-works',
    files: openFiles(),
    announce: () => {},
    now: () => Date.now(),
    monotonic: () => performance.now(),
    newId: () => randomUUID(),
    random: (bytes) => randomBytes(bytes),
    schedule: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    clipboard: {
      put: async (text) => {
        copied.push(text);
        return { clearsAt: '', concealed: false };
      },
      write: async (text) => void copied.push(text),
    },
    version: '0.0.0',
    log: silentLog,
  });
  const session = await createSession(services, {
    clientName: 'Acme',
    technician: '',
    connectionId: null,
    vendors: [vendor],
  });
  const where = { ...answerOf(session), vendor };
  const progress = async () => {
    const [first] = answerOf(await readSession(services, where)).vendors;
    if (first === undefined) throw new Error('The session has no vendor.');
    return first;
  };
  return { services, where, progress, copied };
}
