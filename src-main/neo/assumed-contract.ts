import type { FoundRoute, NamedValue } from './route.ts';

/**
 * AN ASSUMPTION, not documented by Neo: its public pages name no path that takes a vendor's credentials. This
 * file is the only place in the code that assumes one, built the way the rest of Neo's API is:
 *
 *   PUT /public-api/integrations/{name}/credentials
 *   Idempotency-Key: <plain UUID>
 *   {"credentials": {…}, "client": {"name": …}, "source": {"app", "version", "guide"}}
 *
 * It is used where Neo's own description holds exactly this, where Neo has no description at all (404), or
 * where a person switched on "Send by the assumed path" for the connection.
 */
export const ASSUMED_HOLDER = 'credentials';
export const ASSUMED_SOURCE = { client: ['name'], source: ['app', 'version', 'guide'] };

export function assumedPath(integration: string): string {
  return `/public-api/integrations/${encodeURIComponent(integration)}/credentials`;
}

export function assumedRoute(
  integration: string,
  values: readonly NamedValue[],
): Exclude<FoundRoute, { kind: 'hand-over' }> {
  return {
    kind: 'assumed',
    method: 'PUT',
    path: assumedPath(integration),
    holder: ASSUMED_HOLDER,
    placements: values.flatMap(({ neoNames: [name] }) =>
      name === undefined ? [] : [{ from: name, to: name, as: 'text' as const }],
    ),
    withSource: true,
  };
}
