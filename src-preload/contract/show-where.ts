import { COMMON_PLACES } from './reason-places.ts';
import type { Guide, GuideEdition, GuideSpot, ReasonPlace } from './vendor.ts';
import { vendorMessageKeys } from './vendor-message-keys.ts';
import type { Reason } from './verdict.ts';

/**
 * The place of a reason: the guide's entry for the row, then for the code, then the common one; undefined where
 * nobody says it. The window and check:vendors both read it, so that no reason is forgotten.
 */
export function placeOf(
  guide: Pick<Guide, 'reasons' | 'permissions'>,
  code: Reason['code'],
  row: string,
): ReasonPlace | undefined {
  for (const key of [`${plain(code)}.${row}`, ...vendorMessageKeys(code, row)]) {
    const own = guide.reasons.find((one) => one.reasons.includes(key));
    if (own !== undefined) return own.place;
  }
  const common = Object.hasOwn(COMMON_PLACES, code)
    ? COMMON_PLACES[code as keyof typeof COMMON_PLACES]
    : 'vendor';
  const isBox = guide.permissions.some((one) => one.id === row && one.granted);
  return common === 'vendor' || (common === 'row' && !isBox) ? undefined : common;
}

const plain = (code: string) => code.replace(/^vendor:/, '');

/** A control with its words, as it is lit. */
export type LitSpot = Required<GuideSpot>;

/** The control behind a row of the result: the step that grants it, and the mark to light there. */
export function findSpot(edition: GuideEdition, permission: string): LitSpot | null {
  for (const step of edition.steps) {
    const granted = step.permissions.find((one) => one.permission === permission);
    if (granted !== undefined) return { step: step.id, mark: granted.mark, words: granted.words };
  }
  return null;
}

/**
 * `isSignedIn`: the run has shown that the address and the credential are right, so that nobody is sent there any
 * more: a secret that is proved and made anew all the same is the dearest mistake.
 */
export type SpotQuery = { row: string; code: Reason['code'] | undefined; isSignedIn: boolean };

/** The control to light for a row's reason; null where nothing in the guide changes it. */
export function spotOf(
  guide: Guide,
  edition: GuideEdition,
  { row, code, isSignedIn }: SpotQuery,
): LitSpot | null {
  const place = code === undefined ? 'row' : placeOf(guide, code, row);
  if (place === undefined || place === 'nowhere') return null;
  if (isSignedIn && code === 'sign-in-refused') return null;
  if (place === 'row') return findSpot(edition, row);
  if (place !== 'address') return wordsOf(edition, place);
  return isSignedIn || guide.address === undefined ? null : wordsOf(edition, guide.address);
}

function wordsOf(edition: GuideEdition, { step, mark, words }: GuideSpot): LitSpot | null {
  const found = edition.steps.find((one) => one.id === step);
  if (found === undefined) return null;
  const said = found.instructions.find((one) => one.mark === mark)?.say.replaceAll('**', '');
  const granted = found.permissions.find((one) => one.mark === mark)?.words;
  return { step, mark, words: words ?? said ?? granted ?? '' };
}
