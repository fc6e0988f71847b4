import { createHash } from 'node:crypto';
import type { Report } from '../../src-preload/contract/report.ts';
import { canonicalJson } from '../secrets/canonical-json.ts';
import * as signing from '../secrets/signing.ts';

/*
 * A report and its signature as one file. Signed is `neo-report`, the version and SHA-256 of the report's canonical form
 * by Ed25519. The file itself is in canonical form too, so that every byte of it is held by the signature.
 */
export const FORMAT = 'neo-report';
export const VERSION = 1;

/** SHA-256 of the report's canonical form. */
export function digestOf(report: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(report)).digest();
}

/** The text of the file. */
export function signReport(report: Report, signer: signing.Signer): string {
  return canonicalJson({ format: FORMAT, version: VERSION, report, signature: signatureOf(report, signer) });
}

/** Hex. */
export function signatureOf(report: unknown, signer: signing.Signer): string {
  return signer.sign(signedBytes(digestOf(report)));
}

/** `signature` and `publicKey` are hex. */
export function isSigned(digest: Buffer, signature: string, publicKey: string): boolean {
  return signing.isSigned(signedBytes(digest), signature, publicKey);
}

function signedBytes(digest: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${FORMAT}\n${VERSION}\n`), digest]);
}
