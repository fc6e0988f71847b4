import { parseSync } from 'vite';

/** A node of the tree that Vite's parser makes (ESTree with TypeScript and JSX). */
export type Node = { type: string; start: number; end: number } & Record<string, unknown>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function nodesIn(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];
}

export function parseFile(path: string, text: string): Node {
  const { program } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  return program as unknown as Node;
}

/** Counted from 1. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** What stands inside `as`, `satisfies`, `!`, brackets and `?.`; the node itself otherwise. */
export function bare(node: Node): Node {
  return WRAPPERS.includes(node.type) && isNode(node.expression) ? bare(node.expression) : node;
}

const WRAPPERS = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'ParenthesizedExpression',
  'ChainExpression',
];

/** A name as written: an identifier's, or that of a quoted key. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return String(node.name);
  if (node.type === 'Literal') return String(node.value);
  return undefined;
}

/** A text written out; undefined for every other value. */
export function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral' || nodesIn(node.expressions).length > 0) return undefined;
  const [only] = Array.isArray(node.quasis) ? (node.quasis as { value?: { cooked?: string } }[]) : [];
  return only?.value?.cooked;
}

/** Every node of the program that is no type, with the nodes around it, the nearest last. */
export function* valuesIn(node: Node, around: readonly Node[] = []): Generator<Visited> {
  yield { node, around };
  const inside = [...around, node];
  const isWrapper = WRAPPERS.includes(node.type);
  for (const [key, value] of Object.entries(node)) {
    if (isWrapper ? key !== 'expression' : TYPES.includes(key)) continue;
    for (const child of nodesIn(value))
      if (!child.type.startsWith('TS') || WRAPPERS.includes(child.type)) yield* valuesIn(child, inside);
  }
}

const TYPES = ['typeAnnotation', 'typeParameters', 'typeArguments', 'returnType', 'superTypeParameters'];

export type Visited = { node: Node; around: readonly Node[] };
