import { create } from 'zustand';
import type { AppError } from '../../../src-preload/contract/app-error.ts';
import type { VendorProgress } from '../../../src-preload/contract/session.ts';
import type { LitSpot } from '../../../src-preload/contract/show-where.ts';
import type { Guide } from '../../../src-preload/contract/vendor.ts';
import { invoke } from '../../shell/bridge.ts';
import { loadGuide } from '../../shell/vendors.ts';
import { latest } from '../../ui/latest.ts';
import { findPlace, instructionsOf, nextStep, type Place, previousStep, spotIn } from './step-order.ts';

export type ReadyGuide = {
  kind: 'ready';
  vendor: string;
  guide: Guide;
  place: Place;
  /** The instruction whose control is lit, by its place. */
  current: number;
  /** Places of the instructions that were gone on from. */
  done: readonly number[];
  /** A control that a result asked for. */
  spot: LitSpot | null;
};

export type GuideState =
  | { kind: 'loading'; vendor: string }
  | ReadyGuide
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
  /** Lights the control of an instruction. */
  light: (instruction: number) => void;
  /** The current instruction is done. Returns false where it was the last one. */
  goOn: () => boolean;
  /** What an instruction asks for was done from here, by its link: it is gone on from, after the last one to the next step. */
  haveDone: (link: string) => void;
  /** The step is over by itself: the next one comes, and the focus stays where it is. */
  follow: () => void;
  /** Back to the instruction before. */
  goBackOne: () => void;
  /** Puts the value of an instruction on the clipboard. */
  copy: (text: string) => Promise<void>;
  /** What was copied last on this step. */
  copied: string | null;
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
  /** The instructions that are done, by step, until another guide opens: main keeps steps, not what is inside them. */
  let doneBefore: Readonly<Record<string, readonly number[]>> = {};

  function standing(
    place: Place,
    spot: LitSpot | null,
  ): Pick<ReadyGuide, 'place' | 'current' | 'done' | 'spot'> {
    const done = doneBefore[keyOf(place)] ?? [];
    const { instructions } = place.step;
    const first = instructions.findIndex((_, index) => !done.includes(index));
    return { place, done, spot, current: spot === null ? Math.max(first, 0) : spotIn(place.step, spot) };
  }

  async function openAt(where: Where, progress: Pick<Remembered, 'edition' | 'step'>) {
    at = where;
    doneBefore = {};
    const isWanted = opening.begin();
    set({ state: { kind: 'loading', vendor: where.vendor }, arrivals: 0, error: null, copied: null });
    const guide = await loadGuide(where.vendor).catch(() => null);
    if (!isWanted()) return;
    const place = guide === null ? null : findPlace(guide, progress.edition, progress.step);
    if (guide === null || place === null) {
      set({ state: { kind: 'failed', vendor: where.vendor } });
      return;
    }
    set({ state: { kind: 'ready', vendor: where.vendor, guide, ...standing(place, null) } });
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

  function arriveAt(step: string | undefined, spot: LitSpot | null = null, takesFocus = true) {
    const { state, arrivals } = get();
    if (state.kind !== 'ready' || step === undefined) return;
    const place = findPlace(state.guide, state.place.edition.id, step);
    if (place === null) return;
    const next = { ...state, ...standing(place, spot) };
    set({ state: next, arrivals: arrivals + (takesFocus ? 1 : 0), error: null, copied: null });
    void keepPlace(place);
  }

  function stand(current: number, done: readonly number[], state: ReadyGuide) {
    doneBefore = { ...doneBefore, [keyOf(state.place)]: done };
    // A result's words stay beside its control, also when another one is looked at.
    set({ state: { ...state, current, done } });
  }

  return {
    state: { kind: 'loading', vendor: '' },
    arrivals: 0,
    error: null,
    copied: null,
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
      set({ state: { ...state, ...standing(place, null) }, error: null });
      void keepPlace(place);
    },

    light(instruction) {
      const { state } = get();
      if (state.kind === 'ready' && state.current !== instruction) stand(instruction, state.done, state);
    },
    goOn() {
      const { state } = get();
      if (state.kind !== 'ready') return false;
      const last = instructionsOf(state.place.step, state.spot).length - 1;
      const done = [...new Set([...state.done, state.current])];
      stand(Math.min(state.current + 1, last), done, state);
      return state.current < last;
    },
    haveDone(link) {
      const { state } = get();
      if (state.kind !== 'ready') return;
      const at = instructionsOf(state.place.step, state.spot).findIndex((one) => one.link === link);
      if (at < 0) return;
      get().light(at);
      if (!get().goOn() && state.spot === null) get().goNext();
    },
    follow() {
      const { state } = get();
      // Whoever fixes what a result showed goes back to the results, not on.
      if (state.kind === 'ready' && state.spot === null) arriveAt(nextStep(state.place)?.id, null, false);
    },
    goBackOne() {
      const { state } = get();
      if (state.kind !== 'ready' || state.current === 0) return;
      // It is to be done once more.
      const before = state.current - 1;
      stand(
        before,
        state.done.filter((one) => one < before),
        state,
      );
    },

    async copy(text) {
      const before = get().arrivals;
      const isHere = opening.watch();
      const answer = await invoke('copyText', { text });
      if (isHere() && get().arrivals === before) set(answer.ok ? { copied: text } : { error: answer.error });
    },

    showWhere: (spot) => arriveAt(spot.step, spot),

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

function keyOf({ edition, step }: Place): string {
  return `${edition.id}/${step.id}`;
}
