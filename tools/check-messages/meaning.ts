import { bare, isNode, type Node, nameOf, nodesIn, textOf, type Visited } from './syntax.ts';

/** The names below each part of the messages; a text has none. */
export type Tree = Map<string, Set<string>>;

export function treeOf(paths: Iterable<string>): Tree {
  const tree: Tree = new Map();
  for (const path of paths) {
    const parts = path.split('.');
    tree.set(path, tree.get(path) ?? new Set());
    for (let at = parts.length - 1; at >= 0; at--) {
      const part = parts.slice(0, at).join('.');
      tree.set(part, (tree.get(part) ?? new Set()).add(parts[at] ?? ''));
    }
  }
  return tree;
}

/** A part or text that an expression may come out as; `isSure` where none of its names was looked up by a code. */
export type Meant = { path: string; isSure: boolean };

type Scope = Map<string, Meant[]>;

/**
 * Of the values of a file: what of the messages an expression may come out as. Follows imports, members, constants and
 * destructuring; a name that means something else nearby means nothing here.
 */
export function meaningIn(
  values: readonly Visited[],
  tree: Tree,
): (node: Node, around: readonly Node[]) => Meant[] {
  const scopes = new Map<Node, Scope>();
  const scopeOf = (around: readonly Node[]) => {
    const owner = around.findLast(isFunction) ?? (around[0] as Node);
    const scope = scopes.get(owner) ?? new Map<string, Meant[]>();
    scopes.set(owner, scope);
    return scope;
  };
  const lookUp = (name: string, around: readonly Node[]) =>
    [...around]
      .reverse()
      .flatMap((node) => (scopes.get(node)?.has(name) ? [scopes.get(node)?.get(name)] : []))[0] ?? [];

  const member = (one: Meant, name: string): Meant[] => {
    const path = one.path === '' ? name : `${one.path}.${name}`;
    return tree.has(path) ? [{ ...one, path }] : [];
  };
  const anyMember = (one: Meant) =>
    [...(tree.get(one.path) ?? [])].flatMap((name) => member({ ...one, isSure: false }, name));

  function meant(value: Node, around: readonly Node[]): Meant[] {
    const node = bare(value);
    const by = (part: unknown) => (isNode(part) ? meant(part, around) : []);
    if (node.type === 'Identifier') return lookUp(String(node.name), around);
    if (node.type === 'ConditionalExpression') return [...by(node.consequent), ...by(node.alternate)];
    if (node.type === 'LogicalExpression') return [...by(node.left), ...by(node.right)];
    if (node.type !== 'MemberExpression') return [];
    const name = node.computed ? isNode(node.property) && textOf(node.property) : nameOf(node.property);
    return by(node.object).flatMap((one) => (typeof name === 'string' ? member(one, name) : anyMember(one)));
  }

  function take(pattern: unknown, found: readonly Meant[], scope: Scope): void {
    if (!isNode(pattern)) return;
    if (pattern.type === 'Identifier') {
      const name = String(pattern.name);
      scope.set(name, [...(scope.get(name) ?? []), ...found]);
    }
    if (pattern.type === 'AssignmentPattern') take(pattern.left, found, scope);
    for (const one of pattern.type === 'ObjectPattern' ? nodesIn(pattern.properties) : []) {
      const name = nameOf(one.key);
      take(one.value, name === undefined ? [] : found.flatMap((each) => member(each, name)), scope);
    }
  }

  for (const { node, around } of values) {
    if (isFunction(node)) for (const one of nodesIn(node.params)) take(one, [], scopeOf([...around, node]));
    if (node.type !== 'ImportDeclaration' || !/\/messages\.ts$/.test(nameOf(node.source) ?? '')) continue;
    for (const one of nodesIn(node.specifiers))
      take(one.local, member({ path: '', isSure: true }, nameOf(one.imported) ?? ''), scopeOf(around));
  }
  // Twice, because a constant may be given in terms of one that stands further down.
  for (let round = 0; round < 2; round++)
    for (const { node, around } of values)
      if (node.type === 'VariableDeclarator')
        take(node.id, isNode(node.init) ? meant(node.init, around) : [], scopeOf(around));
  return meant;
}

function isFunction({ type }: Node): boolean {
  return ['ArrowFunctionExpression', 'FunctionDeclaration', 'FunctionExpression'].includes(type);
}
