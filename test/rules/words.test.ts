import { describe, expect, it } from 'vitest';
import { readSource } from './source.ts';
import { readApp } from './tree.ts';
import { findVisibleText } from './visible-text.ts';

const components = readApp().filter(({ path }) => path.startsWith('src-renderer/') && path.endsWith('.tsx'));

describe('every text a person reads comes from the words', () => {
  it('no component of the window has words of its own', () => {
    expect(components.length).toBeGreaterThan(50);
    expect(components.flatMap(findVisibleText)).toEqual([]);
  });

  it.each([
    ['text between tags', '<p>Saved</p>', ['Saved']],
    ['a label', '<input aria-label="Search" />', ['Search']],
    ['a label in braces', '<input title={"Search"} />', ['Search']],
    ['a placeholder with something put in', '<input placeholder={`For ` + x} />', ['For']],
    ['one of two texts', '<p>{isOn ? "On" : words.off}</p>', ['On']],
    ['a text behind a condition', '<p>{isOn && "On"}</p>', ['On']],
    ['texts in a row', '<p>{["On", words.off].join(", ")}</p>', ['On']],
    ['the name of a status', '<Status name="Network" />', ['Network']],
    ['a property of our own pieces', '<Notice tone="error" title="Broken" />', ['Broken']],
  ])('notices %s', (_name, code, words) => {
    const found = findVisibleText(readSource('src-renderer/a.tsx', `${code};`));
    expect(found).toEqual(words.map((word) => expect.stringContaining(`"${word}"`)));
  });

  it.each([
    ['signs without letters', '<p>{a}, {"→"} {` · `}</p>'],
    ['words from the catalogue', '<p title={words.title}>{words.text(3)}</p>'],
    ['what only the program reads', '<input name="client" type="search" className={css.a} data-kind="b" />'],
    ['what a text is compared with', '<p>{kind === "done" && words.done}</p>'],
    ['what a function is given', '<p>{fill(words.a, { name: "x" })}</p>'],
  ])('leaves %s alone', (_name, code) => {
    expect(findVisibleText(readSource('src-renderer/a.tsx', `${code};`))).toEqual([]);
  });
});
