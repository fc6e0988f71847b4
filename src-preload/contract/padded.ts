/** Sealed texts are a multiple of so many bytes long; those that go through a chat may be shorter. */
const BLOCK_BYTES = 4096;

/** The JSON with blanks after it, which mean nothing there: sealed, its length does not tell how long a secret is. */
export function padded(json: string, blockBytes = BLOCK_BYTES): string {
  const bytes = new TextEncoder().encode(json).length;
  return json + ' '.repeat(Math.ceil(bytes / blockBytes) * blockBytes - bytes);
}
