import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import asio from '../../../resources/vendors/asio/vendor.json' with { type: 'json' };
import { mayShow, saveField } from '../../../src-main/credentials/save-field.ts';
import { withSuggestedChoices } from '../../../src-main/credentials/suggested-choices.ts';
import { openVault, type Vault } from '../../../src-main/secrets/vault.ts';
import { openFiles } from '../../../src-main/storage/files.ts';
import type { StoredVendor } from '../../../src-main/storage/stored-session.ts';
import { sessionShape } from '../../../src-main/storage/stored-session.ts';
import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import { silentLog } from '../../harness/silent-log.ts';

const vendor = asio as Vendor;
const TAIL = '0000000000000000000000000c1d';
let vault: Vault;
let fields: StoredVendor['fields'];

beforeEach(async () => {
  const parts = { safeStorage: null, files: openFiles(), folder: '', now: () => 0, log: silentLog };
  vault = await openVault({ ...parts, random: randomBytes });
  fields = {};
});

/** Keeps a field and hints, as the answer to the window does. */
async function keep(id: string, typed: string): Promise<void> {
  const field = vendor.fields.find((one) => one.id === id);
  if (field === undefined) throw new Error(`no field ${id}`);
  const parts = { vault, vendor, sessionId: 's', now: () => 1_000 };
  fields = withSuggestedChoices(vendor, {
    ...fields,
    [id]: await saveField(parts, field, fields[id], typed),
  });
}

const differs = (region: string, other: string) => ({
  code: 'vendor:region-differs',
  blocking: false,
  params: { region, other },
});

describe('a region nobody has chosen', () => {
  it.each([
    ['0e30', 'us'],
    ['0e31', 'eu'],
    ['0e32', 'au'],
    ['0E31', 'eu'],
  ])('is filled in from a Client ID that begins with %s, visibly', async (prefix, region) => {
    await keep('clientId', `${prefix}${TAIL}`);
    expect(fields.region).toEqual({
      text: region,
      corrections: ['filled-from-other'],
      savedAt: '1970-01-01T00:00:01.000Z',
    });
  });

  it('follows the Client ID until somebody chooses', async () => {
    await keep('clientId', `0e30${TAIL}`);
    await keep('clientId', `0e32${TAIL}`);
    expect(fields.region).toMatchObject({ text: 'au', corrections: ['filled-from-other'] });
    await keep('region', 'au');
    expect(fields.region).toMatchObject({ text: 'au', corrections: [] });
    await keep('clientId', `0e31${TAIL}`);
    expect(fields.region).toMatchObject({ text: 'au', issue: differs('AU', 'EU') });
  });

  it.each(['••••••••', 'neo_sk_prod_AbCdEf0123456789AbCdEf01', `7f00${TAIL}`, ''])(
    'stays open at %j',
    async (typed) => {
      await keep('clientId', typed);
      expect(fields.region).toBeUndefined();
    },
  );
});

describe('a region somebody has chosen', () => {
  it('stands, with a hint that never blocks, whichever came first', async () => {
    await keep('region', 'us');
    await keep('clientId', `0e31${TAIL}`);
    expect(fields.region).toMatchObject({ text: 'us', issue: differs('US', 'EU') });
    await keep('region', 'eu');
    expect(fields.region?.issue).toBeUndefined();
    await keep('region', 'au');
    expect(fields.region).toMatchObject({ text: 'au', issue: differs('AU', 'EU') });
  });

  it('loses the hint with a Client ID that says nothing', async () => {
    await keep('region', 'us');
    await keep('clientId', `0e31${TAIL}`);
    await keep('clientId', '6500023');
    expect(fields.region).toEqual(expect.not.objectContaining({ issue: expect.anything() }));
    expect(fields.region?.text).toBe('us');
  });

  it('keeps a graver issue of its own', async () => {
    await keep('region', 'us');
    await keep('region', 'mars');
    await keep('clientId', `0e31${TAIL}`);
    expect(fields.region).toMatchObject({ text: 'us', issue: { code: 'not-a-choice', blocking: true } });
  });
});

it('a Client ID that looks unusual is kept, with a hint, and not shown again: it may be the secret', async () => {
  const field = vendor.fields.find((one) => one.id === 'clientId');
  for (const typed of ['6500023', '11111111-2222-4333-8444-555555555501', 'canary-5ecret.canary_5ecret~01']) {
    await keep('clientId', typed);
    expect(fields.clientId).toMatchObject({
      length: typed.length,
      issue: { code: 'vendor:client-id-unusual', blocking: false },
    });
    expect(field && fields.clientId && mayShow(field, fields.clientId)).toBe(false);
  }
  await keep('clientId', `0e31${TAIL}`);
  expect(fields.clientId?.issue).toBeUndefined();
});

it('what an identifier suggests is stored beside it, and nothing of its text', async () => {
  await keep('clientId', `0e31${TAIL}`);
  expect(fields.clientId?.suggests).toEqual({ field: 'region', value: 'eu' });
  expect(JSON.stringify(fields)).not.toContain(TAIL);
  const { vendors } = sessionShape.shape;
  const stored = vendors.element.shape.fields.parse(fields);
  expect(stored.clientId?.suggests).toEqual({ field: 'region', value: 'eu' });
  expect(stored.region?.corrections).toEqual(['filled-from-other']);
});

it('a vendor without hints is left as it is', () => {
  const { hints: _hints, ...plain } = vendor;
  const before: StoredVendor['fields'] = { region: { text: 'us', corrections: [] } };
  expect(withSuggestedChoices(plain, before)).toEqual(before);
});
