import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { Reply } from '../../src-preload/contract/channel.ts';
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
  /** The number of the last announcement a window was sent. */
  lastAnnounced: (webContentsId: number) => number;
  dispatch: () => Promise<Dispatch>;
  log: Log;
}): void {
  const { roleOf, lastAnnounced, log } = parts;

  async function answer(event: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Result<unknown>> {
    try {
      const dispatch = await parts.dispatch();
      return await dispatch(readSender(event, roleOf), name, input);
    } catch (fault) {
      // Even a fault in here gets a response: a refused request is never undefined.
      const reference = log.reference();
      log.error('dispatch-failed', { reference, ...faultFields(fault) });
      return refusal('unexpected', reference);
    }
  }

  ipcMain.handle(
    'invoke',
    async (event: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Reply> => {
      const { id } = event.sender;
      const before = lastAnnounced(id);
      const result = await answer(event, name, input);
      const last = lastAnnounced(id);
      // An earlier announcement may have gone to a page that was loaded before this one, which waits for none of them.
      return { result, after: last > before ? last : 0 };
    },
  );
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
