import { placeOf } from '../../src-preload/contract/show-where.ts';
import type { Guide, GuideSpot } from '../../src-preload/contract/vendor.ts';
import type { Reason } from '../../src-preload/contract/verdict.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';
import { reasonsOf } from './reasons-of.ts';
import { pictureOf } from './step-picture.ts';

type Say = (rule: Fault['rule'], sentence: string) => Fault;

/** Every reason the checks can give leads to a control that is there, or says that no control changes it. */
export function checkReasons(folder: VendorFolder): Fault[] {
  const { guide, checks, vendor } = folder;
  if (guide === undefined || checks === undefined || vendor === undefined) return [];
  const file = `${folder.id}/guide.json`;
  const say: Say = (rule, sentence) => ({ rule, file, sentence });
  const given = reasonsOf(folder);
  const spots = guide.reasons.flatMap(({ place }) => (typeof place === 'string' ? [] : [place]));
  const hasAddress = vendor.fields.some((field) => field.kind === 'url');
  return [
    ...[...given].flatMap(([key, rows]) => {
      const without = [...rows].filter((row) => placeOf(guide, codeOf(key), row) === undefined);
      if (without.length === 0) return [];
      const where = without.length === rows.size ? key : without.map((row) => `${key}.${row}`).join(', ');
      return [say('reason-without-place', `No place is named for the reason ${where}.`)];
    }),
    ...checkKeys(guide, given, say),
    ...[...spots, ...(guide.address === undefined ? [] : [guide.address])].flatMap((spot) =>
      checkSpot(folder, guide, spot, say),
    ),
    ...(hasAddress === (guide.address !== undefined)
      ? []
      : [
          say(
            'reason-without-place',
            hasAddress
              ? 'There is a field of kind url, but no "address" says where the address is read.'
              : '"address" says where the address is read, but there is no field of kind url.',
          ),
        ]),
  ];
}

/** A key of the words may be a code of the app's own or one of the vendor's; its place is found by the same key. */
function codeOf(key: string): Reason['code'] {
  return key as Reason['code'];
}

function checkKeys(guide: Guide, given: ReadonlyMap<string, ReadonlySet<string>>, say: Say): Fault[] {
  const keys = guide.reasons.flatMap((one) => one.reasons);
  const allowed = new Set(
    [...given].flatMap(([key, rows]) => [key, ...[...rows].map((row) => `${key}.${row}`)]),
  );
  return [
    ...keys
      .filter((key) => !allowed.has(key))
      .map((key) => say('place-unused', `A place is named for ${key}, which no check can give.`)),
    ...[...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) =>
      say('id-twice', `Two places are named for the reason ${key}.`),
    ),
  ];
}

/** The step and the mark are there in every edition, with words for the lit control. */
function checkSpot(folder: VendorFolder, guide: Guide, spot: GuideSpot, say: Say): Fault[] {
  return guide.editions.flatMap((edition) => {
    const step = edition.steps.find((one) => one.id === spot.step);
    if (step === undefined) {
      return [say('place-unknown', `A reason leads to ${spot.step}, which ${edition.id} does not have.`)];
    }
    const picture = pictureOf(folder.pictures, step, spot.mark);
    if (!(picture?.marks.has(spot.mark) ?? false)) {
      const sentence = `${edition.id}: a reason lights ${spot.mark} in ${spot.step}, whose picture has no such mark.`;
      return [say('place-unknown', sentence)];
    }
    const isNamed = [...step.instructions, ...step.permissions].some((one) => one.mark === spot.mark);
    if (isNamed || spot.words !== undefined) return [];
    const sentence = `${edition.id}: a reason lights ${spot.mark} in ${spot.step}, but neither says it in words.`;
    return [say('place-unknown', sentence)];
  });
}
