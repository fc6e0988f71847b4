/** A node of the tree Vite's parser makes (ESTree with TypeScript and JSX). */
export type Node = { type: string; start: number; end: number } & Record<string, unknown>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Every node below and including `root`, parents first, each with the nodes around it, the nearest last. */
export function nodesOf(root: Node): Visited[] {
  const visited: Visited[] = [];
  const visit = (node: Node, around: readonly Node[]) => {
    visited.push({ node, around });
    const inside = [...around, node];
    for (const key in node) {
      const value = node[key];
      if (Array.isArray(value)) {
        for (const child of value) if (isNode(child)) visit(child, inside);
      } else if (isNode(value)) visit(value, inside);
    }
  };
  visit(root, []);
  return visited;
}

type Visited = { node: Node; around: readonly Node[] };

/** The text of a string or of a template without anything put in; `undefined` for everything else. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node.quasis) || node.quasis.length !== 1)
    return undefined;
  const value: unknown = node.quasis[0]?.value;
  return typeof value === 'object' && value !== null && 'cooked' in value && typeof value.cooked === 'string'
    ? value.cooked
    : undefined;
}

/** An identifier's name; `undefined` for everything else. */
export function nameOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;
}
