import { describe, expect, it } from 'vitest';
import { keepNeoKey } from '../../../src-main/neo/connections.ts';
import { submissionOf } from '../../../src-main/outbox/outbox-view.ts';
import { CONNECTION } from '../outbox/outbox-fixture.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { at, type KeyWorld, keyInput, keyWorld, present } from './key-bench.ts';

async function bringAnotherTenantsKey({ services }: KeyWorld): Promise<void> {
  answerOf(await keepNeoKey(services, { ...keyInput, sameTenant: false }));
}

describe('a key of another tenant', () => {
  it('is met by nothing that waited for the former one, also where the app ends right after it was written', async () => {
    const acme = await keyWorld();
    const { services, outbox, spec, server, open, tenant, keyRef } = acme;
    const former = { tenant: tenant(), key: keyRef() };
    outbox.hold(former.tenant);
    const { id } = await outbox.submit(await spec(at(acme)));
    // The life ends before anything was taken out.
    const dead = { ...outbox, keyReplaced: async () => {} };
    answerOf(await keepNeoKey({ ...services, outbox: dead }, { ...keyInput, sameTenant: false }));
    await outbox.close();
    const again = await open();
    again.resume('started');
    await again.drained();
    expect(again.read(id)).toBeNull();
    expect(server.effects).toEqual([]);
    expect(keyRef()).not.toEqual(former.key);
    expect(tenant()).not.toBe(former.tenant);
  });

  it('takes out what waits, and lets new submissions go with it', async () => {
    const acme = await keyWorld();
    const { outbox, spec, server, tenant } = acme;
    outbox.hold(tenant());
    const { id } = await outbox.submit(await spec(at(acme)));
    await bringAnotherTenantsKey(acme);
    expect(outbox.read(id)).toBeNull();
    const { id: next } = await outbox.submit(await spec(at(acme)));
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
    expect(['sent', 'connected']).toContain(outbox.read(next)?.state.status);
  });

  it('gets the same values as a submission of its own', async () => {
    const acme = await keyWorld();
    const { outbox, spec, server } = acme;
    const first = await outbox.submit(await spec(at(acme)));
    await outbox.drained();
    await bringAnotherTenantsKey(acme);
    const second = await outbox.submit(await spec(at(acme, { mayReplace: true })));
    await outbox.drained();
    expect(second.id).not.toBe(first.id);
    expect(second.idempotencyKey).not.toBe(first.idempotencyKey);
    expect(server.count('PUT', /./)).toBe(2);
  });

  it('proves nothing of what the former tenant took', async () => {
    const acme = await keyWorld();
    const { outbox, spec, server, clock } = acme;
    server.connectsOnWrite = false;
    const { id } = await outbox.submit(await spec(at(acme)));
    await outbox.drained();
    expect(outbox.read(id)?.state.status).toBe('sent');
    await bringAnotherTenantsKey(acme);
    const asked = server.count('GET', /sync-runs/);
    for (let hour = 0; hour < 30; hour += 1) {
      clock.pass(3_600_000);
      await outbox.drained();
    }
    expect(server.count('GET', /sync-runs/)).toBe(asked);
    expect(outbox.read(id)?.state.status).toBe('sent');
  });

  it('shows nothing of it as its own, and the next submission with the connection’s id', async () => {
    const acme = await keyWorld();
    const { services, outbox, spec, tenant } = acme;
    const shown = (itemId: string) => submissionOf(services, { vendor: 'pretend', itemId }, 'session-1');
    const first = await outbox.submit(await spec(at(acme)));
    await outbox.drained();
    expect(shown(first.id)).toMatchObject({ connectionId: CONNECTION });
    await bringAnotherTenantsKey(acme);
    expect(tenant()).not.toBe(CONNECTION);
    expect(shown(first.id)).toEqual({ state: 'none', attempts: 0 });
    const second = await outbox.submit(await spec(at(acme, { mayReplace: true })));
    expect(shown(second.id)).toMatchObject({ itemId: second.id, connectionId: CONNECTION });
  });

  it('is asked about what it has, although this session put the former tenant’s there', async () => {
    const acme = await keyWorld();
    const { outbox, spec, clock, server } = acme;
    await outbox.submit(await spec(at(acme)));
    await outbox.drained();
    clock.pass(600_000);
    await outbox.drained();
    await bringAnotherTenantsKey(acme);
    const plain = [{ neoName: 'tenant_url', value: 'https://birch.vsax.net' }];
    const { id } = await outbox.submit(await spec(at(acme, { plain })));
    await outbox.drained();
    expect(outbox.read(id)?.state).toEqual({ status: 'needs-attention', why: 'would-replace' });
    expect(server.effects).toHaveLength(1);
  });

  it('is kept where the disk does not let what waits go, which then goes nowhere', async () => {
    const acme = await keyWorld();
    const { outbox, spec, server, disk, warned, tenant, open } = acme;
    outbox.hold(tenant());
    const { id } = await outbox.submit(await spec(at(acme)));
    disk.isFull = true;
    await bringAnotherTenantsKey(acme);
    expect(warned).toEqual(['former-tenant-not-withdrawn']);
    outbox.resume('online');
    await outbox.drained();
    expect(server.effects).toEqual([]);
    disk.isFull = false;
    await outbox.close();
    expect((await open()).read(id)).toBeNull();
  });

  it.each([true, false])('is asked for where the former one is lost (%s)', async (sameTenant) => {
    const acme = await keyWorld();
    const { services, outbox, spec, server, vault, keyRef } = acme;
    await vault.forget(present(keyRef()).record);
    const { id } = await outbox.submit(await spec(at(acme)));
    await outbox.drained();
    expect(server.effects).toEqual([]);
    const former = keyRef();
    expect(await keepNeoKey(services, { ...keyInput, sameTenant: null })).toMatchObject({
      ok: false,
      error: { code: 'tenant-not-confirmed' },
    });
    expect(keyRef()).toEqual(former);
    answerOf(await keepNeoKey(services, { ...keyInput, sameTenant }));
    await outbox.drained();
    expect(server.effects).toHaveLength(sameTenant ? 1 : 0);
    expect(outbox.read(id) === null).toBe(!sameTenant);
  });
});
