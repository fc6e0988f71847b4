import { describe, expect, it } from 'vitest';
import type { SubmissionPreview } from '../../../src-preload/contract/submission.ts';
import type { TestState } from '../../../src-preload/contract/verdict.ts';
import { whenWords } from '../../../src-preload/messages/when-words.ts';
import {
  asksOnlyForOrder,
  doubts,
  hostOf,
  namedDoubts,
  originOf,
  reviewSentence,
} from '../../../src-renderer/review/review-sentence.ts';
import { sampleVendor } from '../sample-vendor.ts';
import { samplePreview as preview } from './sample-preview.ts';

const sentAt = '2026-11-21T14:02:05';
const now = Date.parse('2026-11-21T18:00:00');

function say(more: Partial<SubmissionPreview>): string {
  const shown = { ...preview, ...more };
  return reviewSentence(shown, originOf(shown, sampleVendor, { kind: 'not-run' }), now)
    .map((piece) => piece.text)
    .join('');
}

describe('what Review says aloud', () => {
  it('whose the key is, where it goes, by which way, replacing whose', () => {
    expect(say({})).toBe(
      'This key belongs to acme.sample.example, with Note 12, goes to Neo connection Acme tenant, by PUT to /public-api/integrations/sample/credentials, replacing nothing.',
    );
  });

  it.each<[string, Partial<SubmissionPreview>, string]>([
    ['by hand', { route: { kind: 'hand-over' } }, 'by hand, in Neo’s dashboard'],
    ['a way not known yet', { route: { kind: 'unknown', why: 'offline' } }, 'in a way that is not known yet'],
    ['no connection', { connection: null }, 'has no Neo connection to go to yet'],
    [
      'another client’s',
      { replaces: { clientName: 'Beta', at: sentAt } },
      `replacing the credential of another session of yours, sent ${whenWords(sentAt, now)}`,
    ],
    [
      'another client’s that still waits',
      { replaces: { clientName: 'Beta', at: 'x', waiting: true } },
      'replacing the credential of another session of yours, which still waits in the outbox',
    ],
    ['one Neo has', { connectedBefore: 'yes' }, 'replacing the one Neo already has'],
    ['unknown', { connectedBefore: 'unknown' }, 'this computer cannot tell'],
  ])('%s', (_case, more, words) => {
    expect(say(more)).toContain(words);
  });

  it('without an address: what the portal said it is, else the first value', () => {
    const vendor = { ...sampleVendor, fields: sampleVendor.fields.filter((field) => field.kind !== 'url') };
    const says = [{ label: 'Region', value: 'EU' }];
    const shown = { ...preview, says };
    const text = reviewSentence(shown, originOf(shown, vendor, { kind: 'not-run' }), now).map(
      (piece) => piece.text,
    );
    expect(text.join('')).toContain('belongs to EU');
  });

  describe('what the portal said of itself', () => {
    const words = { 'identity.agent': 'Acts as agent', 'identity.msp': 'MSP', 'identity.more': 'Hidden' };
    const vendor = { ...sampleVendor, reviewIdentity: ['identity.msp', 'identity.agent'] };
    const test: TestState = {
      kind: 'done',
      report: {
        runId: 'r',
        startedAt: '',
        endedAt: '',
        ended: 'finished',
        overall: 'passed',
        fromThisComputer: false,
        rows: [],
        identity: [
          { label: 'identity.more', value: 'Company One' },
          { label: 'identity.agent', value: 'Neo Agent' },
          { label: 'identity.msp', value: 'Acme IT' },
        ],
      },
    };
    const origin = (one: typeof vendor, more: Partial<SubmissionPreview> = {}) =>
      originOf({ ...preview, ...more }, one, test, words);
    const spoken = (one: typeof vendor, more: Partial<SubmissionPreview> = {}) =>
      reviewSentence({ ...preview, ...more }, origin(one, more), now)
        .map((piece) => piece.text)
        .join('');

    it('is one line of the card, the identity first', () => {
      expect(origin(vendor)).toMatchObject({
        owner: 'acme.sample.example',
        acts: 'MSP Acme IT, acts as agent Neo Agent, Note 12',
      });
    });

    it('is shown where the vendor names it, and nothing else of it', () => {
      expect(spoken(vendor)).toContain(
        'belongs to acme.sample.example, with Note 12, MSP Acme IT, acts as agent Neo Agent, goes to',
      );
      expect(spoken(vendor)).not.toContain('Company One');
    });

    it('names the owner where there is no address', () => {
      const fields = vendor.fields.filter((field) => field.kind !== 'url');
      const text = spoken({ ...vendor, fields }, { says: [{ label: 'Region', value: 'EU' }] });
      expect(text).toContain('belongs to Acme IT, acts as agent Neo Agent, goes to');
    });

    it('is not shown once a value has changed', () => {
      expect(spoken(vendor, { tested: 'stale' })).not.toContain('Neo Agent');
    });
  });

  it('an address is shown as its host, a text as it is', () => {
    expect(hostOf('https://acme.example:8443')).toBe('acme.example:8443');
    expect(hostOf('acme')).toBe('acme');
    expect(hostOf('https://psa.acme.example/')).toBe('psa.acme.example');
    expect(hostOf('https://psa.acme.example/halo')).toBe('psa.acme.example/halo');
  });
});

describe('doubts before sending', () => {
  it('are none for a credential that passed', () => {
    expect(doubts(preview)).toEqual([]);
  });

  it('name every reason to stop, the test first', () => {
    const all = doubts({
      ...preview,
      tested: 'stale',
      psaFirst: true,
      replaces: { clientName: 'Beta', at: 'x' },
    });
    expect(all).toHaveLength(3);
    expect(all[0]).toContain('changed after the last test');
    expect(all[2]).toContain('another session of yours');
    expect(all.join()).not.toContain('Beta');
  });

  it('one that Neo has and nobody here put there is a doubt, this session’s own is none', () => {
    const known = { ...preview, connectedBefore: 'yes' } as const;
    const own = { state: 'connected', connectionId: 'c', attempts: 1 } as const;
    expect(doubts(known)[0]).toContain('is not from this session');
    expect(doubts(known, { state: 'none', attempts: 0 })).toHaveLength(1);
    expect(doubts(known, own)).toEqual([]);
    expect(doubts(known, { ...own, connectionId: 'another' })).toHaveLength(1);
  });

  it('name for main only what was shown and needs a yes', () => {
    expect(namedDoubts({ ...preview, tested: 'not-run' })).toEqual([]);
    expect(namedDoubts({ ...preview, tested: 'stale', psaFirst: true })).toEqual(['psa']);
    const known = { ...preview, connectedBefore: 'yes' } as const;
    expect(namedDoubts(known)).toEqual(['replace']);
    expect(namedDoubts(known, { state: 'connected', connectionId: 'c', attempts: 1 })).toEqual([]);
  });

  it('the same values once more ask nothing of a test or an order: nothing is sent', () => {
    const again = { ...preview, itemId: 'i', connectedBefore: 'yes' } as const;
    const own = { state: 'connected', connectionId: 'c', itemId: 'i', attempts: 1 } as const;
    const more = { tested: 'stale', psaFirst: true, replaces: { clientName: 'Beta', at: 'x' } } as const;
    expect(doubts({ ...again, tested: 'stale', psaFirst: true }, own)).toEqual([]);
    expect(asksOnlyForOrder({ ...again, psaFirst: true }, own)).toBe(false);
    expect(doubts({ ...again, ...more }, own)).toEqual([expect.stringContaining('another session of yours')]);
    expect(namedDoubts({ ...again, ...more }, own)).toEqual(['replace']);
    const waits = { ...more.replaces, waiting: true } as const;
    expect(doubts({ ...again, ...more, replaces: waits }, own)).toEqual([]);
    // Other values, or none at Neo any more: then something is sent.
    expect(doubts({ ...again, tested: 'stale' }, { ...own, itemId: 'another' })).toHaveLength(1);
    expect(doubts({ ...again, tested: 'stale', connectedBefore: 'no' }, own)).toHaveLength(1);
  });

  it('a pass that no longer holds is tested again, and says so', () => {
    expect(doubts({ ...preview, tested: 'stale' })[0]).toContain('tested again first');
    expect(doubts({ ...preview, tested: 'not-run' })[0]).not.toContain('tested again');
  });

  it('what was never tested is tested first where nothing can leave yet, and says so', () => {
    const untested = { ...preview, tested: 'not-run' } as const;
    expect(doubts(untested, undefined, true)).toEqual([
      'Not tested yet. It is tested first and sent only if that passes.',
    ]);
    expect(doubts(untested)[0]).toContain('has not been tested');
  });

  it('one that still waits is distinguished from one that was sent', () => {
    const replaces = { clientName: 'Beta', at: 'x', waiting: true } as const;
    expect(doubts({ ...preview, replaces })[0]).toContain('waits in the outbox');
  });

  it.each(['not-passed', 'not-run', 'stale'] as const)('%s is a doubt', (tested) => {
    expect(doubts({ ...preview, tested })).toHaveLength(1);
  });
});

it('asks about the order alone only where nothing else is in doubt', () => {
  expect(asksOnlyForOrder(preview)).toBe(false);
  expect(asksOnlyForOrder({ ...preview, psaFirst: true })).toBe(true);
  expect(asksOnlyForOrder({ ...preview, psaFirst: true, tested: 'not-run' })).toBe(false);
});
