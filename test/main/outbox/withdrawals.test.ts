import { describe, expect, it } from 'vitest';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { CONNECTION, openFixture, rmm } from './outbox-fixture.ts';

const PUT = /\/credentials$/;
const psa = { ...rmm, id: 'halo', kind: 'psa', integration: 'halopsa' } as const;
const SESSION = 'session-1';

describe('a deleted session', () => {
  it.each(['withdrawSession', 'forgetSession'] as const)(
    'takes its RMM out before its PSA lets that go (%s)',
    async (way) => {
      const { server, spec, open, vendors } = await openFixture();
      vendors.set('halo', psa);
      server.odd.push({ method: 'PUT', path: PUT, answer: { status: 422, body: { error: { code: 'x' } } } });
      const outbox = await open();
      const first = await outbox.submit(await spec({ vendor: 'halo' }));
      await outbox.submit(await spec());
      await outbox.drained();
      const left: string[][] = [];
      outbox.onChange(({ id }) => {
        if (id === first.id) left.push(outbox.waiting(SESSION).map((item) => item.spec.vendor));
      });
      await outbox[way](SESSION);
      await outbox.drained();
      expect(left).toEqual([[]]);
      expect(server.effects).toEqual([]);
    },
  );

  it('keeps the outcome of what is on its way', async () => {
    const { server, spec, open } = await openFixture();
    server.delay = 100;
    const outbox = await open();
    const { id } = await outbox.submit(await spec());
    await server.received('PUT');
    expect(await outbox.withdrawSession(SESSION)).toBe(0);
    await outbox.drained();
    expect(outbox.read(id)?.acceptedAt).not.toBeNull();
    expect(server.effects).toHaveLength(1);
  });

  it('does not try again what Neo did not take', async () => {
    const { server, spec, open, clock } = await openFixture();
    server.delay = 100;
    server.odd.push({ method: 'PUT', path: PUT, answer: { status: 503 } });
    const outbox = await open();
    const { id } = await outbox.submit(await spec());
    await server.received('PUT');
    await outbox.withdrawSession(SESSION);
    await outbox.drained();
    clock.pass(3_600_000);
    await outbox.drained();
    expect(outbox.read(id)).toBeNull();
    expect(server.count('PUT', PUT)).toBe(1);
  });
});

describe('another tenant’s key', () => {
  it('is reported when what waits could not be taken out, which is then still there', async () => {
    const { server, spec, open, files } = await openFixture();
    let isFull = false;
    const full = <A extends unknown[], T>(write: (...given: A) => Promise<T>) => {
      return async (...given: A): Promise<T> => {
        if (isFull) throw new DiskError('disk-full', null);
        return write(...given);
      };
    };
    const disk = { ...files, remove: full(files.remove), appendDurably: full(files.appendDurably) };
    const outbox = await open(disk);
    outbox.hold(CONNECTION);
    const { id } = await outbox.submit(await spec());
    isFull = true;
    await expect(outbox.keyReplaced(CONNECTION, false)).rejects.toMatchObject({ code: 'disk-full' });
    expect(outbox.read(id)?.state.status).toBe('queued');
    isFull = false;
    await outbox.keyReplaced(CONNECTION, false);
    await outbox.drained();
    expect(outbox.read(id)).toBeNull();
    expect(server.effects).toEqual([]);
  });
});
