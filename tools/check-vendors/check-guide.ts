import type { Guide, GuideEdition, GuideStep, Vendor } from '../../src-preload/contract/vendor.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';
import type { Picture } from './read-picture.ts';
import { pictureNames, pictureOf } from './step-picture.ts';

/** Faults between the guide, the fields it fills and the pictures it shows. */
export function checkGuide(folder: VendorFolder): Fault[] {
  const { vendor, guide, pictures } = folder;
  if (vendor === undefined || guide === undefined) return [];
  const file = `${folder.id}/guide.json`;
  const say = (rule: Fault['rule'], sentence: string): Fault => ({ rule, file, sentence });
  return [
    ...guide.editions.flatMap((edition) => [
      ...checkFields(vendor, edition, say),
      ...checkPermissions(guide, edition, say),
      ...edition.steps.flatMap((step) => checkStep(vendor, step, pictures, say)),
    ]),
    ...checkEditions(guide, say),
    ...checkLinks(vendor, guide, say),
    ...checkBold(guide, say),
  ];
}

type Say = (rule: Fault['rule'], sentence: string) => Fault;

function checkFields(vendor: Vendor, edition: GuideEdition, say: Say): Fault[] {
  const faults = vendor.fields.flatMap((field) => {
    const step = edition.steps.find((one) => one.id === field.step);
    if (step === undefined) {
      return [
        say(
          'step-unknown',
          `${field.label} names the step ${field.step}, which ${edition.id} does not have.`,
        ),
      ];
    }
    if (step.fills.includes(field.id)) return [];
    return [say('field-without-step', `${edition.id}: the step ${step.id} does not fill ${field.label}.`)];
  });
  const known = new Set(vendor.fields.map((field) => field.id));
  const strange = edition.steps.flatMap((step) => step.fills.filter((field) => !known.has(field)));
  return [
    ...faults,
    ...strange.map((field) => say('field-unknown', `A step fills ${field}, which is no field.`)),
  ];
}

function checkPermissions(guide: Guide, edition: GuideEdition, say: Say): Fault[] {
  const named = edition.steps.flatMap((step) => step.permissions.map((one) => one.permission));
  const known = new Set(guide.permissions.map((one) => one.id));
  return [
    ...guide.permissions
      .filter((one) => !named.includes(one.id))
      .map((one) =>
        say('permission-without-step', `${edition.id}: no step shows where ${one.label} is granted.`),
      ),
    ...named
      .filter((one) => !known.has(one))
      .map((one) =>
        say('row-without-permission', `A step names the permission ${one}, which the guide lacks.`),
      ),
  ];
}

function checkStep(vendor: Vendor, step: GuideStep, pictures: Map<string, Picture>, say: Say): Fault[] {
  const linked = step.instructions.flatMap(({ link }) => (link === undefined ? [] : [link]));
  const faults = linked
    .filter((link) => !vendor.links.some((one) => one.id === link))
    .map((link) =>
      say('link-unknown', `The step ${step.id} names the link ${link}, which vendor.json lacks.`),
    );
  const missing = pictureNames(step).filter((name) => !pictures.has(name));
  if (missing.length > 0) {
    return [
      ...faults,
      ...missing.map((name) =>
        say(
          'picture-missing',
          `The step ${step.id} shows ${name}, but screens/ holds no ${name}.svg, .png or .webp.`,
        ),
      ),
    ];
  }
  const lit = (mark: string) => pictureOf(pictures, step, mark)?.marks.has(mark) ?? false;
  for (const { mark } of step.instructions) {
    if (mark === undefined || lit(mark)) continue;
    faults.push(
      say(
        'mark-not-in-picture',
        `The step ${step.id} lights ${mark}, which is not in ${pictureOf(pictures, step, mark)?.file ?? 'a picture'}.`,
      ),
    );
  }
  for (const { permission, mark } of step.permissions.filter((one) => !lit(one.mark))) {
    faults.push(
      say(
        'permission-without-mark',
        `The step ${step.id} cannot light ${mark} for ${permission}: no such mark.`,
      ),
    );
  }
  return faults;
}

/** Every link is shown with a step or to read on: one that nobody can find would only grow old. */
function checkLinks(vendor: Vendor, guide: Guide, say: Say): Fault[] {
  const readOn = guide.readOn ?? [];
  const steps = guide.editions.flatMap((edition) =>
    edition.steps.flatMap((step) => step.instructions.map(({ link }) => link)),
  );
  const known = vendor.links.map((link) => link.id);
  return [
    ...readOn
      .filter((link) => !known.includes(link))
      .map((link) => say('link-unknown', `To read on there is the link ${link}, which vendor.json lacks.`)),
    ...known
      .filter((link) => !readOn.includes(link) && !steps.includes(link))
      .map((link) => say('link-unshown', `No step shows the link ${link}, and readOn does not name it.`)),
  ];
}

/** Two editions are two ways to the same credential: same fields filled, same permissions granted. */
function checkEditions(guide: Guide, say: Say): Fault[] {
  const [first, ...others] = guide.editions;
  if (first === undefined) return [];
  const faults = others.flatMap((other) => {
    const fields = differences(first, other, (step) => step.fills);
    const granted = differences(first, other, (step) => step.permissions.map((one) => one.permission));
    return [
      ...fields.map((one) =>
        say('editions-disagree', `${first.id} and ${other.id} disagree: only one fills ${one}.`),
      ),
      ...granted.map((one) =>
        say('editions-disagree', `${first.id} and ${other.id} disagree: only one grants ${one}.`),
      ),
    ];
  });
  if (others.length > 0 && guide.editionQuestion === undefined) {
    faults.push(say('editions-disagree', 'There are several editions but no question that chooses one.'));
  }
  return faults;
}

function differences(one: GuideEdition, other: GuideEdition, list: (step: GuideStep) => string[]): string[] {
  const left = new Set(one.steps.flatMap(list));
  const right = new Set(other.steps.flatMap(list));
  return [...new Set([...left, ...right])].filter((entry) => left.has(entry) !== right.has(entry));
}

/** `**` comes in pairs, or a star stands on the screen. */
function checkBold(guide: Guide, say: Say): Fault[] {
  const steps = guide.editions.flatMap((edition) => edition.steps);
  const notes = [...guide.notes, ...steps.flatMap((step) => step.notes)].flatMap(({ ask, text }) => [
    ask,
    text,
  ]);
  const texts = [
    ...guide.introduction,
    guide.minimum,
    ...guide.whatsNext,
    ...steps.flatMap((step) => step.instructions.map(({ say }) => say)),
    ...notes,
  ];
  return texts
    .filter((text) => (text.split('**').length - 1) % 2 !== 0)
    .map((text) => say('bold-unclosed', `A ** is not closed in: ${text}`));
}
