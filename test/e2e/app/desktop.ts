import { startDesktopSession } from '../../../tools/bootstrap/desktop-session.mjs';
import { findElectron } from '../../../tools/electron-runtime.mjs';

/** A screen, a clipboard, a session bus and an unlocked keyring of one worker's own, and the Electron to run there. */
export type Desktop = {
  executable: string;
  environment: NodeJS.ProcessEnv;
  /** Where the pixels of the screen are read; null on a desktop that is the user's own. */
  pixels: string | null;
  /** Runs before the desktop goes. */
  beforeStop(run: () => Promise<void>): void;
  stop(): Promise<void>;
};

/** Elsewhere than on Linux the user's own desktop is used: nothing there can be made for the moment. */
export async function openDesktop(): Promise<Desktop> {
  const { executable } = await findElectron();
  const last: (() => Promise<void>)[] = [];
  const beforeStop = (run: () => Promise<void>) => void last.push(run);
  if (process.platform !== 'linux') {
    const stop = async () => {
      for (const run of last) await run();
    };
    return { executable, environment: process.env, pixels: null, beforeStop, stop };
  }
  const session = await startDesktopSession({ screen: '1920x1300', keepsPixels: true });
  const stop = async () => {
    try {
      for (const run of last) await run();
    } finally {
      await session.stop();
    }
  };
  const { environment, pixels } = session;
  return { executable, environment, pixels, beforeStop, stop };
}
