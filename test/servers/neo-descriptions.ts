/** Descriptions of a Neo API (OpenAPI 3.1), as the tests' servers publish them. All made up. */
const NAME = { name: 'name', in: 'path', required: true, schema: { type: 'string' } };

export function json(schema: unknown): { content: Record<string, { schema: unknown }> } {
  return { content: { 'application/json': { schema } } };
}

export function describeApi(paths: Record<string, unknown>, more: Record<string, unknown> = {}): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Neo Public API', version: '1.0.0' },
    servers: [{ url: 'https://api.neoagent.io' }],
    paths: {
      '/public-api/agents': { get: { responses: { 200: { description: 'Agents' } } } },
      '/public-api/integrations/{name}/sync-runs': {
        get: { parameters: [NAME], responses: { 200: { description: 'Runs' } } },
      },
      ...paths,
    },
    ...more,
  };
}

/** Exactly the assumed contract. */
export const assumedDescription = describeApi({
  '/public-api/integrations/{name}/credentials': {
    parameters: [NAME],
    put: {
      requestBody: json({
        type: 'object',
        required: ['credentials'],
        properties: {
          credentials: { type: 'object', additionalProperties: { type: 'string' } },
          client: { type: 'object', properties: { name: { type: 'string' } } },
          source: { type: 'object' },
        },
      }),
    },
  },
});

/** Another path and other names, all of which are aliases of VSA X; through references. */
export const otherPathDescription = describeApi(
  {
    '/public-api/integrations/{integration}/connect': {
      post: {
        parameters: [{ ...NAME, name: 'integration' }],
        requestBody: { $ref: '#/components/requestBodies/Connect' },
      },
    },
  },
  {
    components: {
      requestBodies: { Connect: json({ $ref: '#/components/schemas/Rmm' }) },
      schemas: {
        Rmm: {
          type: 'object',
          required: ['rmm_url', 'rmm_client_id', 'rmm_client_secret'],
          properties: {
            rmm_url: { type: 'string' },
            rmm_client_id: { type: 'string' },
            rmm_client_secret: { type: 'string' },
          },
        },
      },
    },
  },
);

/** Knows integrations, but no operation that takes a credential. */
export const deniedDescription = describeApi({
  '/public-api/integrations/{name}/credentials': { get: { parameters: [NAME] } },
});
