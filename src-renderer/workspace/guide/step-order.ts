import type { FieldView } from '../../../src-preload/contract/session.ts';
import type {
  Guide,
  GuideEdition,
  GuideMark,
  GuidePermission,
  GuideStep,
  Vendor,
  VendorField,
} from '../../../src-preload/contract/vendor.ts';

/** Where the technician stands in a guide: a step of one edition. */
export type Place = { edition: GuideEdition; step: GuideStep; index: number };

/**
 * Finds the place main has kept. A guide may have changed since, so that an unknown edition or step falls back
 * to the first one; a guide without any step has no place.
 */
export function findPlace(guide: Guide, edition: string, step: string): Place | null {
  const found = guide.editions.find((one) => one.id === edition) ?? guide.editions[0];
  if (found === undefined) return null;
  const index = Math.max(
    found.steps.findIndex((one) => one.id === step),
    0,
  );
  const at = found.steps[index];
  return at === undefined ? null : { edition: found, step: at, index };
}

export function nextStep(place: Place): GuideStep | null {
  return place.edition.steps[place.index + 1] ?? null;
}

export function previousStep(place: Place): GuideStep | null {
  return place.edition.steps[place.index - 1] ?? null;
}

/** The permissions of a step for its table, in the guide's order; rows that are no box in the portal stay out. */
export function permissionsOf(guide: Guide, step: GuideStep): GuidePermission[] {
  const here = new Set(step.permissions.map((one) => one.permission));
  return guide.permissions.filter((one) => one.granted && here.has(one.id));
}

/**
 * The marks of a step to number and name. A mark lit from the result table may be none of the step's own: it then
 * comes last, and its words are those of the permission.
 */
export function marksToShow(step: GuideStep, lit: string | null, wanted: string | null): GuideMark[] {
  if (lit === null) return step.marks;
  if (step.marks.some((one) => one.mark === lit)) {
    return step.marks.map((one) => (one.mark === lit && wanted !== null ? { ...one, words: wanted } : one));
  }
  const granted = step.permissions.find((one) => one.mark === lit);
  return [...step.marks, { mark: lit, words: wanted ?? granted?.words ?? '' }];
}

/** The field whose address a link opens, while it has none that could be opened; null for every other link. */
export function lackedByLink(vendor: Vendor, link: string, views: readonly FieldView[]): VendorField | null {
  const url = vendor.links.find((one) => one.id === link)?.url ?? '';
  const named = /^\{([A-Za-z]+)\}/.exec(url)?.[1];
  const field = vendor.fields.find((one) => one.id === named);
  if (field === undefined) return null;
  const view = views.find((one) => one.id === field.id);
  const isUsable = (view?.text ?? '') !== '' && view?.issue?.blocking !== true;
  return isUsable ? null : field;
}
