import { create } from 'zustand';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { type Command, commandsNow } from '../ui/command-registry.ts';
import { latest } from '../ui/latest.ts';
import { invoke } from './bridge.ts';

const MOST_SESSIONS = 6;
const MOST_OF_A_GROUP = 10;

export type Found = { commands: readonly Command[]; sessions: readonly SessionSummary[] };

type PaletteStore = {
  open: 'nothing' | 'commands' | 'shortcuts';
  search: string;
  found: Found;
  show: (what: 'commands' | 'shortcuts') => void;
  close: () => void;
  find: (search: string) => void;
};

const NOTHING: Found = { commands: [], sessions: [] };

/** The command palette and the list of shortcuts. Sessions are searched by main, everything else here. */
export const usePalette = create<PaletteStore>((set, get) => {
  const reading = latest();
  let all: readonly Command[] = [];

  async function findSessions(search: string) {
    const isWanted = reading.begin();
    const answer = await invoke('listSessions', { search, filter: 'all', limit: MOST_SESSIONS });
    if (isWanted() && answer.ok) set({ found: { ...get().found, sessions: answer.value.rows } });
  }

  return {
    open: 'nothing',
    search: '',
    found: NOTHING,

    show(what) {
      all = commandsNow();
      set({ open: what });
      if (what === 'commands') get().find('');
    },

    close() {
      reading.drop();
      set({ open: 'nothing', search: '', found: NOTHING });
    },

    find(search) {
      set({ search, found: { ...get().found, commands: matching(all, search) } });
      void findSessions(search.trim());
    },
  };
});

/** Every word of the search is somewhere in the label. Texts of the guide only appear once something is looked for. */
export function matching(commands: readonly Command[], search: string): Command[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const counts = { steps: 0, do: 0, guides: 0 };
  return commands.filter(({ group, label }) => {
    if (group === 'guides' && words.length === 0) return false;
    const text = label.toLocaleLowerCase();
    if (!words.every((word) => text.includes(word))) return false;
    counts[group] += 1;
    return counts[group] <= MOST_OF_A_GROUP;
  });
}
