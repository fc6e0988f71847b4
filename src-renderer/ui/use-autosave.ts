import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Autosave, type CommitOutcome, createAutosave, type Entry, isBulkInput } from './autosave.ts';
import { registerCommit } from './commit-registry.ts';

type AutosaveOptions = {
  onCommit: (text: string, again: boolean) => Promise<CommitOutcome>;
  emptyCounts: boolean;
  onSettled: () => void;
};

/** What an input or textarea spreads over itself to follow the rule of `createCommitter`. */
export type AutosaveHandlers = {
  onInput: (event: { nativeEvent: Event }) => void;
  onKeyDown: (event: { key: string; nativeEvent: KeyboardEvent }) => void;
  onBlur: () => void;
};

/** Ties one uncontrolled input to a autosave and to the registry that is emptied before the page goes. */
export function useAutosave(
  input: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  options: AutosaveOptions,
): { entry: Entry; handlers: AutosaveHandlers } {
  const [entry, setEntry] = useState<Entry>('resting');
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });

  const made = useRef<Autosave | null>(null);
  made.current ??= createAutosave({
    read: () => input.current?.value ?? '',
    commit: (text, again) => latest.current.onCommit(text, again),
    emptyCounts: options.emptyCounts,
    settle: () => latest.current.onSettled(),
    show: setEntry,
    wait: (milliseconds, then) => {
      const timer = window.setTimeout(then, milliseconds);
      return () => window.clearTimeout(timer);
    },
  });
  const autosave = made.current;

  useEffect(() => registerCommit(() => autosave.commitNow(), autosave.isUnsaved), [autosave]);
  // A layout effect: its end still finds the input, so a text typed a moment before the screen changes is not lost.
  useLayoutEffect(() => () => void autosave.leave(), [autosave]);

  const handlers: AutosaveHandlers = {
    onInput: (event) => autosave.typed(isBulkInput(event.nativeEvent as InputEvent)),
    onKeyDown: (event) => {
      if (event.key === 'Enter' && !event.nativeEvent.isComposing) void autosave.finish();
    },
    onBlur: () => {
      // The window lost the focus, not the field: someone reads the next characters in the portal.
      const stillHere = document.activeElement === input.current;
      void (stillHere ? autosave.commitNow() : autosave.finish());
    },
  };
  return { entry, handlers };
}
