import { join, relative } from 'node:path';
import react from '@vitejs/plugin-react';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createServer, type ViteDevServer } from 'vite';
import svgr from 'vite-plugin-svgr';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readApp } from '../../tools/check-messages/app.ts';
import { checkLanguages } from '../../tools/check-messages/check-languages.ts';
import { namesHandedOn, readLanguage } from '../../tools/check-messages/read-language.ts';
import { temporaryFolder } from '../tools/temporary-folder.ts';
import { inOtherWords, writeLanguage } from './write-language.ts';

const repository = join(import.meta.dirname, '..', '..');
const app = readApp();
const { entry } = app;
const english = readLanguage(app.first, namesHandedOn(entry));

const ACCENTS: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' };

/** The same words with accents, and two fifths longer: what English says still shines through. */
function longer(words: string): string {
  const accented = words.replace(/[aeiou]/g, (letter) => ACCENTS[letter] ?? letter);
  const letters = words.replace(/[^a-z]/gi, '').length;
  return accented.replace(/[a-z](?=[^a-z]*$)/i, (letter) => letter + '~'.repeat(Math.ceil(letters * 0.4)));
}

/** A language made just now: nothing of the code knows it. */
function writeOther(): string {
  const folder = join(temporaryFolder(), 'en-XA');
  writeLanguage(folder, entry, english.messages.values(), ({ path, text }) => {
    if (path === 'language.tag') return 'en-XA';
    return path.endsWith('.who') && !text.includes(' ') ? text : inOtherWords(text, longer);
  });
  return folder;
}

async function serve(folder: string): Promise<ViteDevServer> {
  const server = await createServer({
    configFile: false,
    root: repository,
    cacheDir: temporaryFolder(),
    logLevel: 'silent',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: { '#language': folder } },
    plugins: [react(), svgr({ svgrOptions: { plugins: ['@svgr/plugin-jsx'], svgo: false } })],
  });
  onTestFinished(() => server.close());
  return server;
}

describe('another language is one more folder', { timeout: 120_000 }, () => {
  it('the check of the app has nothing to say of it, though it is two fifths longer', () => {
    expect(checkLanguages({ ...app, others: [writeOther()] })).toEqual([]);
  });

  it('screens show it, and no word of English', async () => {
    const server = await serve(writeOther());
    const load = (path: string) => server.ssrLoadModule(`/${path}`);
    const show = (component: FunctionComponent, props: object) =>
      renderToStaticMarkup(createElement(component, props));

    const { EmptySessions } = await load('src-renderer/sessions/empty-sessions.tsx');
    const { ShortcutsDialog } = await load('src-renderer/shell/shortcuts-dialog.tsx');
    const { Question } = await load('src-renderer/quit/quit-dialog.tsx');
    const risk = { unsent: 2, waiting: 1, comesBack: 1, later: 3, sessions: [''], connections: [] };
    for (const shown of [
      show(EmptySessions, { keyKeptFor: null }),
      show(ShortcutsDialog, { onClose: () => undefined }),
      show(Question, { risk }),
    ]) {
      const texts = [...shown.matchAll(/>([^<]*[a-z][^<]*)</gi)].map(([, text = '']) => text);
      expect(texts.length).toBeGreaterThan(4);
      expect(texts.filter((text) => /[a-z]/i.test(text) && !text.includes('~'))).toEqual([]);
    }
    const { outboxEmpty, inOutbox } = (await load(relative(repository, entry))).shellMessages;
    const { formatMessage } = await load('src-preload/messages/format-message.ts');
    expect(outboxEmpty).toBe('Nóthíng ís wáítíng~~~~~~~.');
    expect(formatMessage(inOutbox, { waiting: 1, attention: 0 })).toMatch(/^1 wáíts~+ ín thé óútbóx~+\.$/);
  });

  it('the page says which language it is in', async () => {
    const page = { documentElement: { lang: 'en' }, addEventListener() {}, getElementById: () => null };
    vi.stubGlobal('document', page);
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    const server = await serve(writeOther());
    await server.ssrLoadModule('/src-renderer/main.tsx');
    expect(page.documentElement.lang).toBe('en-XA');
  });
});
