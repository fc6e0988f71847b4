import { create } from 'zustand';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { Settings, Theme } from '../../src-preload/contract/settings.ts';
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
  /** True when main has kept it. */
  keepPreferences: (change: { theme?: Theme; technician?: string }) => Promise<boolean>;
  addCertificates: (pem: string) => Promise<boolean>;
  removeCertificates: () => Promise<void>;
  openSealedFile: (passphrase: string) => Promise<boolean>;
};

/** Settings as main keeps them: read once, and then as they were announced last. */
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
        on('settings-changed', (settings) => {
          // Whole, and newer than whatever is still being read.
          reading.drop();
          set({ state: { kind: 'ready', settings } });
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        reading.drop();
        visit.drop();
      };
    },

    async keepPreferences(change) {
      const isHere = visit.watch();
      const answer = await invoke('keepPreferences', change);
      if (!isHere()) return answer.ok;
      note('preferences', answer.ok ? undefined : answer.error);
      return answer.ok;
    },

    async addCertificates(pem) {
      const isHere = visit.watch();
      const answer = await invoke('addCertificates', { pem });
      if (!isHere()) return answer.ok;
      note('certificates', answer.ok ? undefined : answer.error);
      return answer.ok;
    },

    async removeCertificates() {
      const isHere = visit.watch();
      const answer = await invoke('removeCertificates', {});
      if (!isHere()) return;
      note('certificates', answer.ok ? undefined : answer.error);
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
