/** Sealed texts are a multiple of so many bytes long. */
const BLOCK_BYTES = 4096;

/** The JSON with blanks after it, which mean nothing there: sealed, its length does not tell how long a secret is. */
export function padded(json: string): string {
  const bytes = new TextEncoder().encode(json).length;
  return json + ' '.repeat(Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES - bytes);
}
