import { posix } from 'node:path';
import { parseSync } from 'vite';
import { isNode, type Node, nameOf, nodesOf, textOf } from './walk.ts';

/** One way in which a file takes something from another file or from a package. */
export type Import = {
  /** As written. */
  from: string;
  /** The file meant, relative to the repository; null for a package. A glob stays a glob. */
  file: string | null;
  /** Names taken; `*` stands for all of them. */
  names: string[];
  how: 'import' | 'import type' | 'export from' | 'import()' | 'glob';
  line: number;
};

export type Source = { path: string; text: string; program: Node; imports: Import[]; errors: string[] };

/** `path` is relative to the repository, with slashes. */
export function readSource(path: string, text: string): Source {
  const parsed = parseSync(path, text, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' });
  const program = parsed.program as unknown as Node;
  const imports = [...nodesOf(program)].flatMap(({ node, around }) => {
    const taken = importOf(node, around);
    if (taken === undefined) return [];
    return taken.paths.map((from) => ({
      from,
      file: fileOf(path, from),
      names: taken.names,
      how: taken.how,
      line: lineOf(text, node.start),
    }));
  });
  return { path, text, program, imports, errors: parsed.errors.map((error) => error.message) };
}

function fileOf(path: string, from: string): string | null {
  // The folder of texts that package.json names.
  if (from.startsWith('#language/')) return from.replace('#language', 'src-preload/messages/en');
  return from.startsWith('.') ? posix.join(posix.dirname(path), withoutQuery(from)) : null;
}

/** Counted from 1. */
export function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}

/** Whether the import is still there when the program runs. */
export function isRuntime(one: Import): boolean {
  return one.how !== 'import type';
}

type Taken = { paths: string[]; names: string[]; how: Import['how'] };

function importOf(node: Node, around: readonly Node[]): Taken | undefined {
  switch (node.type) {
    case 'ImportDeclaration': {
      const how = node.importKind === 'type' ? 'import type' : 'import';
      return { paths: pathsOf(node.source), names: specifiers(node).map(importedName), how };
    }
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return isNode(node.source)
        ? { paths: pathsOf(node.source), names: ['*'], how: 'export from' }
        : undefined;
    case 'ImportExpression':
      return { paths: pathsOf(node.source), names: unpackedNames(around), how: 'import()' };
    case 'TSImportType':
      return { paths: pathsOf(node.source), names: ['*'], how: 'import type' };
    case 'CallExpression':
      return isGlob(node) ? { paths: globsOf(node), names: ['*'], how: 'glob' } : undefined;
  }
  return undefined;
}

function pathsOf(node: unknown): string[] {
  return [textOf(node) ?? '(made up at run time)'];
}

function specifiers(node: Node): Node[] {
  return Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
}

function importedName(specifier: Node): string {
  return nameOf(specifier.imported) ?? textOf(specifier.imported) ?? '*';
}

/** `const { app } = await import('electron')` takes one name; any other use of `import()` takes all. */
function unpackedNames(around: readonly Node[]): string[] {
  const [declaration, pause] = around.slice(-2);
  const pattern =
    pause?.type === 'AwaitExpression' && declaration?.type === 'VariableDeclarator' ? declaration.id : null;
  if (!isNode(pattern) || pattern.type !== 'ObjectPattern' || !Array.isArray(pattern.properties))
    return ['*'];
  return pattern.properties.map((property) => (isNode(property) && nameOf(property.key)) || '*');
}

function isGlob({ callee }: Node): boolean {
  return (
    isNode(callee) &&
    callee.type === 'MemberExpression' &&
    isNode(callee.object) &&
    callee.object.type === 'MetaProperty' &&
    nameOf(callee.property) === 'glob'
  );
}

function globsOf({ arguments: given }: Node): string[] {
  const first: unknown = Array.isArray(given) ? given[0] : undefined;
  const globs = isNode(first) && Array.isArray(first.elements) ? first.elements : [first];
  return globs.flatMap(pathsOf);
}

function withoutQuery(path: string): string {
  return path.replace(/\?.*$/, '');
}
