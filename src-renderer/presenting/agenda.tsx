import { useEffect, useId, useState } from 'react';
import type { CallPlan } from '../../src-preload/contract/call.ts';
import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import type { Guide } from '../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { presentingMessages } from '../../src-preload/messages/messages.ts';
import { invoke } from '../shell/bridge.ts';
import { followSessions } from '../shell/session-events.ts';
import { useVendorGuide } from '../shell/use-vendor-files.ts';
import { vendorName } from '../shell/vendors.ts';
import { ArrowIcon, CheckIcon, DashIcon } from '../ui/icons.tsx';
import { latestView } from '../ui/latest.ts';
import css from './presenting.module.css';

const words = presentingMessages.agenda;

/** Its credential is on its way to Neo, or there. */
const DONE: readonly VendorProgress['state'][] = ['queued', 'sent', 'connected'];

/**
 * What of the call is done, what is at hand, and what comes next, with minutes: what is usual on this computer, or a guess
 * (`readCallPlan`). Nothing while it is not read: notes and picture do without it.
 */
export function Agenda({ sessionId }: { sessionId: string }) {
  const title = useId();
  const session = useSession(sessionId);
  const minutes = useMinutes(sessionId);
  const guide = useVendorGuide(session?.currentVendor ?? '');
  if (session === null || minutes === null) return null;
  const rows = session.vendors.map((progress) => {
    const all = minutes.get(progress.vendor) ?? 0;
    if (DONE.includes(progress.state)) return { progress, kind: 'done', left: 0, ahead: 0 } as const;
    if (progress.vendor !== session.currentVendor)
      return { progress, kind: 'next', left: all, ahead: 0 } as const;
    const { ahead, share } = pathAhead(guide, progress);
    return { progress, kind: 'now', left: Math.max(1, Math.round(all * share)), ahead } as const;
  });
  const left = rows.reduce((sum, row) => sum + row.left, 0);
  return (
    <section className={css.agenda} aria-labelledby={title}>
      <h2 id={title}>{words.title}</h2>
      <ol>
        {rows.map(({ progress: { vendor }, kind, left: count, ahead }) => (
          <li key={vendor} data-kind={kind} aria-current={kind === 'now' ? 'step' : undefined}>
            {icons[kind]}
            <span>{vendorName(vendor)}</span>
            <span className={css.left}>{formatMessage(words[kind], { count, ahead })}</span>
          </li>
        ))}
      </ol>
      {left > 0 && rows.length > 1 && <p>{formatMessage(words.all, { count: left })}</p>}
    </section>
  );
}

const icons = { done: <CheckIcon />, now: <ArrowIcon />, next: <DashIcon /> };

/** Numbered steps after the one at hand, and how much of them all is left, that one included. */
function pathAhead(guide: Guide | null, { edition, step }: VendorProgress): { ahead: number; share: number } {
  const found = guide?.editions.find(({ id }) => id === edition) ?? guide?.editions[0];
  const path = found?.steps.filter(({ later }) => !later) ?? [];
  if (path.length === 0) return { ahead: 0, share: 1 };
  const at = path.findIndex(({ id, formerly }) => id === step || formerly?.includes(step));
  const ahead = path.length - Math.max(at, 0) - 1;
  return { ahead, share: (ahead + 1) / path.length };
}

/** The session with all that is announced of it; null until it is read. */
function useSession(sessionId: string): SessionView | null {
  const [session, setSession] = useState<SessionView | null>(null);
  useEffect(() => {
    const reading = latestView<SessionView>();
    const { isLatest, upToDate } = reading.begin();
    const stop = followSessions((change) => {
      reading.announced(change);
      setSession((before) => before && change(before));
    });
    void invoke('readSession', { sessionId }).then((answer) => {
      if (isLatest() && answer.ok) setSession(upToDate(answer.value));
    });
    return () => {
      stop();
      reading.drop();
    };
  }, [sessionId]);
  return session;
}

/** Of each vendor, from beginning to end; null until they are read. */
function useMinutes(sessionId: string): ReadonlyMap<string, number> | null {
  const [plan, setPlan] = useState<CallPlan | null>(null);
  useEffect(() => {
    let isOver = false;
    void invoke('readCallPlan', { sessionId }).then((answer) => {
      if (!isOver && answer.ok) setPlan(answer.value);
    });
    return () => {
      isOver = true;
    };
  }, [sessionId]);
  return plan && new Map(plan.parts.map(({ vendor, minutes }) => [vendor, minutes]));
}
