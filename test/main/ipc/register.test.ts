import { beforeEach, expect, it } from 'vitest';
import type { Reply } from '../../../src-preload/contract/channel.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { mockElectron } from '../../harness/mock-electron.ts';
import { silentLog } from '../../harness/silent-log.ts';

type Handler = (event: unknown, name: unknown, input: unknown) => Promise<Reply>;
const handlers = new Map<string, Handler>();
mockElectron({
  ipcMain: { handle: (name: string, handler: Handler) => void handlers.set(name, handler) },
});
const { registerIpc } = await import('../../../src-main/ipc/register.ts');

const done = { ok: true, value: null } as const;
let announced: number;

async function reply(serve: () => Promise<Result<unknown>>): Promise<Reply | undefined> {
  registerIpc({
    roleOf: () => 'technician',
    lastAnnounced: () => announced,
    dispatch: async () => serve,
    log: silentLog,
  });
  const frame = { origin: 'app://setup' };
  return handlers.get('invoke')?.({ senderFrame: frame, sender: { id: 1, mainFrame: frame } }, 'readApp', {});
}

beforeEach(() => {
  announced = 7;
});

it('a reply says which announcement was the last while it was served', async () => {
  expect(
    await reply(async () => {
      announced += 2;
      return done;
    }),
  ).toEqual({ result: done, after: 9 });
});

it('earlier announcements are not waited for: they may have gone to the page before a reload', async () => {
  expect(await reply(async () => done)).toEqual({ result: done, after: 0 });
});

it('a fault in main is a result too', async () => {
  const answer = await reply(async () => {
    throw new Error('surprise');
  });
  expect(answer).toMatchObject({ result: { ok: false, error: { code: 'unexpected' } }, after: 0 });
});
