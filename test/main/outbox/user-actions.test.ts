import { describe, expect, it } from 'vitest';
import { ITEM_PATIENCE_MS, type OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { advance, type ItemEvent } from '../../../src-main/outbox/transitions.ts';
import { again, items, NOW, put, stateText } from './transition-cases.ts';

const ended = (outcome: Extract<ItemEvent, { kind: 'ended' }>['outcome']): ItemEvent => ({
  kind: 'ended',
  outcome,
});

describe('a person’s word', () => {
  const play = (item: OutboxItem, ...events: ItemEvent[]) =>
    events.reduce((one, event) => advance(one, event, { now: NOW, random: 0.5 }), item);
  const sendNow: ItemEvent = { kind: 'sent-now', upTo: 7, newKey: 'k2' };

  it('Send now lets it go before the PSA, and out of a pause only once it is said again', () => {
    expect(play(items['psa-first'], sendNow).spec.beforePsa).toBe(true);
    const goesOn = play(items['psa-first'], { kind: 'paused' }, sendNow);
    expect(goesOn.spec.beforePsa).toBe(false);
    expect(stateText(goesOn)).toBe('waiting in 0 s');
    expect(play(items.offline, sendNow).spec.beforePsa).toBe(false);
  });

  it('Send now answers `would-replace` with yes for what there is by now, and gives `too-old` seven more days', () => {
    expect(play(items['would-replace'], sendNow)).toMatchObject({ agreedUpTo: 7, route: null, before: null });
    expect(play(items.offline, sendNow).agreedUpTo).toBeNull();
    const old = play({ ...items['too-old'], mayHaveArrived: true }, sendNow);
    expect(old).toMatchObject({ staysUntil: NOW + ITEM_PATIENCE_MS, mayHaveArrived: true, route: put });
  });

  it.each([sendNow, { ...again, allowed: { ...again.allowed, mayReplace: true } } as ItemEvent])(
    'a yes to what may have arrived before it was replaced is a submission of its own, under a key of its own',
    (yes) => {
      const open = items['would-replace'];
      expect(play({ ...open, mayHaveArrived: true }, yes)).toMatchObject({
        idempotencyKey: 'k2',
        mayHaveArrived: false,
      });
      expect(play({ ...open, mayHaveArrived: false }, yes).idempotencyKey).toBe('k');
    },
  );

  it('a pause keeps a wait that was asked for, whoever ends it and how often', () => {
    const limited = play(items.limited, { kind: 'paused' }, { kind: 'resumed', why: 'online' });
    expect(stateText(limited)).toBe('paused for somebody');
    expect(stateText(play(limited, sendNow))).toBe('rate-limited in 60 s');
    expect(play(limited, sendNow, { kind: 'sending-began' }).state.status).toBe('queued');
  });

  it('a key in front of a vendor’s wait keeps whose it is, until Neo asks for a longer one', () => {
    const asked: ItemEvent = { kind: 'held-back', waitsFor: 'vendor-asked-to-wait', waitMs: 60_000 };
    const held = play(items.due, asked, { kind: 'connection-held', waitsFor: 'no-key' }, { kind: 'paused' });
    expect(held.state).toMatchObject({ from: 'vendor-asked-to-wait' });
    expect(stateText(play(held, sendNow))).toBe('vendor-asked-to-wait in 60 s');
    const limit: ItemEvent = { kind: 'connection-held', waitsFor: 'rate-limited', waitMs: 90_000 };
    expect(stateText(play(held, limit, sendNow))).toBe('rate-limited in 90 s');
  });

  it('nothing that may have arrived is taken back while it may still go', () => {
    const lost = play(items['sending a PUT'], ended({ kind: 'lost', waitsFor: 'no-answer' }));
    expect(play(lost, { kind: 'withdrawn', by: 'person' })).toBe(lost);
  });
});
