import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import zlib from 'node:zlib';
import { expect, it } from 'vitest';
import { get, gist, ORIGIN, routeTo, runHttp, testClient } from './servers.ts';

const MIB = 1_048_576;

async function answerOf(headers: OutgoingHttpHeaders, ...chunks: (Buffer | string)[]) {
  const server = await runHttp((_request, response) => {
    response.writeHead(200, headers);
    for (const chunk of chunks) response.write(chunk);
    response.end();
  });
  const client = testClient({ routes: routeTo(server.port) });
  const outcome = await client.send(get(`${ORIGIN}/api`));
  if (!outcome.ok) throw new Error(outcome.trouble.code);
  return outcome.answer;
}

it('reads a small body whole', async () => {
  const answer = await answerOf({ 'content-type': 'application/json' }, '{"Data":', '[]}');
  expect(answer).toMatchObject({ status: 200, body: '{"Data":[]}', truncated: false });
});

it('keeps the first MiB of 50, calls it cut off and frees the socket', async () => {
  const piece = Buffer.alloc(MIB, 'a');
  const server = await runHttp((_request, response) => {
    response.writeHead(200);
    let sent = 0;
    const more = () => {
      while (sent < 50 && !response.destroyed) {
        sent += 1;
        if (!response.write(piece)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  });
  const client = testClient({ routes: routeTo(server.port) });
  const outcome = await client.send(get(`${ORIGIN}/api`));
  expect(outcome.ok && outcome.answer).toMatchObject({ status: 200, truncated: true });
  expect(outcome.ok && outcome.answer.body.length).toBe(MIB);
  await expect.poll(() => server.sockets.size).toBe(0);
});

it('a body of exactly the cap is whole, one byte more is not', async () => {
  expect(await answerOf({}, Buffer.alloc(MIB, 'a'))).toMatchObject({ truncated: false });
  expect(await answerOf({}, Buffer.alloc(MIB, 'a'), 'b')).toMatchObject({ truncated: true });
});

it.each([
  ['gzip', zlib.gzipSync(Buffer.alloc(100 * MIB))],
  [
    'br',
    zlib.brotliCompressSync(Buffer.alloc(100 * MIB), {
      params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 },
    }),
  ],
])('a %s bomb of 100 MiB costs a few MiB of memory', async (encoding, bomb) => {
  const before = process.memoryUsage();
  let highest = 0;
  const watch = setInterval(() => {
    const { arrayBuffers, external } = process.memoryUsage();
    highest = Math.max(highest, arrayBuffers + external - before.arrayBuffers - before.external);
  }, 1);
  const answer = await answerOf({ 'content-encoding': encoding }, bomb);
  clearInterval(watch);
  expect(answer).toMatchObject({ truncated: true });
  expect(answer.body.length).toBe(MIB);
  expect(highest).toBeLessThan(16 * MIB);
});

it.each([
  ['gzip', zlib.gzipSync('{"a":1}')],
  ['x-gzip', zlib.gzipSync('{"a":1}')],
  ['deflate', zlib.deflateSync('{"a":1}')],
  ['br', zlib.brotliCompressSync('{"a":1}')],
  ['gzip, br', zlib.brotliCompressSync(zlib.gzipSync('{"a":1}'))],
  ['identity', Buffer.from('{"a":1}')],
  ['unheard-of', Buffer.from('{"a":1}')],
])('decodes %s although it was not asked for', async (encoding, body) => {
  expect(await answerOf({ 'content-encoding': encoding }, body)).toMatchObject({ body: '{"a":1}' });
});

it('does not decode more layers than two', async () => {
  const body = zlib.gzipSync(zlib.gzipSync(zlib.gzipSync('{}')));
  const answer = await answerOf({ 'content-encoding': 'gzip, gzip, gzip' }, body);
  expect(answer.body).not.toBe('{}');
});

it.each([
  ['is not compressed', Buffer.from('plain')],
  ['breaks off', zlib.gzipSync(randomBytes(5_000)).subarray(0, 2_000)],
])('tells a body that says gzip and %s', async (_how, body) => {
  const server = await runHttp((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(body);
  });
  const client = testClient({ routes: routeTo(server.port) });
  expect(gist(await client.send(get(`${ORIGIN}/`)))).toBe('not-http');
});

it('reads other character sets, and UTF-8 where the name is unknown', async () => {
  const latin = await answerOf(
    { 'content-type': 'application/json; charset=iso-8859-1' },
    Buffer.from([0xe9]),
  );
  expect(latin.body).toBe('é');
  const unknown = await answerOf({ 'content-type': 'text/plain; charset=nonsense' }, 'é');
  expect(unknown.body).toBe('é');
});

it('cuts between characters, not through one', async () => {
  const answer = await answerOf({}, 'a', Buffer.alloc(MIB, 'é'));
  expect(answer.truncated).toBe(true);
  expect(answer.body).not.toContain('\uFFFD');
});

it('honours a smaller cap of the request', async () => {
  const server = await runHttp((_request, response) => void response.end('0123456789'));
  const client = testClient({ routes: routeTo(server.port) });
  const outcome = await client.send(get(`${ORIGIN}/`, { capBytes: 4 }));
  expect(outcome.ok && outcome.answer).toMatchObject({ body: '0123', truncated: true });
});
