import { isRecord } from '../system/json.ts';

/** A described body, as far as matching needs it: each property with its schema. */
export type DescribedObject = { properties: Map<string, Record<string, unknown>>; required: Set<string> };

/** A description is somebody else's text: cycles and very deep schemas end here. */
const DEEPEST = 12;

/**
 * Follows `$ref` inside the document (`#/…`, RFC 6901) until it reaches something else. References to other
 * documents are not followed: nothing is fetched because a description says so. `undefined` where it leads nowhere.
 */
export function resolve(document: unknown, schema: unknown): Record<string, unknown> | undefined {
  let at = schema;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    if (!isRecord(at)) return undefined;
    if (at.$ref === undefined) return at;
    if (typeof at.$ref !== 'string' || !at.$ref.startsWith('#/')) return undefined;
    at = pointed(document, at.$ref.slice(2));
  }
  return undefined;
}

function pointed(document: unknown, pointer: string): unknown {
  let at = document;
  for (const part of pointer.split('/')) {
    const key = decode(part)?.replaceAll('~1', '/').replaceAll('~0', '~');
    if (key === undefined || !isRecord(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/**
 * The objects that a schema may describe: one, several for `oneOf`/`anyOf`, with `allOf` merged in. Empty when it
 * is no object or cannot be read.
 */
export function objectsOf(document: unknown, schema: unknown, depth = 0): DescribedObject[] {
  const at = resolve(document, schema);
  if (at === undefined || depth > DEEPEST) return [];
  const own = ownObject(document, at);
  if (own === undefined) return [];
  let objects = [own];
  for (const part of listOf(at.allOf)) objects = combine(objects, objectsOf(document, part, depth + 1));
  for (const word of ['oneOf', 'anyOf']) {
    if (at[word] === undefined) continue;
    const choices = listOf(at[word]).flatMap((choice) => objectsOf(document, choice, depth + 1));
    objects = combine(objects, choices);
  }
  // Many alternatives of alternatives multiply; nobody describes one credential in more ways than this.
  return objects.slice(0, 64);
}

function ownObject(document: unknown, at: Record<string, unknown>): DescribedObject | undefined {
  if (at.type !== undefined && !typesOf(at).includes('object')) return undefined;
  const properties = new Map<string, Record<string, unknown>>();
  for (const [name, value] of Object.entries(isRecord(at.properties) ? at.properties : {})) {
    const property = resolve(document, value);
    if (property === undefined) return undefined;
    properties.set(name, property);
  }
  const required = listOf(at.required).filter((name): name is string => typeof name === 'string');
  return { properties, required: new Set(required) };
}

function combine(left: DescribedObject[], right: DescribedObject[]): DescribedObject[] {
  return left.flatMap((one) =>
    right.map((other) => ({
      properties: new Map([...one.properties, ...other.properties]),
      required: new Set([...one.required, ...other.required]),
    })),
  );
}

/** `type` is a word or, since OpenAPI 3.1, a list of words. */
export function typesOf(schema: Record<string, unknown>): string[] {
  const { type } = schema;
  return (Array.isArray(type) ? type : [type]).filter((word): word is string => typeof word === 'string');
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
