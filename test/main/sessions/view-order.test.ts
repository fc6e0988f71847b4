import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { openVendor, readSession } from '../../../src-main/sessions/open-sessions.ts';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { openFilledServices } from './filled-services.ts';

let on: Awaited<ReturnType<typeof openFilledServices>>;
/** Addresses as they are announced and read, in the order in which they leave main. */
let seen: (string | undefined)[];

beforeEach(async () => {
  on = await openFilledServices();
  seen = [];
});
afterEach(() => on.close());

const urlOf = (progress: VendorProgress | undefined) =>
  progress?.fields.find(({ id }) => id === 'tenantUrl')?.text;

it('what leaves main last knows most: views are made one after the other, however long one takes', async () => {
  const where = await on.filled('vsax');
  on.services.announce = (name, payload) => {
    if (name === 'vendor-changed') seen.push(urlOf((payload as { progress: VendorProgress }).progress));
  };
  const keep = (name: string) =>
    keepField(on.services, { ...where, field: 'tenantUrl', text: `https://${name}.vsax.net` });
  // The vault is slow for whoever asks first, which is the view that read the session before the changes. By time,
  // because they may wait for each other: the outcome is the same however long it takes.
  const { open } = on.services.vault;
  let delays = 1;
  on.services.vault.open = async (ref) => {
    if (delays-- > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    return open(ref);
  };
  const read = readSession(on.services, where).then((early) => seen.push(urlOf(answerOf(early).vendors[0])));
  await new Promise((resolve) => setImmediate(resolve));
  answerOf(await openVendor(on.services, where));
  answerOf(await keep('beta'));
  answerOf(await keep('gamma'));
  await read;
  expect(seen).toEqual(['https://acme.vsax.net', 'https://beta.vsax.net', 'https://gamma.vsax.net']);
});
