import { describe, expect, it } from 'vitest';
import { COMMON_PLACES } from '../../src-preload/contract/reason-places.ts';
import { placeOf, spotOf } from '../../src-preload/contract/show-where.ts';
import type { Guide, VendorWords } from '../../src-preload/contract/vendor.ts';
import type { Reason } from '../../src-preload/contract/verdict.ts';
import { fixedAddressErrorMessages } from '../../src-preload/messages/messages.ts';
import { readReason } from '../../src-renderer/workspace/results/reason-message.ts';
import { readFolders } from '../../tools/check-vendors/check-folders.ts';
import { reasonsOf } from '../../tools/check-vendors/reasons-of.ts';
import { pictureOf } from '../../tools/check-vendors/step-picture.ts';
import { OWN_PLACES } from './reason-places.ts';

const folders = (await readFolders()).map((folder) => {
  if (folder.guide === undefined || folder.words === undefined) throw new Error(`${folder.id} does not read`);
  return { ...folder, guide: folder.guide, words: folder.words, reasons: reasonsOf(folder) };
});
const common = (key: string) => Object.hasOwn(COMMON_PLACES, key);
const codeOf = (key: string) => (common(key) ? key : `vendor:${key}`) as Reason['code'];
const each = folders.flatMap((folder) =>
  [...folder.reasons].flatMap(([key, rows]) => [...rows].map((row) => ({ folder, key, row }))),
);

type Folder = (typeof folders)[number];
const atOf = ({ vendor }: Folder, row: string) => ({
  row,
  label: 'Row',
  vendor: vendor?.name ?? '',
  isFixed: vendor?.url === undefined,
});

function ledTo(guide: Guide, key: string, row: string, isSignedIn = false): string[] {
  const spots = guide.editions.map((edition) =>
    spotOf(guide, edition, { row, code: codeOf(key), isSignedIn }),
  );
  return [...new Set(spots.map((spot) => (spot === null ? 'nowhere' : `${spot.step}/${spot.mark}`)))];
}

describe('every reason of every vendor', () => {
  it('says who acts and what comes next', () => {
    for (const { folder, key, row } of each) {
      const at = atOf(folder, row);
      const words = readReason({ code: codeOf(key), params: {} }, at, folder.words as VendorWords);
      expect(words.who, `${folder.id} ${key}`).toMatch(/^[A-Z]/);
      expect(words.next, `${folder.id} ${key}`).not.toBe('');
    }
  });

  it('has words for fixed addresses wherever it leads to the address', () => {
    const codes = Object.entries(COMMON_PLACES).filter(([, place]) => place === 'address');
    expect(
      codes.map(([code]) => code).filter((code) => !Object.hasOwn(fixedAddressErrorMessages, code)),
    ).toEqual([]);
  });

  it('asks nobody to check an address where the addresses are fixed', () => {
    for (const { folder, key, row } of each.filter((one) => one.folder.guide.address === undefined)) {
      const at = atOf(folder, row);
      const { next } = readReason({ code: codeOf(key), params: {} }, at, folder.words as VendorWords);
      expect(next, `${folder.id} ${key}`).not.toMatch(
        /\b(?:check|compare|copy|open) the (?:address\b|name for a typing)/i,
      );
    }
  });

  it('leads to a control that is there in each edition, named in words, or nowhere', () => {
    for (const { folder, key, row } of each) {
      expect(placeOf(folder.guide, codeOf(key), row), `${folder.id} ${key}.${row}`).toBeDefined();
      for (const edition of folder.guide.editions) {
        const spot = spotOf(folder.guide, edition, { row, code: codeOf(key), isSignedIn: false });
        if (spot === null) continue;
        const step = edition.steps.find((one) => one.id === spot.step);
        const picture = pictureOf(folder.pictures, step, spot.mark);
        expect(picture?.marks.has(spot.mark), `${folder.id} ${key}`).toBe(true);
        expect(spot.words).not.toBe('');
      }
    }
  });
});

describe.each(folders.map((folder) => [folder.id, folder] as const))('%s', (id, folder) => {
  const cases = OWN_PLACES[id] ?? {};

  it('has a case below for each reason of its own', () => {
    const own = [...folder.reasons.keys()].filter((key) => !common(key));
    expect(own.filter((key) => !Object.hasOwn(cases, key))).toEqual([]);
  });

  it.each(Object.entries(cases))('%s leads to %s', (name, place) => {
    const key = [...folder.reasons.keys()].find((one) => name === one || name.startsWith(`${one}.`)) ?? '';
    const rows = folder.reasons.get(key) ?? new Set<string>();
    for (const row of name === key ? rows : [name.slice(key.length + 1)]) {
      // A row with a place of its own is a case of its own.
      if (name === key && Object.hasOwn(cases, `${key}.${row}`)) continue;
      const own = spotOf(folder.guide, folder.guide.editions[0] as Guide['editions'][0], {
        row,
        code: undefined,
        isSignedIn: false,
      });
      expect(ledTo(folder.guide, key, row), row).toEqual([
        place === 'row' ? `${own?.step}/${own?.mark}` : place,
      ]);
    }
  });

  const passing = ['wait-asked', 'rate-limited', 'earlier-failed', 'stopped-by-you', 'stopped', 'offline'];
  const network = ['proxy-refused', 'tls-inspected', 'clock-wrong', 'answer-timeout', 'server-unavailable'];
  it.each([...passing, ...network, 'forbidden-by-filter', 'intercepted-in-mid-run'])(
    '%s lights nothing in any row',
    (key) => {
      for (const row of folder.reasons.get(key) ?? [])
        expect(ledTo(folder.guide, key, row)).toEqual(['nowhere']);
    },
  );

  it('leads to the address until an answer has shown it right', () => {
    const { address } = folder.guide;
    const place = address === undefined ? 'nowhere' : `${address.step}/${address.mark}`;
    for (const key of ['dns-not-found', 'wrong-product', 'redirected', 'not-http', 'tls-wrong-name']) {
      for (const row of folder.reasons.get(key) ?? []) {
        expect(ledTo(folder.guide, key, row)).toEqual([place]);
        expect(ledTo(folder.guide, key, row, true)).toEqual(['nowhere']);
      }
    }
  });

  it('sends nobody to the secret but for a refused sign-in', () => {
    const secret = ledTo(folder.guide, 'sign-in-refused', 'sign-in');
    const sent = each.filter(
      (one) => one.folder === folder && ledTo(one.folder.guide, one.key, one.row).join() === secret.join(),
    );
    const refusals = /^(?:sign-in-refused|unauthorized|refused-everywhere|dashboard-token|not-a-neo-key)$/;
    expect(sent.map((one) => one.key).filter((key) => !refusals.test(key))).toEqual([]);
  });
});

it('a missing permission leads to the box of its row, an empty list to none', () => {
  for (const { guide, reasons } of folders) {
    for (const { id } of guide.permissions.filter((one) => one.granted)) {
      const [box] = guide.editions.map((one) =>
        one.steps.find((step) => step.permissions.some((p) => p.permission === id)),
      );
      if (id !== 'agent') expect(ledTo(guide, 'permission-missing', id)[0]).toContain(`${box?.id}/`);
      for (const [key, rows] of reasons) {
        if (!/^(?:no|fewer)-/.test(key) || !rows.has(id)) continue;
        expect(ledTo(guide, key, id)).not.toEqual(ledTo(guide, 'permission-missing', id));
      }
    }
  }
});
