/** Why nothing was read of what was dropped. */
export type DropFault = 'several' | 'folder' | 'too-big' | 'not-text' | 'unreadable';
export type Dropped = { text: string } | { fault: DropFault };

/** In bytes. A mail with pictures is larger than its words; what main reads of them is 64 Ki characters at most. */
const MAX_FILE = 2 * 1024 * 1024;
const MAX_TEXT = 65_536;

type Transfer = {
  files: ArrayLike<Blob>;
  items: ArrayLike<Pick<DataTransferItem, 'kind'> & Partial<Pick<DataTransferItem, 'webkitGetAsEntry'>>>;
  getData: (format: string) => string;
};

/**
 * What was dropped or pasted, as text: one file, else the text itself. Whatever it is called, a file counts as what its
 * bytes are. Nothing of it is kept here.
 */
export async function readDropped(transfer: Transfer): Promise<Dropped> {
  const { files } = transfer;
  const [file] = Array.from(files);
  if (file === undefined) return { text: transfer.getData('text/plain') };
  if (files.length > 1) return { fault: 'several' };
  // Asked at once: after the event nobody answers any more.
  const isFolder = Array.from(transfer.items).some((item) => item.webkitGetAsEntry?.()?.isDirectory === true);
  if (isFolder) return { fault: 'folder' };
  if (file.size > MAX_FILE) return { fault: 'too-big' };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return { fault: 'unreadable' };
  const text = textOf(new Uint8Array(bytes));
  if (text === null) return { fault: 'not-text' };
  const short = text.length > MAX_TEXT ? withoutAttachments(text) : text;
  return short.length > MAX_TEXT ? { fault: 'too-big' } : { text: short };
}

/** Null for what is no text. Without a mark at its beginning a file is UTF-8, or what older editors of Windows write. */
function textOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.some(isNoText) || startsWith(bytes, '%PDF')) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A control character that no text has; tabs, breaks and the escape of a terminal may be there. */
function isNoText(byte: number): boolean {
  return byte < 0x20 && ![0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte);
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

/** The parts of a mail that are no text: pictures of a signature, files that came with it. */
function withoutAttachments(mail: string): string {
  return mail.replace(
    /^content-type:\s*(?:image|audio|video|application)\/[\s\S]*?(?=^--|(?![\s\S]))/gim,
    '',
  );
}
