import { fileRule, type Rule } from './rule.ts';
import { lineOf, type Source } from './source.ts';
import { type Node, nameOf, nodesOf, textOf } from './walk.ts';

// How files are named, what they hand out, and what may not be written in code at all.

const emptyNames = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'services',
  'service',
  'types',
  'misc',
  'index',
];
const entries = ['src-main/index.ts', 'src-preload/index.ts'];

function findName({ path }: Source): string[] {
  const name = (path.split('/').at(-1) ?? '').replace(/(\.module)?\.\w+$/, '');
  if (emptyNames.includes(name) && !entries.includes(path))
    return [`${path}: name the file for the one thing in it.`];
  return [];
}

function findNodes(type: string, sentence: string): (source: Source) => string[] {
  return ({ path, text, program }) =>
    [...nodesOf(program)]
      .filter(({ node }) => node.type === type)
      .map(({ node }) => `${path}:${lineOf(text, node.start)} ${sentence}`);
}

function findDefault(source: Source): string[] {
  const renamed = [...nodesOf(source.program)].filter(
    ({ node }) => node.type === 'ExportSpecifier' && nameOf(node.exported) === 'default',
  );
  const sentence = 'exports a default: give it its name.';
  return [
    ...findNodes('ExportDefaultDeclaration', sentence)(source),
    ...renamed.map(({ node }) => `${source.path}:${lineOf(source.text, node.start)} ${sentence}`),
  ];
}

/** The words of a literal, a template's part or a key written without quotes. */
function writtenIn(node: Node, around: readonly Node[]): string {
  const parent = around.at(-1);
  if (node.type === 'Literal' || node.type === 'JSXText')
    return textOf(node) ?? (typeof node.value === 'string' ? node.value : '');
  if (node.type === 'TemplateElement') {
    const value: unknown = node.value;
    return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : '';
  }
  const isKey = parent !== undefined && 'key' in parent && parent.key === node;
  return (isKey && nameOf(node)) || '';
}

/**
 * A vendor is a folder of data: code that names one would have to be changed for the next. Comments may give
 * examples; a vendor's own script is found by its file name, and may name its vendor.
 */
export function vendorRule(ids: readonly string[]): Rule {
  return fileRule('No vendor is named in code.', ({ path, text, program }) =>
    [...nodesOf(program)].flatMap(({ node, around }) => {
      const written = writtenIn(node, around);
      const isScript = /(^|\/)scripted\/[\w-]+(\/[\w-]+)?\.ts$/.test(written);
      return ids
        .filter(
          (id) =>
            !isScript &&
            !new RegExp(`/scripted/${id}/`).test(path) &&
            new RegExp(`(^|[^a-z])${id}([^a-z]|$)`, 'i').test(written),
        )
        .map(
          (id) =>
            `${path}:${lineOf(text, node.start)} names ${id}: what is special about a vendor belongs in its folder.`,
        );
    }),
  );
}

export const styleRules: Rule[] = [
  fileRule('Every file can be read by the parser.', ({ path, errors }) =>
    errors.map((error) => `${path}: ${error}`),
  ),
  fileRule('Files are named for the one thing in them.', findName),
  fileRule('Exports have names.', findDefault),
  // The entry of the messages does: a chunk of the window then holds the texts that it shows.
  fileRule('No file hands on what another exports.', ({ path, imports }) =>
    (path === 'src-preload/messages/messages.ts' ? [] : imports)
      .filter(({ how }) => how === 'export from')
      .map(
        ({ from, line }) => `${path}:${line} exports from ${from}: import it where it is, not through here.`,
      ),
  ),
];
