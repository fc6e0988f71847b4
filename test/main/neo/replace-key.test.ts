import { describe, expect, it } from 'vitest';
import { keepNeoKey, testConnection } from '../../../src-main/neo/connections.ts';
import type { RealServices } from '../../../src-main/sessions/environment-services.ts';
import { DiskError } from '../../../src-main/storage/disk-error.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { at, keyInput, keyWorld, OTHER_KEY, present } from './key-bench.ts';

describe('a key of the same tenant', () => {
  it('is kept although the former one could not be removed', async () => {
    const acme = await keyWorld();
    const { services, vault, outbox, warned, keyRef, spec, server, tenant } = acme;
    const former = keyRef();
    const stuck = {
      ...vault,
      forget: async () => {
        throw new DiskError('disk-busy', null);
      },
    };
    outbox.hold(tenant());
    await outbox.submit(await spec(at(acme)));
    answerOf(await keepNeoKey({ ...services, vault: stuck }, { ...keyInput, sameTenant: true }));
    expect(keyRef()).not.toEqual(former);
    expect(warned).toEqual(['former-key-not-forgotten']);
    await outbox.drained();
    expect(server.effects).toHaveLength(1);
  });

  it('of two at once, the later one stays and opens', async () => {
    const { services, vault, keyRef } = await keyWorld();
    const texts = [OTHER_KEY, `${OTHER_KEY}-later`];
    await Promise.all(texts.map((text) => keepNeoKey(services, { ...keyInput, text, sameTenant: true })));
    expect(await vault.open(present(keyRef()))).toMatchObject({ ok: true, text: texts[1] });
  });

  it('is not given the result of a test of the former one', async () => {
    const { services, settings } = await keyWorld();
    let end: () => void = () => {};
    const testKey = () =>
      new Promise((settle) => {
        end = () => settle({ kind: 'done', verdict: 'passed', agents: 3, at: '' });
      });
    const testing = testConnection({ ...services, neo: { testKey } } as unknown as RealServices, keyInput);
    answerOf(await keepNeoKey(services, { ...keyInput, sameTenant: true }));
    end();
    answerOf(await testing);
    expect(settings.read().connections[0]?.lastResult).toEqual({ kind: 'not-run' });
  });
});

describe('what Neo has no more', () => {
  it('is submitted anew with the same values', async () => {
    const acme = await keyWorld();
    const { outbox, spec, server, clock, tenant } = acme;
    const first = await outbox.submit(await spec(at(acme)));
    await outbox.drained();
    clock.pass(600_000);
    await outbox.drained();
    expect(outbox.read(first.id)?.state.status).toBe('connected');
    expect((await outbox.submit(await spec(at(acme)))).id).toBe(first.id);
    server.sync.set('vsax', { kind: 'not-connected' });
    await outbox.preview(tenant(), 'pretend');
    const second = await outbox.submit(await spec(at(acme)));
    await outbox.drained();
    expect(second.id).not.toBe(first.id);
    expect(server.count('PUT', /./)).toBe(2);
  });
});
