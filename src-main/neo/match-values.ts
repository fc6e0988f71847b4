import type { NamedValue, Placement } from '../outbox/outbox-item.ts';
import { type DescribedObject, listOf, typesOf } from './json-schema.ts';

/**
 * Places every value under one name of the described object, one to one. `undefined` when a required name is
 * left over, a value finds no place or two, or a secret would have to become something else than text. Pure.
 */
export function matchValues(
  described: DescribedObject,
  values: readonly NamedValue[],
): Placement[] | undefined {
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
