import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runChecks } from '../../src-main/checks/run-checks.ts';
import { saveField } from '../../src-main/credentials/save-field.ts';
import type { Client } from '../../src-main/http/client.ts';
import { openVault } from '../../src-main/secrets/vault.ts';
import { openFiles } from '../../src-main/storage/files.ts';
import type { Vendor, VendorChecks } from '../../src-preload/contract/vendor.ts';
import { routedClient } from '../harness/routed-client.ts';
import checks from './made-up/checks.json' with { type: 'json' };
import vendor from './made-up/vendor.json' with { type: 'json' };

const ORIGIN = 'https://acme.made-up.example';
const KEY = 'made-up-api-key';
const asked: string[] = [];

/** The portal of a vendor that no code knows: everything the app does with it comes from its folder. */
const portal = createServer((request, response) => {
  asked.push(request.url ?? '');
  const isIn = request.headers.authorization === `Bearer ${KEY}`;
  const path = (request.url ?? '').replace(/\?.*/, '');
  const body = !isIn
    ? { error: 'no' }
    : path === '/api/machines'
      ? { items: [{ machineId: 'm/1' }], total: 7 }
      : path === '/api/machines/m%2F1'
        ? { item: { machineId: 'm/1' } }
        : { items: [] };
  response.writeHead(isIn ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
});
let client: Client;

beforeAll(async () => {
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  const { port } = portal.address() as AddressInfo;
  client = routedClient(new Map([[ORIGIN, `http://127.0.0.1:${port}`]]), () =>
    Date.parse('2026-03-04T23:00:00Z'),
  );
});
afterAll(async () => {
  await client.close();
  portal.close();
});

const run = (key: string, alerts: string) =>
  runChecks({
    vendor: vendor as Vendor,
    checks: checks as VendorChecks,
    value: (field) => ({ apiKey: key, alerts })[field] ?? '',
    origin: ORIGIN,
    allowPrivate: false,
    confirmedHosts: [],
    acquireSignIn: async () => ({ ok: true }),
    blockSignIn: async () => {},
    triesOtherRegions: false,
    client,
    signal: new AbortController().signal,
    runId: 'run',
    now: () => Date.parse('2026-03-04T23:00:00Z'),
    onRows: () => {},
  });

describe('a new vendor is a folder of data', () => {
  it('is tested without a line of code of its own', async () => {
    asked.length = 0;
    const report = await run(KEY, 'read');
    expect(report).toMatchObject({ overall: 'passed', fromThisComputer: false });
    expect(report.rows.map((row) => [row.row, row.verdict])).toEqual([
      ['sign-in', 'passed'],
      ['machines', 'passed'],
      ['alerts', 'passed'],
    ]);
    expect(asked).toEqual(['/api/machines?limit=1', '/api/machines/m%2F1', '/api/alerts?since=2026-03-04']);
  });

  it('is refused by its own 401', async () => {
    const report = await run('wrong', 'none');
    expect(report).toMatchObject({ overall: 'failed', ended: 'refused' });
  });

  it('has its fields read and kept by its own rules', async () => {
    const log = { info: () => {}, warn: () => {}, error: () => {}, reference: () => '' };
    const random = (bytes: number) => new Uint8Array(bytes).fill(7);
    const parts = { safeStorage: null, files: openFiles(), folder: '', random, now: () => 0, log };
    const vault = await openVault(parts);
    const keep = (id: string, typed: string) => {
      const field = vendor.fields.find((one) => one.id === id) as Vendor['fields'][0];
      return saveField(
        { vault, vendor: vendor as Vendor, sessionId: 's', now: () => 0 },
        field,
        undefined,
        typed,
      );
    };
    expect(await keep('serverUrl', 'acme.made-up.example/login')).toMatchObject({ text: ORIGIN });
    expect(await keep('serverUrl', 'docs.made-up.example')).toMatchObject({
      issue: { code: 'vendor:look-alike-docs', blocking: true },
    });
    expect(await keep('apiKey', ` ${KEY} `)).toMatchObject({ length: KEY.length, corrections: ['trimmed'] });
  });
});
