import { describe, expect, it } from 'vitest';
import type { NamedValue } from '../../../src-main/neo/route.ts';
import { findRoute } from '../../../src-main/neo/route-discovery.ts';
import {
  assumedDescription,
  deniedDescription,
  describeApi,
  json,
  otherPathDescription,
} from '../../servers/neo-descriptions.ts';

const values: NamedValue[] = [
  { neoNames: ['tenant_url', 'rmm_url'], required: true, secret: false },
  { neoNames: ['token_id', 'rmm_client_id'], required: true, secret: true },
  { neoNames: ['token_secret', 'rmm_client_secret'], required: true, secret: true },
];
const TEXT = { type: 'string' };
const NAMES = { tenant_url: TEXT, token_id: TEXT, token_secret: TEXT };
const all = (properties: Record<string, unknown>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
});
const at = (path: string, method: string, schema: unknown, more = {}) =>
  describeApi({ [`/public-api/integrations/${path}`]: { [method]: { requestBody: json(schema), ...more } } });
const find = (document: unknown) => findRoute(document, 'vsax', values);

describe('the assumed contract', () => {
  const assumed = { kind: 'described', method: 'PUT', path: '/public-api/integrations/vsax/credentials' };
  it.each<[string, unknown]>([
    ['as it is assumed', assumedDescription],
    ['with the fields named', at('{name}/credentials', 'put', all({ credentials: all(NAMES) }))],
    ['for this integration alone', at('vsax/credentials', 'put', all({ credentials: all(NAMES) }))],
    ['without a described body', describeApi({ '/public-api/integrations/{n}/credentials': { put: {} } })],
    [
      'demanding the source too',
      at(
        '{name}/credentials',
        'put',
        all({ credentials: { type: 'object' }, source: all({ app: TEXT }), client: all({ name: TEXT }) }),
      ),
    ],
  ])('is found %s', (_name, document) => {
    expect(find(document)).toMatchObject(assumed);
  });
  it.each<[string, unknown]>([
    [
      'demands something else beside',
      at('{name}/credentials', 'put', all({ credentials: all(NAMES), tenant: TEXT })),
    ],
    [
      'demands another field',
      at('{name}/credentials', 'put', all({ credentials: all({ ...NAMES, region: TEXT }) })),
    ],
    [
      'takes a form',
      describeApi({
        '/public-api/integrations/{n}/credentials': {
          put: { requestBody: { content: { 'multipart/form-data': {} } } },
        },
      }),
    ],
    ['is of another integration', at('halopsa/credentials', 'put', all({ credentials: all(NAMES) }))],
    [
      'is deprecated',
      at('{name}/credentials', 'put', all({ credentials: all(NAMES) }), { deprecated: true }),
    ],
  ])('is handed over where it %s', (_name, document) => {
    expect(find(document)).toEqual({ kind: 'hand-over' });
  });
});

describe('another operation', () => {
  it('is used with its own names', () => {
    expect(find(otherPathDescription)).toEqual({
      kind: 'described',
      method: 'POST',
      path: '/public-api/integrations/vsax/connect',
      holder: null,
      placements: [
        { from: 'tenant_url', to: 'rmm_url', as: 'text' },
        { from: 'token_id', to: 'rmm_client_id', as: 'text' },
        { from: 'token_secret', to: 'rmm_client_secret', as: 'text' },
      ],
      withSource: false,
    });
  });
  it.each<[string, unknown, object]>([
    [
      'in one object',
      at('{name}', 'patch', all({ config: all(NAMES) })),
      { method: 'PATCH', holder: 'config', path: '/public-api/integrations/vsax' },
    ],
    [
      'in parts that belong together',
      at('{name}', 'put', {
        allOf: [all({ tenant_url: TEXT }), all({ token_id: TEXT, token_secret: TEXT })],
      }),
      { method: 'PUT', holder: null },
    ],
    [
      'as one of several bodies',
      at('{name}', 'put', { oneOf: [all({ client_id: TEXT }), all(NAMES)] }),
      { method: 'PUT' },
    ],
    [
      'with names nobody needs',
      at('{name}', 'put', all({ ...NAMES, note: TEXT }, Object.keys(NAMES))),
      { method: 'PUT' },
    ],
    [
      'by PUT before POST',
      describeApi({
        '/public-api/integrations/{name}': {
          post: { requestBody: json(all(NAMES)) },
          put: { requestBody: json(all(NAMES)) },
        },
      }),
      { method: 'PUT' },
    ],
    [
      'written out before a parameter',
      describeApi({
        '/public-api/integrations/{name}': { put: { requestBody: json(all(NAMES)) } },
        '/public-api/integrations/vsax': { put: { requestBody: json(all(NAMES)) } },
      }),
      { path: '/public-api/integrations/vsax' },
    ],
    [
      'where the key is a header',
      at('{name}', 'put', all(NAMES), {
        parameters: [{ in: 'header', name: 'Idempotency-Key', required: true }],
      }),
      { method: 'PUT' },
    ],
  ])('is found %s', (_name, document, route) => {
    expect(find(document)).toMatchObject({ kind: 'described', ...route });
  });
  it.each<[string, unknown]>([
    ['no write at all', deniedDescription],
    ['a name left over', at('{name}', 'put', all({ ...NAMES, tenant_id: TEXT }))],
    ['a value left over', at('{name}', 'put', all({ tenant_url: TEXT, token_id: TEXT }))],
    ['two places for one value', at('{name}', 'put', all({ ...NAMES, rmm_url: TEXT }))],
    [
      'a demanded question',
      at('{name}', 'put', all(NAMES), { parameters: [{ in: 'query', name: 'region', required: true }] }),
    ],
    [
      'names of other integrations only',
      at('{name}', 'put', all(NAMES), {
        parameters: [{ in: 'path', name: 'name', required: true, schema: { enum: ['halopsa'] } }],
      }),
    ],
    ['two parameters', at('{name}/connections/{id}', 'put', all(NAMES))],
    [
      'a path outside',
      describeApi({ '/public-api/chat/{name}': { put: { requestBody: json(all(NAMES)) } } }),
    ],
    [
      'a path that climbs',
      describeApi({
        '/public-api/integrations/../api-keys/{name}': { put: { requestBody: json(all(NAMES)) } },
      }),
    ],
    [
      'a secret that must be a number',
      at('{name}', 'put', all({ ...NAMES, token_secret: { type: 'integer' } })),
    ],
    [
      'two that fit alike',
      describeApi({
        '/public-api/integrations/{a}/x': { put: { requestBody: json(all(NAMES)) } },
        '/public-api/integrations/{a}/y': { put: { requestBody: json(all(NAMES)) } },
      }),
    ],
    [
      'a schema that is its own part',
      {
        ...describeApi({ '/public-api/integrations/{a}': { put: { requestBody: json({ $ref: '#/c/S' }) } } }),
        c: { S: { allOf: [{ $ref: '#/c/S' }] } },
      },
    ],
    ['a schema elsewhere', at('{name}', 'put', { $ref: 'https://evil.example/s.json' })],
  ])('is handed over with %s', (_name, document) => {
    expect(find(document)).toEqual({ kind: 'hand-over' });
  });
});

it.each([null, 'text', {}, { openapi: '3.1.0' }, { paths: {} }])('%j is no description', (document) => {
  expect(find(document)).toBeUndefined();
});
