import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundRoute } from '../../../src-main/neo/route.ts';
import { newItem, type OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { advance, type ItemEvent } from '../../../src-main/outbox/transitions.ts';
import { NeoBrain } from '../../servers/neo-brain.ts';
import { rmm } from './outbox-fixture.ts';
import { identity, post, put, spec } from './transition-cases.ts';

const fresh = () =>
  newItem(
    {
      ...spec,
      secrets: [{ field: 'tokenSecret', neoName: 'token_secret', ref: { record: 'r', revision: 1 } }],
    },
    rmm,
    identity,
  );
const route = (method: 'PUT' | 'POST'): FoundRoute => (method === 'PUT' ? put : post);
const play = (item: OutboxItem, ...events: ItemEvent[]) =>
  events.reduce((at, event, index) => advance(at, event, { now: index + 1, random: 0.5 }), item);
const found = (method: 'PUT' | 'POST'): ItemEvent => ({
  kind: 'route-found',
  route: route(method),
  before: { kind: 'not-connected' },
});
const again: ItemEvent = {
  kind: 'submitted-again',
  allowed: { testFirst: 'no', mayReplace: false, beforePsa: false },
  upTo: 2,
  newKey: 'k2',
};
const lost: ItemEvent = { kind: 'ended', outcome: { kind: 'lost', waitsFor: 'no-answer' } };
const taken: ItemEvent = { kind: 'ended', outcome: { kind: 'accepted', neo: {}, acceptedAt: 1 } };

describe('advance', () => {
  it('changes nothing for an event that does not fit', () => {
    const item = fresh();
    for (const event of [taken, { kind: 'sending-began' }, { kind: 'copied', field: 'x' }] as ItemEvent[]) {
      expect(play(item, event)).toBe(item);
    }
    const sent = play(item, found('PUT'), { kind: 'sending-began' }, taken);
    for (const event of [taken, lost, again, { kind: 'withdrawn', by: 'app' }] as ItemEvent[]) {
      expect(play(sent, event)).toBe(sent);
    }
  });

  it('keeps route and key after a lost answer, and finds the way anew where surely nothing arrived', () => {
    const sending = play(fresh(), found('PUT'), { kind: 'sending-began' });
    expect(play(sending, lost)).toMatchObject({
      route: route('PUT'),
      idempotencyKey: 'k',
      mayHaveArrived: true,
    });
    const held: ItemEvent = {
      kind: 'ended',
      outcome: { kind: 'held', waitsFor: 'rate-limited', waitMs: 9_000 },
    };
    expect(play(sending, held)).toMatchObject({ route: null, state: { notBefore: 9_001, nextTryAt: 9_001 } });
  });

  it('makes a conflict that stays a matter for a person', () => {
    let item = play(fresh(), found('PUT'));
    for (let tries = 0; tries < 20 && item.state.status === 'queued'; tries += 1) {
      item = play(item, { kind: 'sending-began' }, { kind: 'ended', outcome: { kind: 'busy', neo: {} } });
    }
    expect(item).toMatchObject({ state: { status: 'needs-attention', why: 'conflict' }, attempts: 9 });
  });
});

type Fate =
  | 'answered'
  | 'drop-request'
  | 'drop-answer'
  | 'duplicate'
  | 'crash-before'
  | 'crash-after'
  | 'resume';
const fates = fc.array(
  fc.constantFrom<Fate>(
    'answered',
    'drop-request',
    'drop-answer',
    'duplicate',
    'crash-before',
    'crash-after',
    'resume',
  ),
  { maxLength: 12 },
);

/** One try against a Neo that keeps keys, with what the network and the power supply make of it. */
function tryOnce(item: OutboxItem, method: 'PUT' | 'POST', neo: NeoBrain, fate: Fate): OutboxItem {
  if (fate === 'resume') return play(item, { kind: 'resumed', why: 'online' }, again);
  if (item.state.status === 'unsure') return play(item, { kind: 'synced', sync: { kind: 'unknown' } });
  if (item.state.status !== 'queued') return play(item, { kind: 'restarted' });
  const sending = play(item.route === null ? play(item, found(method)) : item, { kind: 'sending-began' });
  const file = JSON.stringify(sending);
  if (fate !== 'drop-request' && fate !== 'crash-before')
    neo.write('vsax', sending.idempotencyKey, 'key', '{}');
  if (fate === 'duplicate') neo.write('vsax', sending.idempotencyKey, 'key', '{}');
  if (fate === 'crash-before' || fate === 'crash-after') {
    return play(JSON.parse(file) as OutboxItem, { kind: 'restarted' });
  }
  return play(sending, fate === 'answered' || fate === 'duplicate' ? taken : lost);
}

describe('any order of drops, duplicates and restarts', () => {
  it('gives a PUT exactly one effect', () => {
    fc.assert(
      fc.property(fates, (list) => {
        const neo = new NeoBrain();
        const item = [...list, 'answered' as const].reduce(
          (at, fate) => tryOnce(at, 'PUT', neo, fate),
          fresh(),
        );
        expect(neo.effects).toHaveLength(1);
        expect(item.state.status).toBe('sent');
      }),
      { numRuns: 500 },
    );
  });

  it('never sends a POST again by itself', () => {
    fc.assert(
      fc.property(fates, (list) => {
        const neo = new NeoBrain();
        const byItself = list.filter((fate) => fate !== 'resume');
        const item = byItself.reduce((at, fate) => tryOnce(at, 'POST', neo, fate), fresh());
        expect(item.attempts).toBe(byItself.length === 0 ? 0 : 1);
        expect(neo.effects.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
