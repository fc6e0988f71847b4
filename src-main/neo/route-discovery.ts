import { isRecord } from '../system/json.ts';
import { ASSUMED_HOLDER, ASSUMED_SOURCE, assumedPath, assumedRoute } from './assumed-contract.ts';
import { type DescribedObject, listOf, objectsOf, resolve, typesOf } from './json-schema.ts';
import type { FoundRoute, NamedValue, Placement } from './route.ts';

const ROOM = '/public-api/integrations/';
/** A PUT first: it may be sent again after a lost response. */
const METHODS = ['PUT', 'PATCH', 'POST'] as const;
type Method = (typeof METHODS)[number];
type Operation = { method: Method; path: string; literal: boolean; operation: Record<string, unknown> };

/**
 * The route of a credential to Neo according to Neo's own description of its API (OpenAPI 3). An operation is
 * used only when its required fields are exactly the values at hand, by the names of vendor.json, directly or
 * in one object; anything left over on either side means that a person hands it over. `undefined` when the
 * document is no OpenAPI description.
 */
export function findRoute(
  document: unknown,
  integration: string,
  values: readonly NamedValue[],
): FoundRoute | undefined {
  if (!isDescription(document)) return undefined;
  const operations = operationsFor(document, integration);
  const assumed = operations.find(
    (one) => one.method === 'PUT' && fill(one.path, integration) === assumedPath(integration),
  );
  if (assumed !== undefined && isAsAssumed(document, assumed.operation, values)) {
    // Neo describes it, so nothing is assumed any more; the body is the same.
    return { ...assumedRoute(integration, values), kind: 'described' };
  }
  for (const method of METHODS) {
    const routes = operations
      .filter((one) => one.method === method)
      .map((one) => ({ one, route: routeOf(document, one, integration, values) }))
      .filter((found) => found.route !== undefined);
    // OpenAPI: a path written out comes before one with a parameter.
    const literal = routes.filter(({ one }) => one.literal);
    const chosen = literal.length > 0 ? literal : routes;
    if (chosen.length === 1 && chosen[0]?.route !== undefined) return chosen[0].route;
    if (chosen.length > 1) return { kind: 'hand-over' };
  }
  return { kind: 'hand-over' };
}

/** Is it an OpenAPI description at all? */
export function isDescription(document: unknown): document is Record<string, unknown> {
  return isRecord(document) && typeof document.openapi === 'string' && isRecord(document.paths);
}

function operationsFor(document: Record<string, unknown>, integration: string): Operation[] {
  const found: Operation[] = [];
  for (const [path, entry] of Object.entries(isRecord(document.paths) ? document.paths : {})) {
    const item = resolve(document, entry);
    if (item === undefined || !path.startsWith(ROOM)) continue;
    for (const method of METHODS) {
      const operation = item[method.toLowerCase()];
      if (!isRecord(operation) || operation.deprecated === true) continue;
      const parameters = [...listOf(item.parameters), ...listOf(operation.parameters)];
      if (!isOfIntegration(document, path, parameters, integration)) continue;
      found.push({ method, path, literal: !path.includes('{'), operation });
    }
  }
  return found;
}

/** The path names the integration once, written out or as its only parameter, and nothing else is demanded. */
function isOfIntegration(
  document: unknown,
  path: string,
  parameters: unknown[],
  integration: string,
): boolean {
  const segments = path.slice(ROOM.length).split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return false;
  if (!/^[\w{}./~-]+$/.test(path)) return false;
  const inBraces = segments.filter((segment) => segment.includes('{'));
  if (inBraces.length > 1 || inBraces.some((segment) => !/^\{\w+\}$/.test(segment))) return false;
  if (inBraces.length === 0 && segments.filter((segment) => segment === integration).length !== 1)
    return false;
  return parameters.every((entry) => {
    const parameter = resolve(document, entry);
    if (parameter === undefined) return false;
    if (parameter.in === 'path') {
      const names = resolve(document, parameter.schema)?.enum;
      return names === undefined || listOf(names).includes(integration);
    }
    if (parameter.required !== true) return true;
    const header = parameter.in === 'header' && typeof parameter.name === 'string' ? parameter.name : '';
    return ['idempotency-key', 'authorization', 'content-type', 'accept'].includes(header.toLowerCase());
  });
}

function routeOf(
  document: unknown,
  { method, path, operation }: Operation,
  integration: string,
  values: readonly NamedValue[],
): FoundRoute | undefined {
  const schema = bodySchema(document, operation);
  if (schema === undefined) return undefined;
  const found: { holder: string | null; placements: NonNullable<ReturnType<typeof matchValues>> }[] = [];
  for (const body of objectsOf(document, schema)) {
    const flat = matchValues(body, values);
    if (flat !== undefined) found.push({ holder: null, placements: flat });
    const [holder, ...more] = [...body.required];
    if (holder === undefined || more.length > 0) continue;
    for (const inner of objectsOf(document, body.properties.get(holder))) {
      const held = matchValues(inner, values);
      if (held !== undefined) found.push({ holder, placements: held });
    }
  }
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return undefined;
  return { kind: 'described', method, path: fill(path, integration), ...only, withSource: false };
}

/**
 * Does the description hold exactly the assumed contract? Method and path do already. Where it says no more of
 * the body, or leaves the credentials a free object, that is enough; where it names fields, they must be those
 * of the assumed body, and none demanded that it lacks.
 */
function isAsAssumed(
  document: unknown,
  operation: Record<string, unknown>,
  values: readonly NamedValue[],
): boolean {
  if (operation.requestBody === undefined) return true;
  const schema = bodySchema(document, operation);
  if (schema === undefined) return false;
  return objectsOf(document, schema).some((body) => {
    if (body.properties.size === 0 && body.required.size === 0) return true;
    const known = [ASSUMED_HOLDER, ...Object.keys(ASSUMED_SOURCE)];
    if (!body.properties.has(ASSUMED_HOLDER) || [...body.required].some((name) => !known.includes(name))) {
      return false;
    }
    const sourceFits = Object.entries(ASSUMED_SOURCE).every(([name, keys]) =>
      objectsOf(document, body.properties.get(name) ?? {}).some((one) =>
        [...one.required].every((key) => keys.includes(key)),
      ),
    );
    return sourceFits && objectsOf(document, body.properties.get(ASSUMED_HOLDER)).some(holdsAssumed);
  });

  function holdsAssumed(inner: DescribedObject): boolean {
    if (inner.properties.size === 0 && inner.required.size === 0) return true;
    const placements = matchValues(inner, values);
    return placements?.every(({ from, to, as }) => from === to && as === 'text') ?? false;
  }
}

function bodySchema(document: unknown, operation: Record<string, unknown>): unknown {
  const content = resolve(document, operation.requestBody)?.content;
  if (!isRecord(content)) return undefined;
  const type = Object.keys(content).find((name) => /^application\/json\s*(;|$)/i.test(name));
  const media = type === undefined ? undefined : content[type];
  return isRecord(media) ? (media.schema ?? {}) : undefined;
}

function fill(path: string, integration: string): string {
  return path.replace(/\{\w+\}/, encodeURIComponent(integration));
}

/**
 * Places every value under one name of the described object, one to one. `undefined` when a required name is
 * left over, a value finds no place or two, or a secret would have to become something else than text.
 */
function matchValues(described: DescribedObject, values: readonly NamedValue[]): Placement[] | undefined {
  const placements: Placement[] = [];
  const taken = new Set<string>();
  for (const value of values) {
    const names = value.neoNames.filter(
      (name) => described.properties.has(name) || described.required.has(name),
    );
    const demanded = names.filter((name) => described.required.has(name));
    const candidates = demanded.length > 0 ? demanded : names;
    const [to, ...others] = candidates;
    const [from] = value.neoNames;
    if (from === undefined) return undefined;
    if (to === undefined || others.length > 0) return undefined;
    const as = kindOf(described.properties.get(to) ?? {}, value.secret);
    if (as === undefined || taken.has(to)) return undefined;
    taken.add(to);
    placements.push({ from, to, as });
  }
  const isWhole = values.length > 0 && [...described.required].every((name) => taken.has(name));
  return isWhole ? placements : undefined;
}

function kindOf(schema: Record<string, unknown>, isSecret: boolean): 'text' | 'number' | undefined {
  const types = typesOf(schema);
  const isFixed = schema.const !== undefined || (isSecret && listOf(schema.enum).length > 0);
  if (isFixed) return undefined;
  if (types.length === 0 || types.includes('string')) return 'text';
  return !isSecret && types.includes('integer') ? 'number' : undefined;
}
