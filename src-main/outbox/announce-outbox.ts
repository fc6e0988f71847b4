import type { Events } from '../../src-preload/contract/events.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';

/** Tells the windows that something moved in the outbox: once for all that moves in one turn of the loop. */
export function announceOutbox(services: EnvironmentServices): void {
  const { runtime } = services;
  if (runtime.isOutboxAnnounced) return;
  runtime.isOutboxAnnounced = true;
  setImmediate(() => {
    runtime.isOutboxAnnounced = false;
    services.announce('outbox-changed', countOutbox(services));
    services.announce('sessions-changed', { practice: services.environment === 'practice' });
  });
}

/** How many wait or are under way by themselves, and how many wait for a person. */
function countOutbox(services: EnvironmentServices): Events['outbox-changed'] {
  const counts = { waiting: 0, attention: 0 };
  for (const { state } of services.outbox.items()) {
    const needsKey =
      state.status === 'queued' && (state.waitsFor === 'no-key' || state.waitsFor === 'key-refused');
    if (state.status === 'needs-attention' || state.status === 'hand-over' || needsKey) counts.attention += 1;
    else if (['queued', 'testing', 'sending', 'unsure'].includes(state.status)) counts.waiting += 1;
  }
  return counts;
}
