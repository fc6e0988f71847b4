import { contract, fileRule, isIn, messages, type Rule } from './rule.ts';
import type { Source } from './source.ts';

// Directions inside the rooms: main downward only, the rooms of the window side by side. Biome forbids circles.

/** Rooms of use cases: each serves requests, and calls the others for its part of one. Files still form no circle. */
const services: readonly string[] = [
  'sessions/',
  'credentials/',
  'checks/',
  'outbox/',
  'neo/',
  'settings/',
  'report/',
  'hand-off/',
  'secret-request/',
  'practice/',
];

/** From the top down. A file imports what stands below it, and its own room. */
const layers: readonly (readonly string[])[] = [
  ['index.ts'],
  ['bootstrap.ts'],
  ['ipc/', 'windows/'],
  services,
  ['secrets/'],
  ['storage/'],
  ['http/', 'vendors/'],
  ['system/'],
];

/** Neighbours of one layer that may know each other. */
function maySeeBeside(from: string, to: string): boolean {
  // A window has a role, which says what it may request; a request may open the browser.
  if (layers[2]?.includes(from)) return true;
  // What practice pretends is known to nobody else: the real services cannot be given it.
  return to !== 'practice/' && services.includes(from);
}

function roomIn(path: string): string {
  const [first = '', second] = path.slice('src-main/'.length).split('/');
  return second === undefined ? first : `${first}/`;
}

const depthOf = (room: string) => layers.findIndex((layer) => layer.includes(room));

function findUpward(source: Source): string[] {
  if (!isIn(source.path, 'src-main/')) return [];
  const room = roomIn(source.path);
  if (depthOf(room) === -1)
    return [`${source.path} has no layer: give ${room} its place in test/rules/layer-rules.ts.`];
  return source.imports.flatMap((one) => {
    if (!isIn(one.file, 'src-main/') || one.file === null) return [];
    const other = roomIn(one.file);
    const isBeside = depthOf(other) === depthOf(room) && maySeeBeside(room, other);
    if (other === room || isBeside || depthOf(other) > depthOf(room)) return [];
    const where = depthOf(other) === depthOf(room) ? 'beside' : 'above';
    return [
      `${source.path}:${one.line} imports ${one.file}, which is ${where} it: main imports downward only.`,
    ];
  });
}

/** What every room of the window may take from the shell. */
const openToRooms = [
  'src-renderer/shell/bridge.ts',
  'src-renderer/shell/vendors.ts',
  'src-renderer/shell/vendor-logo.tsx',
  'src-renderer/shell/copy-button.tsx',
  'src-renderer/shell/app-info-store.ts',
  'src-renderer/shell/start-snapshot.ts',
  'src-renderer/shell/use-vendor-files.ts',
  'src-renderer/shell/session-events.ts',
  'src-renderer/shell/vendor-logo.tsx',
];

/** Of these, the two that know nothing but the contract and the vendor folders. */
const knowNoRoom = openToRooms.slice(0, 2);

/** The files that put rooms together; a folder ends in a slash. */
const composers = [
  'src-renderer/app.tsx',
  'src-renderer/main.tsx',
  'src-renderer/shell/router.tsx',
  'src-renderer/shell/neo-guide.tsx',
  'src-renderer/shell/neo-guide-connection.ts',
  'src-renderer/shell/submission-screens.tsx',
  'src-renderer/shell/window-commands.tsx',
  'src-renderer/shell/call-part.tsx',
  'src-renderer/shell/request-part.tsx',
  'src-renderer/shell/open-report.ts',
  'src-renderer/deep-link/',
  'src-renderer/presenting/present-view.tsx',
  // A window of its own, which shows what the guide shows.
  'src-renderer/audience/',
];

const roots = ['app.tsx', 'main.tsx'].map((file) => `src-renderer/${file}`);

function findBetweenRooms({ path, imports }: Source): string[] {
  if (!isIn(path, 'src-renderer/')) return [];
  const room = path.slice(0, path.lastIndexOf('/') + 1);
  if (room === 'src-renderer/' && !roots.includes(path))
    return [`${path} has no room: the renderer's root holds ${roots.join(' and ')}.`];
  if (composers.some((one) => path === one || (one.endsWith('/') && isIn(path, one)))) return [];
  const isUi = room === 'src-renderer/ui/';
  const isOpen = knowNoRoom.includes(path);
  return imports.flatMap(({ file, line }) => {
    if (file === null || [contract, messages, 'resources/'].some((folder) => isIn(file, folder))) return [];
    const isOwn = isOpen ? openToRooms.includes(file) : isIn(file, room);
    const isShared = !isUi && !isOpen && (isIn(file, 'src-renderer/ui/') || openToRooms.includes(file));
    if (isOwn || isShared) return [];
    const who =
      isUi || isOpen
        ? `${path} is used by all rooms and knows none of them`
        : 'a room takes ui, the bridge, the vendors, the app info, messages and the rooms inside it';
    return [`${path}:${line} imports ${file}: ${who}.`];
  });
}

export const layerRules: Rule[] = [
  fileRule('Inside main, imports go downward only.', findUpward),
  fileRule(
    'Rooms of the window do not import each other, nor the files that put them together.',
    findBetweenRooms,
  ),
  fileRule('No store of the window imports another.', (source) =>
    isIn(source.path, 'src-renderer/') && source.path.endsWith('-store.ts')
      ? source.imports
          .filter((one) => one.file?.endsWith('-store.ts'))
          .map((one) => `${source.path}:${one.line} imports ${one.file}: a store holds its own state only.`)
      : [],
  ),
];
