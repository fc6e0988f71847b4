import { create } from 'zustand';
import type { AppInfo, PracticeState, SecretStorage } from '../../src-preload/contract/settings.ts';
import { latestView } from '../ui/latest.ts';
import { invoke, on } from './bridge.ts';

/** What holds for every screen and may change at any time. Null until main has answered. */
type AppInfoStore = {
  app: AppInfo | null;
  follow: () => () => void;
  keepSecretsNow: () => Promise<void>;
};

/** Kept by main, shown in the frame: practice, network, secret storage, theme, and the window itself. */
export const useAppInfo = create<AppInfoStore>((set, get) => {
  const reading = latestView<AppInfo>();

  function update(event: Partial<AppInfo>) {
    reading.announced((app) => ({ ...app, ...event }));
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
        on('window-changed', (window) => update({ window })),
        on('presenting-changed', (presenting) => update({ presenting })),
      ];
      const { isLatest, upToDate } = reading.begin();
      void invoke('readApp', {}).then((answer) => {
        if (isLatest() && answer.ok) set({ app: upToDate(answer.value) });
      });
      return () => {
        for (const stop of stops) stop();
        reading.drop();
      };
    },

    async keepSecretsNow() {
      await invoke('retrySecretStorage', {});
    },
  };
});
