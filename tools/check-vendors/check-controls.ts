import type { GuideInstruction } from '../../src-preload/contract/vendor.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';
import { pictureNames, pictureOf } from './step-picture.ts';

/** What is to be done with a control that is named right after it: "click **New**", "open the tab **A**". */
const DO =
  /\b(?:click|press|tick|untick|open|choose|set|launch|enter)\s+(?:(?:an?|the)\s+)?(?:(?:tab|button|box|list|tile)\s+)?\*\*([^*]+)\*\*/i;

/** An instruction and the picture beside it must speak of the same control by the same name. */
export function checkControls(folder: VendorFolder): Fault[] {
  const file = `${folder.id}/guide.json`;
  const say = (rule: Fault['rule'], sentence: string): Fault => ({ rule, file, sentence });
  const steps = (folder.guide?.editions ?? []).flatMap((edition) => edition.steps);
  return steps.flatMap((step) => {
    const texts = pictureNames(step).flatMap((name) => [
      ...(folder.pictures.get(name)?.texts.values() ?? []),
    ]);
    const drawn = texts.flat().map((text) => text.toLowerCase());
    return step.instructions.flatMap((one): Fault[] => {
      const name = controlOf(one);
      if (name === undefined) return [];
      if (one.mark === undefined) {
        const isHere =
          one.field !== undefined || one.link !== undefined || !drawn.includes(name.toLowerCase());
        if (isHere) return [];
        return [say('control-not-lit', `The step ${step.id} says to use ${name}, but lights nothing.`)];
      }
      const picture = pictureOf(folder.pictures, step, one.mark);
      const named = picture?.texts.get(one.mark) ?? [];
      const said = one.say.toLowerCase();
      if (named.length === 0 || named.some((text) => said.includes(text.toLowerCase()))) return [];
      const sentence = `The step ${step.id} calls ${one.mark} “${name}”, but ${picture?.file} draws “${named[0]}”.`;
      return [say('control-named-otherwise', sentence)];
    });
  });
}

function controlOf({ say }: GuideInstruction): string | undefined {
  return DO.exec(say)?.[1];
}
