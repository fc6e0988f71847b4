/** A value of a paste, and whether the technician has seen that it replaces a saved one. */
export type PastedValue = { value: string; replaces: boolean };
export type PastedValues = ReadonlyMap<string, PastedValue>;

/**
 * Where the values of a paste wait for yes or no: in memory only, one paste for each vendor of a session, and for
 * five minutes at most. Nothing of it is ever written, logged or answered.
 */
export type PendingPastes = {
  /** Returns the id to ask for it by. A later paste at the same place takes the former one's. */
  put(place: string, values: PastedValues): string;
  read(place: string, pasteId: string): PastedValues | undefined;
  drop(place: string, pasteId: string): void;
  clear(): void;
};

export const PASTE_TTL_MS = 5 * 60 * 1000;

export function openPendingPastes(parts: {
  newId: () => string;
  /** Calls back after so many milliseconds; returns how to stop it. */
  schedule: (milliseconds: number, run: () => void) => () => void;
}): PendingPastes {
  const held = new Map<string, { pasteId: string; values: PastedValues; stop: () => void }>();

  function take(place: string) {
    held.get(place)?.stop();
    held.delete(place);
  }

  return {
    put(place, values) {
      take(place);
      const pasteId = parts.newId();
      const stop = parts.schedule(PASTE_TTL_MS, () => take(place));
      held.set(place, { pasteId, values, stop });
      return pasteId;
    },
    read(place, pasteId) {
      const found = held.get(place);
      return found?.pasteId === pasteId ? found.values : undefined;
    },
    drop(place, pasteId) {
      if (held.get(place)?.pasteId === pasteId) take(place);
    },
    clear() {
      for (const place of [...held.keys()]) take(place);
    },
  };
}
