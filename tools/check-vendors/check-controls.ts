import type { GuideStep } from '../../src-preload/contract/vendor.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';
import { pictureOf } from './step-picture.ts';

/** What is to be done with a control that is named right after it: "click **New**", "open **A**, then **B**". */
const DO =
  /\b(?:click|press|tick|untick|open|choose|set|launch)\s+(?:the (?:tab|button|box|list|tile)\s+)?\*\*([^*]+)\*\*(?:, (?:and )?then \*\*([^*]+)\*\*)?/gi;
/** "save", as something to do; "Saved" and "saves" are not. */
const SAVE = /\bsave\b/i;
/** The name of a control at the head of its words: "Roles: one that …", "Description, optional". */
const NAME = /^(?!The |At |Or |Only )([A-Z][^:,]*)[:,]/;

/** An instruction and the picture beside it must speak of the same controls by the same names. */
export function checkControls(folder: VendorFolder): Fault[] {
  const file = `${folder.id}/guide.json`;
  const say = (rule: Fault['rule'], sentence: string): Fault => ({ rule, file, sentence });
  const steps = (folder.guide?.editions ?? []).flatMap((edition) => edition.steps);
  return steps.flatMap((step) => {
    if (step.screen === undefined) return [];
    return [
      ...unlit(step).map((name) =>
        say('control-not-lit', `The step ${step.id} says to use ${name}, but none of its marks names it.`),
      ),
      ...step.marks.flatMap(({ mark, words }) => {
        const name = NAME.exec(words)?.[1];
        const picture = pictureOf(folder.pictures, step, mark);
        const drawn = picture?.texts.get(mark) ?? [];
        const lowerCase = words.toLowerCase();
        if (name === undefined || drawn.length === 0) return [];
        if (drawn.some((text) => lowerCase.includes(text.toLowerCase()))) return [];
        const sentence = `The step ${step.id} calls ${mark} “${name}”, but ${picture?.file} draws “${drawn[0]}”.`;
        return [say('control-named-otherwise', sentence)];
      }),
    ];
  });
}

/** The controls a step's own lines tell to use and none of its marks names. */
function unlit(step: GuideStep): string[] {
  const words = step.marks.map((one) => one.words.toLowerCase()).join('\n');
  const named = step.text.flatMap((line) => [
    ...[...line.matchAll(DO)].flatMap(([, first = '', second]) =>
      second === undefined ? [first] : [first, second],
    ),
    ...(SAVE.test(line) ? ['Save'] : []),
  ]);
  return [...new Set(named)].filter((name) => !words.includes(name.toLowerCase()));
}
