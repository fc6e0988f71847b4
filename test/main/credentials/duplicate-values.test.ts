import { expect, it } from 'vitest';
import { acceptProposal, keepField, replaceField } from '../../../src-main/credentials/field-changes.ts';
import { findPractice, findVendor, vendorIds } from '../../../src-main/vendors/catalog.ts';
import { answerOf, openPractice } from '../practice/open-practice.ts';

const pairs = vendorIds()
  .map(findVendor)
  .flatMap((vendor) =>
    vendor.fields
      .filter(({ kind, swappedWith }) => kind === 'identifier' && swappedWith !== undefined)
      .map((field) => [vendor.id, field.id, field.swappedWith ?? ''] as const),
  );

it.each(pairs)(
  '%s: the %s that stands in %s too is told, also when both were filled at once',
  async (id, one, other) => {
    const { values } = await findPractice(id);
    const good = values[one] ?? '';
    for (const isAtOnce of [false, true]) {
      const { services, where, progress } = await openPractice(id);
      const keep = (field: string, text: string) => keepField(services, { ...where, field, text });
      if (isAtOnce) await Promise.all([keep(one, good), keep(other, good)]);
      else {
        answerOf(await keep(one, good));
        answerOf(await keep(other, good));
      }
      const codeOf = async (field: string) =>
        (await progress()).fields.find((view) => view.id === field)?.issue?.code;
      expect(await codeOf(other)).toBe('token-same');
      expect(await codeOf(one)).toBeUndefined();
      expect((await progress()).state).toBe('draft');
      answerOf(await replaceField(services, { ...where, field: other }));
      answerOf(await keep(other, values[other] ?? ''));
      expect(await codeOf(other)).toBeUndefined();
      expect(await acceptProposal(services, { ...where, field: other })).toMatchObject({ ok: false });
    }
  },
);

it.each(pairs.filter(([id]) => id !== 'asio'))(
  '%s: a secret in both fields is told at the %s, and not shown',
  async (id, one, other) => {
    const vendor = findVendor(id);
    const length = vendor.fields.find((field) => field.id === other)?.usualLength ?? 0;
    const secret = 'q7'.repeat(length).slice(0, length);
    const { services, where, progress } = await openPractice(id);
    answerOf(await keepField(services, { ...where, field: other, text: secret }));
    answerOf(await keepField(services, { ...where, field: one, text: secret }));
    const view = (await progress()).fields.find((field) => field.id === one);
    expect(view?.issue?.code).toBe('token-same');
    expect(JSON.stringify(await progress())).not.toContain(secret);
  },
);
