import type { GuideEdition } from '../../src-preload/contract/vendor.ts';
import { factsOf } from './facts-of.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';

/** Ids that stand twice, pictures without a text, and files that name another vendor. */
export function checkIds(folder: VendorFolder): Fault[] {
  const { id, vendor, guide, checks, practice, call } = folder;
  const faults: Fault[] = [];
  const named = { 'vendor.json': vendor?.id, 'guide.json': guide?.vendor, 'checks.json': checks?.vendor };
  const others = { 'practice.json': practice?.vendor, 'call.json': call?.vendor };
  for (const [name, found] of Object.entries({ ...named, ...others })) {
    if (found === undefined || found === id) continue;
    faults.push({
      rule: 'wrong-vendor',
      file: `${id}/${name}`,
      sentence: `It says ${found}, but its folder is ${id}.`,
    });
  }
  const twice = (file: string, what: string, ids: string[]) => {
    for (const one of repeated(ids)) {
      faults.push({
        rule: 'id-twice',
        file: `${id}/${file}`,
        sentence: `The id ${one} stands twice among ${what}.`,
      });
    }
  };
  twice('vendor.json', 'the fields', vendor?.fields.map((field) => field.id) ?? []);
  twice('vendor.json', 'the links', vendor?.links.map((link) => link.id) ?? []);
  twice(
    'call.json',
    'the facts',
    factsOf(call).map((fact) => fact.id),
  );
  twice('checks.json', 'the checks', checks?.checks.map((check) => check.id) ?? []);
  twice('guide.json', 'the editions', guide?.editions.map((edition) => edition.id) ?? []);
  twice('guide.json', 'the permissions', guide?.permissions.map((permission) => permission.id) ?? []);
  for (const edition of guide?.editions ?? []) {
    const shared = guide?.notes.map((note) => note.id) ?? [];
    const own = idsOf(edition);
    twice('guide.json', `the steps of ${edition.id}`, own.steps);
    twice('guide.json', `the notes of ${edition.id}`, [...shared, ...own.notes]);
    twice('guide.json', `the ticks of ${edition.id}`, own.ticks);
    twice('guide.json', `the permissions shown in ${edition.id}`, own.permissions);
  }
  for (const [name, picture] of folder.pictures) {
    const file = `${id}/screens/${picture.file}`;
    if (picture.title === '' || picture.description === '') {
      faults.push({
        rule: 'picture-without-text',
        file,
        sentence: 'The picture has no title or no description.',
      });
    }
    for (const [mark, element] of picture.marks) {
      if (element.endsWith(`${name}--${mark}`)) continue;
      const sentence = `The mark ${mark} needs the id …${name}--${mark}, not ${element === '' ? 'none' : element}.`;
      faults.push({ rule: 'mark-not-in-picture', file, sentence });
    }
  }
  return faults;
}

/** All pictures may one day stand in one page, so their ids must differ across all folders. */
export function checkPictureIds(folders: VendorFolder[]): Fault[] {
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  for (const folder of folders) {
    for (const picture of folder.pictures.values()) {
      const file = `${folder.id}/screens/${picture.file}`;
      for (const id of picture.ids) {
        const before = seen.get(id);
        if (before === undefined) seen.set(id, file);
        else faults.push({ rule: 'id-twice', file, sentence: `The id ${id} also stands in ${before}.` });
      }
    }
  }
  return faults;
}

function idsOf(edition: GuideEdition) {
  return {
    steps: edition.steps.flatMap((step) => [step.id, ...(step.formerly ?? [])]),
    notes: edition.steps.flatMap((step) => step.notes.map((note) => note.id)),
    ticks: edition.steps.flatMap((step) => step.beforeYouGoOn.map((tick) => tick.id)),
    permissions: edition.steps.flatMap((step) => step.permissions.map((one) => one.permission)),
  };
}

function repeated(ids: string[]): string[] {
  return [...new Set(ids.filter((id, place) => ids.indexOf(id) !== place))];
}
