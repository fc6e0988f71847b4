import { expect, it } from 'vitest';
import type { NeoConnection } from '../../../src-preload/contract/settings.ts';
import type { PlaceView } from '../../../src-renderer/shell/app-view.ts';
import { wantedConnection } from '../../../src-renderer/shell/neo-guide-connection.ts';

const connection: NeoConnection = {
  id: 'shown',
  name: 'Shown in Settings',
  hasKey: false,
  storedIn: 'nowhere',
  sendByAssumedPath: false,
  result: { kind: 'not-run' },
};
const review = { kind: 'review', sessionId: 's', vendor: 'x' } as const;
const settings: PlaceView = { kind: 'settings' };
const reviewed = (id: string, connectionId: string | null) => ({
  session: { kind: 'ready', value: { id, connectionId } } as const,
  connections: [connection],
});

it.each([
  ['from Settings, the one shown there', settings, reviewed('s', 'other'), { connectionId: 'shown' }],
  ['from Review, the one of its session', review, reviewed('s', 'other'), { connectionId: 'other' }],
  ['from Review without one, a new one', review, reviewed('s', null), 'new'],
  ['from Review where none exists', review, { ...reviewed('s', null), connections: [] }, 'any'],
  ['what another session left behind', review, reviewed('before', 'other'), 'any'],
  ['what is not read yet', review, { session: { kind: 'loading' }, connections: [] }, 'any'],
  ['from Sessions', { kind: 'sessions' } as const, reviewed('s', 'other'), 'any'],
] as const)('%s', (_name, from, left, expected) => {
  expect(wantedConnection(from, left, { connection })).toEqual(expected);
});

it('from Settings with nothing shown', () => {
  expect(wantedConnection(settings, reviewed('s', 'other'), { connection: null })).toBe('any');
});
