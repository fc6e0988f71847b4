import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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

test.each(folders.map((folder) => [folder.id, folder] as const))(
  '%s: instructions are short, and the portal is opened first',
  (_id, { guide }) => {
    for (const edition of guide?.editions ?? []) {
      expect(edition.steps[0]?.id).toMatch(/^open-/);
      for (const step of edition.steps) {
        expect(step.text.length, step.id).toBeLessThanOrEqual(4);
        for (const line of step.text) expect(line.length, line).toBeLessThanOrEqual(120);
      }
    }
  },
);

describe('the sources of the guides', () => {
  const sources = read('sources.json') as { statements: { source: string; home: string }[] };
  const of = (source: string) => sources.statements.filter((one) => one.source === source);

  test('lists the VSA X guide and the key guide statement by statement', () => {
    expect(of('vsax-guide').length).toBeGreaterThanOrEqual(45);
    expect(of('neo-api-key-guide').length).toBeGreaterThanOrEqual(40);
  });
});
