import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openRecord, type SealedText, sealRecord } from '../../../src-main/secrets/encrypted-records.ts';

const key = randomBytes(32);
const identity = { record: 'session/one/clientSecret', revision: 7, keyId: 'a1b2c3d4e5f60718' };
const text = 'Secret ✓ with signs: "\\ and a line\nbreak';
const sealed = sealRecord(key, identity, text, randomBytes);

const KINDS = ['swapped', 'altered', 'wrong key', 'wrong revision', 'grown'] as const;

const bytesOf = ({ sealed: base64 }: SealedText) => Buffer.from(base64, 'base64');
const withBytes = (bytes: Uint8Array): SealedText => ({
  ...sealed,
  sealed: Buffer.from(bytes).toString('base64'),
});

test('what was sealed opens as it was', () => {
  expect(openRecord(key, identity, sealed)).toBe(text);
  expect(openRecord(key, identity, sealRecord(key, identity, '', randomBytes))).toBe('');
});

test('the same text is never sealed the same way twice', () => {
  const all = new Set(Array.from({ length: 500 }, () => sealRecord(key, identity, text, randomBytes).sealed));
  expect(all.size).toBe(500);
});

describe('everything else is refused', () => {
  test('every bit flipped, in the text, the tag and the nonce', () => {
    const opened: number[] = [];
    const bytes = bytesOf(sealed);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = flipBit(bytes, bit);
      if (openRecord(key, identity, withBytes(altered)) !== null) opened.push(bit);
    }
    const nonce = Buffer.from(sealed.nonce, 'base64');
    for (let bit = 0; bit < nonce.length * 8; bit += 1) {
      const altered = { ...sealed, nonce: flipBit(nonce, bit).toString('base64') };
      if (openRecord(key, identity, altered) !== null) opened.push(bit);
    }
    expect(opened).toEqual([]);
  });

  test('cut at every length, also to the short tags that Node would accept', () => {
    const bytes = bytesOf(sealed);
    const opened = Array.from({ length: bytes.length }, (_, length) => length).filter((length) => {
      const start = openRecord(key, identity, withBytes(bytes.subarray(0, length)));
      const end = openRecord(key, identity, withBytes(bytes.subarray(bytes.length - length)));
      return start !== null || end !== null;
    });
    expect(opened).toEqual([]);
  });

  test('20,000 records that were altered at random, swapped, or sealed with another key', () => {
    const opened: string[] = [];
    for (let count = 0; count < 20_000; count += 1) {
      const other = { ...identity, record: `session/${count}/clientSecret` };
      const theirs = sealRecord(key, other, text, randomBytes);
      const kind = KINDS[count % KINDS.length] ?? 'swapped';
      const result = {
        swapped: () => openRecord(key, identity, theirs),
        altered: () => openRecord(key, other, { ...theirs, sealed: alter(theirs.sealed, count) }),
        'wrong key': () => openRecord(randomBytes(32), other, theirs),
        'wrong revision': () => openRecord(key, { ...other, revision: 8 + count }, theirs),
        grown: () =>
          openRecord(key, other, {
            ...theirs,
            sealed: Buffer.concat([bytesOf(theirs), randomBytes(1 + (count % 20))]).toString('base64'),
          }),
      }[kind]();
      if (result !== null) opened.push(kind);
    }
    expect(opened).toEqual([]);
  });

  test('moved to another key folder', () => {
    expect(openRecord(key, { ...identity, keyId: '0000000000000000' }, sealed)).toBeNull();
  });

  test.each(['', 'not base64!', `${sealed.sealed}=`, ` ${sealed.sealed}`])(
    'text that is not base64: %j',
    (bad) => {
      expect(openRecord(key, identity, { ...sealed, sealed: bad })).toBeNull();
      expect(openRecord(key, identity, { ...sealed, nonce: bad })).toBeNull();
    },
  );

  test('identities whose parts run together', () => {
    const one = { record: 'a","b', revision: 1, keyId: 'k' };
    const two = { record: 'b', revision: 1, keyId: 'k","a' };
    expect(openRecord(key, two, sealRecord(key, one, text, randomBytes))).toBeNull();
  });
});

function flipBit(bytes: Uint8Array, bit: number): Buffer {
  const altered = Buffer.from(bytes);
  altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return altered;
}

function alter(base64: string, seed: number): string {
  const bytes = Buffer.from(base64, 'base64');
  const at = (seed * 7919) % bytes.length;
  bytes[at] = (bytes[at] ?? 0) ^ (1 + (seed % 255));
  return bytes.toString('base64');
}
