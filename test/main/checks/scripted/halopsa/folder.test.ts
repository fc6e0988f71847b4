import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HaloServer } from '../../../../servers/halo-server.ts';
import { type HaloOptions, type HaloRun, ORIGIN, openHaloWorld, verdictsByRow } from './run-halo.ts';

// A HaloPSA on a server of one's own may lie in a folder: everything is below it, the sign-in too.

let halo: HaloServer;
let run: (options?: HaloOptions) => Promise<HaloRun>;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ halo, run, close } = await openHaloWorld());
});
afterEach(() => close());

it.each<[string, unknown]>([
  ['names its place in the folder', { auth_url: `${ORIGIN}/halo/auth`, tenant_id: '' }],
  ['names no place', { tenant_id: '' }],
  ['names an empty place', { auth_url: '', tenant_id: null }],
])('asks everything below the folder where authinfo %s', async (_name, authInfo) => {
  Object.assign(halo, { folder: '/halo', authInfo });
  const seen = await run({ folder: '/halo' });
  expect(seen.report.overall).toBe('passed');
  expect(halo.outside).toEqual([]);
  expect(halo.requests.slice(0, 2)).toEqual(['GET /authinfo', 'POST /auth/token']);
  expect(seen.report.identity[0]).toEqual({ label: 'identity.address', value: 'acme.halopsa.com/halo' });
  expect(seen.report.rows[0]?.evidence[1]?.request).toBe('POST /halo/auth/token (scope all)');
});

it.each([404, 405, 503])('takes the usual place in the folder after a %i of authinfo', async (status) => {
  halo.folder = '/apps/halo';
  halo.answers.set('/authinfo', { status });
  const seen = await run({ folder: '/apps/halo' });
  expect(verdictsByRow(seen, 'sign-in')).toBe('passed');
  expect(halo.outside).toEqual([]);
});

it('asks at the root of the server where there is no folder', async () => {
  halo.folder = '/halo';
  const seen = await run();
  expect(verdictsByRow(seen, 'sign-in')).toBe('could-not-tell wrong-product');
  expect(halo.outside).toEqual(['/api/authinfo', '/auth/token']);
});
