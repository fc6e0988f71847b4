import { spawn } from 'node:child_process';
import { refusedStartMessages } from '../../src-preload/messages/messages.ts';
import { type Refusal, writeRefusal } from '../system/config.ts';
import { REFUSED_START_SWITCH } from '../system/switches.ts';
import { showErrorBox } from './dialogs.ts';

/**
 * Has a second process of this app, started without what was refused, say on the screen why the first did not start.
 * The first must end at once: it may be open to a debugger, and on Linux no box can be shown before Chromium is
 * ready. `userData` is a folder of the second's own.
 */
export function announceRefusedStart(refusal: Refusal, userData: string): void {
  const args = [`--user-data-dir=${userData}`, `--${REFUSED_START_SWITCH}=${writeRefusal(refusal)}`];
  // Without pipes: whoever waits for the first process must not wait for the second.
  const child = spawn(process.execPath, args, { detached: true, stdio: 'ignore' });
  child.on('error', () => {
    // Where no process can be started the log alone says it.
  });
  child.unref();
}

/** The whole life of that second process. Call after ready; comes back when the box was closed. */
export function showRefusedStart(refusal: Refusal): void {
  showErrorBox(refusedStartMessages.title, refusal.problem);
}
