import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../src-main/outbox/outbox-item.ts';
import { type FileSteps, openFiles, systemSteps } from '../../../src-main/storage/files.ts';
import { CONNECTION, openFixture } from './outbox-fixture.ts';

const ANY = /./;
const broken = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));

/** An outbox over a disk that refuses what `refuses` says, told by the name of the step and of the file. */
async function onBadDisk() {
  const tools = await openFixture();
  const disk = { refuses: (_step: string, _name: string): boolean => false };
  const steps: FileSteps = {
    ...systemSteps,
    async open(path, flags, mode) {
      const file = await systemSteps.open(path, flags, mode);
      return {
        writeFile: (contents) => file.writeFile(contents),
        sync: () => (disk.refuses('sync', basename(path)) ? broken() : file.sync()),
        close: () => file.close(),
      };
    },
    syncFolder: (path) =>
      disk.refuses('sync folder', basename(path)) ? broken() : systemSteps.syncFolder(path),
    unlink: (path) => (disk.refuses('remove', basename(path)) ? broken() : systemSteps.unlink(path)),
    truncate: (path, length) =>
      disk.refuses('cut', basename(path)) ? broken() : systemSteps.truncate(path, length),
  };
  const outbox = await tools.open(openFiles(steps));
  const waitsFor = () =>
    outbox.items().map(({ state }) => (state.status === 'queued' ? state.waitsFor : state.status));
  /** What a start over the same disk finds, when it is well again. */
  async function restart(): Promise<OutboxItem[]> {
    await outbox.close();
    disk.refuses = () => false;
    return (await tools.open()).items();
  }
  return { ...tools, outbox, disk, waitsFor, restart };
}

describe('a submission that was refused', () => {
  it('because its place in the folder is not durable does not come back beside the next', async () => {
    const { outbox, disk, spec, server, restart } = await onBadDisk();
    let left = 1;
    disk.refuses = (step) => step === 'sync folder' && left-- > 0;
    await expect(outbox.submit(await spec())).rejects.toMatchObject({ code: 'disk-failed' });
    expect(outbox.items()).toEqual([]);
    const item = await outbox.submit(await spec());
    await outbox.drained();
    expect(server.effects.map(({ idempotencyKey }) => idempotencyKey)).toEqual([item.idempotencyKey]);
    expect((await restart()).map(({ id }) => id)).toEqual([item.id]);
  });

  it('before its file had its name is not there, also where the disk removes nothing', async () => {
    const { outbox, disk, spec, restart } = await onBadDisk();
    disk.refuses = (step) => step === 'sync' || step === 'remove';
    await expect(outbox.submit(await spec())).rejects.toMatchObject({ code: 'disk-failed' });
    expect(outbox.items()).toEqual([]);
    expect(await restart()).toEqual([]);
  });

  it.each(['sync folder', 'remove'])(
    'and could not be taken back (%s) stays without leaving, and is the same one when submitted again',
    async (step) => {
      const { outbox, disk, spec, server, waitsFor, restart } = await onBadDisk();
      disk.refuses = (one) => one === step || one === 'sync folder';
      await expect(outbox.submit(await spec())).rejects.toMatchObject({ code: 'disk-failed' });
      await outbox.drained();
      outbox.resume('online');
      await outbox.drained();
      expect(waitsFor()).toEqual(['paused']);
      expect(server.count('PUT', ANY)).toBe(0);
      disk.refuses = () => false;
      const item = await outbox.submit(await spec());
      await outbox.drained();
      expect(server.effects.map(({ idempotencyKey }) => idempotencyKey)).toEqual([item.idempotencyKey]);
      expect((await restart()).map(({ id, state }) => [id, state.status])).toEqual([[item.id, 'connected']]);
    },
  );
});

describe('what a refused change has left', () => {
  /** Two items that wait; `refuse` tries to change both at once, and the disk refuses. */
  async function twoWaiting() {
    const tools = await onBadDisk();
    const { outbox, disk, spec } = tools;
    outbox.hold(CONNECTION);
    const ids: string[] = [];
    for (const sessionId of ['one', 'two']) {
      ids.push((await outbox.submit(await spec({ sessionId, mayReplace: true }))).id);
    }
    const [first = '', second = ''] = ids;
    const refuse = async (act: (id: string) => Promise<unknown>) => {
      disk.refuses = (step) => step !== 'cut';
      const tried = await Promise.allSettled(ids.map(act));
      expect(tried.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      disk.refuses = () => false;
    };
    return { ...tools, first, second, refuse };
  }

  it('does not take away what goes on since', async () => {
    const { outbox, first, second, refuse, restart } = await twoWaiting();
    await refuse(outbox.withdraw);
    expect(outbox.items()).toHaveLength(2);
    await Promise.all([first, second].map((id) => outbox.pause(id)));
    const found = (await restart()).map(({ id, state }) => [id, state]);
    expect(found).toMatchObject([
      [first, { waitsFor: 'paused' }],
      [second, { waitsFor: 'paused' }],
    ]);
  });

  it('does not bring back what is withdrawn since', async () => {
    const { outbox, first, second, refuse, restart } = await twoWaiting();
    await refuse(outbox.pause);
    await outbox.withdraw(first);
    expect((await restart()).map(({ id }) => id)).toEqual([second]);
  });
});
