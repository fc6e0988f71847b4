import { sealDestinations } from '../../../src-main/credentials/destinations.ts';
import { createSession } from '../../../src-main/sessions/open-sessions.ts';
import { aReport } from '../../harness/sample-session.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import type { DiskServices } from './services-on-disk.ts';

export const SECRET = 'canary-secret-"7f3a"-éé-0123456789';
export const FORMER = 'canary-former-secret-abcdef';
export const IDENTIFIER = 'canary-identifier-1234567890';
export const NEO_KEY = 'neo_sk_prod_AbCdEf0123456789AbCdEf01';

/** A session of VSA X with all that a file must not hold, also said back in its report; answers its id. */
export async function fillSession({ services }: DiskServices): Promise<string> {
  const input = { clientName: 'Acme Ltd.', technician: 'Robin', connectionId: 'c1', vendors: ['vsax'] };
  const { sessionId } = answerOf(await createSession(services, input));
  await services.vault.save('connection.c1', NEO_KEY);
  const record = (field: string) => `${sessionId}.vsax.${field}`;
  const former = await services.vault.save(record('tokenSecret'), FORMER);
  const secret = await services.vault.save(record('tokenSecret'), SECRET);
  const identifier = await services.vault.save(record('tokenId'), IDENTIFIER);
  // As if a vendor's answer had said them all back.
  const text = `no ${SECRET} for ${IDENTIFIER}, was ${FORMER}`;
  const evidence = {
    check: 'devices',
    request: 'GET /devices',
    status: 403,
    at: '2030-01-01T00:00:00Z',
    vendorText: text,
  };
  await services.sessions.change(sessionId, (stored) => ({
    ...stored,
    vendors: stored.vendors.map((vendor) => ({
      ...vendor,
      edition: 'only',
      step: 'save',
      visitedSteps: ['tenant-url', 'save'],
      ticked: ['an-item'],
      expected: { organizations: 12 },
      fields: {
        tenantUrl: { text: 'https://acme.vsax.net', corrections: [] },
        notifications: { text: 'write', corrections: [] },
        tokenId: { ref: identifier.ref, length: 28, corrections: [] },
        tokenSecret: {
          ref: secret.ref,
          former: { ...former.ref, until: '2030-02-01T00:00:00Z' },
          length: 30,
          corrections: [],
          fingerprint: 'abcdef0123',
        },
      },
      report: {
        ...aReport,
        rows: [{ row: 'devices', verdict: 'failed', required: true, counts: true, evidence: [evidence] }],
      },
      reportOf: `tokenId=${identifier.ref.record}#${identifier.ref.revision}`,
      destinations: sealDestinations(services, sessionId, vendor.vendor, {
        place: { origin: 'https://acme.vsax.net', folder: '' },
        hosts: [{ host: 'acme.example.com', reach: 'public' }],
      }),
    })),
  }));
  return sessionId;
}
