import { create } from 'zustand';
import type { Scene } from '../../src-preload/contract/presenting.ts';

declare global {
  interface Window {
    /** What the preload of the audience window exposes; it sends nothing. */
    audience?: { onScene: (callBack: (scene: Scene) => void) => void };
  }
}

type SceneStore = { scene: Scene; follow: () => void };

/** What the client sees. Covered until main says otherwise, also after the page was loaded again. */
export const useScene = create<SceneStore>((set) => ({
  scene: { kind: 'cover' },
  follow: () => window.audience?.onScene((scene) => set({ scene })),
}));
