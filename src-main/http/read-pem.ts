import { X509Certificate } from 'node:crypto';
import { plainText } from '../outside-text.ts';

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates of a PEM text, one text each. */
export function splitPem(pem: string): string[] {
  return pem.match(BLOCK) ?? [];
}

/** Subject and ISO expiry of each certificate; `null` when something in the text is not a certificate. */
export function readPem(pem: string): { subject: string; expires: string }[] | null {
  if (pem.replace(BLOCK, '').includes('-----BEGIN')) return null;
  try {
    return splitPem(pem).map((block) => {
      const certificate = new X509Certificate(block);
      const name = /^(?:CN|O)=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.subject;
      return { subject: plainText(name), expires: new Date(certificate.validTo).toISOString() };
    });
  } catch {
    return null;
  }
}
