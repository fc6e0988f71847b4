import { create } from 'zustand';
import type { AppInfo, PracticeState, SecretStorage } from '../../src-preload/contract/settings.ts';
import { latest } from '../ui/latest.ts';
import { invoke, on } from './bridge.ts';

/** What holds for every screen and may change at any time. Null until main has answered. */
type AppInfoStore = {
  app: AppInfo | null;
  follow: () => () => void;
  keepSecretsNow: () => Promise<void>;
};

/** Kept by main, shown in the frame: practice, network, secret storage, theme. */
export const useAppInfo = create<AppInfoStore>((set, get) => {
  // Announcements may come before the first answer; they are newer than it and must not be lost under it.
  let early: Partial<AppInfo> = {};
  const reading = latest();

  function update(event: Partial<AppInfo>) {
    early = { ...early, ...event };
    const { app } = get();
    if (app) set({ app: { ...app, ...event } });
  }

  return {
    app: null,

    follow() {
      const stops = [
        on('network-changed', (network) => update({ network })),
        on('secret-storage-changed', (secretStorage: SecretStorage) => update({ secretStorage })),
        on('practice-changed', (practice: PracticeState) => update({ practice })),
        on('theme-changed', (theme) => update({ theme })),
      ];
      const isWanted = reading.begin();
      void invoke('readApp', {}).then((answer) => {
        if (isWanted() && answer.ok) set({ app: { ...answer.value, ...early } });
      });
      return () => {
        for (const stop of stops) stop();
        reading.drop();
      };
    },

    async keepSecretsNow() {
      const answer = await invoke('retrySecretStorage', {});
      if (answer.ok) update({ secretStorage: answer.value });
    },
  };
});
