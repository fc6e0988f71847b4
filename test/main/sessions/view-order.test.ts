import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepField } from '../../../src-main/credentials/field-changes.ts';
import { openVendor, readSession } from '../../../src-main/sessions/open-sessions.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { openFilledServices } from './filled-services.ts';

let on: Awaited<ReturnType<typeof openFilledServices>>;
beforeEach(async () => {
  on = await openFilledServices();
});
afterEach(() => on.close());

it.each([
  ['opened', openVendor],
  ['read', readSession],
])(
  'a view with a higher number never knows less: a session that is %s while a field is kept',
  async (_, view) => {
    const where = await on.filled('vsax');
    // The vault is slow for whoever asks first, which is the view that read the session before the change. By time, because
    // the two may wait for each other: the outcome is the same however long it takes.
    const { open } = on.services.vault;
    let delays = 1;
    on.services.vault.open = async (ref) => {
      if (delays-- > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      return open(ref);
    };
    const early = view(on.services, where);
    await new Promise((resolve) => setImmediate(resolve));
    const kept = answerOf(
      await keepField(on.services, { ...where, field: 'tenantUrl', text: 'https://beta.vsax.net' }),
    );
    const seen = answerOf(await early).vendors[0];
    const urlOf = (one: typeof seen) => one?.fields.find(({ id }) => id === 'tenantUrl')?.text;
    expect(urlOf(kept)).toBe('https://beta.vsax.net');
    const newest = (seen?.sequence ?? 0) > kept.sequence ? seen : kept;
    expect(urlOf(newest)).toBe('https://beta.vsax.net');
  },
);
