import type { Guide, GuideEdition, GuideStep, Vendor } from '../../src-preload/contract/vendor.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';

type Say = (rule: Fault['rule'], sentence: string) => Fault;

/** Faults in the order of the steps, and in what a step asks for. */
export function checkSteps({ id, vendor, guide }: VendorFolder): Fault[] {
  if (vendor === undefined || guide === undefined) return [];
  const say: Say = (rule, sentence) => ({ rule, file: `${id}/guide.json`, sentence });
  return guide.editions.flatMap((edition) => [
    ...edition.steps.flatMap((step) => [...checkFills(step, say), ...checkOpenNote(step, say)]),
    ...checkLater(edition, say),
    ...checkAddress(vendor, edition, say),
    ...checkQuestion(guide, edition, say),
  ]);
}

/** What a step fills is what its instructions tell to fill. */
function checkFills(step: GuideStep, say: Say): Fault[] {
  const told = step.instructions.flatMap(({ field }) => (field === undefined ? [] : [field]));
  const [left, right] = [new Set(told), new Set(step.fills)];
  return [...new Set([...told, ...step.fills])]
    .filter((field) => left.has(field) !== right.has(field))
    .map((field) =>
      say(
        'fills-differ',
        left.has(field)
          ? `The step ${step.id} tells to fill ${field}, but "fills" does not name it.`
          : `The step ${step.id} fills ${field}, but no instruction tells so.`,
      ),
    );
}

/** Only what keeps somebody from losing a secret is read without being asked for. */
function checkOpenNote(step: GuideStep, say: Say): Fault[] {
  const open = step.notes.filter((note) => note.open);
  if (open.length > 1) return [say('open-note', `The step ${step.id} opens more than one note.`)];
  return open
    .filter((note) => note.kind !== 'important')
    .map((note) => say('open-note', `The step ${step.id} opens ${note.id}, which is not important.`));
}

function checkLater({ id, steps }: GuideEdition, say: Say): Fault[] {
  const first = steps.findIndex((step) => step.later);
  if (first === 0) return [say('later-not-last', `${id}: every step is for later.`)];
  const after = first < 0 ? [] : steps.slice(first).filter((step) => !step.later);
  return after.map((step) => say('later-not-last', `${id}: ${step.id} comes after a step for later.`));
}

/** A button that opens the portal's address comes after the address is asked for. */
function checkAddress(vendor: Vendor, edition: GuideEdition, say: Say): Fault[] {
  const asked = new Set<string>();
  const faults: Fault[] = [];
  for (const step of edition.steps) {
    for (const { field, link } of step.instructions) {
      const url = vendor.links.find((one) => one.id === link)?.url ?? '';
      const needed = /^\{([A-Za-z]+)\}/.exec(url)?.[1];
      if (needed !== undefined && !asked.has(needed)) {
        const sentence = `${edition.id}: ${step.id} opens ${link}, but nothing before it asks for ${needed}.`;
        faults.push(say('address-not-asked', sentence));
      }
      if (field !== undefined) asked.add(field);
    }
  }
  return faults;
}

/** Where there are several editions, each asks which it is, at one step that both have. */
function checkQuestion(guide: Guide, edition: GuideEdition, say: Say): Fault[] {
  const asking = edition.steps.filter((step) => step.asksEdition).map((step) => step.id);
  if (guide.editions.length === 1 && asking.length === 0) return [];
  const [place] = asking;
  if (asking.length !== 1 || place === undefined) {
    return [say('edition-not-asked', `${edition.id}: ${asking.length} steps ask for the edition, not one.`)];
  }
  const lacking = guide.editions.filter(
    ({ steps }) => !steps.some((step) => step.id === place && step.asksEdition),
  );
  return lacking.map((other) =>
    say('edition-not-asked', `${edition.id} asks for the edition at ${place}, but ${other.id} does not.`),
  );
}
