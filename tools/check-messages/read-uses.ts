import { meaningIn, type Tree, treeOf } from './meaning.ts';
import { bare, isNode, type Node, nameOf, nodesIn, parseFile, valuesIn } from './syntax.ts';

export type SourceFile = { path: string; text: string };

/**
 * One place where code reads a text. `place` is where it is shown, as far as the same expression says it: an element
 * (`button`), or an attribute with its element (`Dialog.title`). `isFormatted`: params are put in there. `isSure`: the
 * text itself is named, not one of several by a code.
 */
export type Use = { path: string; file: string; place: string; isFormatted: boolean; isSure: boolean };

export type Uses = {
  all: Use[];
  /** Parts that are handed on as a whole: what is below them is read somewhere by name. */
  handedOn: Set<string>;
  /** Every name that code reads of anything. */
  names: Set<string>;
};

/** Where code reads the texts of `paths`. Follows imports, members, names given to a part, and destructuring. */
export function readUses(sources: readonly SourceFile[], paths: Iterable<string>): Uses {
  const tree = treeOf(paths);
  const uses: Uses = { all: [], handedOn: new Set(), names: new Set() };
  for (const source of sources) readFile(source, tree, uses);
  return uses;
}

function readFile({ path: file, text }: SourceFile, tree: Tree, uses: Uses): void {
  for (const [, name = ''] of text.matchAll(/[.{,]\s*(\w+)/g)) uses.names.add(name);
  if (!text.includes('/messages.ts')) return;
  const values = [...valuesIn(parseFile(file, text))];
  const meant = meaningIn(values, tree);
  for (const { node, around } of values) {
    if (!isWhole(node, around)) continue;
    const found = meant(node, around);
    // What is called `map`, `entries` or `length` of a list reads all of it.
    if (found.length === 0 && isNode(node.object))
      for (const { path } of meant(node.object, around)) if (isList(path, tree)) uses.handedOn.add(path);
    if (found.length === 0) continue;
    const { outer, rest } = climb(node, around);
    const parent = rest.at(-1);
    if (parent?.type === 'VariableDeclarator' && parent.init === outer) continue;
    if (parent?.type === 'BinaryExpression' && parent.operator === 'in') continue;
    const shown = placeOf(outer, rest);
    for (const { path, isSure } of found)
      if (tree.get(path)?.size === 0) uses.all.push({ path, file, isSure, ...shown });
      else uses.handedOn.add(path);
  }
}

function isList(path: string, tree: Tree): boolean {
  const names = [...(tree.get(path) ?? [])];
  return names.length > 0 && names.every((name) => /^\d+$/.test(name));
}

/** A name or member that is a value by itself, and not part of a longer one. */
function isWhole(node: Node, around: readonly Node[]): boolean {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  const parent = around.at(-1);
  if (parent === undefined) return false;
  if (parent.type === 'MemberExpression') return parent.object !== node && parent.computed === true;
  if (parent.type === 'Property') return parent.value === node && around.at(-2)?.type !== 'ObjectPattern';
  if (/^(Import|Export)/.test(parent.type) || parent.type === 'ObjectPattern') return false;
  if (parent.type === 'VariableDeclarator') return parent.init === node;
  // `words!.title` and `(words).title` are longer ones, too.
  const longer = around.at(-2);
  return !(bare(parent) === node && longer?.type === 'MemberExpression' && longer.object === parent);
}

/** The expression that may come out as this one. */
function climb(node: Node, around: readonly Node[]): { outer: Node; rest: readonly Node[] } {
  const parent = around.at(-1);
  const isBranch =
    parent !== undefined &&
    (bare(parent) !== parent ||
      (parent.type === 'ConditionalExpression' && parent.test !== node) ||
      parent.type === 'LogicalExpression' ||
      parent.type === 'TemplateLiteral');
  return isBranch ? climb(parent, around.slice(0, -1)) : { outer: node, rest: around };
}

function placeOf(node: Node, around: readonly Node[]): Pick<Use, 'place' | 'isFormatted'> {
  const call = around.at(-1);
  const isFormatted =
    call?.type === 'CallExpression' &&
    nameOf(call.callee) === 'formatMessage' &&
    nodesIn(call.arguments)[0] === node;
  if (!isFormatted || call === undefined) return { place: elementAround(around), isFormatted: false };
  const { rest } = climb(call, around.slice(0, -1));
  return { place: elementAround(rest), isFormatted };
}

/** Elements that only dress a part of a text. */
const DRESS = ['span', 'b', 'strong', 'em', 'i', 'bdi', 'small', 'kbd', 'br'];

function elementAround(around: readonly Node[]): string {
  const [container, attribute] = [around.at(-1), around.at(-2)];
  if (container?.type !== 'JSXExpressionContainer') return '';
  const elements = around.filter(({ type }) => type === 'JSXElement').map(tagOf);
  if (attribute?.type === 'JSXAttribute') return `${elements.at(-1)}.${nameOf(attribute.name)}`;
  return elements.findLast((name) => !DRESS.includes(name)) ?? '';
}

function tagOf({ openingElement }: Node): string {
  return (isNode(openingElement) && nameOf(openingElement.name)) || '?';
}
