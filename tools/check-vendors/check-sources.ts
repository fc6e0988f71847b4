import type { Sources } from '../../src-preload/contract/vendor.ts';
import { factsOf } from './facts-of.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';
import { pictureNames } from './step-picture.ts';

const FILE = 'sources.json';

/**
 * Every statement of Neo's guides must live somewhere in the folders, and what a call.json calls documented must have a
 * statement that it comes from.
 */
export function checkSources(sources: Sources, folders: VendorFolder[]): Fault[] {
  const homes = new Set(folders.flatMap(homesOf));
  const ids = sources.statements.map((one) => one.id);
  const faults = sources.statements
    .filter((one) => !homes.has(one.home))
    .map((one): Fault => {
      const where = one.home === '' ? 'has no home' : `lives at ${one.home}, which does not exist`;
      return { rule: 'source-without-home', file: FILE, sentence: `${one.id} (${one.statement}) ${where}.` };
    });
  const twice = [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
  const repeated = twice.map(
    (id): Fault => ({ rule: 'id-twice', file: FILE, sentence: `The statement ${id} stands twice.` }),
  );
  const homesUsed = new Set(sources.statements.map((one) => one.home));
  const unfounded = folders.flatMap(({ id, call }) =>
    factsOf(call)
      .filter((fact) => fact.basis === 'documented' && !homesUsed.has(`${id}/call.json#fact:${fact.id}`))
      .map(
        (fact): Fault => ({
          rule: 'fact-without-source',
          file: `${id}/call.json`,
          sentence: `${fact.id} is called documented, but ${FILE} has no statement that it comes from.`,
        }),
      ),
  );
  return [...faults, ...repeated, ...unfounded];
}

/** Every place of a folder that can carry a statement, as `<vendor>/<file>#<kind>:<id>`. */
function homesOf(folder: VendorFolder): string[] {
  const { id, vendor, guide, checks, words, call } = folder;
  const steps = guide?.editions.flatMap((edition) => edition.steps) ?? [];
  const notes = [...(guide?.notes ?? []), ...steps.flatMap((step) => step.notes)];
  const inGuide = [
    'introduction',
    ...(guide?.editionQuestion === undefined ? [] : ['question']),
    'minimum',
    ...((guide?.whatsNext ?? []).length > 0 ? ['next'] : []),
    ...(guide?.editions ?? []).map((one) => `edition:${one.id}`),
    ...steps.map((step) => `step:${step.id}`),
    ...steps.flatMap((step) =>
      step.instructions.flatMap(({ mark }) => (mark === undefined ? [] : [`mark:${step.id}/${mark}`])),
    ),
    ...steps.flatMap((step) => step.beforeYouGoOn.map((tick) => `tick:${tick.id}`)),
    ...steps.flatMap((step) => pictureNames(step).map((name) => `picture:${name}`)),
    ...notes.map((note) => `note:${note.id}`),
    ...(guide?.permissions ?? []).map((permission) => `permission:${permission.id}`),
  ];
  return [
    ...(guide === undefined ? [] : inGuide.map((home) => `${id}/guide.json#${home}`)),
    ...(vendor?.fields ?? []).map((field) => `${id}/vendor.json#field:${field.id}`),
    ...(vendor?.links ?? []).map((link) => `${id}/vendor.json#link:${link.id}`),
    ...(checks?.checks ?? []).map((check) => `${id}/checks.json#check:${check.id}`),
    ...factsOf(call).map((fact) => `${id}/call.json#fact:${fact.id}`),
    ...Object.keys(words ?? {}).map((key) => `${id}/words.en.json#words:${key}`),
  ];
}
