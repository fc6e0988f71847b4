import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import { splitPem } from './read-pem.ts';

/** Where distributions keep the authorities of the system, in the order of Go's crypto/x509. */
const LINUX_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The part of Node's tls that older runtimes lack: there is no getCACertificates before Node 22.15. */
type Runtime = {
  rootCertificates: readonly string[];
  getCACertificates?: (type: 'system') => string[];
};

/** `readText` gives a file's text or `null` when it is not there; `added` the PEM kept in the settings. */
export type TrustParts = {
  platform: NodeJS.Platform;
  readText: (path: string) => Promise<string | null>;
  added: () => string;
  runtime?: Runtime;
};

export type Trust = { authorities: () => Promise<readonly string[]> };

/**
 * The certificate authorities to trust: those of the runtime, those of the system (where the certificate of an
 * inspecting proxy is installed) and those added in the settings, PEM, one each. What the system says is read once;
 * the same array comes back while the added ones stay the same. It is never empty, because that would trust nobody.
 */
export function openTrust({ platform, readText, added, runtime = tls as Runtime }: TrustParts): Trust {
  let fixed: Promise<string[]> | undefined;
  let last: { added: string; authorities: Promise<readonly string[]> } | undefined;

  async function readFixed(): Promise<string[]> {
    // Not `default`, which has what NODE_EXTRA_CA_CERTS names; and on Linux the files themselves, because there the
    // runtime's list of the system follows SSL_CERT_FILE and SSL_CERT_DIR.
    const system = platform === 'linux' ? await readBundle(readText) : runtime.getCACertificates?.('system');
    // Only roots: `secure` trusts each of the list as it is, and a system's store may hold more than it vouches for.
    return [...runtime.rootCertificates, ...(system ?? []).filter(isRoot)];
  }
  async function gather(pem: string): Promise<readonly string[]> {
    fixed ??= readFixed();
    const all = [...(await fixed), ...splitPem(pem)];
    return [...new Set(all.map((each) => each.trim()))];
  }
  return {
    authorities: () => {
      const pem = added();
      if (last?.added !== pem) last = { added: pem, authorities: gather(pem) };
      return last.authorities;
    },
  };
}

/** What cannot be read cannot be trusted either. */
function isRoot(pem: string): boolean {
  try {
    const certificate = new X509Certificate(pem);
    return certificate.checkIssued(certificate);
  } catch {
    return false;
  }
}

async function readBundle(readText: TrustParts['readText']): Promise<string[]> {
  for (const path of LINUX_BUNDLES) {
    const text = await readText(path).catch(() => null);
    const found = splitPem(text ?? '');
    if (found.length > 0) return found;
  }
  return [];
}
