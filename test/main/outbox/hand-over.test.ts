import { expect, it, vi } from 'vitest';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { copyForHandOver, submit } from '../../../src-main/outbox/submit-session.ts';
import { practiceValues } from '../../../src-main/practice/practice-responses.ts';
import { findPractice, findVendor, vendorIds } from '../../../src-main/vendors/catalog.ts';
import { answerOf, openPractice } from '../practice/open-practice.ts';

const connectable = vendorIds().filter((id) => findVendor(id).kind !== 'neo');

/** A session whose values are filled in and whose submission has to be handed over: Neo's API has no way for it. */
async function handOver(vendor: string) {
  const practice = await openPractice(vendor);
  const { services, where, progress } = practice;
  const values = practiceValues(await findPractice(vendor), 'everything-works');
  for (const { id } of findVendor(vendor).fields) {
    const text = values[id];
    if (text !== undefined) answerOf(await keepField(services, { ...where, field: id, text }));
  }
  services.neo.describe = async () => ({ kind: 'read', document: { openapi: '3.1.0', paths: {} } });
  answerOf(await submit(services, { ...where, anyway: true }));
  await vi.waitFor(async () => expect((await progress()).submission.state).toBe('hand-over'));
  return { ...practice, values };
}

it.each(connectable)(
  '%s: every value that Neo asks for is offered, a choice too, and no other',
  async (id) => {
    const { progress } = await handOver(id);
    const asked = findVendor(id).fields.filter((field) => field.neoNames.length > 0);
    expect((await progress()).submission.handOver?.fields).toEqual(
      asked.map(({ id: field, label }) => ({ id: field, label, copied: false })),
    );
  },
);

it.each(connectable)('%s: each is copied as Neo’s form wants it, a choice by its label', async (id) => {
  const { services, where, progress, copied, values } = await handOver(id);
  const asked = findVendor(id).fields.filter((field) => field.neoNames.length > 0);
  for (const field of asked) {
    answerOf(await copyForHandOver(services, { ...where, field: field.id }));
    const value = values[field.id];
    const label = field.choices?.find((choice) => choice.value === value)?.label;
    expect(copied.at(-1)).toBe(label ?? value);
  }
  const { handOver: left } = (await progress()).submission;
  expect(left?.fields.map((field) => field.copied)).toEqual(asked.map(() => true));
});

it('a region reads as in the list of Neo’s form, US, EU or AU', async () => {
  const { services, where, copied } = await handOver('asio');
  answerOf(await copyForHandOver(services, { ...where, field: 'region' }));
  expect(copied).toEqual(['US']);
});

it('what was submitted is copied, also after the field was changed', async () => {
  const { services, where, copied } = await handOver('asio');
  answerOf(await keepField(services, { ...where, field: 'region', text: 'au' }));
  answerOf(await copyForHandOver(services, { ...where, field: 'region' }));
  expect(copied).toEqual(['US']);
});

it('a field that Neo does not ask for is not copied', async () => {
  const { services, where, copied } = await handOver('vsax');
  expect(await copyForHandOver(services, { ...where, field: 'notifications' })).toMatchObject({
    error: { code: 'field-not-found' },
  });
  expect(copied).toEqual([]);
});
