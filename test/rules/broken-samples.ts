/** Sources in memory that break a rule, and a part of the sentence expected for each break; none where it is kept. */
type Sample = { files: Record<string, string>; finds: string[] };

const one = (path: string, text: string, ...finds: string[]): Sample => ({ files: { [path]: text }, finds });

export const brokenSamples: Record<string, Sample[]> = {
  'The contract imports nothing outside the contract.': [
    one('src-preload/contract/a.ts', `import { z } from 'zod';`, 'contract/a.ts:1 imports zod'),
    one(
      'src-preload/contract/schemas/b.ts',
      `\nimport type { C } from '../../../src-main/c.ts';`,
      'schemas/b.ts:2 imports',
    ),
    one('src-preload/contract/a.ts', `import { b } from '../messages/b.ts';`, 'imports ../messages/b.ts'),
    one('src-preload/contract/a.ts', `import { b } from './schemas/b.ts';`),
    one('src-preload/contract/a.ts', `import type { z } from 'zod';`),
    one('src-preload/contract/schemas/a.ts', `import { z } from 'zod';`),
  ],
  'Messages import messages, and the contract for its types only.': [
    one(
      'src-preload/messages/en/a.ts',
      `import { b } from '../../contract/b.ts';`,
      'imports ../../contract/b.ts',
    ),
    one(
      'src-preload/messages/en/a.ts',
      `import { formatMessage } from '../format-message.ts'; import type { B } from '../../contract/b.ts';`,
    ),
    one(
      'src-preload/messages/en/a.ts',
      `import { parse } from 'intl-messageformat';`,
      'imports intl-message',
    ),
    one('src-preload/messages/format-message.ts', `import { formatToParts } from 'intl-messageformat';`),
  ],
  'Only the entry of the messages names a language.': [
    one(
      'src-main/a.ts',
      `import { shellMessages } from '../src-preload/messages/en/shell.ts';`,
      'messages/en/shell.ts',
    ),
    one('src-main/a.ts', `import { shellMessages } from '#language/shell.ts';`, 'imports #language/shell.ts'),
    one('src-preload/messages/messages.ts', `export { b } from '#language/b.ts';`),
    one(
      'src-main/a.ts',
      `import { shellMessages } from '../src-preload/messages/messages.ts'; import '../src-preload/messages/format-message.ts';`,
    ),
  ],
  'Schemas are loaded in main only; everybody else takes their types.': [
    one(
      'src-preload/contract/a.ts',
      `import { vendorSchema } from './schemas/vendor.ts';`,
      'a.ts:1 loads ./schemas/vendor.ts',
    ),
    one(
      'src-renderer/a.ts',
      `import { vendorSchema } from '../src-preload/contract/schemas/vendor.ts';`,
      'src-renderer/a.ts:1 loads',
    ),
    one('src-renderer/a.ts', `import type { A } from '../src-preload/contract/schemas/vendor.ts';`),
    one('src-main/a.ts', `import { A } from '../src-preload/contract/schemas/vendor.ts';`),
  ],
  'The preload imports electron, and the contract for its types only.': [
    one(
      'src-preload/index.ts',
      `import { shapes } from './contract/shapes.ts';`,
      'imports ./contract/shapes.ts',
    ),
    one('src-preload/index.ts', `import { type A } from './contract/a.ts';`, 'imports ./contract/a.ts'),
    one('src-preload/index.ts', `import { z } from 'zod';`, 'imports zod'),
    one(
      'src-preload/index.ts',
      `import { ipcRenderer } from 'electron'; import type { A } from './contract/a.ts';`,
    ),
  ],
  'Main and the window never import each other, nor the preload itself.': [
    one(
      'src-renderer/app.tsx',
      `import type { Log } from '../src-main/system/log.ts';`,
      'src-main/system/log.ts',
    ),
    one(
      'src-main/ipc/a.ts',
      `const a = await import('../../src-renderer/shell/bridge.ts');`,
      'src-renderer/shell/bridge.ts',
    ),
    one('src-renderer/app.tsx', `type S = import('../src-preload/index.ts').Setup;`, 'src-preload/index.ts'),
  ],
  'Main takes no package of the window, and the window none of main.': [
    one('src-renderer/a.ts', `import { z } from 'zod';`, 'imports zod'),
    one('src-renderer/a.ts', `import { join } from 'node:path';`, 'imports node:path'),
    one('src-main/a.ts', `import { create } from 'zustand';`, 'imports zustand'),
    one('src-renderer/a.tsx', `import { createRoot } from 'react-dom/client';`),
  ],
  'Vendor folders are read through one file of each side, and the drawings through theirs.': [
    one(
      'src-renderer/guide/a.ts',
      `import.meta.glob('../../resources/vendors/*/guide.json');`,
      'resources/vendors/*/guide.json',
    ),
    one(
      'src-main/checks/a.ts',
      `import v from '../../resources/vendors/x/vendor.json';`,
      'resources/vendors/x/vendor.json',
    ),
    one(
      'src-main/vendors/catalog.ts',
      `import.meta.glob('../../resources/vendors/*/checks.json', { eager: true });`,
    ),
  ],
  'An import names its file with its ending, and never one that is made up at run time.': [
    one('src-main/a.ts', `import { b } from './b';`, 'imports ./b'),
    one('src-main/a.ts', `const b = await import('./' + name + '.ts');`, 'made up at run time'),
  ],
  'Inside main, imports go downward only.': [
    one(
      'src-main/storage/a.ts',
      `import { b } from '../secrets/vault.ts';`,
      'storage/a.ts:1 imports src-main/secrets/vault.ts, which is above',
    ),
    one('src-main/checks/a.ts', `import type { B } from '../practice/b.ts';`, 'which is beside'),
    one('src-main/system/log.ts', `import { bootstrap } from '../bootstrap.ts';`, 'which is above'),
    one('src-main/odd.ts', '', 'has no layer'),
    one('src-main/outbox/a.ts', `import { b } from '../checks/b.ts'; import { c } from '../storage/c.ts';`),
  ],
  'Rooms of the window do not import each other, nor the files that put them together.': [
    one('src-renderer/sessions/a.ts', `import { b } from '../outbox/b.ts';`, 'src-renderer/outbox/b.ts'),
    one(
      'src-renderer/workspace/guide/a.ts',
      `import { b } from '../results/b.ts';`,
      'src-renderer/workspace/results/b.ts',
    ),
    one(
      'src-renderer/workspace/guide/a.ts',
      `import { b } from '../workspace-store.ts';`,
      'src-renderer/workspace/workspace-store.ts',
    ),
    one(
      'src-renderer/review/a.ts',
      `import { useAppView } from '../shell/app-view.ts';`,
      'src-renderer/shell/app-view.ts',
    ),
    one('src-renderer/ui/a.tsx', `import { ask } from '../shell/bridge.ts';`, 'src-renderer/shell/bridge.ts'),
    one('src-renderer/shell/bridge.ts', `import { a } from '../ui/a.ts';`, 'src-renderer/ui/a.ts'),
    one('src-renderer/screen.tsx', '', 'has no room'),
    one('src-renderer/workspace/a.ts', `import { a } from './guide/a.ts'; import '../shell/vendors.ts';`),
    one('src-renderer/shell/router.tsx', `import { a } from '../sessions/a.ts';`),
  ],
  'No store of the window imports another.': [
    one('src-renderer/workspace/guide/guide-store.ts', `import { useB } from './b-store.ts';`, 'b-store.ts'),
  ],
  'Each thing of Electron has one module.': [
    one(
      'src-main/windows/windows.ts',
      `import { app, ipcMain } from 'electron';`,
      `electron's ipcMain: only src-main/ipc/register.ts`,
    ),
    one('src-main/a.ts', `const { safeStorage } = await import('electron');`, `electron's safeStorage`),
    one('src-main/a.ts', `import * as electron from 'electron';`, 'takes all of electron'),
    one('src-main/a.ts', `const electron = await import('electron');`, 'takes all of electron'),
    one(
      'src-main/a.ts',
      `import { net, shell, dialog, clipboard } from 'electron';`,
      'net',
      'shell',
      'dialog',
      'clipboard',
    ),
    one(
      'src-main/a.ts',
      `import { Notification, session, protocol } from 'electron';`,
      'Notification',
      'session',
      'protocol',
    ),
    one(
      'src-main/a.ts',
      `import { ipcRenderer, contextBridge } from 'electron';`,
      'ipcRenderer',
      'contextBridge',
    ),
    one('src-main/ipc/register.ts', `import { ipcMain } from 'electron';`),
  ],
  'Each package and each way to disk, network and programs has one module.': [
    one('src-main/a.ts', `import { readFileSync } from 'node:fs';`, 'imports node:fs'),
    one('src-main/a.ts', `const { request } = await import('undici');`, 'imports undici'),
    one('src-main/a.ts', `import Store from 'electron-store';`, 'imports electron-store'),
    one(
      'src-main/http/a.ts',
      `import { request } from 'node:https'; import { connect } from 'node:tls';`,
      'node:https: nothing may',
    ),
    one('src-main/checks/a.ts', `import { connect } from 'node:net';`, 'imports node:net'),
  ],
  'The environment is read in config.ts only.': [
    one('src-main/a.ts', `const a = process.env.HOME;`, 'uses process.env'),
    one('src-main/a.ts', `const a = process['env'];`, 'uses process.env'),
    one('src-main/a.ts', `const { env } = process;`, 'uses process.env'),
    one('src-main/system/config.ts', `const a = process.env.HOME;`),
  ],
  'The bridge is touched by bridge.ts only.': [
    one('src-renderer/guide/a.ts', `window.setup.invoke('readApp', {});`, 'uses window.setup'),
    one('src-renderer/guide/a.ts', `const { setup } = globalThis;`, 'uses globalThis.setup'),
  ],
  'The console is written by log.ts only.': [
    one('src-renderer/a.ts', `console.log(1);`, 'uses console'),
    one('src-main/a.ts', `const say = console;`, 'uses console'),
    one('src-main/a.ts', `type A = { console: string }; const a = { console: 1 }; a.console;`),
  ],
  'Every file can be read by the parser.': [one('src-main/a.ts', 'const = 3;', 'src-main/a.ts')],
  'Files are named for the one thing in them.': [
    one('src-main/http/utils.ts', '', 'for the one thing in it'),
    one('src-renderer/guide/index.ts', '', 'for the one thing in it'),
    one('src-main/index.ts', ''),
  ],
  'Exports have names.': [
    one('src-main/a.ts', 'export default 3;', 'src-main/a.ts:1'),
    one('src-main/a.ts', 'const a = 3;\nexport { a as default };', 'src-main/a.ts:2'),
  ],
  'No file hands on what another exports.': [
    one('src-main/a.ts', `export * from './b.ts';`, 'exports from ./b.ts'),
    one('src-main/a.ts', `export type { B } from './b.ts';`, 'exports from ./b.ts'),
    one('src-preload/messages/messages.ts', `export { b } from '#language/b.ts';`),
  ],
  'No vendor is named in code.': [
    one('src-main/a.ts', `if (vendor.id === 'vsax') run();`, 'a.ts:1 names vsax'),
    one('src-main/a.ts', 'const place = `/vsax/guide.json`;', 'names vsax'),
    one('src-renderer/a.ts', `const icons = { vsax: 1 };`, 'names vsax'),
    one('src-renderer/a.tsx', `export const A = () => <p>For VSAX only</p>;`, 'names vsax'),
    one('src-main/scripted/asio/script.ts', `const names = ['vsax'];`, 'names vsax'),
    one('src-main/checks/scripted/vsax/script.ts', `import { read } from './read-token.ts';`),
    one('src-main/a.ts', `// as vsax does\nconst script = await import('./scripted/vsax/script.ts');`),
  ],
};
