import { describe, expect, it } from 'vitest';
import type { FieldView } from '../../../../src-preload/contract/session.ts';
import { findSpot } from '../../../../src-preload/contract/show-where.ts';
import type { Vendor } from '../../../../src-preload/contract/vendor.ts';
import {
  findPlace,
  lackedByLink,
  marksToShow,
  nextStep,
  permissionsOf,
  previousStep,
} from '../../../../src-renderer/workspace/guide/step-order.ts';
import { sampleVendor } from '../../sample-vendor.ts';
import { guide, step } from './sample-guide.ts';

describe('the place in a guide', () => {
  it('is the one main has kept', () => {
    const place = findPlace(guide, 'older', 'make');
    expect(place?.edition.id).toBe('older');
    expect(place?.step.id).toBe('make');
    expect(place?.index).toBe(1);
  });

  it.each([
    ['an unknown edition', 'gone', 'make', 'newer', 'make'],
    ['an unknown step', 'newer', 'gone', 'newer', 'open'],
    ['nothing kept yet', '', '', 'newer', 'open'],
  ])('falls back for %s', (_case, edition, wanted, foundEdition, foundStep) => {
    const place = findPlace(guide, edition, wanted);
    expect([place?.edition.id, place?.step.id]).toEqual([foundEdition, foundStep]);
  });

  it('does not exist in a guide without steps', () => {
    expect(findPlace({ ...guide, editions: [] }, '', '')).toBeNull();
    expect(findPlace({ ...guide, editions: [{ id: 'a', label: '', steps: [] }] }, 'a', '')).toBeNull();
  });

  it('has a next and a previous step, except at the ends', () => {
    const first = findPlace(guide, 'newer', 'open');
    const last = findPlace(guide, 'newer', 'grant');
    if (first === null || last === null) throw new Error('the sample guide has lost its steps');
    expect(previousStep(first)).toBeNull();
    expect(nextStep(first)?.id).toBe('make');
    expect(previousStep(last)?.id).toBe('make');
    expect(nextStep(last)).toBeNull();
  });
});

describe('the control behind a permission', () => {
  it('is looked for in the edition that is seen', () => {
    const [newer, older] = guide.editions;
    if (newer === undefined || older === undefined) throw new Error('the sample guide has lost an edition');
    expect(findSpot(newer, 'devices')).toEqual({ step: 'grant', mark: 'devices-box', words: 'Tick Devices' });
    expect(findSpot(older, 'devices')).toBeNull();
    expect(findSpot(newer, 'unheard-of')).toBeNull();
  });

  it('is named in words even if the step does not show it by itself', () => {
    const grant = step(guide, 'newer', 'grant');
    expect(marksToShow(grant, 'devices-box', null)).toEqual([
      { mark: 'tab', words: 'The tab' },
      { mark: 'devices-box', words: 'Tick Devices' },
    ]);
  });

  it('takes the words of the result where the step has its own for the same mark', () => {
    const grant = step(guide, 'newer', 'grant');
    expect(marksToShow(grant, 'tab', 'The tab is empty')).toEqual([
      { mark: 'tab', words: 'The tab is empty' },
    ]);
    expect(marksToShow(grant, 'tab', null)).toEqual([{ mark: 'tab', words: 'The tab' }]);
    expect(marksToShow(grant, null, null)).toEqual([{ mark: 'tab', words: 'The tab' }]);
  });
});

it('the permission table of a step leaves out rows that are no box in the portal', () => {
  const rows = permissionsOf(guide, step(guide, 'newer', 'grant'));
  expect(rows.map((row) => row.id)).toEqual(['devices']);
  expect(permissionsOf(guide, step(guide, 'newer', 'open'))).toEqual([]);
});

describe('the address a link opens', () => {
  const vendor = {
    ...sampleVendor,
    fields: [
      { id: 'home', label: 'Home', kind: 'url', required: true, step: 'open', help: '', neoNames: [] },
    ] as Vendor['fields'],
    links: [
      { id: 'portal', label: 'Open', url: '{home}/' },
      { id: 'help', label: 'Help', url: 'https://help.example' },
    ],
  };
  const view = (more: Partial<FieldView>): FieldView[] => [
    { id: 'home', state: 'saved', corrections: [], storedIn: 'open', ...more },
  ];

  it.each<[string, string, FieldView[], string | null]>([
    ['nothing is entered', 'portal', view({ state: 'empty' }), 'Home'],
    ['the field is not known yet', 'portal', [], 'Home'],
    [
      'it cannot be used',
      'portal',
      view({ text: 'x y', issue: { code: 'url-unreadable', blocking: true, params: {} } }),
      'Home',
    ],
    ['it is there', 'portal', view({ text: 'https://acme.example' }), null],
    ['the link is a fixed one', 'help', view({ state: 'empty' }), null],
    ['there is no such link', '', [], null],
  ])('%s', (_name, link, views, label) => {
    expect(lackedByLink(vendor, link, views)?.label ?? null).toBe(label);
  });
});
