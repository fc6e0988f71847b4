import { describe, expect, it } from 'vitest';
import { brokenSamples } from './broken-samples.ts';
import { entryRules } from './entry-rules.ts';
import { layerRules } from './layer-rules.ts';
import { roomRules } from './room-rules.ts';
import { readSource } from './source.ts';
import { styleRules, vendorRule } from './style-rules.ts';
import { readApp, vendorIds } from './tree.ts';

const app = readApp();
const rules = [...roomRules, ...layerRules, ...entryRules, ...styleRules];

describe('the house keeps its rules', () => {
  it.each([...rules, vendorRule(vendorIds())])('$says', ({ find }) => {
    expect(find(app)).toEqual([]);
  });

  it('reads the whole house', () => {
    expect(vendorIds()).toContain('vsax');
    const rooms = new Set(app.map(({ path }) => path.split('/')[0]));
    expect(rooms).toEqual(new Set(['src-preload', 'src-main', 'src-renderer']));
    expect(app.length).toBeGreaterThan(200);
  });
});

describe('each rule notices what breaks it', () => {
  it.each([...rules, vendorRule(['vsax'])])('$says', ({ says, find }) => {
    const samples = brokenSamples[says] ?? [];
    expect(samples.length).toBeGreaterThan(0);
    for (const { files, finds } of samples) {
      const sources = Object.entries(files).map(([path, text]) => readSource(path, text));
      expect(find(sources)).toEqual(finds.map((part) => expect.stringContaining(part)));
    }
  });

  it('has no sample of a rule that is gone', () => {
    const known = [...rules, vendorRule([])].map(({ says }) => says);
    expect(Object.keys(brokenSamples).filter((says) => !known.includes(says))).toEqual([]);
  });
});
