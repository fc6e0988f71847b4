import type { GuideStep } from '../../src-preload/contract/vendor.ts';
import { pictureFor } from '../../src-renderer/workspace/guide/step-picture.ts';
import type { Picture } from './read-picture.ts';

/** The picture that the app shows for a step while a control is lit. */
export function pictureOf(
  pictures: ReadonlyMap<string, Picture>,
  step: GuideStep | undefined,
  mark: string,
): Picture | undefined {
  return step?.screen === undefined ? undefined : pictures.get(pictureFor(step.screen, mark));
}

/** Every picture of a step by its name. */
export function pictureNames(step: GuideStep): string[] {
  return step.screen === undefined
    ? []
    : [step.screen.picture, ...(step.screen.others ?? []).map(({ picture }) => picture)];
}
