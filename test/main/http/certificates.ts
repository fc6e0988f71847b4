import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/**
 * Makes X.509 certificates for the tests (RFC 5280), since Node can sign but not issue and a bare machine may lack
 * openssl. Only what a TLS client looks at: names, dates, issuer, whether it is an authority.
 */
export type Issued = { key: string; cert: string; subject: string; privateKey: KeyObject };

export type CertificateOptions = {
  subject: string;
  /** Host names or IPv4 addresses. */
  names?: string[];
  from?: Date;
  to?: Date;
  isAuthority?: boolean;
  /** Absent: signed by itself. */
  issuer?: Issued;
};

const DAY = 86_400_000;

export function issue(options: CertificateOptions): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const from = options.from ?? new Date(Date.now() - DAY);
  const to = options.to ?? new Date(Date.now() + 30 * DAY);
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const serial = randomBytes(8);
  serial.writeUInt8(serial.readUInt8(0) & 0x7f || 1, 0);
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    algorithm,
    name(options.issuer?.subject ?? options.subject),
    sequence(time(from), time(to)),
    name(options.subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(options))),
  );
  const signer = options.issuer?.privateKey ?? privateKey;
  const signature = sign('sha256', body, signer);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(der),
    subject: options.subject,
    privateKey,
  };
}

// Lines without a blank one between or after them: OpenSSL takes that for the end of a header.
function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function extensions({ names = [], isAuthority = false }: CertificateOptions): Buffer[] {
  const constraints = isAuthority ? sequence(tagged(0x01, Buffer.from([0xff]))) : sequence();
  const list = [extension('2.5.29.19', constraints)];
  if (names.length > 0) list.push(extension('2.5.29.17', sequence(...names.map(alternative))));
  return list;
}

function alternative(host: string): Buffer {
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(host);
  return isAddress ? tagged(0x87, Buffer.from(host.split('.').map(Number))) : tagged(0x82, Buffer.from(host));
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), tagged(0x04, value));
}

function name(common: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(common)))));
}

function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return tagged(0x18, Buffer.from(digits));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
