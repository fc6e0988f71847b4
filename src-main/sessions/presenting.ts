import type { EventName, Events } from '../../src-preload/contract/events.ts';
import type {
  PresentedView,
  PresentingState,
  Scene,
  WhoClicks,
} from '../../src-preload/contract/presenting.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import type { SessionFacts } from '../../src-preload/contract/session.ts';
import { announceOutbox } from '../outbox/outbox-view.ts';
import { announceSettings } from '../settings/preferences.ts';
import type { StoredSession } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import type { EnvironmentServices } from './environment-services.ts';
import { announceVendors } from './vendor-progress.ts';

/** The audience window, as far as presenting needs it. */
export type Audience = {
  isOpen(): boolean;
  open(): void;
  close(): void;
  show(scene: Scene): void;
  /** Resolves once the cover is painted. */
  cover(): Promise<void>;
  /** What is drawn now, small, as a `data:` address; null while it is closed. */
  picture(): Promise<string | null>;
};

export type PresentingParts = {
  current: () => EnvironmentServices;
  audience: Audience;
  /** Takes the key of the whole system that covers; false where somebody else has it. */
  takeKey: (pressed: () => void) => boolean;
  releaseKey: () => void;
  announce: (state: PresentingState) => void;
  /** What names clients is read again: while presenting, main names only the one of this session. */
  changed: (sessionId: string) => void;
};

/** Who alone may be named while a session is presented. `connectionId` as the session has it. */
export type Presented = { sessionId: string; clientName: string; connectionId: string | null };

export type Presenting = {
  state(): PresentingState;
  /** The one session whose client may be named; null while nothing is presented. */
  sessionId(): string | null;
  presented(): Presented | null;
  /** Its client or its Neo connection has another name or is another one. */
  renamed(facts: SessionFacts): void;
  start(sessionId: string): Promise<Result<null>>;
  stop(): void;
  setWhoClicks(whoClicks: WhoClicks): Promise<void>;
  /** Resolves once the audience sees the cover, or what lies below it again. */
  cover(covered: boolean): Promise<void>;
  openWindow(open: boolean): Promise<void>;
  /** The technician looks at this now. */
  present(view: PresentedView): Promise<void>;
  /** Something of this session, or of any (null), changed: what is shown of it may be old. */
  sessionChanged(sessionId: string | null): Promise<void>;
  picture(): Promise<string | null>;
  /** The audience window was closed by somebody. */
  windowClosed(): void;
};

/** One presentation at a time. It is a state of this start: nothing of it is written down. */
export function openPresenting(parts: PresentingParts): Presenting {
  const { audience } = parts;
  let state: PresentingState = { on: false };
  let presented: Presented | null = null;
  let view: PresentedView = { kind: 'other' };
  /** Scenes are built from the disk; a later one overtakes an earlier one. */
  let wanted = 0;

  function set(next: PresentingState): void {
    state = next;
    parts.announce(state);
  }

  async function showScene(): Promise<void> {
    wanted += 1;
    const mine = wanted;
    if (!state.on || state.covered || !audience.isOpen()) return;
    const { sessionId, whoClicks } = state;
    const session = await parts.current().sessions.read(sessionId);
    if (mine !== wanted || !state.on || state.covered) return;
    // What cannot be read, or was deleted, has nothing to show; a later change may bring it back.
    if (session.ok && session.value.deletedAt === null)
      audience.show(sceneOf(session.value, view, whoClicks));
    else audience.show({ kind: 'cover' });
  }

  async function cover(covered: boolean): Promise<void> {
    if (!state.on || state.covered === covered) return;
    wanted += 1;
    set({ ...state, covered });
    await (covered ? audience.cover() : showScene());
  }

  function putAway(): void {
    wanted += 1;
    parts.releaseKey();
    audience.close();
  }

  function stop(): void {
    if (!state.on) return;
    const { sessionId } = state;
    putAway();
    presented = null;
    set({ on: false });
    parts.changed(sessionId);
  }

  const presenting: Presenting = {
    state: () => state,
    sessionId: () => (state.on ? state.sessionId : null),
    presented: () => presented,
    renamed({ id, clientName, connectionId }) {
      if (presented?.sessionId === id) presented = { sessionId: id, clientName, connectionId };
    },

    async start(sessionId) {
      const services = parts.current();
      const session = await services.sessions.read(sessionId);
      if (!session.ok) return session;
      if (session.value.deletedAt !== null) return refuse('session-not-found');
      // Begun anew: in between nobody else is named.
      if (state.on) putAway();
      const globalKey = parts.takeKey(() => void cover(true));
      view = { kind: 'other' };
      const { clientName, connectionId } = session.value;
      presented = { sessionId, clientName, connectionId };
      const startedAt = new Date(services.now()).toISOString();
      set({ on: true, sessionId, startedAt, whoClicks: 'client', covered: false, window: false, globalKey });
      parts.changed(sessionId);
      return ok(null);
    },
    stop,
    async setWhoClicks(whoClicks) {
      if (!state.on) return;
      set({ ...state, whoClicks });
      await showScene();
    },
    cover,
    picture: () => audience.picture(),
    async openWindow(open) {
      if (!state.on || open === state.window) return;
      set({ ...state, window: open });
      if (!open) {
        audience.close();
        return;
      }
      // It opens covered.
      audience.open();
      await showScene();
    },
    async present(next) {
      view = next;
      await showScene();
    },
    async sessionChanged(sessionId) {
      if (sessionId === null || sessionId === presenting.sessionId()) await showScene();
    },
    windowClosed() {
      if (state.on && state.window) set({ ...state, window: false });
    },
  };
  return presenting;
}

/** All that may name clients, as the window may show it now. */
export function announceNames(services: EnvironmentServices, sessionId: string): void {
  announceSettings(services);
  services.announce('sessions-changed', { practice: services.environment === 'practice' });
  void announceOutbox(services);
  void announceVendors(services, sessionId);
}

/** What else happens in the app, as far as it changes what is presented. */
export async function followAnnouncement<N extends EventName>(
  presenting: Presenting,
  name: N,
  payload: Events[N],
): Promise<void> {
  // Its sessions are others.
  if (name === 'practice-changed') presenting.stop();
  if (name === 'session-changed') presenting.renamed(payload as Events['session-changed']);
  if (name === 'vendor-changed')
    await presenting.sessionChanged((payload as Events['vendor-changed']).sessionId);
  if (name === 'session-changed' || name === 'sessions-changed') await presenting.sessionChanged(null);
}

/** Everything the audience is given, from a list: what is not named here does not reach it. */
export function sceneOf(session: StoredSession, view: PresentedView, whoClicks: WhoClicks): Scene {
  const { clientName } = session;
  if (view.kind === 'other') return { kind: 'wait', clientName };
  const at = session.vendors.findIndex(({ vendor }) => vendor === view.vendor);
  const stored = session.vendors[at];
  if (stored === undefined) return { kind: 'wait', clientName };
  const { consent } = stored;
  const about = {
    clientName,
    vendor: stored.vendor,
    tool: { at: at + 1, of: session.vendors.length },
    agreed: consent === undefined ? null : { by: consent.by, at: consent.at },
  };
  if (view.kind === 'step') {
    const { edition, step, instruction, done, lit } = view;
    return { kind: 'step', ...about, edition, step, instruction, done: [...done], lit, whoClicks };
  }
  if (view.kind === 'consent') return { kind: 'consent', ...about };
  const rows = stored.report?.rows ?? [];
  const verdicts = rows.map(({ row, verdict }) => ({ permission: row, verdict }));
  return { kind: 'results', ...about, verdicts };
}
