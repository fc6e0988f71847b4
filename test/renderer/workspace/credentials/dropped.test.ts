import { expect, it } from 'vitest';
import { type DropFault, readDropped } from '../../../../src-renderer/workspace/credentials/dropped.ts';

const TEXT = 'Client ID: abc\nClient Secret: straße-42\n';
type Parts = Partial<Parameters<typeof readDropped>[0]>;
const dropped = (parts: Parts) => readDropped({ files: [], items: [], getData: () => '', ...parts });
const file = (...parts: BlobPart[]) => dropped({ files: [new Blob(parts)] });
const bytes = (text: string, encoding: BufferEncoding) => new Uint8Array(Buffer.from(text, encoding));

it('a text is taken as it is', async () => {
  expect(await dropped({ getData: (format) => (format === 'text/plain' ? TEXT : '') })).toEqual({
    text: TEXT,
  });
});

it.each<[string, BlobPart[]]>([
  ['UTF-8', [TEXT]],
  ['UTF-8 with a mark', ['\ufeff', TEXT]],
  ['UTF-16', [new Uint8Array([0xff, 0xfe]), bytes(TEXT, 'utf16le')]],
  ['an older editor of Windows', [bytes(TEXT, 'latin1')]],
])('a file in %s is text', async (_what, parts) => {
  expect(await file(...parts)).toEqual({ text: TEXT });
});

it.each<[DropFault, Parts]>([
  ['several', { files: [new Blob(['a']), new Blob(['b'])] }],
  ['folder', { files: [new Blob([])], items: [entry(true)] }],
  ['too-big', { files: [new Blob(['x'.repeat(70_000)])] }],
  ['too-big', { files: [new Blob([new Uint8Array(3 * 1024 * 1024)])] }],
  ['not-text', { files: [new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])])] }],
  ['not-text', { files: [new Blob(['%PDF-1.7\nClient ID: abc'])] }],
  ['unreadable', { files: [broken()] }],
])('%s is said, and nothing is read', async (fault, parts) => {
  expect(await dropped(parts)).toEqual({ fault });
});

it('of a mail the pictures are left out, when they make it too long', async () => {
  const head = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n';
  const words = `--b\nContent-Type: text/plain\n\n${TEXT}`;
  const picture = `--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n${'QUJD\n'.repeat(20_000)}--b--\n`;
  const read = await file(head, words, picture);
  expect(read).toEqual({ text: `${head}${words}--b\n--b--\n` });
});

function entry(isDirectory: boolean) {
  return { kind: 'file', webkitGetAsEntry: () => ({ isDirectory }) as FileSystemEntry };
}

/** A file that was there when it was dropped. */
function broken(): Blob {
  const blob = new Blob(['a']);
  blob.arrayBuffer = () => Promise.reject(new Error('gone'));
  return blob;
}
