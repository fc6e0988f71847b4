import { create } from 'zustand';
import type { AppInfo, PracticeState, SecretStorage } from '../../src-preload/contract/settings.ts';
import { ask, listen } from './bridge.ts';

/** What holds for every screen and may change at any time. Null until main has answered. */
type Surroundings = {
  app: AppInfo | null;
  begin: () => () => void;
  keepSecretsNow: () => Promise<void>;
};

/** Kept by main, shown in the frame: practice, network, secret storage, theme. */
export const useSurroundings = create<Surroundings>((set, get) => {
  // Announcements may come before the first answer; they are newer than it and must not be lost under it.
  let early: Partial<AppInfo> = {};

  function learn(news: Partial<AppInfo>) {
    early = { ...early, ...news };
    const { app } = get();
    if (app) set({ app: { ...app, ...news } });
  }

  return {
    app: null,

    begin() {
      const stops = [
        listen('network-changed', (network) => learn({ network })),
        listen('secret-storage-changed', (secretStorage: SecretStorage) => learn({ secretStorage })),
        listen('practice-changed', (practice: PracticeState) => learn({ practice })),
        listen('theme-changed', (theme) => learn({ theme })),
      ];
      void ask('readApp', {}).then((answer) => {
        if (answer.ok) set({ app: { ...answer.value, ...early } });
      });
      return () => {
        for (const stop of stops) stop();
      };
    },

    async keepSecretsNow() {
      const answer = await ask('retrySecretStorage', {});
      if (answer.ok) learn({ secretStorage: answer.value });
    },
  };
});
