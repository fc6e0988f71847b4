import tls from 'node:tls';
import { expect, it } from 'vitest';
import { openTrust, type TrustParts } from '../../../src-main/http/trust.ts';
import { issue } from './certificates.ts';

const [one, two, three] = ['One', 'Two', 'Three'].map((subject) =>
  issue({ subject, isAuthority: true }).cert.trim(),
);
const pem = { one: one ?? '', two: two ?? '', three: three ?? '' };

/** What Node has from 22.15 on and this one may lack, typed from Electron's and Node's own typings. */
const newer = {
  rootCertificates: [pem.one],
  getCACertificates: (type: string) => (type === 'system' ? [pem.two, pem.one] : [pem.three]),
};
const older = { rootCertificates: [pem.one] };

function trust(parts: Partial<TrustParts>) {
  return openTrust({
    platform: 'linux',
    readText: async () => null,
    added: () => '',
    runtime: older,
    ...parts,
  });
}

it.each(['win32', 'darwin'] as const)('takes what the runtime and %s trust, each once', async (platform) => {
  expect(await trust({ platform, runtime: newer }).authorities()).toEqual([pem.one, pem.two]);
});

it('asks the runtime neither for what the environment added nor, on Linux, for a list that it can redirect', async () => {
  const readText = async () => `${pem.two}\n`;
  const asked: string[] = [];
  const runtime = {
    ...newer,
    getCACertificates: (type: string) => {
      asked.push(type);
      return [pem.three];
    },
  };
  expect(await trust({ runtime, readText }).authorities()).toEqual([pem.one, pem.two]);
  expect(asked).toEqual([]);
});

it('falls back to the built-in ones and the distribution’s bundle', async () => {
  const asked: string[] = [];
  const readText = async (path: string) => {
    asked.push(path);
    return path === '/etc/pki/tls/certs/ca-bundle.crt' ? `# comment\n${pem.two}\n\n${pem.three}\n` : null;
  };
  expect(await trust({ readText }).authorities()).toEqual([pem.one, pem.two, pem.three]);
  expect(asked).toEqual(['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt']);
});

it('reads no bundle elsewhere, and survives one that cannot be read', async () => {
  const readText = () => Promise.reject(new Error('EACCES'));
  expect(await trust({ platform: 'win32', readText }).authorities()).toEqual([pem.one]);
  expect(await trust({ readText }).authorities()).toEqual([pem.one]);
});

it('adds what the settings hold, and hands out the same list until they change', async () => {
  let added = '';
  const opened = trust({ added: () => added });
  const before = await opened.authorities();
  expect(await opened.authorities()).toBe(before);
  added = pem.three;
  expect(await opened.authorities()).toEqual([pem.one, pem.three]);
  added = '';
  expect(await opened.authorities()).toEqual([pem.one]);
});

it('takes roots only from the system, since whatever is in the list is trusted as it is', async () => {
  const root = issue({ subject: 'Root', isAuthority: true });
  const issuing = issue({ subject: 'Issuing', isAuthority: true, issuer: root }).cert.trim();
  const readText = async () => `${issuing}\n${root.cert}`;
  expect(await trust({ readText }).authorities()).toEqual([pem.one, root.cert.trim()]);
  expect(await trust({ readText, added: () => issuing }).authorities()).toEqual([
    pem.one,
    root.cert.trim(),
    issuing,
  ]);
});

it('is never empty on the real runtime', async () => {
  const opened = openTrust({ platform: 'linux', readText: async () => null, added: () => 'no pem' });
  expect((await opened.authorities()).length).toBeGreaterThanOrEqual(
    Math.min(100, tls.rootCertificates.length),
  );
});
