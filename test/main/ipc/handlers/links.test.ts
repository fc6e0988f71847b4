import { shell } from 'electron';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepField } from '../../../../src-main/credentials/field-changes.ts';
import { openLink } from '../../../../src-main/ipc/handlers/links.ts';
import { answerOf } from '../../practice/practice-sessions.ts';
import { openFilledServices, VALUES } from '../../sessions/filled-services.ts';

vi.mock('electron', () => ({ shell: { openExternal: vi.fn(async () => {}) } }));
const opened = () => vi.mocked(shell.openExternal).mock.calls.map(([address]) => address);

let on: Awaited<ReturnType<typeof openFilledServices>>;
beforeEach(async () => {
  vi.mocked(shell.openExternal).mockClear();
  on = await openFilledServices();
});
afterEach(() => on.close());

it.each([
  ['vsax', 'tenantUrl', 'portal'],
  ['halopsa', 'baseUrl', 'portal'],
] as const)(
  '%s: the portal opens at an address that was typed here, and at no other',
  async (vendor, field, link) => {
    const where = await on.filled(vendor);
    const open = () => openLink(on.services, { ...where, link });
    answerOf(await open());
    const typed = Object.entries(VALUES[vendor]).find(([id]) => id === field)?.[1] ?? '';
    expect(opened()).toEqual([`${typed}/`]);

    await on.edit(where, (_session, stored) =>
      Object.assign(stored.fields[field], { text: 'https://evil.example' }),
    );
    expect(await open()).toMatchObject({ ok: false, error: { code: 'address-not-confirmed' } });
    expect(opened()).toHaveLength(1);

    answerOf(await keepField(on.services, { ...where, field, text: typed }));
    answerOf(await open());
    expect(opened()).toEqual([`${typed}/`, `${typed}/`]);
  },
);
