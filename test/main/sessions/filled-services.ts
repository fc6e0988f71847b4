import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from '../../../src-main/checks/start-test.ts';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { createSession } from '../../../src-main/sessions/open-sessions.ts';
import type { HostQuestion } from '../../../src-preload/contract/requests.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { openRealServices } from './real-services.ts';

// biome-ignore lint/suspicious/noExplicitAny: the file as somebody else would edit it.
export type Plain = any;

export const VALUES = {
  vsax: {
    tenantUrl: 'https://acme.vsax.net',
    tokenId: '0123456789abcdef0123456789abcdef',
    tokenSecret: 'canary-vsax-0123456789abcdef0123456789',
  },
  halopsa: {
    baseUrl: 'https://acme.halopsa.com',
    clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    clientSecret: '7c9e6679-7425-40de-944b-e07fc1f90ae7-canary',
    agentId: '42',
  },
  asio: { region: 'eu', clientId: 'c'.repeat(32), clientSecret: 'canary-asio-0123456789' },
} as const;
export type VendorId = keyof typeof VALUES;
type Where = { sessionId: string; vendor: string };

/** The real services with sessions as files that a test edits, and a client that writes down what would have left. */
export async function openFilledServices() {
  const folder = await mkdtemp(join(tmpdir(), 'neo-destinations-'));
  const real = await openRealServices(folder, new Map());
  const { services } = real;
  const asked: { url: string; headers: Record<string, string>; allowPrivate: boolean }[] = [];
  const network = { reach: 'public' as 'public' | 'private' };
  services.reach = async () => network.reach;
  services.client.send = async (request) => {
    asked.push(request);
    const error = { code: 'connection-refused', params: {} } as const;
    return { ok: false, error, milliseconds: 1, at: '2030-01-01T00:00:00.000Z' };
  };
  const pathOf = (sessionId: string) => join(folder, 'sessions', `${sessionId}.json`);

  return {
    services,
    asked,
    network,
    folder,
    pathOf,

    async filled(vendor: VendorId, clientName = 'Acme') {
      const input = { clientName, technician: '', connectionId: null, vendors: [vendor] };
      const { sessionId } = answerOf(await createSession(services, input));
      const where = { sessionId, vendor };
      for (const [field, text] of Object.entries(VALUES[vendor])) {
        answerOf(await keepField(services, { ...where, field, text }));
      }
      return where;
    },

    async edit({ sessionId }: Pick<Where, 'sessionId'>, change: (session: Plain, stored: Plain) => void) {
      const session = JSON.parse(await readFile(pathOf(sessionId), 'utf8'));
      change(session, session.vendors[0]);
      await writeFile(pathOf(sessionId), JSON.stringify(session));
    },

    async test(where: Where): Promise<HostQuestion | 'started'> {
      const answer = answerOf(await runChecks(services, where));
      await services.runtime.runs.get(`${where.sessionId}.${where.vendor}`)?.ended;
      return answer.kind === 'started' ? 'started' : answer;
    },

    async close() {
      await real.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
