import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { faultFields } from '../system/fault-fields.ts';
import type { Log } from '../system/log.ts';
import type { Dispatch } from './dispatch.ts';
import type { Role, Sender } from './sender.ts';

/**
 * The only file with ipcMain: one channel, through which every question comes. Who the sender is, is read
 * here; what it may ask and whether the input is right is decided by `dispatch`, loaded with the first
 * question so that the window is not kept waiting for the validation library.
 */
export function registerIpc(parts: {
  roleOf: (webContentsId: number) => Role | undefined;
  dispatch: () => Promise<Dispatch>;
  log: Log;
}): void {
  ipcMain.handle('invoke', async (event: IpcMainInvokeEvent, name: unknown, input: unknown) => {
    try {
      const answer = await parts.dispatch();
      return await answer(readSender(event, parts.roleOf), name, input);
    } catch (fault) {
      // Even a fault in here gets a response: a refused request is never undefined.
      const reference = parts.log.reference();
      parts.log.error('dispatch-failed', { reference, ...faultFields(fault) });
      return refusal('unexpected', reference);
    }
  });
}

function readSender(event: IpcMainInvokeEvent, roleOf: (id: number) => Role | undefined): Sender {
  const frame = event.senderFrame;
  // A frame that navigated or closed since is null on Electron 33 and newer: nobody we know.
  if (frame === null) return { frame: 'other', origin: '', role: undefined };
  return {
    frame: frame === event.sender.mainFrame ? 'main' : 'other',
    origin: frame.origin,
    role: roleOf(event.sender.id),
  };
}

function refusal(code: AppErrorCode, reference: string): Result<never> {
  return { ok: false, error: { code, reference } };
}
