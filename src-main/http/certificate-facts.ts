import type { PeerCertificate } from 'node:tls';
import { plainText } from '../../src-preload/contract/plain-text.ts';

/** What a server's own certificate says: who made it, for which names, from when to when (milliseconds). */
export type CertificateFacts = { issuer: string; names: string[]; validFrom: number; validTo: number };

const LONGEST = 80;

/** `null` when the handshake ended before a certificate came. Text is cut: a certificate may hold anything. */
export function readCertificate(certificate: PeerCertificate | null | undefined): CertificateFacts | null {
  if (!certificate?.valid_from) return null;
  const { issuer, subject, subjectaltname } = certificate;
  const alternatives = (subjectaltname ?? '')
    .split(', ')
    .filter((name) => name.startsWith('DNS:') || name.startsWith('IP Address:'))
    .map((name) => name.slice(name.indexOf(':') + 1));
  const names = alternatives.length > 0 ? alternatives : [text(subject?.CN)].filter(Boolean);
  return {
    issuer: plainText([...new Set([text(issuer?.O), text(issuer?.CN)])].filter(Boolean).join(', '), LONGEST),
    names: names.slice(0, 3).map((name) => plainText(name, LONGEST)),
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
  };
}

// A name may stand several times in a certificate; Node then gives a list although its types say text.
function text(part: unknown): string {
  return [part].flat().join(' ').trim();
}

// Products that open encrypted traffic and sign it anew with a certificate of their own. Most do not send their
// root along, so that OpenSSL can only say "unknown issuer"; the issuer's name tells the two apart.
const INSPECTORS =
  /zscaler|netskope|fortinet|fortigate|sophos|palo alto|cisco umbrella|opendns|blue ?coat|symantec web|forcepoint|websense|mcafee web|skyhigh|trellix|check ?point|barracuda|watchguard|sonicwall|untangle|smoothwall|lightspeed|iboss|cato networks|cloudflare gateway|cloudflare for teams|dnsfilter|menlo|kaspersky|avast|avg web|bitdefender|eset ssl|norton web|adguard|mitmproxy|fiddler|charles proxy|burp|pfsense|squid/i;

/** True when the issuer is a product known for inspecting TLS. */
export function inspectorNamed(issuer: string): boolean {
  return INSPECTORS.test(issuer);
}

// Authorities that browsers trust, by the names in what they issue. The roots are in the runtime's list; what servers
// forget to send is the certificate between.
const PUBLIC_AUTHORITIES =
  /let's encrypt|internet security research group|digicert|geotrust|thawte|rapidssl|sectigo|comodo|usertrust|zerossl|globalsign|godaddy|starfield|entrust|amazon(?: rsa| ecdsa|, amazon| root)|google trust services|microsoft (?:azure )?(?:rsa|ecc|tls)|ssl\.com|buypass|certum|asseco|identrust|quovadis|swisssign|actalis|harica|telesec|d-trust|e-tugra|trustwave|network solutions|gandi|wotrus|trustasia/i;

/** True when the issuer is an authority that every system trusts. */
export function publicAuthorityNamed(issuer: string): boolean {
  return PUBLIC_AUTHORITIES.test(issuer.replaceAll('’', "'"));
}
