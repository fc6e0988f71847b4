import type { Source } from './source.ts';
import { isNode, type Node, nameOf, nodesOf, textOf } from './walk.ts';

/** The names of a closed list: the keys of `export type <type> = { … }`. */
export function keysOfType({ program }: Source, type: string): string[] {
  const declaration = [...nodesOf(program)].find(
    ({ node }) => node.type === 'TSTypeAliasDeclaration' && nameOf(node.id) === type,
  )?.node;
  const literal = declaration?.typeAnnotation;
  return isNode(literal) ? keysOf(literal.members) : [];
}

/** The first arguments, where they are written out, of every call of a function of this name. */
export function namedInCalls(sources: readonly Source[], name: string): Set<string> {
  const named = sources.flatMap(({ program }) =>
    [...nodesOf(program)].flatMap(({ node }) => {
      if (node.type !== 'CallExpression' || calledName(node) !== name || !Array.isArray(node.arguments))
        return [];
      return textOf(node.arguments[0]) ?? [];
    }),
  );
  return new Set(named);
}

function calledName({ callee }: Node): string | undefined {
  if (!isNode(callee)) return undefined;
  return callee.type === 'MemberExpression' ? nameOf(callee.property) : nameOf(callee);
}

function keysOf(members: unknown): string[] {
  if (!Array.isArray(members)) return [];
  return members.filter(isNode).flatMap(({ key }) => nameOf(key) ?? textOf(key) ?? []);
}
