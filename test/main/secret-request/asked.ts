import { makeSecretRequest, readSecretRequest } from '../../../src-main/secret-request/secret-requests.ts';
import { createSession } from '../../../src-main/sessions/open-sessions.ts';
import type { StoredRequest } from '../../../src-main/storage/stored-session.ts';
import type { SecretRequestView } from '../../../src-preload/contract/secret-request.ts';
import { sealAnswer } from '../../../src-renderer/request-page/seal-answer.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import type { DiskServices } from '../sessions/services-on-disk.ts';

export const SECRET = 'canary-of-a-token-secret-0123456789abcdef0123456789abcdef01234567';
export const IDENTIFIER = '0123456789abcdef0123456789abcdef';
export const DAY_MS = 86_400_000;

export type Where = { sessionId: string; vendor: string };

export async function beginSession({ services }: DiskServices, clientName = 'Acme Ltd.'): Promise<Where> {
  const input = { clientName, technician: 'Robin', connectionId: null, vendors: ['vsax'] };
  const { sessionId } = answerOf(await createSession(services, input));
  return { sessionId, vendor: 'vsax' };
}

export async function requestsOf({ services }: DiskServices, where: Where): Promise<StoredRequest[]> {
  const { vendors } = answerOf(await services.sessions.read(where.sessionId));
  return vendors.find(({ vendor }) => vendor === where.vendor)?.requests ?? [];
}

export type Asked = { view: NonNullable<SecretRequestView['open']>; request: StoredRequest };

/** Asks for these fields, and returns what is open then. */
export async function ask(
  disk: DiskServices,
  where: Where,
  fields = ['tokenId', 'tokenSecret'],
): Promise<Asked> {
  answerOf(await makeSecretRequest(disk.services, { ...where, fields, days: 7 }));
  const { open } = answerOf(await readSecretRequest(disk.services, where));
  const request = (await requestsOf(disk, where)).at(-1);
  if (open === null || request === undefined) throw new Error('nothing is asked');
  return { view: open, request };
}

export function answerTo({ request }: Asked, values: Record<string, string>): Promise<string> {
  return sealAnswer(request, values);
}

export const keysIn = ({ services }: DiskServices) => services.vault.recordsWithPrefix('request.');
