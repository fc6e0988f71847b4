/** `kept`: main has the text. `refused`: it does not, and what was typed stays where it is. */
export type CommitOutcome = 'kept' | 'refused';

/**
 * Where the person is with a field: `resting` (not at it), `typing`, `rested` (main has what was typed, and the field
 * is still open), `saving` (the entry is over and its text is on the way to main).
 */
export type Entry = 'resting' | 'typing' | 'rested' | 'saving';

export type AutosaveParts = {
  /** Read at the last moment and handed straight on, so that no copy of a secret waits in memory. */
  read: () => string;
  /** `again`: main already has an earlier text of this same entry, so a locked record must be opened first. */
  commit: (text: string, again: boolean) => Promise<CommitOutcome>;
  /** True where an empty field is a value of its own (a plain field that was emptied). */
  emptyCounts: boolean;
  /** The entry is over and main has the text: the field may be cleared and locked. */
  settle: () => void;
  show: (entry: Entry) => void;
  /** Calls back after so many milliseconds; returns how to stop it. */
  wait: (milliseconds: number, then: () => void) => () => void;
};

export type Autosave = {
  /** One input event. `atOnce`: it brought more than one character (paste, drop, fill). */
  typed: (atOnce: boolean) => void;
  /** The field was left, or Enter pressed. */
  finish: () => Promise<void>;
  /** Hands over what was typed without ending the entry: the window lost the focus, or the app is about to quit. */
  commitNow: () => Promise<void>;
  /** The field leaves the screen: what it still holds is read now, and handed over as soon as main can take it. */
  leave: () => Promise<void>;
  /** Holds something that main has not taken, or has refused. */
  isUnsaved: () => boolean;
};

export const TYPING_PAUSE_MS = 800;

/**
 * When typed text goes to main. Typed key by key: after 800 ms of rest, but the field stays open until it is left.
 * Arrived at once: immediately, and the entry is over. One commit at a time, so a slow answer never overtakes a newer
 * text. A refused text stays and is tried again at the next occasion, never in a loop.
 */
export function createAutosave(parts: AutosaveParts): Autosave {
  let unsaved = false;
  let keptThisEntry = false;
  let lastWords: string | null = null;
  let entryIsOver = true;
  let stopWaiting: (() => void) | null = null;
  let running: Promise<void> | null = null;

  function stopTimer() {
    stopWaiting?.();
    stopWaiting = null;
  }

  async function commitUntilNothingIsNew(): Promise<void> {
    let outcome: CommitOutcome = 'kept';
    while (unsaved) {
      const text = lastWords ?? parts.read();
      if (text === '' && !parts.emptyCounts && !keptThisEntry) {
        unsaved = false;
        return;
      }
      unsaved = false;
      outcome = await parts.commit(text, keptThisEntry).catch((): CommitOutcome => 'refused');
      keptThisEntry = outcome === 'kept';
    }
    if (outcome === 'refused') unsaved = true;
  }

  function run(): Promise<void> {
    stopTimer();
    if (entryIsOver && unsaved) parts.show('saving');
    running ??= commitUntilNothingIsNew().finally(() => {
      running = null;
      if (entryIsOver) close();
      else if (keptThisEntry && !unsaved) parts.show('rested');
    });
    return running;
  }

  function close() {
    if (keptThisEntry && !unsaved) {
      keptThisEntry = false;
      parts.settle();
    }
    parts.show('resting');
  }

  return {
    typed(atOnce) {
      unsaved = true;
      entryIsOver = atOnce;
      stopTimer();
      if (atOnce) {
        void run();
        return;
      }
      parts.show('typing');
      stopWaiting = parts.wait(TYPING_PAUSE_MS, () => void run());
    },
    finish() {
      entryIsOver = true;
      return run();
    },
    commitNow() {
      // What is on its way is waited for too: whoever asks goes on as if main had it.
      return unsaved ? run() : (running ?? Promise.resolve());
    },
    async leave() {
      if (!unsaved) return;
      // Behind a commit on its way the input would be gone by the time it is read.
      lastWords = parts.read();
      await run();
      lastWords = null;
    },
    isUnsaved: () => unsaved,
  };
}

/**
 * True when one input event brought more than one character: a paste, a drop, a password manager, a script. An input
 * method composing one word sends longer and longer texts and is still typing.
 */
export function isBulkInput(event: {
  inputType?: string;
  data?: string | null;
  isComposing?: boolean;
}): boolean {
  if (event.isComposing) return false;
  if (event.inputType === undefined) return true;
  if (event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop') return true;
  if (event.inputType === 'insertReplacementText') return true;
  return [...(event.data ?? '')].length > 1;
}
