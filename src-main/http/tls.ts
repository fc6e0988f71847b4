import { constants } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import { type CertificateFacts, readCertificate } from './certificate-facts.ts';

const LOWEST_VERSION = 'TLSv1.2';
/** The runtime's own list as it was built. */
const CIPHERS = constants.defaultCoreCipherList;
/**
 * A second handshake could bring another certificate, which nobody would look at. disableRenegotiation acts on
 * servers only. BoringSSL, Electron's library, lacks the option and refuses a second handshake with another
 * certificate.
 */
const NO_RENEGOTIATION = (constants as Partial<typeof constants>).SSL_OP_NO_RENEGOTIATION ?? 0;

/**
 * Encrypts an open connection and checks the certificate against `host` (a name, or an IP address without brackets).
 * A failed check ends the connection and rejects; there is no way around it: the check is asked for here, because
 * what Node does unasked is switched off by NODE_TLS_REJECT_UNAUTHORIZED=0, and its outcome is looked at.
 * `onCertificate` gets what the server showed, whether it was accepted or not.
 */
export function connectTls(
  socket: net.Socket,
  host: string,
  secureContext: tls.SecureContext,
  signal: AbortSignal,
  onCertificate: (facts: CertificateFacts | null) => void,
): Promise<tls.TLSSocket> {
  return new Promise((resolve, reject) => {
    const secured = tls.connect({
      socket,
      host,
      servername: net.isIP(host) ? '' : host,
      secureContext,
      rejectUnauthorized: true,
      checkServerIdentity: (_name, certificate) => tls.checkServerIdentity(host, certificate),
      minVersion: LOWEST_VERSION,
      ALPNProtocols: ['http/1.1'],
    });
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', onAbort);
      secured.destroy();
      reject(error);
    };
    const onAbort = () => fail(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    // After a failed check the certificate is out of reach, so it is read one event earlier. `secure` is not
    // documented for clients; without it the error would only lack the issuer's name.
    secured.prependListener('secure', () => onCertificate(readCertificate(secured.getPeerCertificate())));
    secured.on('error', fail);
    secured.once('secureConnect', () => {
      if (!secured.authorized) return fail(secured.authorizationError ?? new Error('not authorized'));
      signal.removeEventListener('abort', onAbort);
      resolve(secured);
    });
    if (signal.aborted) onAbort();
  });
}

// Reading some 150 certificates takes about 30 ms, so it is done once for each list handed in.
const contexts = new WeakMap<readonly string[], tls.SecureContext>();

/** `authorities` are PEM, one certificate each; the same array gives the same context. */
export function secureContextFor(authorities: readonly string[]): tls.SecureContext {
  const ready = contexts.get(authorities);
  if (ready) return ready;
  // An empty list would trust nobody; left out, it would mean what NODE_EXTRA_CA_CERTS and the like have added.
  const ca = authorities.length > 0 ? [...authorities] : [...tls.rootCertificates];
  // Named here, because NODE_OPTIONS can lower what the runtime takes unasked.
  // What was added need not be a root: an issuing authority or a server's own certificate is trusted as it is.
  const made = tls.createSecureContext({
    allowPartialTrustChain: true,
    ca,
    minVersion: LOWEST_VERSION,
    ciphers: CIPHERS,
    secureOptions: NO_RENEGOTIATION,
  });
  contexts.set(authorities, made);
  return made;
}
