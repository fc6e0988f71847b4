import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowedFor } from '../../../src-main/credentials/destinations.ts';
import { readHandOffAddress } from '../../../src-main/hand-off/hand-off-key.ts';
import { acceptHandOff, openHandOff } from '../../../src-main/hand-off/open-hand-off.ts';
import { readAddressWords, saveHandOff } from '../../../src-main/hand-off/save-hand-off.ts';
import { openBox } from '../../../src-main/secrets/age-box.ts';
import { signerOf } from '../../../src-main/secrets/signing.ts';
import type { SecretStorage } from '../../../src-preload/contract/settings.ts';
import { encodingsOf } from '../../e2e/app/canary.ts';
import { answerOf } from '../practice/practice-sessions.ts';
import { FORMER, IDENTIFIER, NEO_KEY, SECRET } from '../sessions/filled-session.ts';
import type { DiskServices } from '../sessions/services-on-disk.ts';
import { addressOf, lastTwo, openTwoComputers, partsOf, type TwoComputers } from './two-computers.ts';

let two: TwoComputers;
let first: DiskServices;
let second: DiskServices;
let sessionId: string;
let path: string;
let address: string;

beforeEach(async () => {
  two = await openTwoComputers();
  ({ first, second, sessionId, path } = two);
  ({ address } = await addressOf(second));
});
afterEach(() => two.remove());

describe('a session', () => {
  it('arrives with its progress and its secrets, and with nothing that was another’s word', async () => {
    await two.save();
    const taken = answerOf(await two.take());
    expect(taken).toMatchObject({ clientName: 'Acme Ltd.', vendor: 'vsax', secrets: 2, left: 0 });
    expect(taken.sessionId).not.toBe(sessionId);
    const stored = answerOf(await second.services.sessions.read(taken.sessionId));
    const [vendor] = stored.vendors;
    if (vendor === undefined) throw new Error('no vendor');
    expect(vendor).toMatchObject({
      step: 'save',
      visitedSteps: ['tenant-url', 'save'],
      ticked: ['an-item'],
      expected: { organizations: 12 },
      report: null,
      reportOf: null,
      itemId: null,
    });
    expect(stored.connectionId).toBeNull();
    expect(vendor.fields.tenantUrl?.text).toBe('https://acme.vsax.net');
    // Neither the typed address nor the host that was said yes to there.
    expect(allowedFor(second.services, taken.sessionId, vendor)).toEqual({ place: null, hosts: [] });
    for (const [field, text] of [
      ['tokenId', IDENTIFIER],
      ['tokenSecret', SECRET],
    ] as const) {
      const { ref } = vendor.fields[field] ?? {};
      expect(ref?.record).toBe(`${taken.sessionId}.vsax.${field}`);
      expect(await second.services.vault.open(ref ?? { record: '', revision: 0 })).toMatchObject({ text });
    }
    expect(second.announced).toContain('sessions-changed');
  });

  it('is in the file for the one key only: no value and no name, in any form', async () => {
    const saved = await two.save();
    expect(saved).toMatchObject({ secrets: 2 });
    expect(first.chosen.suggested).toBe('neo-hand-off-acme-ltd.json');
    const bytes = await readFile(path);
    for (const canary of [SECRET, FORMER, IDENTIFIER, NEO_KEY]) {
      for (const { needle } of encodingsOf(canary)) expect(bytes.includes(needle), canary).toBe(false);
    }
    for (const name of ['Acme', 'Robin', 'vsax']) expect(bytes.includes(name), name).toBe(false);
    expect(await second.everything()).not.toContain(SECRET);
    answerOf(await two.take());
    const everything = await second.everything();
    for (const canary of [SECRET, IDENTIFIER]) expect(everything).not.toContain(canary);
  });

  it('takes no former secret and no key of Neo along', async () => {
    await two.save();
    const { handOff } = await two.written();
    const key = await two.secondKey();
    const text = await openBox(key, Buffer.from(handOff.sealed, 'base64'));
    expect(text).toContain(IDENTIFIER);
    expect(text).not.toContain(FORMER);
    expect(text).not.toContain(NEO_KEY);
  });
});

describe('the words', () => {
  it('of the address must have been heard, or nothing is sealed', async () => {
    const shown = answerOf(await readAddressWords({ address: ` ${address.toUpperCase()}\n` })).firstWords;
    const { words: own } = await addressOf(second);
    expect(shown).toEqual(own.slice(0, 4));
    for (const lastWords of ['', 'one two', own.slice(0, 2).join(' '), own.at(-1) ?? '']) {
      const answer = await saveHandOff(partsOf(first), { sessionId, address, lastWords, days: 7 });
      expect(answer).toMatchObject({ ok: false, error: { code: 'hand-off-words' } });
    }
    await expect(readFile(path)).rejects.toThrow('ENOENT');
    const typed = ` ${lastTwo(own).toUpperCase().replace(' ', ',  ')} `;
    answerOf(await saveHandOff(partsOf(first), { sessionId, address, lastWords: typed, days: 7 }));
  });

  it('of an address that is none are not made', async () => {
    for (const wrong of ['', 'age1', address.slice(0, -1), `${address}q`, address.replace(/.$/, 'b')]) {
      const answer = await readAddressWords({ address: wrong });
      expect(answer).toMatchObject({ ok: false, error: { code: 'hand-off-address' } });
    }
  });

  it('of the maker are asked for once, and wrong ones open nothing', async () => {
    const saved = await two.save();
    const opened = answerOf(await openHandOff(partsOf(second)));
    expect(opened.firstWords).toEqual(saved.words.slice(0, 4));
    const { handOffId } = opened;
    for (const lastWords of ['', 'one two', saved.words.slice(0, 2).join(' ')]) {
      const answer = await acceptHandOff(partsOf(second), { handOffId, lastWords });
      expect(answer).toMatchObject({ ok: false, error: { code: 'hand-off-words' } });
    }
    expect(await second.services.sessions.list()).toEqual([]);
    answerOf(await acceptHandOff(partsOf(second), { handOffId, lastWords: lastTwo(saved.words) }));

    await two.save();
    const again = answerOf(await openHandOff(partsOf(second)));
    expect(again.firstWords).toEqual([]);
    answerOf(await acceptHandOff(partsOf(second), { handOffId: again.handOffId, lastWords: '' }));
    // Whoever can write the settings cannot make somebody known.
    const stranger = signerOf(randomBytes(32));
    await second.services.settings.change((all) => ({ ...all, knownMakers: [stranger.publicKey] }));
    await two.save();
    await two.signAnew(await two.written(), stranger);
    expect(answerOf(await openHandOff(partsOf(second))).firstWords).toHaveLength(4);
  });
});

it('has no address while nothing is kept, because what is sealed for it would never open', async () => {
  const { services } = second;
  const forgetful = {
    ...services,
    vault: { ...services.vault, storage: () => ({ ...services.vault.storage(), state: 'memory' as const }) },
  };
  const answer = await readHandOffAddress(forgetful);
  expect(answer).toMatchObject({ ok: false, error: { code: 'hand-off-not-kept' } });
});

it('waits for its address until it is known whether this computer keeps secrets', async () => {
  const { services } = second;
  const listeners: ((storage: SecretStorage) => void)[] = [];
  let isChecking = true;
  const starting = {
    ...services,
    vault: {
      ...services.vault,
      storage: () =>
        isChecking
          ? { ...services.vault.storage(), state: 'memory' as const, reason: 'checking' as const }
          : services.vault.storage(),
      onChange(listener: (storage: SecretStorage) => void) {
        listeners.push(listener);
        return () => {
          listeners.pop();
        };
      },
    },
  };
  const asked = readHandOffAddress(starting);
  const tell = () => {
    for (const listener of [...listeners]) listener(starting.vault.storage());
  };
  tell();
  isChecking = false;
  tell();
  expect(answerOf(await asked).address).toBe(address);
  expect(listeners).toEqual([]);
});
