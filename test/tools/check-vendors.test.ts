import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkVendors } from '../../tools/check-vendors/check-folders.ts';
import { RULES } from '../../tools/check-vendors/fault.ts';
import { broken } from '../vendors/broken-folders.ts';
import { type Copy, copyMadeUp } from '../vendors/copy-made-up.ts';

describe('check-vendors', () => {
  let copy: Copy;
  beforeEach(async () => {
    copy = await copyMadeUp();
  });
  afterEach(() => copy.clean());

  test.each(broken)('says $rule: $says', async ({ rule, by, says }) => {
    await by(copy);
    const faults = await checkVendors(copy.root, copy.root);
    const lines = faults
      .filter((fault) => fault.rule === rule)
      .map(({ file, sentence }) => `${file}: ${sentence}`);
    expect(lines.filter((line) => line.includes(says)).length, lines.join('\n')).toBeGreaterThan(0);
  });

  test('says every fault at once', async () => {
    await copy.replace('checks.json', '{apiKey}', '{key}');
    await copy.replace('guide.json', '"link": "portal"', '"link": "shop"');
    await copy.remove('logo.svg');
    const faults = await checkVendors(copy.root, copy.root);
    expect(faults.map((fault) => fault.rule).sort()).toEqual([
      'link-unknown',
      'link-unshown',
      'missing-file',
      'placeholder-without-field',
    ]);
  });

  test('every rule is broken once above', () => {
    const named = new Set(broken.map((one) => one.rule));
    expect(RULES.filter((rule) => !named.has(rule))).toEqual([]);
  });
});
