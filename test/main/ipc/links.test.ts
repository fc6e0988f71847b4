import { shell } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepField } from '../../../src-main/ipc/answers/fields.ts';
import { openLink } from '../../../src-main/ipc/answers/links.ts';
import { openFilledDesk, VALUES } from './filled-desk.ts';
import { answerOf } from './practice-sessions.ts';

vi.mock('electron', () => ({ shell: { openExternal: vi.fn(async () => {}) } }));
const opened = () => vi.mocked(shell.openExternal).mock.calls.map(([address]) => address);

let on: Awaited<ReturnType<typeof openFilledDesk>>;
beforeEach(async () => {
  vi.mocked(shell.openExternal).mockClear();
  on = await openFilledDesk();
});
afterEach(() => on.close());

it.each([
  ['vsax', 'tenantUrl', 'portal'],
  ['halopsa', 'baseUrl', 'portal'],
] as const)(
  '%s: the portal opens at an address that was typed here, and at no other',
  async (vendor, field, link) => {
    const where = await on.filled(vendor);
    const open = () => openLink(on.desk, { ...where, link });
    answerOf(await open());
    const typed = Object.entries(VALUES[vendor]).find(([id]) => id === field)?.[1] ?? '';
    expect(opened()).toEqual([`${typed}/`]);

    await on.edit(where, (_session, stored) =>
      Object.assign(stored.fields[field], { text: 'https://evil.example' }),
    );
    expect(await open()).toMatchObject({ ok: false, error: { code: 'address-not-confirmed' } });
    expect(opened()).toHaveLength(1);

    answerOf(await keepField(on.desk, { ...where, field, text: typed }));
    answerOf(await open());
    expect(opened()).toEqual([`${typed}/`, `${typed}/`]);
  },
);
