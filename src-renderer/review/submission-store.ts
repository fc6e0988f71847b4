import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Input } from '../../src-preload/contract/requests.ts';
import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import type { NeoConnection, Settings } from '../../src-preload/contract/settings.ts';
import type { SubmissionPreview } from '../../src-preload/contract/submission.ts';
import { invoke, on } from '../shell/bridge.ts';
import { followSessions, type SessionChange } from '../shell/session-events.ts';
import type { ItemAct } from '../ui/item-buttons.tsx';
import { latest, latestView } from '../ui/latest.ts';
import { isFinished } from './same-submission.ts';

export type Reading<T> =
  | { kind: 'loading' }
  | { kind: 'ready'; value: T }
  | { kind: 'failed'; error: AppError };

/** The question or the write that is under way. Its outcome is in the vendor's progress, because main sends it. */
export type Acting = { kind: 'idle' } | { kind: 'busy' } | { kind: 'failed'; error: AppError };

type Where = { sessionId: string; vendor: string };
type Copied = { field: string; clearsAt: string; concealed: boolean };

type SubmissionStore = {
  where: Where;
  session: Reading<SessionView>;
  preview: Reading<SubmissionPreview>;
  connections: NeoConnection[];
  /** The question whether the client agrees is open. */
  asksConsent: boolean;
  askConsent: (isAsked: boolean) => void;
  /** There are others, which are not named while a session is presented. */
  hidesConnections: boolean;
  acting: Acting;
  copied: Copied | null;
  /** What was submitted last had been taken before: nothing was sent again. */
  wasThere: boolean;
  open: (where: Where) => Promise<void>;
  /** `quietly`: what was read before stays on the screen meanwhile, and with it the button that has the focus. */
  readPreview: (how?: 'quietly') => Promise<void>;
  /** Follows what main announces of the session and of Neo connections. Returns how to stop. */
  follow: () => () => void;
  choose: (connectionId: string) => Promise<void>;
  /** `named` are the doubts that were shown and answered with yes. */
  submit: (anyway: boolean, named: NonNullable<Input<'submit'>['named']>) => Promise<void>;
  /**
   * Lets it wait for a Neo API key, at a connection without a name where there is none at all. `anyway`: somebody agreed
   * that it takes the place of another session's.
   */
  queueUntilKey: (anyway: boolean) => Promise<void>;
  copy: (field: string) => Promise<void>;
  openNeo: () => Promise<void>;
  finish: () => Promise<void>;
  /** What a person chooses for the item in the outbox; main announces what became of it. */
  actOn: (itemId: string, act: ItemAct) => Promise<void>;
  keepSecrets: (keep: boolean) => Promise<void>;
  /** How many records somebody says there are at a check, or null to forget that. */
  expect: (check: string, count: number | null) => Promise<void>;
  /** Returns why main has not taken it, or null. */
  recordConsent: (by: string, guideEdition: string) => Promise<AppError | null>;
  withdrawConsent: () => Promise<void>;
};

export const useSubmission = create<SubmissionStore>((set, get) => {
  const visit = latest();
  const previewing = latest();
  const reading = latestView<SessionView>();
  const readingSettings = latestView<Settings>();

  const progressOf = ({ sessionId, vendor }: Where): VendorProgress | undefined => {
    const { session } = get();
    if (session.kind !== 'ready' || session.value.id !== sessionId) return undefined;
    return session.value.vendors.find((one) => one.vendor === vendor);
  };

  function takeChange(change: SessionChange) {
    reading.announced(change);
    const { session, where, preview } = get();
    if (session.kind !== 'ready') return;
    const before = progressOf(where)?.submission.state;
    set({ session: { kind: 'ready', value: change(session.value) } });
    // Neo, or the vendor, has been asked since: what Review says aloud must not know less than the box above it.
    const now = progressOf(where)?.submission.state;
    if (now === 'needs-attention' && before !== now && preview.kind === 'ready')
      void get().readPreview('quietly');
  }

  /**
   * Runs one action of the screen: busy while it lasts, its error shown, its answer dropped if the screen moved on.
   */
  async function act(work: (where: Where, isHere: () => boolean) => Promise<AppError | null>) {
    const { where, acting } = get();
    if (acting.kind === 'busy') return;
    set({ acting: { kind: 'busy' } });
    const isHere = visit.watch();
    const error = await work(where, isHere);
    if (isHere()) set({ acting: error === null ? { kind: 'idle' } : { kind: 'failed', error } });
  }

  // One copy after the other: a click during the one before is a request like any other, and the last one stays.
  let copying: Promise<void> = Promise.resolve();
  async function copyNow(where: Where, field: string, isHere: () => boolean) {
    if (!isHere()) return;
    const answer = await invoke('copyForHandOver', { ...where, field });
    if (!isHere()) return;
    const { acting } = get();
    if (!answer.ok) set({ acting: { kind: 'failed', error: answer.error } });
    else {
      // What went wrong with the copy before is over; another action under way is not.
      set({
        copied: { field, ...answer.value },
        acting: acting.kind === 'failed' ? { kind: 'idle' } : acting,
      });
    }
  }

  return {
    where: { sessionId: '', vendor: '' },
    session: { kind: 'loading' },
    preview: { kind: 'loading' },
    connections: [],
    hidesConnections: false,
    asksConsent: false,
    askConsent: (asksConsent) => set({ asksConsent }),
    acting: { kind: 'idle' },
    copied: null,
    wasThere: false,

    async open(where) {
      const isHere = visit.begin();
      previewing.drop();
      const readSession = reading.begin();
      const readSettings = readingSettings.begin();
      set({
        where,
        session: { kind: 'loading' },
        preview: { kind: 'loading' },
        acting: { kind: 'idle' },
        copied: null,
        wasThere: false,
      });
      const [session, settings] = await Promise.all([
        invoke('readSession', { sessionId: where.sessionId }),
        invoke('readSettings', {}),
      ]);
      if (!isHere()) return;
      set({
        session: session.ok
          ? { kind: 'ready', value: readSession.upToDate(session.value) }
          : { kind: 'failed', error: session.error },
        ...connectionsOf(settings.ok ? readSettings.upToDate(settings.value) : { connections: [] }),
      });
    },

    async readPreview(how) {
      const { where } = get();
      const isWanted = previewing.begin();
      if (how !== 'quietly') set({ preview: { kind: 'loading' } });
      const answer = await invoke('previewSubmission', where);
      if (!isWanted()) return;
      set({
        preview: answer.ok ? { kind: 'ready', value: answer.value } : { kind: 'failed', error: answer.error },
      });
    },

    follow() {
      let isPresenting: boolean | undefined;
      const stops = [
        followSessions(takeChange),
        on('settings-changed', (settings) => {
          readingSettings.announced(() => settings);
          set(connectionsOf(settings));
        }),
        // Whose credential is replaced is not said from now on, or said again.
        on('presenting-changed', ({ on: isOn }) => {
          if (isOn === isPresenting) return;
          isPresenting = isOn;
          if (get().preview.kind === 'ready') void get().readPreview('quietly');
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },

    choose: (connectionId) =>
      act(async ({ sessionId }, isHere) => {
        // What Review says is of the connection before: nothing is submitted on the strength of it.
        previewing.drop();
        set({ preview: { kind: 'loading' } });
        const answer = await invoke('chooseConnection', { sessionId, connectionId });
        if (isHere()) await get().readPreview();
        return answer.ok ? null : answer.error;
      }),

    submit: (anyway, named) =>
      act(async (where, isHere) => {
        set({ wasThere: false });
        const before = progressOf(where)?.submission;
        const answer = await invoke('submit', { ...where, anyway, named });
        if (!answer.ok) {
          // Main knows of one that Review has not shown yet: now it does.
          if (answer.error.code !== 'would-replace') return answer.error;
          if (isHere()) await get().readPreview('quietly');
          // Whose it is, Review tells when asked.
          return { code: 'would-replace' };
        }
        if (!isHere()) return null;
        const { preview } = get();
        const now = progressOf(where)?.submission;
        // What Review shows is what was submitted.
        if (preview.kind === 'ready' && now?.itemId !== undefined)
          set({ preview: { kind: 'ready', value: { ...preview.value, itemId: now.itemId } } });
        set({ wasThere: now?.itemId === before?.itemId && isFinished(before) && isFinished(now) });
        return null;
      }),

    queueUntilKey: (anyway) =>
      act(async (where, isHere) => {
        const { sessionId } = where;
        if (get().connections.length === 0) {
          const added = await invoke('addConnection', { name: '' });
          if (!added.ok) return added.error;
          const chosen = await invoke('chooseConnection', { sessionId, ...added.value });
          if (!chosen.ok) return chosen.error;
        }
        const answer = await invoke('queueWork', { ...where, work: 'submit', anyway });
        if (isHere()) await get().readPreview('quietly');
        if (answer.ok) return null;
        // Whose it is, Review tells when asked.
        return answer.error.code === 'would-replace' ? { code: 'would-replace' } : answer.error;
      }),

    copy(field) {
      const { where } = get();
      const isHere = visit.watch();
      copying = copying.then(() => copyNow(where, field, isHere));
      return copying;
    },

    openNeo: () =>
      act(async ({ sessionId }) => {
        const answer = await invoke('openLink', { vendor: 'neo', link: 'integrations', sessionId });
        return answer.ok ? null : answer.error;
      }),

    finish: () =>
      act(async (where) => {
        const answer = await invoke('finishHandOver', where);
        return answer.ok ? null : answer.error;
      }),

    actOn: (itemId, chosen) =>
      act(async (_where, isHere) => {
        const acts = {
          sendNow: () => invoke('sendItemNow', { itemId }),
          pause: () => invoke('pauseItem', { itemId }),
          withdraw: () => invoke('withdrawItem', { itemId }),
        };
        const answer = await acts[chosen]();
        if (!answer.ok) return answer.error;
        // Whose credential is replaced may have changed with it.
        if (isHere() && chosen === 'withdraw' && get().preview.kind === 'ready')
          await get().readPreview('quietly');
        return null;
      }),

    keepSecrets: (keep) =>
      act(async (where) => {
        const answer = await invoke('keepSecrets', { ...where, keep });
        return answer.ok ? null : answer.error;
      }),

    async recordConsent(by, guideEdition) {
      const answer = await invoke('recordConsent', { ...get().where, by, guideEdition });
      return answer.ok ? null : answer.error;
    },

    withdrawConsent: () =>
      act(async (where) => {
        const answer = await invoke('withdrawConsent', where);
        return answer.ok ? null : answer.error;
      }),

    expect: (check, count) =>
      act(async (where) => {
        const answer = await invoke('expectVisible', { ...where, check, count });
        return answer.ok ? null : answer.error;
      }),
  };
});

function connectionsOf({ connections, hidden }: Pick<Settings, 'connections' | 'hidden'>) {
  return { connections, hidesConnections: hidden?.includes('connections') === true };
}
