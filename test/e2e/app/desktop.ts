import { startDesktopSession } from '../../../tools/bootstrap/desktop-session.mjs';
import { findElectron } from '../../../tools/electron-runtime.mjs';

/** A screen, a clipboard, a session bus and an unlocked keyring of one worker's own, and the Electron to run there. */
export type Desktop = { executable: string; environment: NodeJS.ProcessEnv; stop(): Promise<void> };

/** Elsewhere than on Linux the user's own desktop is used: nothing there can be made for the moment. */
export async function openDesktop(): Promise<Desktop> {
  const { executable } = await findElectron();
  if (process.platform !== 'linux') {
    return { executable, environment: process.env, stop: () => Promise.resolve() };
  }
  const session = await startDesktopSession({ screen: '1920x1300' });
  return { executable, environment: session.environment, stop: () => session.stop() };
}
