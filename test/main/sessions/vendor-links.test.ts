import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { findVendorLink } from '../../../src-main/sessions/vendor-links.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { openFilledServices, VALUES } from './filled-services.ts';

let on: Awaited<ReturnType<typeof openFilledServices>>;
beforeEach(async () => {
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
    const find = () => findVendorLink(on.services, { ...where, link });
    const typed = Object.entries(VALUES[vendor]).find(([id]) => id === field)?.[1] ?? '';
    expect(answerOf(await find())).toBe(`${typed}/`);

    await on.edit(where, (_session, stored) =>
      Object.assign(stored.fields[field], { text: 'https://evil.example' }),
    );
    expect(await find()).toMatchObject({ ok: false, error: { code: 'address-not-confirmed' } });

    answerOf(await keepField(on.services, { ...where, field, text: typed }));
    expect(answerOf(await find())).toBe(`${typed}/`);
  },
);
