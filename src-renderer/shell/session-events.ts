import type { SessionView } from '../../src-preload/contract/session.ts';
import { on } from './bridge.ts';

export type SessionChange = (session: SessionView) => SessionView;

/**
 * Receives what main announces of sessions: each announcement changes the view of one session and leaves the others.
 * Returns how to stop.
 */
export function followSessions(receive: (change: SessionChange) => void): () => void {
  const stops = [
    on('session-changed', (facts) =>
      receive((session) => (session.id === facts.id ? { ...session, ...facts } : session)),
    ),
    on('vendor-changed', ({ sessionId, progress }) =>
      receive((session) => {
        if (session.id !== sessionId) return session;
        const vendors = session.vendors.map((one) => (one.vendor === progress.vendor ? progress : one));
        return { ...session, vendors };
      }),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
