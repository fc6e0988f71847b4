import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { GuideStep, Vendor } from '../../src-preload/contract/vendor.ts';
import { checkVendors, readFolders, VENDORS } from '../../tools/check-vendors/check-folders.ts';
import { makeSchemas } from '../../tools/check-vendors/schemas.ts';

const folders = await readFolders();
const read = (file: string): unknown => JSON.parse(readFileSync(`${VENDORS}/${file}`, 'utf8'));

test('no vendor folder has a fault', async () => {
  expect(await checkVendors()).toEqual([]);
});

test.each([...makeSchemas()])('%s is what the shapes make of it', (name, schema) => {
  expect(read(`schema/${name}`)).toEqual(JSON.parse(JSON.stringify(schema)));
});

describe.each(folders.map((folder) => [folder.id, folder] as const))('%s', (id, { guide, vendor }) => {
  const editions = guide?.editions ?? [];
  const steps = editions.flatMap((edition) => edition.steps);

  test('the portal is opened first, and every instruction is one short sentence or two', () => {
    for (const edition of editions) expect(edition.steps[0]?.id).toMatch(/^open-/);
    for (const { instructions } of steps) {
      for (const { say } of instructions) expect(say.length, say).toBeLessThanOrEqual(110);
    }
  });

  test('what has to be read is little: what is folded, drawn, or for later is not counted', () => {
    for (const edition of editions) {
      const count = edition.steps
        .filter((step) => !step.later)
        .flatMap((step) => shownOf(step, vendor?.links ?? []))
        .join(' ')
        .split(/\s+/).length;
      expect(count, edition.id).toBeLessThan(id === 'halopsa' ? 900 : 600);
    }
  });

  test('what a permission lets Neo do is said for Review, as its access reads', () => {
    const granted = (guide?.permissions ?? []).filter((one) => one.granted);
    if (vendor?.kind !== 'neo') expect(granted.some(({ may }) => may !== undefined)).toBe(true);
    for (const { label, access, purpose, may, sensitive } of granted) {
      const reads = /\bread\b/i.test(access);
      const writes = /\b(write|create)\b/i.test(access);
      const expected = reads && writes ? 'read-write' : reads ? 'read' : writes ? 'write' : undefined;
      expect(may, label).toBe(expected);
      expect(sensitive === true, label).toBe(/sensitive/i.test(purpose));
    }
  });

  test('a step asks to tick only what the app cannot know', () => {
    for (const { text } of steps.flatMap((step) => step.beforeYouGoOn))
      expect(text).not.toMatch(/\bsaved?\b/i);
  });

  test('the words are plain American English', () => {
    const texts = [
      ...(guide?.introduction ?? []),
      guide?.minimum ?? '',
      ...(guide?.whatsNext ?? []),
      ...(guide?.permissions ?? []).map(({ purpose }) => purpose),
      ...[...(guide?.notes ?? []), ...steps.flatMap((step) => step.notes)].flatMap(({ ask, text }) => [
        ask,
        text,
      ]),
      ...steps.flatMap((step) => [step.title, ...step.instructions.map(({ say }) => say)]),
    ];
    // What is bold stands so on the vendor's screen.
    for (const text of texts.map((one) => one.replace(/\*\*[^*]+\*\*/g, ''))) {
      expect(text).not.toMatch(
        /\b(?:of (?:its|your|their|his) own|by itself|as it stands|concerned|please)\b|!/i,
      );
      expect(text).not.toMatch(/\b(?:organisation|licence|authoris|recognis|colour|practise)/i);
      // An agent is HaloPSA's; Neo is Neo.
      expect(text).not.toMatch(/\bNeo Agent\b(?! Integration)/);
    }
  });
});

/** What stands on the screen of a step without anything being opened. */
function shownOf(step: GuideStep, links: Vendor['links']): string[] {
  const said = step.instructions.flatMap(({ say, copy, link }) => [
    say,
    copy ?? '',
    links.find((one) => one.id === link)?.label ?? '',
  ]);
  return [
    step.title,
    ...said,
    step.screen?.caption ?? '',
    ...step.notes.filter((note) => note.open).map((note) => note.text),
    ...step.notes
      .filter((note) => !note.open)
      .slice(0, 3)
      .map((note) => note.ask),
    ...step.beforeYouGoOn.map(({ text }) => text),
  ].filter((text) => text !== '');
}

describe('the sources of the guides', () => {
  const sources = read('sources.json') as { statements: { source: string; home: string }[] };
  const of = (source: string) => sources.statements.filter((one) => one.source === source);

  test('lists the VSA X guide and the key guide statement by statement', () => {
    expect(of('vsax-guide').length).toBeGreaterThanOrEqual(45);
    expect(of('neo-api-key-guide').length).toBeGreaterThanOrEqual(40);
  });
});
