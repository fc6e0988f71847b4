import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import zlib from 'node:zlib';
import { describe, expect, it } from 'vitest';
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
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.response;
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
  expect(outcome.ok && outcome.response).toMatchObject({ status: 200, truncated: true });
  expect(outcome.ok && outcome.response.body.length).toBe(MIB);
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

const JSON_TEXT = '{"a":1,"name":"é"}';

it.each<[what: string, encoding: string, body: Buffer]>([
  ['bare deflate', 'deflate', zlib.deflateRawSync(JSON_TEXT)],
  ['bare deflate of some length', 'deflate', zlib.deflateRawSync(JSON_TEXT.padEnd(200_000))],
  ['no compression at all under a label', 'gzip', Buffer.from(JSON_TEXT)],
  ['no compression at all under another', 'br', Buffer.from(JSON_TEXT)],
  ['no compression at all under a third', 'deflate', Buffer.from(JSON_TEXT)],
  ['no compression under two labels', 'gzip, br', Buffer.from(JSON_TEXT)],
  ['one compression under two labels', 'gzip, gzip', zlib.gzipSync(JSON_TEXT)],
  ['gzip under the label of deflate', 'deflate', zlib.gzipSync(JSON_TEXT)],
  ['deflate under the label of gzip', 'gzip', zlib.deflateSync(JSON_TEXT)],
  ['gzip that says identity', 'identity', zlib.gzipSync(JSON_TEXT)],
  ['gzip that says nothing', '', zlib.gzipSync(JSON_TEXT)],
  ['capitals', 'GZip', zlib.gzipSync(JSON_TEXT)],
  ['several gzip members', 'gzip', Buffer.concat([zlib.gzipSync('{"a":1,'), zlib.gzipSync('"name":"é"}')])],
  ['too many labels of nothing', 'gzip, gzip, gzip', Buffer.from(JSON_TEXT)],
])('the body decides: %s', async (_what, encoding, body) => {
  const answer = await answerOf(encoding === '' ? {} : { 'content-encoding': encoding }, body);
  expect(answer.body.trimEnd()).toBe(JSON_TEXT);
});

const ENCODINGS = ['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'gzip, br', 'unheard-of'];

async function sendStatus(status: number, headers: OutgoingHttpHeaders, body: Buffer | string, rest = '') {
  const server = await runHttp((_request, response) => {
    response.writeHead(status, { 'retry-after': '120', ...headers });
    response.write(body);
    if (rest === 'reset') setImmediate(() => response.destroy());
    else response.end();
  });
  const client = testClient({ routes: routeTo(server.port) });
  return client.send(get(`${ORIGIN}/api`));
}

describe.each([401, 403, 404, 429, 500, 503])('an error %s keeps status and Retry-After', (status) => {
  it.each(ENCODINGS)('with an empty body that says %s', async (encoding) => {
    const outcome = await sendStatus(status, { 'content-encoding': encoding }, '');
    expect(outcome).toMatchObject({
      ok: true,
      response: { status, body: '', headers: { 'retry-after': '120' } },
    });
  });

  it.each(ENCODINGS)('with a body in %s that cannot be read', async (encoding) => {
    const outcome = await sendStatus(status, { 'content-encoding': encoding }, randomBytes(500));
    expect(outcome).toMatchObject({ ok: true, response: { status, headers: { 'retry-after': '120' } } });
  });

  it('with gzip that breaks off', async () => {
    const body = zlib.gzipSync(randomBytes(5_000)).subarray(0, 2_000);
    expect(gist(await sendStatus(status, { 'content-encoding': 'gzip' }, body))).toBe(status);
  });

  it('with a connection that breaks off', async () => {
    const outcome = await sendStatus(status, { 'content-length': '5000' }, '{"error":', 'reset');
    expect(outcome).toMatchObject({ ok: true, response: { status, body: '{"error":' } });
  });
});

it.each(['gzip', 'br', 'deflate', 'zstd'])('an empty 200 that says %s is an empty body', async (encoding) => {
  expect(await answerOf({ 'content-encoding': encoding })).toMatchObject({ status: 200, body: '' });
});

it.each([
  ['gzip', zlib.gzipSync(randomBytes(5_000)).subarray(0, 2_000), 'body-broken'],
  ['gzip', randomBytes(500), 'body-broken'],
  ['br', zlib.brotliCompressSync(randomBytes(5_000)).subarray(0, 2_000), 'body-broken'],
  ['snappy', Buffer.from([0xff, 0x06, 0, 0, 0x73, 0xfe]), 'encoding-unknown'],
  ['gzip, gzip, gzip', zlib.gzipSync(zlib.gzipSync(zlib.gzipSync('{}'))), 'encoding-unknown'],
])('tells a 200 in %s that cannot be read', async (encoding, body, code) => {
  const outcome = await sendStatus(200, { 'content-encoding': encoding }, body);
  expect(outcome).toMatchObject({ ok: false, error: { code, params: { host: 'acme.example' } } });
  if (code === 'encoding-unknown') expect(outcome).toMatchObject({ error: { params: { encoding } } });
});

it('opens zstd where the runtime can, and names it where not', async () => {
  // Zstandard of '{}': the mark, a frame of two bytes, one raw block.
  const body = Buffer.from('28b52ffd20021100007b7d', 'hex');
  const outcome = await sendStatus(200, { 'content-encoding': 'zstd' }, body);
  const named = { error: { code: 'encoding-unknown', params: { encoding: 'zstd' } } };
  expect(outcome).toMatchObject('createZstdDecompress' in zlib ? { response: { body: '{}' } } : named);
});

const withMark = (mark: number[], text: string, swap = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from(mark), swap ? bytes.swap16() : bytes]);
};

it.each<[what: string, type: string, body: Buffer]>([
  ['UTF-8 with its mark', 'application/json', Buffer.from(`\uFEFF${JSON_TEXT}`)],
  ['UTF-8 labelled otherwise', 'application/json; charset=iso-8859-1', Buffer.from(JSON_TEXT)],
  ['UTF-8 labelled UTF-16', 'application/json; charset=utf-16', Buffer.from(JSON_TEXT)],
  ['Latin-1 as labelled', 'application/json;charset="ISO-8859-1"', Buffer.from(JSON_TEXT, 'latin1')],
  ['UTF-16 with its mark', 'application/json', withMark([0xff, 0xfe], JSON_TEXT)],
  ['UTF-16, other order', 'application/json; charset=utf-16', withMark([0xfe, 0xff], JSON_TEXT, true)],
  ['UTF-16 without a mark', 'application/json; charset=utf-8', withMark([], JSON_TEXT)],
  ['UTF-16, other order, without a mark', '', withMark([], JSON_TEXT, true)],
])('reads %s', async (_what, type, body) => {
  const answer = await answerOf(type === '' ? {} : { 'content-type': type }, body);
  expect(answer.body).toBe(JSON_TEXT);
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
  const outcome = await client.send(get(`${ORIGIN}/`, { maxBodyBytes: 4 }));
  expect(outcome.ok && outcome.response).toMatchObject({ body: '0123', truncated: true });
});
