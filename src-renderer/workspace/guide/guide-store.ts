import { create } from 'zustand';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import type { LitSpot } from '../../../src-preload/contract/show-where.ts';
import type { Guide } from '../../../src-preload/contract/vendor.ts';
import { invoke } from '../../shell/bridge.ts';
import { loadGuide } from '../../shell/vendors.ts';
import { latest } from '../../ui/latest.ts';
import { findPlace, nextStep, type Place, previousStep } from './step-order.ts';

export type GuideState =
  | { kind: 'loading'; vendor: string }
  | { kind: 'ready'; vendor: string; guide: Guide; place: Place; lit: string | null; wanted: string | null }
  | { kind: 'failed'; vendor: string };

/** The session whose progress main keeps; null for a guide outside of any session, which this store remembers. */
type Where = { sessionId: string | null; vendor: string };

/** Where one stood in such a guide, until the window closes. */
export type Remembered = Pick<VendorProgress, 'edition' | 'step' | 'visitedSteps' | 'ticked'>;

type GuideStore = {
  state: GuideState;
  /** Grows with every step that was asked for by hand; the heading then takes the focus. */
  arrivals: number;
  error: AppError | null;
  /** By vendor. */
  remembered: Readonly<Record<string, Remembered>>;
  open: (where: { sessionId: string; vendor: string }, progress: VendorProgress) => Promise<void>;
  /** Opens a vendor's guide outside of any session, where it was left. */
  openAlone: (vendor: string) => Promise<void>;
  goTo: (step: string) => void;
  goNext: () => void;
  goBack: () => void;
  chooseEdition: (edition: string) => void;
  light: (mark: string) => void;
  /** Opens the step of a control and lights it. */
  showWhere: (spot: LitSpot) => void;
  tick: (item: string, ticked: boolean) => Promise<void>;
};

const NOWHERE: Remembered = { edition: '', step: '', visitedSteps: [], ticked: [] };

/**
 * The step on the screen is this store's own, so that it changes at the click; main keeps it for the next time.
 * Progress that arrives later never moves the technician to another step.
 */
export const useGuide = create<GuideStore>((set, get) => {
  let at: Where = { sessionId: null, vendor: '' };
  const opening = latest();

  async function openAt(where: Where, progress: Pick<Remembered, 'edition' | 'step'>) {
    at = where;
    const isWanted = opening.begin();
    set({ state: { kind: 'loading', vendor: where.vendor }, arrivals: 0, error: null });
    const guide = await loadGuide(where.vendor).catch(() => null);
    if (!isWanted()) return;
    const place = guide === null ? null : findPlace(guide, progress.edition, progress.step);
    if (guide === null || place === null) {
      set({ state: { kind: 'failed', vendor: where.vendor } });
      return;
    }
    const lit = place.step.marks[0]?.mark ?? null;
    set({ state: { kind: 'ready', vendor: where.vendor, guide, place, lit, wanted: null } });
    if (where.sessionId === null) void keepPlace(place);
  }

  function remember(change: (before: Remembered) => Remembered) {
    const { remembered } = get();
    set({ remembered: { ...remembered, [at.vendor]: change(remembered[at.vendor] ?? NOWHERE) } });
  }

  /** Main writes the place down, or this store does. */
  async function keepPlace(place: Place) {
    const [edition, step] = [place.edition.id, place.step.id];
    const { sessionId, vendor } = at;
    if (sessionId === null) {
      remember((before) => ({
        ...before,
        edition,
        step,
        visitedSteps: [...new Set([...before.visitedSteps, step])],
      }));
      return;
    }
    const isHere = opening.watch();
    const answer = await invoke('goToStep', { sessionId, vendor, edition, step });
    if (!answer.ok && isHere()) set({ error: answer.error });
  }

  function arrive(place: Place, mark?: string, words?: string) {
    const { state, arrivals } = get();
    if (state.kind !== 'ready') return;
    const lit = mark ?? place.step.marks[0]?.mark ?? null;
    set({ state: { ...state, place, lit, wanted: words ?? null }, arrivals: arrivals + 1, error: null });
    void keepPlace(place);
  }

  function arriveAt(step: string | undefined, mark?: string, words?: string) {
    const { state } = get();
    if (state.kind !== 'ready' || step === undefined) return;
    const place = findPlace(state.guide, state.place.edition.id, step);
    if (place !== null) arrive(place, mark, words);
  }

  return {
    state: { kind: 'loading', vendor: '' },
    arrivals: 0,
    error: null,
    remembered: {},

    open: (where, progress) => openAt(where, progress),
    openAlone: (vendor) => openAt({ sessionId: null, vendor }, get().remembered[vendor] ?? NOWHERE),

    goTo: (step) => arriveAt(step),
    goNext() {
      const { state } = get();
      if (state.kind === 'ready') arriveAt(nextStep(state.place)?.id);
    },
    goBack() {
      const { state } = get();
      if (state.kind === 'ready') arriveAt(previousStep(state.place)?.id);
    },

    chooseEdition(edition) {
      const { state } = get();
      if (state.kind !== 'ready') return;
      // The same step where the other edition has it, else its first: nothing typed or ticked depends on it.
      const place = findPlace(state.guide, edition, state.place.step.id);
      if (place === null) return;
      const lit = place.step.marks[0]?.mark ?? null;
      set({ state: { ...state, place, lit, wanted: null }, error: null });
      void keepPlace(place);
    },

    light(mark) {
      const { state } = get();
      if (state.kind === 'ready') set({ state: { ...state, lit: mark, wanted: null } });
    },

    showWhere: ({ step, mark, words }) => arriveAt(step, mark, words),

    async tick(item, ticked) {
      const { sessionId, vendor } = at;
      if (sessionId === null) {
        remember((before) => {
          const others = before.ticked.filter((one) => one !== item);
          return { ...before, ticked: ticked ? [...others, item] : others };
        });
        return;
      }
      const isHere = opening.watch();
      const answer = await invoke('tickItem', { sessionId, vendor, item, ticked });
      if (!answer.ok && isHere()) set({ error: answer.error });
    },
  };
});
