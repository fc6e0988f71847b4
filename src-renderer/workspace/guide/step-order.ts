import type { FieldView } from '../../../src-preload/contract/session.ts';
import type { LitSpot } from '../../../src-preload/contract/show-where.ts';
import type {
  Guide,
  GuideEdition,
  GuideInstruction,
  GuideMark,
  GuidePermission,
  GuideStep,
  Vendor,
  VendorField,
} from '../../../src-preload/contract/vendor.ts';

/** Where the technician stands in a guide: a step of one edition. */
export type Place = { edition: GuideEdition; step: GuideStep; index: number };

/**
 * Finds the place main has kept. A guide may have changed since: a step that became part of another is found there,
 * and an unknown edition or step falls back to the first one; a guide without any step has no place.
 */
export function findPlace(guide: Guide, edition: string, step: string): Place | null {
  const found = guide.editions.find((one) => one.id === edition) ?? guide.editions[0];
  if (found === undefined) return null;
  const index = Math.max(
    found.steps.findIndex((one) => isStep(one, step)),
    0,
  );
  const at = found.steps[index];
  return at === undefined ? null : { edition: found, step: at, index };
}

/** By its id, or by one it had. */
export function isStep(step: GuideStep, id: string): boolean {
  return step.id === id || step.formerly?.includes(id) === true;
}

/** The steps that are numbered; those for later stand below them. */
export function pathOf(edition: GuideEdition): GuideStep[] {
  return edition.steps.filter((step) => !step.later);
}

/** The next step of the path; none after its last one, nor from a step for later. */
export function nextStep(place: Place): GuideStep | null {
  const next = place.edition.steps[place.index + 1];
  return next === undefined || next.later || place.step.later ? null : next;
}

/** The step before; from a step for later, the last one of the path. */
export function previousStep(place: Place): GuideStep | null {
  if (place.step.later) return pathOf(place.edition).at(-1) ?? null;
  return place.edition.steps[place.index - 1] ?? null;
}

/** Whether the path ends here, so that testing is what comes next. */
export function isPathEnd(place: Place): boolean {
  return !place.step.later && nextStep(place) === null;
}

/** The step that asks for the edition lies behind: what is seen there may turn out to be otherwise. */
export function hasAskedEdition({ edition, index }: Place): boolean {
  const asking = edition.steps.findIndex((step) => step.asksEdition);
  return asking >= 0 && asking < index;
}

/** The permissions of a step for its table, in the guide's order; rows that are no box in the portal stay out. */
export function permissionsOf(guide: Guide, step: GuideStep): GuidePermission[] {
  const here = new Set(step.permissions.map((one) => one.permission));
  return guide.permissions.filter((one) => one.granted && here.has(one.id));
}

/**
 * The instructions to show. A control that a result asked for is named in the result's words: in place of the
 * instruction that lights it, or after all of them.
 */
export function instructionsOf(step: GuideStep, spot: LitSpot | null): readonly GuideInstruction[] {
  if (spot === null) return step.instructions;
  const at = spotIn(step, spot);
  if (at === step.instructions.length) return [...step.instructions, { say: spot.words, mark: spot.mark }];
  if (spot.words === '') return step.instructions;
  return step.instructions.map((one, index) => (index === at ? { ...one, say: spot.words } : one));
}

/** The place of a result's control among `instructionsOf`. */
export function spotIn({ instructions }: GuideStep, { mark }: LitSpot): number {
  const at = instructions.findIndex((one) => one.mark === mark);
  return at < 0 ? instructions.length : at;
}

/**
 * The controls to ring, one for each instruction, so that the numbers agree. An instruction without a control, or with
 * the control that another one lights now, has a name that no picture knows.
 */
export function marksToShow(instructions: readonly GuideInstruction[], current: number): GuideMark[] {
  const now = instructions[current]?.mark;
  const seen = new Set<string>();
  return instructions.map(({ say, mark }, index) => {
    const isRinged = mark !== undefined && (index === current || (mark !== now && !seen.has(mark)));
    if (isRinged) seen.add(mark);
    return { mark: isRinged ? mark : `none-${index + 1}`, words: say.replaceAll('**', '') };
  });
}

/** The field whose address a link opens, while it has none that could be opened; null for every other link. */
export function lackedByLink(vendor: Vendor, link: string, views: readonly FieldView[]): VendorField | null {
  const url = vendor.links.find((one) => one.id === link)?.url ?? '';
  const named = /^\{([A-Za-z]+)\}/.exec(url)?.[1];
  const field = vendor.fields.find((one) => one.id === named);
  if (field === undefined) return null;
  return isUsable(field.id, views) ? null : field;
}

function isUsable(field: string, views: readonly FieldView[]): boolean {
  const view = views.find((one) => one.id === field);
  return (view?.text ?? '') !== '' && view?.issue?.blocking !== true;
}
