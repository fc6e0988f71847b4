import { describe, expect, it } from 'vitest';
import type { NeoConnection } from '../../../src-preload/contract/settings.ts';
import { settingsMessages as words } from '../../../src-preload/messages/messages.ts';
import { faultOf } from '../../../src-renderer/settings/certificates.tsx';
import { firstSlot } from '../../../src-renderer/settings/connection-slot.ts';
import { reasonMessage } from '../../../src-renderer/settings/reason-message.ts';
import { loadVendorWords } from '../../../src-renderer/shell/vendors.ts';

function connection(id: string, name: string): NeoConnection {
  return {
    id,
    name,
    hasKey: false,
    storedIn: 'nowhere',
    sendByAssumedPath: false,
    result: { kind: 'not-run' },
  };
}

describe('the connection a screen begins with', () => {
  const keyed = { ...connection('1', 'Keyed'), hasKey: true };
  const keyless = connection('2', 'Keyless');
  it.each([
    ['the one that needs a key', [keyed, keyless], 'any', 1],
    ['the first where all have one', [keyed, { ...keyed, id: '3' }], 'any', 0],
    ['the one asked for', [keyless, keyed], { connectionId: '1' }, 1],
    ['the one that needs a key, if the wanted one is gone', [keyed, keyless], { connectionId: '9' }, 1],
    ['a new one', [keyed], 'new', 1],
    ['a new one, where there is none', [], 'any', 0],
  ] as const)('%s', (_name, connections, wanted, slot) => {
    expect(firstSlot(connections, wanted)).toBe(slot);
  });
});

describe('faultOf', () => {
  it.each([
    ['', words.certificates.pemMissing],
    ['-----BEGIN RSA PRIVATE KEY-----\nx', words.certificates.privateKey],
    ['-----BEGIN PRIVATE KEY-----\nx', words.certificates.privateKey],
    ['> \u2014\u2014-BEGIN ENCRYPTED PRIVATE KEY\u2014\u2014-', words.certificates.privateKey],
    ['-----BEGIN CERTIFICATE-----\nx', null],
  ])('%j', (pem, expected) => {
    expect(faultOf(pem)).toBe(expected);
  });
});

describe('wordsForReason', () => {
  it("prefers Neo's own words", () => {
    const own = { happened: 'Neo {vendor}', notMean: 'a', next: 'b', who: 'you' as const };
    expect(reasonMessage({ code: 'unauthorized', params: {} }, { unauthorized: own }).happened).toBe(
      'Neo Neo',
    );
  });

  it('falls back on the common words, for the run and for the wire', () => {
    expect(reasonMessage({ code: 'stopped-by-you', params: {} }, {}).next).not.toBe('');
    const dns = reasonMessage({ code: 'dns-not-found', params: { host: 'neo.example' } }, {});
    expect(dns.happened).toContain('neo.example');
  });

  it('blames no typing error for a name nobody typed', async () => {
    const neo = await loadVendorWords('neo');
    for (const code of ['dns-not-found', 'connection-refused', 'connect-timeout', 'html-answer'] as const) {
      const reason = reasonMessage({ code, params: { host: 'api.neoagent.io', status: '200' } }, neo);
      expect(`${reason.happened} ${reason.notMean} ${reason.next}`).not.toMatch(
        /typ|check the address|[{}]/i,
      );
    }
  });

  it('says that it could not tell where nobody has words', () => {
    expect(reasonMessage({ code: 'vendor:unheard', params: {} }, {}).happened).toBe(
      words.connection.unknownReason,
    );
  });
});
