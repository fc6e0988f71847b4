/**
 * Reads a dotted path (`Data.0.Identifier`) out of parsed JSON; `undefined` where it leads nowhere. An empty path is
 * the value itself.
 */
export function readPath(value: unknown, path: string): unknown {
  if (path === '') return value;
  let at: unknown = value;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
