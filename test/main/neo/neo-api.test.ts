import { describe, expect, it } from 'vitest';
import { NEO_BASE, openNeoApi } from '../../../src-main/neo/neo-api.ts';
import { neoKeyPrefix } from '../../../src-main/neo/neo-key.ts';
import { openVault } from '../../../src-main/secrets/vault.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import { atEnd } from '../../harness/at-end.ts';
import { routedClient } from '../../harness/routed-client.ts';
import { type NeoServer, type Odd, startNeoServer } from '../../servers/neo-server.ts';
import { KEY, quietLog, random } from '../outbox/outbox-fixture.ts';

async function testKey(key: string, prepare: (server: NeoServer) => void | Promise<void> = () => {}) {
  const server = await startNeoServer();
  atEnd(() => server.close());
  const client = routedClient(new Map([[NEO_BASE, server.origin]]));
  atEnd(() => client.close());
  const vault = await openVault({
    safeStorage: null,
    files: openFiles(),
    folder: '',
    random,
    now: Date.now,
    log: quietLog,
  });
  await prepare(server);
  const app = { name: 'Neo Setup Assistant' };
  const neo = openNeoApi({ client, vault, base: NEO_BASE, app, now: Date.now });
  const { ref } = await vault.save('connection.1', key);
  return { result: await neo.testKey(ref), server };
}

describe('testKey', () => {
  it('passes when Neo lists agents for the key', async () => {
    const { result, server } = await testKey(KEY);
    expect(result).toMatchObject({
      kind: 'done',
      verdict: 'passed',
      status: 200,
      agents: 1,
      requestId: 'req-1',
    });
    expect(server.seen).toMatchObject([
      { method: 'GET', path: '/public-api/agents?page_size=1', headers: { authorization: `Bearer ${KEY}` } },
    ]);
  });
  it('passes where there is no agent yet, and for a key of any length', async () => {
    const { result } = await testKey('neo_sk_test_x', (server) => {
      server.keys.add('neo_sk_test_x');
      server.agents = [];
    });
    expect(result).toMatchObject({ verdict: 'passed', agents: 0 });
  });
  it('sends nothing that is no Neo key', async () => {
    for (const text of ['a-vendor-secret', 'eyJhbGciOi', 'neo_sk_prod_a\nb', 'neo_sk_prod_•••']) {
      const { result, server } = await testKey(text);
      expect(result).toMatchObject({ verdict: 'not-tested' });
      expect(server.seen).toHaveLength(0);
    }
  });
  it.each<[string, Odd, string, string]>([
    [
      'a 401',
      { status: 401, body: { error: { code: 'UNAUTHORIZED' }, meta: {} } },
      'failed',
      'sign-in-refused',
    ],
    ['a 401 page', { status: 401, body: '<html>' }, 'could-not-tell', 'html-answer'],
    [
      'a 403',
      { status: 403, body: { error: { code: 'FORBIDDEN' }, meta: {} } },
      'could-not-tell',
      'permission-missing',
    ],
    ['a 403 page', { status: 403, body: '<html>' }, 'could-not-tell', 'forbidden-by-filter'],
    ['a page', { status: 200, body: '<html>' }, 'could-not-tell', 'html-answer'],
    ['another shape', { status: 200, body: [{ id: 1 }] }, 'could-not-tell', 'wrong-shape'],
    ['data that is no list', { status: 200, body: { data: {}, meta: {} } }, 'could-not-tell', 'wrong-shape'],
    [
      'an error inside',
      { status: 200, body: { error: { code: 'x' }, meta: {} } },
      'could-not-tell',
      'error-inside',
    ],
    ['a redirect', { status: 302, headers: { location: '/x' } }, 'could-not-tell', 'redirected'],
    ['a rate limit', { status: 429 }, 'could-not-tell', 'rate-limited'],
    ['a 404', { status: 404 }, 'could-not-tell', 'not-found'],
    ['a 500', { status: 500 }, 'could-not-tell', 'server-error'],
    ['a 503', { status: 503, body: '<html>' }, 'could-not-tell', 'server-unavailable'],
    ['a closed socket', {}, 'could-not-tell', 'connection-reset'],
  ])('says of %s', async (_name, odd, verdict, code) => {
    const { result } = await testKey(KEY, (server) => {
      server.odd.push({ method: 'GET', path: /agents/, answer: odd });
    });
    expect(result).toMatchObject({ kind: 'done', verdict, reason: { code } });
    expect(JSON.stringify(result)).not.toContain(KEY);
  });
  it('blames nobody when nothing answers', async () => {
    const { result } = await testKey(KEY, (server) => server.close());
    expect(result).toMatchObject({ verdict: 'could-not-tell', reason: { code: 'connection-refused' } });
  });
});

it('neoKeyPrefix shows which environment a key is for, and no more', () => {
  expect(neoKeyPrefix(KEY)).toBe('neo_sk_prod_');
  expect(neoKeyPrefix('nothing')).toBeUndefined();
});
