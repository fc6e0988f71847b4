import { expect, test } from 'vitest';
import { openMemorySettings } from '../../../src-main/storage/settings-store.ts';

test('practice has settings of its own that begin fresh', async () => {
  const settings = openMemorySettings({ technician: 'Tech' });
  expect(settings.read()).toMatchObject({ technician: 'Tech', connections: [] });
  await settings.change((now) => ({ ...now, theme: 'dark' }));
  expect(settings.read().theme).toBe('dark');
  expect(openMemorySettings().read()).toMatchObject({ theme: 'system', technician: '' });
});
