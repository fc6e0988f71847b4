import { signerOf } from '../../../src-main/secrets/signing.ts';
import type { Report } from '../../../src-preload/contract/report.ts';

/** The first of RFC 8032's test vectors. */
export const SEED = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
export const signer = signerOf(SEED);

export const aReport: Report = {
  madeAt: '2030-01-02T03:04:05.000Z',
  isPractice: false,
  app: { name: 'Neo Setup Assistant', version: '9.9.9' },
  publicKey: signer.publicKey,
  namesLeftOut: false,
  session: {
    client: 'Zoë & Søns “Ltd.”',
    technician: 'Robin',
    notes: 'Ask for Kim.\nBack on Monday.',
    createdAt: '2030-01-01T00:00:00.000Z',
    changedAt: '2030-01-02T00:00:00.000Z',
  },
  vendors: [
    {
      id: 'made-up',
      name: 'Made Up',
      guide: 'The only one',
      values: [{ label: 'Address', value: 'https://acme.example.com' }],
      test: {
        startedAt: '2030-01-02T00:00:00.000Z',
        endedAt: '2030-01-02T00:00:02.000Z',
        ended: 'finished',
        overall: 'failed',
        fromThisComputer: true,
        isStale: false,
      },
      identity: [{ label: 'Tenant', value: 'acme' }],
      permissions: [
        {
          id: 'devices',
          label: 'Devices',
          access: 'Read',
          required: true,
          verdict: 'passed',
          exchanges: [
            {
              request: 'GET /devices',
              at: '2030-01-02T00:00:01.000Z',
              status: 200,
              count: 12,
              milliseconds: 40,
            },
          ],
        },
        {
          id: 'tickets',
          label: 'Tickets',
          access: 'Read',
          required: true,
          verdict: 'failed',
          reason: {
            code: 'permission-missing',
            happened: 'Refused.',
            notMean: 'The values are right.',
            next: 'Grant it.',
            who: 'You',
          },
          exchanges: [
            {
              request: 'GET /tickets',
              at: '2030-01-02T00:00:02.000Z',
              status: 403,
              vendorText: 'no <b>access</b>',
            },
          ],
        },
      ],
      secrets: [{ label: 'Secret', fingerprint: '0123456789ab' }],
      submission: { state: 'connected', at: '2030-01-02T01:00:00.000Z', status: 200, requestIds: ['req_1'] },
    },
  ],
};
