import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VendorChecks } from '../../src-preload/contract/vendor.ts';
import { checkVendors, readFolders } from '../../tools/check-vendors/check-folders.ts';
import { joinTable } from '../../tools/check-vendors/join-table.ts';
import { type Copy, copyMadeUp } from './copy-made-up.ts';

let copy: Copy;
beforeEach(async () => {
  copy = await copyMadeUp();
});
afterEach(() => copy.clean());

test('a new vendor is a folder of data: nothing else has to change for it to be right', async () => {
  expect(await checkVendors(copy.root, copy.root)).toEqual([]);
});

test('it needs no script', () => {
  const checks = JSON.parse(
    readFileSync(new URL('./made-up/checks.json', import.meta.url), 'utf8'),
  ) as VendorChecks;
  const kinds = [checks.signIn.kind, ...checks.checks.map((check) => check.kind)];
  expect(kinds).not.toContain('script');
  expect(kinds).not.toContain('token-scope');
});

test('the join table says per permission which step and mark show it and what checks it', async () => {
  const table = joinTable(await readFolders(copy.root, copy.root));
  expect(table).toMatch(/made-up\/new-menu +machines +make-key +keys--machines +machines, machine/);
  expect(table.split('\n')).toHaveLength(1 + 3 * 2);
});
