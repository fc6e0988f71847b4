import { lineOf, type Source } from './source.ts';
import { isNode, type Node, nameOf, nodesOf } from './walk.ts';

/** Attributes and properties of our own pieces that end as text a person sees or hears. */
const userFacing = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'caption',
  'closeLabel',
  'error',
  'help',
  'label',
  'placeholder',
  'state',
  'summary',
  'title',
  'words',
  'zoomLabel',
];

/** Literal words in a component: texts belong in the catalogue of words or in a vendor's folder. */
export function findVisibleText({ path, text, program }: Source): string[] {
  return [...nodesOf(program)].flatMap(({ node, around }) =>
    wordsOf(node, around).map(
      (words) =>
        `${path}:${lineOf(text, node.start)} says "${words.trim()}" itself: put it into src-preload/messages.`,
    ),
  );
}

function wordsOf(node: Node, around: readonly Node[]): string[] {
  const parent = around.at(-1);
  if (node.type === 'JSXText') return withLetters([String(node.value)]);
  if (node.type === 'JSXAttribute') return isSeen(node, parent) ? withLetters(shownBy(node.value)) : [];
  const isChild = node.type === 'JSXExpressionContainer' && parent?.type !== 'JSXAttribute';
  return isChild ? withLetters(shownBy(node.expression)) : [];
}

function isSeen(attribute: Node, element: Node | undefined): boolean {
  const name = jsxName(attribute.name);
  // A status is named by a property of its own, because `name` means something else on an input.
  return userFacing.includes(name) || (name === 'name' && jsxName(element?.name) === 'Status');
}

function jsxName(node: unknown): string {
  return isNode(node) && node.type === 'JSXIdentifier' && typeof node.name === 'string' ? node.name : '';
}

/** Texts an expression may come out as; not those it only works with. */
function shownBy(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return [...partsOf(node.quasis).map(rawOf), ...partsOf(node.expressions).flatMap(shownBy)];
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
      return shownBy(node.expression);
    case 'ConditionalExpression':
      return [...shownBy(node.consequent), ...shownBy(node.alternate)];
    case 'LogicalExpression':
      return [...shownBy(node.left), ...shownBy(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...shownBy(node.left), ...shownBy(node.right)] : [];
    case 'ArrayExpression':
      return partsOf(node.elements).flatMap(shownBy);
    case 'CallExpression':
      return isJoin(node.callee) ? shownBy((node.callee as Node).object) : [];
  }
  return [];
}

function isJoin(callee: unknown): boolean {
  return isNode(callee) && callee.type === 'MemberExpression' && nameOf(callee.property) === 'join';
}

function partsOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function rawOf({ value }: Node): string {
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : '';
}

function withLetters(texts: readonly string[]): string[] {
  return texts.filter((text) => /\p{L}/u.test(text));
}
