import type { Events } from '../../src-preload/contract/events.ts';
import type { World } from '../world.ts';
import type { Desk } from './desk.ts';

const told = new WeakSet<object>();

/** Tells the windows that something moved in the outbox: once for all that moves in one turn of the loop. */
export function announceOutbox<W extends World>(desk: Desk<W>): void {
  if (told.has(desk)) return;
  told.add(desk);
  setImmediate(() => {
    told.delete(desk);
    desk.announce('outbox-changed', countOutbox(desk));
    desk.announce('sessions-changed', { practice: desk.world === 'practice' });
  });
}

/** How many wait or are under way by themselves, and how many wait for a person. */
function countOutbox<W extends World>(desk: Desk<W>): Events['outbox-changed'] {
  const counts = { waiting: 0, attention: 0 };
  for (const { state } of desk.outbox.items()) {
    const needsKey =
      state.at === 'queued' && (state.waitsFor === 'no-key' || state.waitsFor === 'key-refused');
    if (state.at === 'needs-attention' || state.at === 'hand-over' || needsKey) counts.attention += 1;
    else if (['queued', 'testing', 'sending', 'unsure'].includes(state.at)) counts.waiting += 1;
  }
  return counts;
}
