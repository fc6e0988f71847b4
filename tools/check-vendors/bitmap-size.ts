/** Width and height in pixels as the file's own header says; undefined for anything but a PNG or a WebP. */
export function sizeOfBitmap(bytes: Uint8Array): { width: number; height: number } | undefined {
  return sizeOfPng(bytes) ?? sizeOfWebp(bytes);
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** PNG (W3C), 5.2 and 11.2.1: the signature, then the chunk IHDR with both as 32 bits. */
function sizeOfPng(bytes: Uint8Array) {
  if (bytes.length < 24 || PNG_START.some((byte, at) => bytes[at] !== byte)) return undefined;
  if (textAt(bytes, 12) !== 'IHDR') return undefined;
  const view = viewOf(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** RFC 9649: a RIFF file whose first chunk is lossy (VP8), lossless (VP8L) or extended (VP8X). */
function sizeOfWebp(bytes: Uint8Array) {
  if (bytes.length < 30 || textAt(bytes, 0) !== 'RIFF' || textAt(bytes, 8) !== 'WEBP') return undefined;
  const view = viewOf(bytes);
  const kind = textAt(bytes, 12);
  // Fourteen bits each; the two above them are a scale for display.
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== 'VP8X') return undefined;
  return { width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 };
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function textAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
