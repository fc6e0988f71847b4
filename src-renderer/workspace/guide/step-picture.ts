import type { GuideStep } from '../../../src-preload/contract/vendor.ts';

/** The picture of a step while a control is lit: one of its further ones where these name it, else its own. */
export function pictureFor(screen: NonNullable<GuideStep['screen']>, mark: string | null): string {
  const other = screen.others?.find(({ marks }) => mark !== null && marks.includes(mark));
  return other?.picture ?? screen.picture;
}
