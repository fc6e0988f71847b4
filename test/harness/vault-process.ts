import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { findElectron } from '../../tools/electron-runtime.mjs';

/** Names the keyring's item, so that a test can find and remove it. */
export const APP_NAME = 'neo-vault-harness';

export type VaultProcess = {
  ask(name: string, ...input: unknown[]): Promise<unknown>;
  quit(): Promise<void>;
};

/** The bundled harness app; answers its folder. Bundled as the product is: electron-store inside, lazily. */
export async function buildVaultApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neo-vault-app-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'vault-app.ts'),
      target: 'node20.18',
      outDir: folder,
      minify: false,
      rollupOptions: { external: ['electron'], output: { format: 'es', entryFileNames: 'main.mjs' } },
    },
    ssr: { noExternal: true, external: ['electron'] },
  });
  const manifest = { name: APP_NAME, version: '1.0.0', type: 'module', main: 'main.mjs' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

export async function startVaultProcess(parts: {
  app: string;
  profile: string;
  environment: NodeJS.ProcessEnv;
  flags?: string[];
}): Promise<VaultProcess> {
  const { executable } = await findElectron();
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    executable,
    [
      parts.app,
      ...root,
      `--user-data-dir=${join(parts.profile, 'chromium')}`,
      `--vault=${parts.profile}`,
      ...(parts.flags ?? []),
    ],
    { env: parts.environment, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const answers = linesOf(child);
  const next = async () => {
    const { value, done } = await answers.next();
    if (done) throw new Error(`The harness ended. ${complaints.slice(-2000)}`);
    return value as { answer?: unknown; error?: string };
  };
  await next();
  return {
    async ask(name, ...input) {
      child.stdin.write(`${JSON.stringify([name, ...input])}\n`);
      const { answer, error } = await next();
      if (error !== undefined) throw new Error(error);
      return answer;
    },
    async quit() {
      const ended = new Promise((settle) => child.once('close', settle));
      child.stdin.write('["quit"]\n');
      await ended;
    },
  };
}

async function* linesOf(child: ChildProcess): AsyncGenerator<unknown> {
  if (!child.stdout) return;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('@ ')) yield JSON.parse(line.slice(2));
  }
}
