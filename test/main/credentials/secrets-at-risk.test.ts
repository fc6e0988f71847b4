import { expect, it } from 'vitest';
import { secretsAtRisk } from '../../../src-main/credentials/secrets-at-risk.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';

type Held = {
  records?: string[];
  items?: { id: string; sessionId: string; at?: string }[];
  listDeleted?: string[];
  /** Records of which an older revision is sealed. */
  before?: string[];
  /** Of these the older revision lies under a key that has gone. */
  gone?: string[];
};

/** A services of which memory holds these secrets and these items of the outbox. */
function services({
  records = [],
  items = [],
  listDeleted = [],
  before = [],
  gone = [],
}: Held): RealServices {
  return {
    vault: {
      memoryOnly: async () => records.map((record) => ({ record, revision: 5, text: 'hidden' })),
      latestSealedBefore: ({ record }: { record: string }) =>
        before.includes(record) ? { record, revision: 1 } : null,
      savedAs: ({ record }: { record: string }) => (gone.includes(record) ? 'memory' : 'encrypted'),
    },
    outbox: {
      items: () =>
        items.map(({ id, sessionId, at = 'queued' }) => ({ id, spec: { sessionId }, state: { status: at } })),
      isInMemory: (id: string) => !id.startsWith('file'),
    },
    sessions: {
      listDeleted: async () => listDeleted.map((id) => ({ id })),
      list: async () => [
        { id: 's1', clientName: 'Acme' },
        { id: 's2', clientName: 'Birch' },
      ],
    },
    settings: {
      read: () => ({
        connections: [
          { id: 'c1', name: 'Acme tenant', before: { keyRef: { record: 'connection.c1', revision: 1 } } },
          { id: 'c2', name: 'Other tenant' },
        ],
      }),
    },
    presentedSession: () => null,
  } as unknown as RealServices;
}

it('names the connections whose key is among the secrets, and counts what waits apart from them', async () => {
  const held = {
    records: ['s1.vsax.tokenId', 's1.vsax.tokenSecret', 'connection.c1'],
    items: [{ id: 'i1', sessionId: 's1' }],
  };
  expect(await secretsAtRisk(services(held))).toEqual({
    unsent: 3,
    waiting: 1,
    sessions: ['Acme'],
    connections: ['Acme tenant'],
  });
});

it('says for how many the value saved before comes back, and of a key only the one its connection names', async () => {
  const records = ['s1.vsax.tokenId', 's1.vsax.tokenSecret', 'connection.c1', 'connection.c2'];
  const before = ['s1.vsax.tokenSecret', 'connection.c1', 'connection.c2'];
  expect(await secretsAtRisk(services({ records, before }))).toMatchObject({ unsent: 4, comesBack: 2 });
});

it('promises nothing back that lies under a key which has gone from its keyring', async () => {
  const records = ['s1.vsax.tokenId', 's1.vsax.tokenSecret', 'connection.c1'];
  const risk = (gone: string[]) => secretsAtRisk(services({ records, before: records, gone }));
  expect(await risk(['s1.vsax.tokenId', 'connection.c1'])).toMatchObject({ unsent: 3, comesBack: 1 });
  expect(await risk(records)).not.toHaveProperty('comesBack');
});

it('speaks of no secret where only what waits is in memory, counts what has a file as going later, and nothing that is over', async () => {
  const items = [
    { id: 'i1', sessionId: 's2' },
    { id: 'file1', sessionId: 's1' },
    { id: 'i2', sessionId: 's1', at: 'connected' },
  ];
  expect(await secretsAtRisk(services({ items }))).toEqual({
    unsent: 0,
    waiting: 1,
    later: 1,
    sessions: ['Birch'],
    connections: [],
  });
});

it('leaves out what belongs to a deleted session', async () => {
  const held = {
    records: ['s1.vsax.tokenSecret'],
    items: [{ id: 'i1', sessionId: 's1' }],
    listDeleted: ['s1'],
  };
  expect(await secretsAtRisk(services(held))).toEqual({
    unsent: 0,
    waiting: 0,
    sessions: [],
    connections: [],
  });
});

it.each(['list', 'listDeleted'] as const)('counts all the same where the disk refuses: %s', async (name) => {
  const one = services({
    records: ['s1.vsax.tokenSecret', 'connection.c1'],
    items: [{ id: 'i1', sessionId: 's1' }],
  });
  one.sessions[name] = () => Promise.reject(new DiskError('disk-read-only', new Error('EACCES')));
  expect(await secretsAtRisk(one)).toMatchObject({ unsent: 2, waiting: 1, connections: ['Acme tenant'] });
});
