import { fileRule, isIn, type Rule } from './rule.ts';
import { lineOf, type Source } from './source.ts';
import { isNode, type Node, nameOf, nodesOf, textOf } from './walk.ts';

// Each outside thing has one entry: one file that may import it, so that tests, reviews and upgrades have one address.
// Not in Biome's noRestrictedImports: an exception there is a whole list per file, and type imports count. The globals
// that reach the network are in .biome.json.

/** Names of Electron's module, and where they may be taken. */
const electronModules: Record<string, readonly string[]> = {
  ipcMain: ['src-main/ipc/register.ts'],
  ipcRenderer: ['src-preload/index.ts', 'src-preload/audience.ts'],
  contextBridge: ['src-preload/index.ts', 'src-preload/audience.ts'],
  safeStorage: ['src-main/secrets/safe-storage.ts'],
  net: ['src-main/http/system-network.ts'],
  // The proxy for requests; the windows' own session is where permissions are denied.
  session: ['src-main/http/system-network.ts', 'src-main/windows/windows.ts'],
  shell: ['src-main/windows/external-links.ts'],
  dialog: ['src-main/windows/dialogs.ts'],
  clipboard: ['src-main/windows/clipboard.ts'],
  ClipboardItem: ['src-main/windows/clipboard.ts'],
  protocol: ['src-main/windows/app-protocol.ts'],
  screen: ['src-main/windows/window-control.ts'],
  nativeTheme: ['src-main/windows/window-look.ts'],
  Menu: ['src-main/windows/menus.ts'],
  Notification: ['src-main/windows/notifications.ts'],
};

/** Packages and Node's modules; a path that ends in a slash is a room. */
const packageModules: Record<string, readonly string[]> = {
  undici: ['src-main/http/client.ts'],
  'electron-store': ['src-main/storage/settings-store.ts'],
  'age-encryption': [
    'src-main/secrets/sealed-file.ts',
    'src-main/secrets/age-box.ts',
    'src-renderer/request-page/seal-answer.ts',
  ],
  qr: ['src-main/secret-request/qr-picture.ts'],
  'virtual:request-page': ['src-main/secret-request/save-request-page.ts'],
  tldts: ['src-main/checks/host-question.ts'],
  '@scure/bip39/wordlists/english.js': ['src-main/secrets/signing.ts'],
  papaparse: ['src-main/sessions/read-client-list.ts'],
  // The log names a fault at once, also when the app is about to end, so its maps are not waited for.
  fs: ['src-main/storage/files.ts', 'src-main/system/fault-fields.ts'],
  'fs/promises': ['src-main/storage/files.ts'],
  'original-fs': ['src-main/storage/files.ts'],
  child_process: ['src-main/secrets/keyring-helper.ts', 'src-main/windows/refused-start.ts'],
  // The desktop's own bus is no network.
  net: ['src-main/http/', 'src-main/secrets/session-bus.ts'],
  tls: ['src-main/http/'],
  dns: ['src-main/http/'],
  'dns/promises': ['src-main/http/'],
  // Only `npm run dev` asks its own server; no build holds that file.
  http: ['src-main/windows/development-page.ts'],
  https: [],
  http2: [],
  dgram: [],
};

function mayPass(path: string, modules: readonly string[]): boolean {
  return modules.some((one) => (one.endsWith('/') ? isIn(path, one) : path === one));
}

const insteadOf = (modules: readonly string[]) =>
  modules.length === 0 ? 'nothing may' : `only ${modules.join(' and ')} may`;

function findElectron({ path, imports }: Source): string[] {
  return imports
    .filter((one) => one.from === 'electron' && one.how !== 'import type')
    .flatMap(({ names, line }) =>
      names.flatMap((name) => {
        if (name === '*') return [`${path}:${line} takes all of electron: name what is needed.`];
        const modules = electronModules[name] ?? [path];
        return mayPass(path, modules)
          ? []
          : [`${path}:${line} takes electron's ${name}: ${insteadOf(modules)}.`];
      }),
    );
}

function findPackages({ path, imports }: Source): string[] {
  return imports.flatMap(({ from, line, how }) => {
    const modules = packageModules[from.replace(/^node:/, '')];
    if (modules === undefined || how === 'import type' || mayPass(path, modules)) return [];
    return [`${path}:${line} imports ${from}: ${insteadOf(modules)}.`];
  });
}

/** What stands behind `object.` or inside `object[…]`, also where it is unpacked from the object. */
function memberNames(node: Node, object: string): string[] {
  if (node.type === 'MemberExpression' && nameOf(node.object) === object) {
    const name = node.computed === true ? textOf(node.property) : nameOf(node.property);
    return [name ?? '*'];
  }
  if (node.type !== 'VariableDeclarator' || nameOf(node.init) !== object || !isNode(node.id)) return [];
  const properties = Array.isArray(node.id.properties) ? node.id.properties : [];
  return properties.map((property) => (isNode(property) && nameOf(property.key)) || '*');
}

function memberRule(says: string, objects: readonly string[], member: string, module: string): Rule {
  return fileRule(says, (source) => {
    if (source.path === module) return [];
    return [...nodesOf(source.program)].flatMap(({ node }) =>
      objects
        .filter((object) => memberNames(node, object).includes(member))
        .map(
          (object) =>
            `${source.path}:${lineOf(source.text, node.start)} uses ${object}.${member}: ${insteadOf([module])}.`,
        ),
    );
  });
}

/** A name that is used, and is neither a property, nor a key, nor declared in the file. */
function usesOfGlobal({ program, text }: Source, name: string): number[] {
  const nodes = [...nodesOf(program)];
  const isDeclared = nodes.some(
    ({ node }) =>
      (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') && nameOf(node.id) === name,
  );
  if (isDeclared) return [];
  return nodes.flatMap(({ node, around }) => {
    const parent = around.at(-1);
    const isName = nameOf(node) === name;
    const isProperty =
      parent?.type === 'MemberExpression' && parent.property === node && parent.computed !== true;
    const isKey = parent !== undefined && 'key' in parent && parent.key === node && parent.shorthand !== true;
    const isType = parent?.type.startsWith('TS') === true;
    return isName && !isProperty && !isKey && !isType ? [lineOf(text, node.start)] : [];
  });
}

export const entryRules: Rule[] = [
  fileRule('Each thing of Electron has one module.', findElectron),
  fileRule('Each package and each way to disk, network and programs has one module.', findPackages),
  memberRule('The environment is read in config.ts only.', ['process'], 'env', 'src-main/system/config.ts'),
  memberRule(
    'The bridge is touched by bridge.ts only.',
    ['window', 'globalThis', 'self'],
    'setup',
    'src-renderer/shell/bridge.ts',
  ),
  fileRule('The console is written by log.ts only.', (source) =>
    source.path === 'src-main/system/log.ts'
      ? []
      : usesOfGlobal(source, 'console').map(
          (line) => `${source.path}:${line} uses console: write to the log instead.`,
        ),
  ),
];
