import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage, listPackage } from '@electron/asar';
import { expect } from '@playwright/test';
import { BUILD_VARIABLE } from '../app/copy-build.ts';
import { startApp } from '../app/running-app.ts';
import { removeProfile, test } from '../app/test.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const CANARY = 'canary5d0c2f7e9b1a4c3d8e6f';

test('the log of a packed app names lines of the sources, and nothing of a fault’s message', async ({
  desktop,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'neo-e2e-archive-'));
  const archive = join(folder, 'app.asar');
  await createPackage(process.env[BUILD_VARIABLE] ?? '', archive);
  expect(listPackage(archive, { isPack: false })).toContain('/out/main/index.js.map.gz');
  const app = await startApp(desktop, { app: archive });
  await app.page.getByRole('button', { name: 'New session', exact: true }).waitFor();

  await app.electron.evaluate(({ dialog }, canary) => {
    dialog.showOpenDialog = () => {
      throw new TypeError(`${canary}\n    at ${canary} (/src-main/${canary}.ts:1:2)`);
    };
  }, CANARY);
  const answer = await app.page.evaluate(() => window.setup?.invoke('importSession', {}));
  expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected' } });

  const log = () => readFile(join(app.profile, 'logs', 'app.log'), 'utf8');
  await expect.poll(log).toContain('"fault":"TypeError"');
  const line = (await log()).split('\n').find((one) => one.includes('"fault":"TypeError"')) ?? '';
  const { places }: { places: string } = JSON.parse(line);
  expect(line).not.toContain(CANARY);
  const [, file = '', row = ''] = /^(src-main\/\S+?\.ts):(\d+):\d+ < src-main\//.exec(places) ?? [];
  const lines = (await readFile(join(repository, file), 'utf8')).split('\n');
  expect(lines[Number(row) - 1], places).toContain('dialog.showOpenDialog(');

  await app.kill();
  await removeProfile(app);
  await rm(folder, { recursive: true });
});
