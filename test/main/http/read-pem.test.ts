import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPem } from '../../../src-main/http/read-pem.ts';
import { issue } from './certificates.ts';

const root = issue({ subject: 'Acme Root', isAuthority: true });
const issuing = issue({ subject: 'Acme Issuing', isAuthority: true, issuer: root });
const server = issue({ subject: 'halo.acme.example', names: ['halo.acme.example'], issuer: issuing });
const PEM = root.cert;
const base64 = PEM.split('\n').slice(1, -2).join('');
const wrapped = (each: (line: string) => string, pem = PEM) => pem.split('\n').map(each).join('\n');

function names(text: string): string[] | string {
  const read = readPem(text);
  return read.ok ? read.certificates.map(({ subject, role }) => `${subject}, ${role}`) : read.why;
}

const FOUND = ['Acme Root, authority'];

describe('a certificate as people send it', () => {
  it.each<[what: string, text: string]>([
    ['as it is', PEM],
    ['indented', wrapped((line) => `    ${line}`)],
    ['indented by tabs', wrapped((line) => `\t${line}`)],
    ['indented by hard spaces', wrapped((line) => `\u00a0\u00a0${line}`)],
    ['quoted', wrapped((line) => `> ${line}`)],
    ['quoted twice', wrapped((line) => `>> > ${line}`)],
    ['with the line ends of Windows', PEM.replaceAll('\n', '\r\n')],
    ['with those of an old Mac', PEM.replaceAll('\n', '\r')],
    ['with blank lines between', PEM.replaceAll('\n', '\n\n')],
    ['with spaces at the ends', wrapped((line) => `${line}  `)],
    ['with the dashes of a word processor', PEM.replaceAll('-----', '\u2014\u2014-')],
    ['with en dashes', PEM.replaceAll('-----', '\u2013\u2013\u2013\u2013\u2013')],
    ['with dashes read as Windows-1252', PEM.replaceAll('-----', '\u0097\u0097-')],
    ['with a dash lost', PEM.replaceAll('-----', '----')],
    ['in one line', PEM.replaceAll('\n', ' ')],
    ['with its base64 in one line', `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----`],
    ['as text of JSON', JSON.stringify(PEM).slice(1, -1)],
    ['as text of JSON, quoted', JSON.stringify(PEM)],
    [
      'in quoted-printable',
      wrapped((line) => (line.includes('--') ? line : `${line.replaceAll('=', '=3D')}=`)),
    ],
    ['with zero-width signs', `\ufeff${PEM.replaceAll('M', 'M\u200b')}`],
    ['as UTF-16 read as bytes', [...PEM].join('\0')],
    ['as OpenSSL exports it', `Bag Attributes\n    friendlyName: x\nsubject=CN = x\n${PEM}`],
    ['with header lines', PEM.replace('-----\n', '-----\nX-Note: hello\n\n')],
    ['in the middle of a mail', `Hello,\nhere it is:\n\n${PEM}\nBest regards`],
    ['labelled X509', PEM.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')],
    ['twice', PEM + PEM],
    ['as bare base64', base64],
    ['as bare base64 in lines', PEM.split('\n').slice(1, -2).join('\r\n')],
    ['as a PEM text in base64', Buffer.from(PEM).toString('base64')],
  ])('%s', (_what, text) => {
    expect(names(text)).toEqual(FOUND);
    const read = readPem(text);
    expect(read.ok && new X509Certificate(read.certificates[0]?.pem ?? '').fingerprint256).toBe(
      new X509Certificate(PEM).fingerprint256,
    );
  });

  it('a whole chain, with the role of each', () => {
    expect(names(wrapped((line) => `  ${line}`, server.cert + issuing.cert + root.cert))).toEqual([
      'halo.acme.example, server',
      'Acme Issuing, issuing',
      'Acme Root, authority',
    ]);
  });

  it('keeps the plain form and nothing else', () => {
    const read = readPem(`token: abc\n> ${PEM.replaceAll('\n', '\n> ')}\nsecret`);
    expect(read.ok && read.certificates.map(({ pem }) => pem)).toEqual([PEM.trim()]);
  });
});

describe('what is no certificate', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const sealed = privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
    .toString();
  const bare = (pem: string) => pem.split('\n').slice(1, -2).join('');

  it.each<[what: string, text: string, why: string]>([
    ['a private key', key, 'private-key'],
    ['a sealed private key', sealed, 'private-key'],
    ['a private key beside its certificate', PEM + key, 'private-key'],
    ['a private key in a mail', wrapped((line) => `> ${line}`, PEM + key), 'private-key'],
    ['a private key with other dashes', (PEM + key).replaceAll('-----', '\u2014\u2014-'), 'private-key'],
    ['a private key without its end', key.split('\n').slice(0, 2).join('\n'), 'private-key'],
    ['a private key as bare base64', bare(key), 'private-key'],
    ['a sealed one as bare base64', bare(sealed), 'private-key'],
    ['a key as a PEM text in base64', Buffer.from(key).toString('base64'), 'private-key'],
    ['a public key', publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'nothing'],
    ['PKCS #7', '-----BEGIN PKCS7-----\nMIIB\n-----END PKCS7-----', 'pkcs7'],
    ['CMS', '-----BEGIN CMS-----\nMIIB\n-----END CMS-----', 'pkcs7'],
    [
      'PKCS #7 under another label',
      PEM.replace(base64.slice(0, 40), 'MIIB6gYJKoZIhvcNAQcCoIIB2zCCAdcCAQExADAL'),
      'pkcs7',
    ],
    ['PKCS #7 as bare base64', `MIIB6gYJKoZIhvcNAQcCoIIB2zCCAdcCAQExADAL${'A'.repeat(80)}`, 'pkcs7'],
    ['PKCS #12 as bare base64', `MIIB6gIBAzCCAbYGCSqGSIb3DQEHAaCCAacEggGj${'A'.repeat(80)}`, 'pkcs12'],
    ['a request', '-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----', 'request'],
    ['a certificate cut off', PEM.slice(0, 200), 'damaged'],
    ['a certificate with a hole', PEM.replace(base64.slice(70, 110), ''), 'damaged'],
    ['words', 'Hello, the certificate is attached.', 'nothing'],
    ['nothing', ' \n', 'nothing'],
  ])('%s', (_what, text, why) => {
    expect(names(text)).toBe(why);
  });
});

it('reads what OpenSSL calls a trusted certificate, which has data behind it', () => {
  const der = Buffer.concat([Buffer.from(base64, 'base64'), Buffer.from('300a06082b06010505070301', 'hex')]);
  expect(
    names(
      `-----BEGIN TRUSTED CERTIFICATE-----\n${der.toString('base64')}\n-----END TRUSTED CERTIFICATE-----`,
    ),
  ).toEqual(FOUND);
});
