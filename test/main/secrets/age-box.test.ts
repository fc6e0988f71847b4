import { expect, it } from 'vitest';
import {
  isRecipient,
  makeIdentity,
  openBox,
  recipientOf,
  sealFor,
} from '../../../src-main/secrets/age-box.ts';

// The identity of age's own test vectors (C2SP/CCTV).
const IDENTITY = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX';
const RECIPIENT = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';

it('has the recipient of the test vectors, and makes another for each identity', async () => {
  expect(await recipientOf(IDENTITY)).toBe(RECIPIENT);
  const [one, other] = [await makeIdentity(), await makeIdentity()];
  expect(await recipientOf(one)).not.toBe(await recipientOf(other));
});

it('opens with the one key, and with no other', async () => {
  const sealed = await sealFor(RECIPIENT, '{"secret":"Zoë"}');
  expect(JSON.parse((await openBox(IDENTITY, sealed)) ?? '')).toEqual({ secret: 'Zoë' });
  expect(await openBox(await makeIdentity(), sealed)).toBeNull();
});

it('opens nothing of which a byte was changed or is missing', async () => {
  const sealed = await sealFor(RECIPIENT, '{}');
  for (const at of [30, 120, sealed.length - 1]) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await openBox(IDENTITY, changed)).toBeNull();
  }
  expect(await openBox(IDENTITY, sealed.subarray(0, -1))).toBeNull();
  expect(await openBox(IDENTITY, new Uint8Array())).toBeNull();
});

it('does not tell by its length how long a secret is', async () => {
  const lengths = await Promise.all(
    ['', 'x'.repeat(50), 'é'.repeat(1_900)].map(async (secret) => {
      return (await sealFor(RECIPIENT, JSON.stringify({ secret }))).length;
    }),
  );
  expect(new Set(lengths).size).toBe(1);
});

it('knows what can be sealed for', async () => {
  expect(await isRecipient(RECIPIENT)).toBe(true);
  const wrong = [
    `${RECIPIENT.slice(0, -1)}k`,
    RECIPIENT.slice(0, 40),
    IDENTITY,
    'age1pq1x',
    `${RECIPIENT} `,
    '',
  ];
  for (const one of wrong) expect(await isRecipient(one)).toBe(false);
});
