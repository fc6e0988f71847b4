import { expect, it } from 'vitest';
import { parseRoutes } from '../../../src-main/http/routes.ts';

it('reads routes, in any of the ways an origin is written', () => {
  const parsed = parseRoutes(
    '{"https://acme.vsax.net":"http://127.0.0.1:4101","https://API.example:8443/":"https://localhost:4102","https://six.example":"http://[::1]:4103"}',
  );
  expect(parsed.ok && [...parsed.routes]).toEqual([
    ['https://acme.vsax.net', 'http://127.0.0.1:4101'],
    ['https://api.example:8443', 'https://localhost:4102'],
    ['https://six.example', 'http://[::1]:4103'],
  ]);
});

it.each([
  'no json',
  '[]',
  'null',
  '"https://a.example"',
  '{"http://a.example":"http://127.0.0.1:1"}',
  '{"https://a.example/path":"http://127.0.0.1:1"}',
  '{"https://me@a.example":"http://127.0.0.1:1"}',
  '{"a.example":"http://127.0.0.1:1"}',
  '{"https://a.example":"http://10.0.0.1:1"}',
  '{"https://a.example":"https://evil.example"}',
  '{"https://a.example":"http://127.0.0.1.evil.example:1"}',
  '{"https://a.example":"http://127.0.0.1:1/path"}',
  '{"https://a.example":"ftp://127.0.0.1:1"}',
  '{"https://a.example":7}',
  '{"https://a.example":"http://127.0.0.1:1","https://A.example":"http://127.0.0.1:2"}',
])('refuses %s as a whole', (json) => {
  const parsed = parseRoutes(json);
  expect(parsed.ok).toBe(false);
  expect(!parsed.ok && parsed.problem).toMatch(/\.$/);
});
