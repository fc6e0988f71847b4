import { describe, expect, it } from 'vitest';
import type { Vault } from '../../../src-main/secrets/vault.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import type { Outbox } from '../../../src-main/submissions/outbox.ts';
import { type OutboxItem, SECRETS_STAY } from '../../../src-main/submissions/outbox-item.ts';
import { releaseSecrets } from '../../../src-main/submissions/retention.ts';

function item(id: string, takenHere: number, keepsSecrets = false): OutboxItem {
  const secrets = [{ field: 'tokenSecret', neoName: 'token_secret', ref: { record: id, revision: 1 } }];
  const taken = { neo: takenHere, here: takenHere };
  return {
    id,
    order: { secrets },
    state: { at: 'connected' },
    takenAt: taken,
    keepsSecrets,
  } as unknown as OutboxItem;
}

async function release(items: OutboxItem[], refuses: string[] = []) {
  const forgotten: string[] = [];
  const errors: string[] = [];
  const vault = {
    has: () => true,
    forget: async (record: string) => {
      if (refuses.includes(record)) throw new DiskError('disk-full', 'full');
      forgotten.push(record);
    },
  } as unknown as Vault<'real'>;
  const count = await releaseSecrets({
    outbox: { items: () => items } as unknown as Outbox<'real'>,
    vault,
    release: async ({ id }) => [id],
    now: () => SECRETS_STAY + 100,
    log: { info: () => {}, warn: () => {}, error: (event) => errors.push(event), reference: () => '' },
  });
  return { count, forgotten, errors };
}

describe('secrets that Neo has had for a day', () => {
  it('go, and those that are newer or kept on purpose stay', async () => {
    const items = [item('due', 50), item('new', 200), item('kept', 50, true)];
    expect(await release(items)).toEqual({ count: 1, forgotten: ['due'], errors: [] });
  });

  it('do not wait for one that the disk refuses to let go', async () => {
    const seen = await release([item('stuck', 50), item('due', 50)], ['stuck']);
    expect(seen).toEqual({ count: 1, forgotten: ['due'], errors: ['secrets-not-released'] });
  });
});
