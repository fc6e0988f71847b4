import { describe, expect, it } from 'vitest';
import type { FieldView } from '../../../../src-preload/contract/session.ts';
import { findSpot } from '../../../../src-preload/contract/show-where.ts';
import type { Vendor } from '../../../../src-preload/contract/vendor.ts';
import {
  findPlace,
  hasAskedEdition,
  instructionsOf,
  isPathEnd,
  lackedByLink,
  marksToShow,
  nextStep,
  type Place,
  pathOf,
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

  it('is the step that the kept one became a part of', () => {
    const [newer] = guide.editions;
    const steps =
      newer?.steps.map((one) => (one.id === 'make' ? { ...one, formerly: ['prepare'] } : one)) ?? [];
    const changed = { ...guide, editions: [{ id: 'newer', label: 'Newer', steps }] };
    expect(findPlace(changed, 'newer', 'prepare')?.step.id).toBe('make');
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

  it('comes after the instructions, in its own words, where none of them lights it', () => {
    const spot = { step: 'grant', mark: 'devices-box', words: 'Tick Devices' };
    expect(instructionsOf(step(guide, 'newer', 'grant'), spot)).toEqual([
      { say: 'Open the **tab**', mark: 'tab' },
      { say: 'Read' },
      { say: 'Tick Devices', mark: 'devices-box' },
    ]);
  });

  it('has the words of the result in place of the instruction that lights it', () => {
    const grant = step(guide, 'newer', 'grant');
    const spot = { step: 'grant', mark: 'tab', words: 'The tab is empty' };
    expect(instructionsOf(grant, spot)[0]?.say).toBe('The tab is empty');
    expect(instructionsOf(grant, { ...spot, words: '' })).toEqual(grant.instructions);
    expect(instructionsOf(grant, null)).toEqual(grant.instructions);
  });
});

describe('the rings of a step', () => {
  const instructions = [
    { say: 'Open the **tab**', mark: 'tab' },
    { say: 'Read' },
    { say: 'Look at the box', mark: 'box' },
    { say: 'Tick the box', mark: 'box' },
  ];

  it('bear the numbers of their instructions, also where one has no control', () => {
    expect(marksToShow(instructions, 0).map(({ mark }) => mark)).toEqual(['tab', 'none-2', 'box', 'none-4']);
    expect(marksToShow(instructions, 0)[0]?.words).toBe('Open the tab');
  });

  it('show a control that is named twice once: at the current instruction', () => {
    expect(marksToShow(instructions, 3).map(({ mark }) => mark)).toEqual(['tab', 'none-2', 'none-3', 'box']);
  });
});

describe('a guide with steps for later', () => {
  const [newer] = guide.editions;
  if (newer === undefined) throw new Error('the sample guide has lost its edition');
  const [open, make, grant] = newer.steps;
  if (open === undefined || make === undefined || grant === undefined) throw new Error('it has lost a step');
  const edition = {
    ...newer,
    steps: [
      open,
      { ...make, asksEdition: true as const },
      grant,
      { ...open, id: 'one-day', later: true as const },
    ],
  };
  const at = (id: string): Place => {
    const place = findPlace({ ...guide, editions: [edition] }, 'newer', id);
    if (place === null) throw new Error(`no step ${id}`);
    return place;
  };

  it('ends its path before them, and leads back to it', () => {
    expect(pathOf(edition).map(({ id }) => id)).toEqual(['open', 'make', 'grant']);
    expect(nextStep(at('grant'))).toBeNull();
    expect(isPathEnd(at('grant'))).toBe(true);
    expect(isPathEnd(at('make'))).toBe(false);
    expect(isPathEnd(at('one-day'))).toBe(false);
    expect(nextStep(at('one-day'))).toBeNull();
    expect(previousStep(at('one-day'))?.id).toBe('grant');
  });

  it('offers another edition after the step that asks for it', () => {
    expect(['open', 'make', 'grant'].map((id) => hasAskedEdition(at(id)))).toEqual([false, false, true]);
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
