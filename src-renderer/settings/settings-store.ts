import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { NeoConnection, Settings, Theme } from '../../src-preload/contract/settings.ts';
import { invoke, on } from '../shell/bridge.ts';
import { latest } from '../ui/latest.ts';

export type SettingsState =
  | { kind: 'loading' }
  | { kind: 'ready'; settings: Settings }
  | { kind: 'failed'; error: AppError };

type SettingsStore = {
  state: SettingsState;
  /** Why the last request was refused, by the part of the screen it belongs to. */
  errors: Partial<Record<'preferences' | 'certificates' | 'sealed', AppError>>;
  sealed: { kind: 'idle' } | { kind: 'opening' } | ({ kind: 'opened' } & Response<'openSealedFile'>);
  /** Reads the settings and follows every change of them. Returns how to stop. */
  follow: () => () => void;
  read: () => void;
  take: (settings: Settings) => void;
  /** One connection in a newer state, or a new one. */
  takeConnection: (connection: NeoConnection) => void;
  /** True when main has kept it. */
  keepPreferences: (change: { theme?: Theme; technician?: string }) => Promise<boolean>;
  addCertificates: (pem: string) => Promise<boolean>;
  removeCertificates: () => Promise<void>;
  openSealedFile: (passphrase: string) => Promise<boolean>;
};

/** The list with this connection in it: in its place, or at the end where it is new. */
export function withConnection(connections: NeoConnection[], newer: NeoConnection): NeoConnection[] {
  const isKnown = connections.some((one) => one.id === newer.id);
  return isKnown ? connections.map((one) => (one.id === newer.id ? newer : one)) : [...connections, newer];
}

/** Settings as main keeps them; this is the last whole answer. */
export const useSettings = create<SettingsStore>((set, get) => {
  const reading = latest();
  const visit = latest();

  function note(part: keyof SettingsStore['errors'], error: AppError | undefined) {
    set({ errors: { ...get().errors, [part]: error } });
  }

  return {
    state: { kind: 'loading' },
    errors: {},
    sealed: { kind: 'idle' },

    read() {
      const isWanted = reading.begin();
      void invoke('readSettings', {}).then((answer) => {
        if (!isWanted()) return;
        set({
          state: answer.ok
            ? { kind: 'ready', settings: answer.value }
            : { kind: 'failed', error: answer.error },
        });
      });
    },

    follow() {
      // Nothing of the last visit: practice may have begun or ended since, and its connections are others.
      set({ state: { kind: 'loading' }, errors: {}, sealed: { kind: 'idle' } });
      visit.drop();
      get().read();
      const stops = [
        on('practice-changed', get().read),
        on('connection-changed', (connection) => get().takeConnection(connection)),
      ];
      return () => {
        for (const stop of stops) stop();
        reading.drop();
        visit.drop();
      };
    },

    take: (settings) => set({ state: { kind: 'ready', settings } }),

    takeConnection(connection) {
      const { state } = get();
      if (state.kind !== 'ready' || state.settings.connections.includes(connection)) return;
      const connections = withConnection(state.settings.connections, connection);
      get().take({ ...state.settings, connections });
    },

    async keepPreferences(change) {
      const isHere = visit.watch();
      const answer = await invoke('keepPreferences', change);
      if (!isHere()) return answer.ok;
      note('preferences', answer.ok ? undefined : answer.error);
      if (answer.ok) get().take(answer.value);
      return answer.ok;
    },

    async addCertificates(pem) {
      const isHere = visit.watch();
      const answer = await invoke('addCertificates', { pem });
      if (!isHere()) return answer.ok;
      note('certificates', answer.ok ? undefined : answer.error);
      if (answer.ok) get().take(answer.value);
      return answer.ok;
    },

    async removeCertificates() {
      const isHere = visit.watch();
      const answer = await invoke('removeCertificates', {});
      if (!isHere()) return;
      note('certificates', answer.ok ? undefined : answer.error);
      if (answer.ok) get().take(answer.value);
    },

    async openSealedFile(passphrase) {
      if (get().sealed.kind === 'opening') return false;
      const isHere = visit.watch();
      set({ sealed: { kind: 'opening' } });
      const answer = await invoke('openSealedFile', { passphrase });
      if (!isHere()) return answer.ok;
      note('sealed', answer.ok ? undefined : answer.error);
      set({ sealed: answer.ok ? { kind: 'opened', ...answer.value } : { kind: 'idle' } });
      return answer.ok;
    },
  };
});
