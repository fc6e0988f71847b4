import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { runChecks } from '../../../src-main/checks/run-checks.ts';
import { findVendor } from '../../../src-main/vendors/catalog.ts';
import { routedClient } from '../../harness/routed-client.ts';
import { runParts } from '../../harness/run-parts.ts';

/*
 * A server, or somebody in front of it, that repeats what was sent to it, in every member of its answers. Nothing of
 * the secret or of the token may stand in what a run announces, reports and stores.
 */
const SECRET = 'tT7xQv93hLm2Wk8RzB4pNc6Y';
const TOKEN = 'zK4wPq8LmR2vXs6TnB9hJd3F';

const vendors = [
  { id: 'vsax', origin: 'https://acme.vsax.net', secretField: 'tokenSecret' },
  { id: 'asio', origin: 'https://openapi.service.itsupport247.net', secretField: 'clientSecret' },
  { id: 'halopsa', origin: 'https://acme.halopsa.com', secretField: 'clientSecret' },
];

const waysToWrite: [string, (text: string) => string][] = [
  ['as it is', (text) => text],
  ['cut by the server', (text) => text.slice(0, 12)],
  ['in upper case', (text) => text.toUpperCase()],
  ['spaced', (text) => [...text].join(' ')],
  ['with zero-width spaces', (text) => [...text].join('\u200b')],
  ['in an address', (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&')],
  ['in base64', (text) => Buffer.from(`id:${text}`).toString('base64')],
  ['in hex', (text) => Buffer.from(text).toString('hex')],
  ['behind a long text', (text) => `${'Something went wrong. '.repeat(9)}${text}`],
];

/** One answer that says the same words wherever any vendor has a place for words. */
function bodyThatSays(words: string): string {
  const record = { Id: words, id: words, Name: words, name: words, Identifier: words, teams: words };
  return JSON.stringify({
    ...record,
    message: words,
    Message: words,
    error: words,
    error_description: words,
    errors: [{ message: words, code: words }],
    Title: words,
    title: words,
    detail: words,
    scope: words,
    tenant_id: words,
    auth_url: `https://${words.replace(/[^a-z0-9]/gi, '').slice(0, 60)}.example/`,
    Meta: { ResponseCode: words, ErrorMessage: words, TotalCount: words },
    Data: [record],
    record_count: words,
  });
}

const cases = vendors.flatMap((vendor) =>
  waysToWrite.flatMap(([name, write]) =>
    [200, 302, 400, 401, 403, 500].map((status) => ({ vendor, name, write, status })),
  ),
);

it.each(cases)(
  '$vendor.id, $status, $name',
  async ({ vendor: { id, origin, secretField }, write, status }) => {
    for (const signsIn of [true, false]) {
      const secrets = signsIn ? [SECRET, TOKEN] : [SECRET];
      const server = createServer((request, response) => {
        if (signsIn && request.method === 'POST') {
          response.setHeader('content-type', 'application/json');
          return response.end(JSON.stringify({ access_token: TOKEN, scope: 'all', token_type: 'Bearer' }));
        }
        response.statusCode = status;
        response.setHeader('content-type', 'application/json');
        response.setHeader(
          'location',
          `https://${write(SECRET)
            .replace(/[^a-z0-9]/gi, '')
            .slice(0, 60)}.example/`,
        );
        const isTokenSent = request.headers.authorization?.includes(TOKEN) === true;
        const words = [SECRET, ...(isTokenSent ? [TOKEN] : [])].map(write).join(' and ');
        return response.end(bodyThatSays(`Rejected ${words}`));
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const vendor = findVendor(id);
      const client = routedClient(new Map([origin, ...vendor.allowedOrigins].map((one) => [one, here])));
      const seen: unknown[] = [];
      const report = await runChecks(
        runParts(id, {
          value: (field) => ({ [secretField]: SECRET, notifications: 'write' })[field] ?? '',
          origin,
          client,
          pause: async () => {},
          onRows: (rows) => seen.push(rows),
        }),
      );
      await client.close();
      server.close();
      expect(report.rows.length).toBeGreaterThan(1);
      // What was written and cannot be told from other text once signs and case are gone.
      const text = JSON.stringify([report, seen]).toLowerCase();
      const bare = text.replace(/[^a-z0-9]/g, '');
      for (const secret of secrets) {
        const parts = [0, 6, 12].map((from) => secret.slice(from, from + 12).toLowerCase());
        for (const part of parts) expect(bare).not.toContain(part);
        for (const pair of [secret, `id:${secret}`]) {
          expect(text).not.toContain(Buffer.from(pair).toString('base64').slice(4, 24).toLowerCase());
          expect(text).not.toContain(Buffer.from(pair).toString('hex').slice(8, 32));
        }
      }
    }
  },
);
