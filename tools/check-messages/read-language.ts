import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Fault } from './fault.ts';
import { bare, isNode, lineAt, type Node, nameOf, nodesIn, parseFile, textOf } from './syntax.ts';

/** One text of a language. `path` is how code reads it: `shellMessages.offline.state`. */
export type Message = { path: string; text: string; file: string; line: number };

/** A language as its folder has it: every text by its path. Nothing of the folder is run. */
export type Language = { tag: string; folder: string; messages: Map<string, Message>; faults: Fault[] };

type File = { path: string; text: string; constants: Map<string, Node>; imports: Map<string, string[]> };

/** The texts of a folder that the entry hands on; what is no plain data in it is a fault. */
export function readLanguage(folder: string, exported: ReadonlySet<string>): Language {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const files = new Map(names.map((name) => [name, readFile(join(folder, name))]));
  const language: Language = { tag: basename(folder), folder, messages: new Map(), faults: [] };
  for (const file of files.values())
    for (const [name, value] of file.constants)
      if (exported.has(name)) collect(value, [name], file, files, language);
  checkTag(language);
  return language;
}

/** The names that the entry of the messages hands on, types among them. */
export function namesHandedOn(entry: string): Set<string> {
  const body = nodesIn(parseFile(entry, readFileSync(entry, 'utf8')).body);
  return new Set(
    body.flatMap((one) => nodesIn(one.specifiers).map(({ exported }) => nameOf(exported) ?? '')),
  );
}

function readFile(path: string): File {
  const text = readFileSync(path, 'utf8');
  const file: File = { path, text, constants: new Map(), imports: new Map() };
  for (const statement of nodesIn(parseFile(path, text).body)) {
    if (statement.type === 'ImportDeclaration') noteImports(statement, file);
    const declared = isNode(statement.declaration) ? statement.declaration : statement;
    if (declared.type === 'VariableDeclaration') {
      for (const one of nodesIn(declared.declarations)) {
        const name = nameOf(one.id);
        if (name !== undefined && isNode(one.init)) file.constants.set(name, one.init);
      }
    } else if (declared.type === 'FunctionDeclaration') {
      file.constants.set(nameOf(declared.id) ?? '', declared);
    }
  }
  return file;
}

function noteImports(statement: Node, { imports }: File): void {
  const from = basename(nameOf(statement.source) ?? '');
  for (const one of nodesIn(statement.specifiers)) {
    const name = nameOf(one.local);
    if (name !== undefined) imports.set(name, [from, nameOf(one.imported) ?? name]);
  }
}

function collect(
  value: Node,
  path: readonly string[],
  file: File,
  files: ReadonlyMap<string, File>,
  language: Language,
): void {
  const node = bare(value);
  const text = textOf(node);
  const line = lineAt(file.text, node.start);
  if (text !== undefined) {
    const name = path.join('.');
    language.messages.set(name, { path: name, text, file: file.path, line });
  } else if (node.type === 'ObjectExpression') {
    for (const one of nodesIn(node.properties)) {
      const inner = isNode(one.argument) ? one.argument : isNode(one.value) ? one.value : one;
      const key = one.type === 'SpreadElement' ? [] : [nameOf(one.key) ?? '?'];
      collect(inner, [...path, ...key], file, files, language);
    }
  } else if (node.type === 'ArrayExpression') {
    for (const [at, one] of nodesIn(node.elements).entries())
      collect(one, [...path, String(at)], file, files, language);
  } else {
    const meant = node.type === 'Identifier' ? lookUp(String(node.name), file, files) : undefined;
    if (meant !== undefined) {
      collect(meant.value, path, meant.file, files, language);
      return;
    }
    const sentence = `${path.join('.')} is no plain text: a language is data, and code stands beside its folder.`;
    language.faults.push({ rule: 'not-data', file: file.path, line, sentence });
  }
}

function lookUp(name: string, file: File, files: ReadonlyMap<string, File>) {
  const own = file.constants.get(name);
  if (own !== undefined) return { value: own, file };
  const [from = '', imported = ''] = file.imports.get(name) ?? [];
  const other = files.get(from);
  const value = other?.constants.get(imported);
  return other === undefined || value === undefined ? undefined : { value, file: other };
}

/** The folder's name is what Intl is given. */
function checkTag({ tag, folder, messages, faults }: Language): void {
  const said = messages.get('language.tag');
  if (said?.text === tag) return;
  const sentence = `language.tag is ${said === undefined ? 'missing' : `“${said.text}”`}: it is the folder’s name, “${tag}”.`;
  faults.push({
    rule: 'wrong-tag',
    file: said?.file ?? join(folder, 'language.ts'),
    line: said?.line ?? 1,
    sentence,
  });
}
