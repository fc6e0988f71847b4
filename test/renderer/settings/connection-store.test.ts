import { beforeEach, expect, it } from 'vitest';
import type { Input } from '../../../src-preload/contract/requests.ts';
import type { NeoConnection, Settings } from '../../../src-preload/contract/settings.ts';
import { useConnection } from '../../../src-renderer/settings/connection-store.ts';
import { answerAsMain, done } from '../fake-main.ts';

const empty: NeoConnection = {
  id: '',
  name: '',
  hasKey: false,
  storedIn: 'nowhere',
  sendByAssumedPath: false,
  result: { kind: 'not-run' },
};

/** A main that keeps connections, and answers only after other things had their turn. */
function openMain() {
  const kept = new Map<string, NeoConnection>();
  const later = () => new Promise((resolve) => setImmediate(resolve));
  const keep = (id: string, change: Partial<NeoConnection>) => {
    kept.set(id, { ...(kept.get(id) ?? { ...empty, id }), ...change });
    main.announce('settings-changed', { connections: [...kept.values()] } as Settings);
  };
  const main = answerAsMain({
    async addConnection({ name }) {
      await later();
      const connectionId = `c${kept.size + 1}`;
      keep(connectionId, { name });
      return { ok: true, value: { connectionId } };
    },
    async keepNeoKey({ connectionId, text }) {
      await later();
      keep(connectionId, { hasKey: true, keyLength: text.length });
      return done;
    },
  });
  return { kept, keep, asked: main.asked };
}

beforeEach(() => {
  answerAsMain({});
  useConnection.getState().show(null);
});

it('makes one connection for a name and a key that follow each other at once', async () => {
  const { kept, asked } = openMain();
  const { keepName, keepKey } = useConnection.getState();
  const outcomes = await Promise.all([keepName(' Acme tenant '), keepKey('neo_sk_x')]);
  expect(outcomes).toEqual(['kept', 'kept']);
  expect(asked.map(([name]) => name)).toEqual(['addConnection', 'keepNeoKey']);
  expect([...kept.values()]).toMatchObject([{ name: 'Acme tenant', hasKey: true }]);
  expect(JSON.stringify(useConnection.getState())).not.toContain('neo_sk_x');
});

it('keeps a key with the connection it was typed for, whatever is shown by then', async () => {
  const { asked } = openMain();
  const store = useConnection.getState();
  const other = { ...empty, id: 'other', name: 'Other', hasKey: true };
  store.show({ ...empty, id: 'first', name: 'First' });
  const keeping = store.keepKey('neo_sk_first');
  store.show(other);
  await keeping;
  expect(asked).toEqual([['keepNeoKey', { connectionId: 'first', text: 'neo_sk_first', sameTenant: null }]]);
  expect(useConnection.getState().connection).toEqual(other);
});

it('hands on whether a replaced key is for the same tenant', async () => {
  const { asked } = openMain();
  const store = useConnection.getState();
  store.show({ ...empty, id: 'a', hasKey: true });
  store.setEntry({ kind: 'open', sameTenant: false });
  await store.keepKey('neo_sk_other');
  await store.keepKey('neo_sk_other_typed_on');
  expect(asked.map(([, input]) => (input as Input<'keepNeoKey'>).sameTenant)).toEqual([false, true]);
  expect(useConnection.getState().entry).toEqual({ kind: 'closed' });
});

it('asks for a key before testing, and asks main for nothing', async () => {
  const { asked } = openMain();
  await useConnection.getState().test();
  expect(useConnection.getState().keyFault).not.toBeNull();
  expect(asked).toEqual([]);
});

it('what was announced before a connection was read counts no more', async () => {
  const { asked, keep } = openMain();
  keep('practice-connection', { name: 'Of the last practice' });
  useConnection.getState().show({ ...empty, id: 'practice-connection', name: 'Pretend Neo' });
  await useConnection.getState().keepName('Of the last practice');
  expect(asked.map(([name]) => name)).toEqual(['nameConnection']);
});
