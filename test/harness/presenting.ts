import { openPresenting, type Presenting, type PresentingParts } from '../../src-main/sessions/presenting.ts';
import type { PresentingState, Scene } from '../../src-preload/contract/presenting.ts';

export type PresentingFixture = {
  presenting: Presenting;
  /** What the audience was given, in order; `covered` where it was covered. */
  shown: (Scene | 'covered')[];
  announced: PresentingState[];
  isOpen: () => boolean;
  /** Somebody closes the audience window. */
  closeWindow: () => void;
  /** The key of the whole system is pressed; undefined while it is not taken. */
  pressKey: (() => void) | undefined;
};

/** Presenting over the services of a test, with an audience that only notes what it is given. */
export function makePresenting(
  current: PresentingParts['current'],
  {
    isKeyFree = true,
    changed = () => {},
    announce = () => {},
  }: {
    isKeyFree?: boolean;
    changed?: (sessionId: string) => void;
    announce?: (state: PresentingState) => void;
  } = {},
): PresentingFixture {
  let isOpen = false;
  const fixture: PresentingFixture = {
    shown: [],
    announced: [],
    isOpen: () => isOpen,
    closeWindow() {
      isOpen = false;
      fixture.presenting.windowClosed();
    },
    pressKey: undefined,
    presenting: openPresenting({
      current,
      audience: {
        isOpen: () => isOpen,
        open() {
          isOpen = true;
        },
        close() {
          isOpen = false;
        },
        show: (scene) => void fixture.shown.push(scene),
        picture: async () => (isOpen ? 'data:image/png;base64,' : null),
        cover: async () => void fixture.shown.push('covered'),
      },
      takeKey(pressed) {
        if (isKeyFree) fixture.pressKey = pressed;
        return isKeyFree;
      },
      releaseKey() {
        fixture.pressKey = undefined;
      },
      announce(state) {
        fixture.announced.push(state);
        announce(state);
      },
      changed,
    }),
  };
  return fixture;
}
