import { createPrivateKey, X509Certificate } from 'node:crypto';
import { plainText } from '../../src-preload/contract/plain-text.ts';

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates of a PEM text in its plain form, one text each. */
export function splitPem(pem: string): string[] {
  return pem.match(BLOCK) ?? [];
}

/**
 * What a certificate vouches for: an `authority` for all it signs, an `issuing` authority the same (its own root need
 * not be known), a `server` for itself alone.
 */
export type AddedCertificate = {
  pem: string;
  subject: string;
  role: 'authority' | 'issuing' | 'server';
  from: string;
  expires: string;
};

/** Why nothing was taken from a text. A `private-key` anywhere refuses the whole: it must not be kept. */
export type PemFault = 'private-key' | 'pkcs7' | 'pkcs12' | 'request' | 'damaged' | 'nothing';

export type PemReading = { ok: true; certificates: AddedCertificate[] } | { ok: false; why: PemFault };

/**
 * Reads certificates from a text as people send them: indented or quoted in a mail, with the dashes of a word
 * processor, in one line, with whatever a tool wrote around the blocks, or as bare base64. Each is given once, in the
 * plain form of PEM.
 */
export function readPem(text: string): PemReading {
  const plain = plainLines(text);
  const found = blocksOf(plain);
  if (found.length === 0) return readBare(plain);
  const labels = found.map(({ label }) => label);
  if (labels.some((label) => /PRIVATE KEY|OPENSSH|DH PARAMETERS|EC PARAMETERS/.test(label))) {
    return { ok: false, why: 'private-key' };
  }
  const certificates = found.filter(({ label }) => CERTIFICATE.test(label));
  if (certificates.length > 0) return readAll(certificates.map(({ base64 }) => base64));
  if (labels.some((label) => /PKCS ?#?7|CMS/.test(label))) return { ok: false, why: 'pkcs7' };
  if (labels.some((label) => /REQUEST/.test(label))) return { ok: false, why: 'request' };
  return { ok: false, why: 'nothing' };
}

/** OpenSSL writes all three; the trusted form has data of its own behind the certificate. */
const CERTIFICATE = /^(?:X509 |TRUSTED )?CERTIFICATE$/;

/** Line ends, dashes, spaces and marks of quoting as a plain editor writes them. */
function plainLines(text: string): string {
  return text
    .replace(/(?:\\r)?\\n/g, '\n')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\0', '')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u0096\u0097]/g, '-')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^(?:\s*[>|*•]+)*\s*/, '').trimEnd())
    .join('\n');
}

/** Blocks by their lines BEGIN and END. A word processor makes one dash of several, so that any number counts. */
function blocksOf(text: string): { label: string; base64: string }[] {
  return [...text.matchAll(/-+ ?BEGIN ([A-Z0-9 #]+?) ?-+([\s\S]*?)-+ ?END \1 ?-+/gi)].map(
    ([, label = '', body = '']) => ({ label: label.toUpperCase(), base64: base64Of(body) }),
  );
}

/** The base64 of a block without its header lines, the soft line ends of quoted-printable, quotes and commas. */
function base64Of(body: string): string {
  const lines = body.replace(/=3D/gi, '=').split('\n');
  const kept = lines.filter((line) => !/^[\w-]+: /.test(line)).join('');
  const signs = kept.replace(/[^A-Za-z0-9+/=]/g, '');
  return `${signs.replace(/=/g, '')}${/=*$/.exec(signs)?.[0] ?? ''}`;
}

/** Base64 without BEGIN and END: of a certificate as it is, of several with blank lines between, or of a PEM text. */
function readBare(text: string): PemReading {
  if (/BEGIN [A-Z ]*PRIVATE KEY/i.test(text)) return { ok: false, why: 'private-key' };
  if (/BEGIN/.test(text) && /CERTIFICATE/.test(text)) return { ok: false, why: 'damaged' };
  const pieces = text.split(/\n\s*\n/).map((piece) => piece.replace(/[\s"',;]/g, ''));
  const packed = pieces.filter((piece) => /^[A-Za-z0-9+/]{60,}={0,2}$/.test(piece));
  if (packed.length === 0) return { ok: false, why: 'nothing' };
  const inner = Buffer.from(packed.join(''), 'base64').toString('latin1');
  if (/^\s*-+BEGIN /.test(inner)) return readPem(inner);
  return readAll(packed);
}

function readAll(packed: readonly string[]): PemReading {
  const certificates = new Map<string, AddedCertificate>();
  for (const base64 of packed) {
    const der = Buffer.from(base64, 'base64');
    try {
      const certificate = new X509Certificate(derOf(der));
      certificates.set(certificate.fingerprint256, describe(certificate));
    } catch {
      return { ok: false, why: faultOf(der) };
    }
  }
  return { ok: true, certificates: [...certificates.values()] };
}

/** The outermost value alone: what follows it is OpenSSL's trust data. */
function derOf(bytes: Buffer): Buffer {
  const [tag, length = 0] = bytes;
  if (tag !== 0x30 || length < 0x80) return bytes;
  const count = length & 0x7f;
  if (count === 0 || count > 4 || bytes.length < 2 + count) return bytes;
  return bytes.subarray(0, 2 + count + bytes.readUIntBE(2, count));
}

// Object identifiers of PKCS #7 signed data and data; the second is also what a PKCS #12 file begins with.
const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex');
const DATA = Buffer.from('06092a864886f70d010701', 'hex');

function faultOf(der: Buffer): PemFault {
  const start = der.subarray(0, 60);
  if (start.includes(SIGNED_DATA)) return 'pkcs7';
  if (start.includes(DATA)) return 'pkcs12';
  const isKey = (['pkcs8', 'pkcs1', 'sec1'] as const).some((type) => {
    try {
      return createPrivateKey({ key: der, format: 'der', type }) !== null;
    } catch (error) {
      // An encrypted key asks for its passphrase.
      return (error as { code?: string }).code === 'ERR_MISSING_PASSPHRASE';
    }
  });
  return isKey ? 'private-key' : 'damaged';
}

function describe(certificate: X509Certificate): AddedCertificate {
  const name = /^(?:CN|O)=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.subject;
  const isOwn = certificate.checkIssued(certificate);
  return {
    pem: certificate.toString().trim(),
    subject: plainText(name),
    role: certificate.ca ? (isOwn ? 'authority' : 'issuing') : 'server',
    from: new Date(certificate.validFrom).toISOString(),
    expires: new Date(certificate.validTo).toISOString(),
  };
}
