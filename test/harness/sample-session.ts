import type { StoredSession, StoredVendor } from '../../src-main/storage/stored-session.ts';
import type { TestReport } from '../../src-preload/contract/verdict.ts';

export const aReport: TestReport = {
  runId: 'run-one',
  startedAt: '2030-01-01T00:00:00.000Z',
  endedAt: '2030-01-01T00:00:02.000Z',
  ended: 'finished',
  overall: 'passed',
  fromThisComputer: false,
  rows: [{ row: 'sign-in', verdict: 'passed', required: true, counts: true, evidence: [] }],
  identity: [{ label: 'Tenant', value: 'acme' }],
};

export const aVendor: StoredVendor = {
  vendor: 'made-up',
  edition: 'first',
  step: 'open-the-portal',
  visitedSteps: ['open-the-portal'],
  ticked: [],
  fields: {
    address: { text: 'https://acme.example.com', corrections: ['trimmed'] },
    secret: {
      ref: { record: 'session/one/secret', revision: 5 },
      former: { record: 'session/one/secret', revision: 3, until: '2030-02-01T00:00:00.000Z' },
      length: 73,
      savedAt: '2030-01-01T00:00:00.000Z',
      corrections: [],
      issue: { code: 'masked', blocking: true, params: { count: 2 } },
      proposal: { kind: 'swap', with: 'address' },
    },
  },
  report: aReport,
  reportOf: 'mark',
  refusals: 0,
  lastRefusalAt: null,
  destinations: {
    origin: 'https://acme.example.com',
    hosts: [{ host: 'acme.example.com', reach: 'public' }],
    seal: 'sealed',
  },
  itemId: null,
  keepSecrets: false,
  secretsLeaveAt: null,
};

export const aSession: StoredSession = {
  schema: 5,
  id: '0b5a7c1e-2f34-4d56-8e9a-1b2c3d4e5f60',
  clientName: 'Acme',
  technician: 'Tech',
  connectionId: null,
  currentVendor: 'made-up',
  vendors: [aVendor],
  notes: '',
  createdAt: '2030-01-01T00:00:00.000Z',
  changedAt: '2030-01-01T00:00:00.000Z',
  archivedAt: null,
  deletedAt: null,
};
