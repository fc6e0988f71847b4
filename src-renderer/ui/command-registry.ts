import { useEffect, useRef } from 'react';

/** Something that can be found by its words and done at once. */
export type Command = {
  id: string;
  group: 'steps' | 'do' | 'guides';
  label: string;
  /** Where it is, or of what: not searched. */
  about?: string;
  /** The keys that do the same, for a key cap each. */
  keys?: readonly string[];
  run: () => void;
};

type List = () => readonly Command[];

const lists = new Set<List>();

/** What can be done on the screen now. `list` is read when the palette opens, and need not be the same function. */
export function useCommands(list: List): void {
  const latest = useRef(list);
  latest.current = list;
  useEffect(() => {
    const read = () => latest.current();
    lists.add(read);
    return () => void lists.delete(read);
  }, []);
}

export function commandsNow(): Command[] {
  return [...lists].flatMap((list) => list());
}
