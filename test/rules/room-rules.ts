import { contract, fileRule, isIn, messages, type Rule } from './rule.ts';
import { type Import, isRuntime, type Source } from './source.ts';

// Which room may know which: the border between main and the window, and what each may take from outside.

const schemas = `${contract}schemas/`;
const isZod = ({ from }: Import) => from === 'zod';
/** The schemas are made of it; beside them its types alone. */
const mayTakeZod = ({ path }: Source, one: Import) => isIn(path, schemas) || !isRuntime(one);
const inContract = (one: Import) => isIn(one.file, contract);
const isShared = (one: Import) => inContract(one) || isIn(one.file, messages);
const at = ({ path }: Source, { line }: Import) => `${path}:${line}`;

/** `react-dom/client` belongs to the package `react-dom`. */
function packageOf({ from }: Import): string {
  if (from.startsWith('node:')) return 'node:';
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

const packages: Record<'src-main/' | 'src-renderer/', readonly string[]> = {
  'src-main/': [
    'node:',
    'electron',
    'electron-store',
    'undici',
    'zod',
    'age-encryption',
    'tldts',
    'papaparse',
    'ical-generator',
    '@scure/bip39',
    'qr',
    // A page of its own, bundled to one text.
    'virtual:request-page',
  ],
  'src-renderer/': ['react', 'react-dom', 'zustand'],
};

/** It runs in somebody's browser, where no main seals for it. */
const sealsItself = (path: string, one: Import) =>
  path === 'src-renderer/request-page/seal-answer.ts' && one.from === 'age-encryption';

/** Messages are put into sentences in one file; the other names the styles that a time has there. */
const formatters = [`${messages}format-message.ts`, `${messages}times.ts`];
const libraries = ['intl-messageformat', '@formatjs/icu-messageformat-parser'];

/** The files through which vendor data comes in. The drawings have their own, so that the list of them stays out of the first chunk. */
const vendorModules = [
  'src-main/vendors/catalog.ts',
  'src-renderer/shell/vendors.ts',
  'src-renderer/workspace/guide/screens.ts',
];

export const roomRules: Rule[] = [
  fileRule('The contract imports nothing outside the contract.', (source) =>
    isIn(source.path, contract)
      ? source.imports
          .filter((one) => !inContract(one) && !(isZod(one) && mayTakeZod(source, one)))
          .map(
            (one) => `${at(source, one)} imports ${one.from}: the contract imports nothing outside itself.`,
          )
      : [],
  ),

  fileRule('Messages import messages, and the contract for its types only.', (source) =>
    isIn(source.path, messages)
      ? source.imports
          .filter((one) => !(isIn(one.file, messages) || (inContract(one) && !isRuntime(one))))
          .filter((one) => !(formatters.includes(source.path) && libraries.includes(one.from)))
          .map((one) => `${at(source, one)} imports ${one.from}: messages are texts and their types.`)
      : [],
  ),

  fileRule('Only the entry of the messages names a language.', (source) =>
    isIn(source.path, messages)
      ? []
      : source.imports
          .filter(({ file }) => isIn(file, messages) && file?.slice(messages.length).includes('/'))
          .map((one) => `${at(source, one)} imports ${one.from}: take it from ${messages}messages.ts.`),
  ),

  fileRule('Schemas are loaded in main only; everybody else takes their types.', (source) =>
    isIn(source.path, schemas) || isIn(source.path, 'src-main/')
      ? []
      : source.imports
          .filter((one) => isIn(one.file, schemas) && isRuntime(one))
          .map(
            (one) => `${at(source, one)} loads ${one.from}: zod would enter the window; import its types.`,
          ),
  ),

  fileRule('The preload imports electron, and the contract for its types only.', (source) => {
    if (!isIn(source.path, 'src-preload/') || isIn(source.path, contract) || isIn(source.path, messages))
      return [];
    return source.imports
      .filter((one) => !(one.from === 'electron' || (inContract(one) && !isRuntime(one))))
      .map(
        (one) =>
          `${at(source, one)} imports ${one.from}: the preload takes electron, and types of the contract.`,
      );
  }),

  fileRule('Main and the window never import each other, nor the preload itself.', (source) => {
    const room = source.path.split('/')[0];
    if (room === 'src-preload') return [];
    return source.imports
      .filter((one) => one.file?.startsWith('src-') && !isIn(one.file, `${room}/`) && !isShared(one))
      .map(
        (one) =>
          `${at(source, one)} imports ${one.file}: ${room} knows the contract, the messages and nothing else beyond itself.`,
      );
  }),

  fileRule('Main takes no package of the window, and the window none of main.', (source) =>
    Object.entries(packages).flatMap(([room, allowed]) =>
      isIn(source.path, room)
        ? source.imports
            .filter(
              (one) =>
                one.file === null && !allowed.includes(packageOf(one)) && !sealsItself(source.path, one),
            )
            .map((one) => `${at(source, one)} imports ${one.from}: ${room} may take ${allowed.join(', ')}.`)
        : [],
    ),
  ),

  fileRule(
    'Vendor folders are read through one file of each side, and the drawings through theirs.',
    (source) =>
      vendorModules.includes(source.path)
        ? []
        : source.imports
            .filter((one) => isIn(one.file, 'resources/vendors'))
            .map((one) => `${at(source, one)} reads ${one.file}: ask ${vendorModules.join(' or ')} instead.`),
  ),

  fileRule('An import names its file with its ending, and never one that is made up at run time.', (source) =>
    source.imports
      .filter((one) => one.from.startsWith('(') || (one.file !== null && !/\.\w+$/.test(one.file)))
      .map((one) => `${at(source, one)} imports ${one.from}: name the file, with its ending.`),
  ),
];
