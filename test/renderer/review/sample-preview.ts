import type { SubmissionPreview } from '../../../src-preload/contract/submission.ts';

/** A credential that passed its test, for a Neo connection that holds none yet. */
export const samplePreview: SubmissionPreview = {
  vendor: 'sample',
  connection: { id: 'c', name: 'Acme tenant', hasKey: true, host: 'api.neoagent.io' },
  route: { kind: 'assumed', method: 'PUT', path: '/public-api/integrations/sample/credentials' },
  says: [
    { label: 'Base URL', value: 'https://acme.sample.example' },
    { label: 'Note', value: '12' },
  ],
  secrets: [{ label: 'Secret', length: 64 }],
  replaces: null,
  connectedBefore: 'no',
  missing: [],
  tested: 'passed',
  psaFirst: false,
};
