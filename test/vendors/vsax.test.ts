import { expect, test } from 'vitest';
import { findChecks, findVendor, findWords } from '../../src-main/vendors/catalog.ts';
import type { ChoicesCheck } from '../../src-preload/contract/vendor.ts';
import { readFolders } from '../../tools/check-vendors/check-folders.ts';

const folder = (await readFolders()).find((one) => one.id === 'vsax');

test('the fields and rows have the names people and tests find them by', () => {
  expect(findVendor('vsax').fields.map((field) => field.label)).toEqual([
    'Tenant URL',
    'Token ID',
    'Token Secret',
    'Notifications',
  ]);
  expect(folder?.guide?.permissions.map(({ id, label, required }) => [id, label, required])).toEqual([
    ['sign-in', 'Sign-in', true],
    ['devices', 'Devices', true],
    ['device-assets', 'Device Assets', true],
    ['organizations-sites-groups', 'Organizations / Sites / Groups', true],
    ['automation', 'Automation', true],
    ['notifications', 'Notifications', false],
    ['notifications-write', 'Notifications (write)', false],
    ['seen-from-neo', "Seen from Neo's servers", false],
  ]);
});

test('writing is never tested: with write access chosen, only the reading requests run', () => {
  const choice = findChecks('vsax').checks.find((check): check is ChoicesCheck => check.kind === 'choices');
  expect(choice?.cases.write).toEqual({
    run: ['notifications', 'notification-webhooks'],
    notTested: [{ row: 'notifications-write', reason: 'only-by-writing', hidden: false }],
  });
  expect(choice?.cases.none?.run).toEqual([]);
});

test('answers that may hold secrets of others are dropped unread', () => {
  const dropped = findChecks('vsax').checks.filter(
    (check) => check.kind === 'read' && check.discardBody === true,
  );
  expect(dropped.map((check) => check.id)).toEqual(['device-custom-fields', 'notification-webhooks']);
});

test('only the shared Pulseway host is asked without /api', () => {
  expect(findChecks('vsax').baseFor).toEqual([{ host: 'api.pulseway.com', base: '{tenantUrl}/v3' }]);
});

test('every look-alike of the portal has its words', () => {
  const words = findWords('vsax');
  for (const one of findVendor('vsax').url?.lookAlikes ?? [])
    expect(words[one.words]).toHaveProperty('happened');
});

test('the answers of at least thirty cases are read', () => {
  expect(folder?.cases?.cases.length).toBeGreaterThanOrEqual(30);
});
