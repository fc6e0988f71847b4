import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readReportFile, signReport } from '../../../src-main/report/report-file.ts';
import { isSigned, signerOf, signingWords } from '../../../src-main/secrets/signing.ts';
import { aReport, SEED, signer } from '../report/sample-report.ts';

it('has the public key of RFC 8032 for its seed, and another for another', () => {
  expect(signer.publicKey).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  expect(signerOf(Buffer.from(SEED).fill(7)).publicKey).not.toBe(signer.publicKey);
});

it('signs what the documentation says: the format, the version, and SHA-256 of the canonical report', () => {
  const file = signReport(aReport, signer);
  const canonical = file.slice('{"format":"neo-report","report":'.length, file.indexOf(',"signature":'));
  const digest = createHash('sha256').update(canonical).digest();
  const signed = Buffer.concat([Buffer.from('neo-report\n1\n'), digest]);
  const { signature } = JSON.parse(file);
  expect(isSigned(signed, signature, signer.publicKey)).toBe(true);
  expect(isSigned(digest, signature, signer.publicKey)).toBe(false);
  expect(isSigned(signed, signature, 'ff'.repeat(32))).toBe(false);
  expect(readReportFile(Buffer.from(file))).toEqual({
    ok: true,
    report: aReport,
    digest: digest.toString('hex'),
  });
});

it('makes six words of a key, always the same', () => {
  expect(signingWords(signer.publicKey)).toMatchInlineSnapshot(`
    [
      "spawn",
      "vital",
      "network",
      "push",
      "since",
      "tattoo",
    ]
  `);
  expect(signingWords(signerOf(Buffer.from(SEED).fill(7)).publicKey)).not.toEqual(
    signingWords(signer.publicKey),
  );
});
