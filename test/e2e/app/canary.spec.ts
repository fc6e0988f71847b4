import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findSecrets } from './canary.ts';
import { test } from './test.ts';

/** The search itself: what it cannot find, no journey can miss. */
test('the search for canaries finds one in every place and encoding', async ({ launchApp }) => {
  const secrets = [
    'on-the-page',
    'in-an-input',
    'in-an-answer',
    'in-a-file',
    'as-utf16',
    'on-the-clipboard',
    'as-base64-in-the-middle',
    'as-hex',
    'in-the-environment',
    'in-argv',
  ].map((name) => `${name}-7f3a9c`);
  const [page, input, answer, file, utf16, clipboard, base64, hex, environment, argv] = secrets as [
    string,
    ...string[],
  ];
  const app = await launchApp({
    environment: { FOR_THE_TEST: environment },
    args: [`--for-the-test=${argv}`],
  });
  await app.page.getByRole('heading', { name: 'Sessions', exact: true }).waitFor();
  await app.page.evaluate(
    ({ page, input, answer }) => {
      document.body.append(page);
      const field = document.createElement('input');
      field.value = input ?? '';
      document.body.append(field);
      return window.setup?.invoke('listSessions', { search: answer, filter: 'all', limit: 50 });
    },
    { page, input, answer },
  );
  const sessionId = await app.page.evaluate(async (client) => {
    const made = await window.setup?.invoke('createSession', {
      clientName: client,
      technician: '',
      connectionId: null,
      vendors: ['vsax'],
    });
    const { value } = made as { value: { sessionId: string } };
    await window.setup?.invoke('readSession', value);
    return value.sessionId;
  }, answer);
  expect(sessionId).toMatch(/^[0-9a-f-]{36}$/);
  await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), clipboard ?? '');
  await writeFile(
    join(app.profile, 'left-behind.txt'),
    `before ${file} after ${Buffer.from(hex ?? '').toString('hex')}`,
  );
  await writeFile(join(app.profile, 'left-behind.bin'), Buffer.from(` ${utf16} `, 'utf16le'));
  for (const offset of [1, 2, 3]) {
    const bytes = Buffer.from(`${'u'.repeat(offset)}:${base64}`);
    await writeFile(join(app.profile, `left-behind-${offset}.b64`), bytes.toString('base64'));
  }

  const found = await findSecrets(app, secrets);
  for (const how of [
    'text in markup',
    'text in input values',
    'text in accessibility tree',
    'text in answers',
    'text in clipboard',
    `text in ${app.profile}/left-behind.txt`,
    `hex in ${app.profile}/left-behind.txt`,
    `UTF-16 in ${app.profile}/left-behind.bin`,
    `base64 at 0 in ${app.profile}/left-behind-2.b64`,
    `base64 at 1 in ${app.profile}/left-behind-3.b64`,
    `base64 at 2 in ${app.profile}/left-behind-1.b64`,
    'text in environment',
    `text in cmdline of process ${app.process.pid}`,
  ]) {
    expect(found).toContain(how);
  }
});
