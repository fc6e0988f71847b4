import { randomBytes, randomUUID } from 'node:crypto';
import { openPracticeServices } from '../../../src-main/practice/practice-services.ts';
import type { EnvironmentServices } from '../../../src-main/sessions/environment-services.ts';
import { createSession } from '../../../src-main/sessions/open-sessions.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { silentLog } from '../../harness/silent-log.ts';

/** The value of an answer; a refusal fails the test with its code. */
export function answerOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** The services of practice: requests run through the same code as in the real environment. */
export function openServices(): Promise<EnvironmentServices> {
  return openPracticeServices({
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
      timer.unref();
      return () => clearTimeout(timer);
    },
    clipboard: { put: async () => ({ clearsAt: '', concealed: false }), write: async () => {} },
    version: '0.0.0',
    log: silentLog,
  });
}

/** A session of that client with these vendors; answers its id. */
export async function begin(
  services: EnvironmentServices,
  clientName: string,
  vendors: string[],
): Promise<string> {
  const input = { clientName, technician: '', connectionId: null, vendors };
  return answerOf(await createSession(services, input)).sessionId;
}
