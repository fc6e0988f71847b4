// Longer than other files because it is one table: every rule of check:vendors, broken at least once.

import type { Rule } from '../../tools/check-vendors/fault.ts';
import type { Copy, Json } from './copy-made-up.ts';

/** One way to break the made-up folder, the rule it breaks, and part of the sentence that must be said. */
export type Broken = { rule: Rule; by: (copy: Copy) => Promise<void>; says: string };

const step = (guide: Json, edition = 0, place = -1) => guide.editions?.[edition]?.steps?.at(place) as Json;
const at = (list: Json | undefined, place: number) => list?.[place] as Json;
const pasteRule = (vendor: Json, place: number) => at(vendor.paste?.fields, place);
const json = (value: unknown) => value as Json;
const namesOfMachines = {
  check: 'machines',
  paths: ['machineId'],
  words: { one: 'names.one', many: 'names.many' },
};

export const broken: readonly Broken[] = [
  {
    rule: 'json',
    by: (copy) => copy.write('made-up/vendor.json', '{'),
    says: 'vendor.json: This is not valid JSON.',
  },
  {
    rule: 'shape',
    by: (copy) => copy.change('vendor.json', (vendor) => Object.assign(vendor, { colour: 'blue' })),
    says: 'vendor.json: At the file: Unrecognized key: "colour".',
  },
  {
    rule: 'schema-link',
    by: (copy) => copy.replace('guide.json', '../schema/guide', './guide'),
    says: 'guide.json: "$schema" should be "../schema/guide.schema.json"',
  },
  {
    rule: 'missing-file',
    by: (copy) => copy.remove('practice.json'),
    says: 'practice.json: This file is missing.',
  },
  {
    rule: 'wrong-vendor',
    by: (copy) => copy.replace('guide.json', '"vendor": "made-up"', '"vendor": "another"'),
    says: 'It says another, but its folder is made-up.',
  },
  {
    rule: 'field-without-step',
    by: (copy) =>
      copy.change('guide.json', (guide) => Object.assign(step(guide), { fills: ['apiKey', 'alerts'] })),
    says: 'new-menu: the step make-key does not fill Server URL.',
  },
  {
    rule: 'step-unknown',
    by: (copy) =>
      copy.change('vendor.json', (vendor) => Object.assign(at(vendor.fields, 0), { step: 'elsewhere' })),
    says: 'Server URL names the step elsewhere, which new-menu does not have.',
  },
  {
    rule: 'permission-without-step',
    by: (copy) => copy.change('guide.json', (guide) => step(guide).permissions?.splice(1, 1)),
    says: 'new-menu: no step shows where Machines is granted.',
  },
  {
    rule: 'permission-without-mark',
    by: (copy) =>
      copy.change('guide.json', (guide) =>
        Object.assign(at(step(guide).permissions, 1), { mark: 'nowhere' }),
      ),
    says: 'The step make-key cannot light nowhere for machines: no such mark.',
  },
  {
    rule: 'permission-without-check',
    by: (copy) =>
      copy.change('checks.json', (checks) => {
        checks.checks?.splice(2, 2);
      }),
    says: 'checks.json: Nothing checks Alerts.',
  },
  {
    rule: 'row-without-permission',
    by: (copy) =>
      copy.change('checks.json', (checks) => Object.assign(at(checks.checks, 3), { row: 'alarms' })),
    says: 'The row alarms is no permission of the guide.',
  },
  {
    rule: 'required-differs',
    by: (copy) =>
      copy.change('checks.json', (checks) => Object.assign(at(checks.checks, 3), { required: true })),
    says: 'Alerts is required here, but the guide says otherwise.',
  },
  {
    rule: 'mark-not-in-picture',
    by: (copy) =>
      copy.change('guide.json', (guide) =>
        Object.assign(at(step(guide).instructions, 0), { mark: 'delete' }),
      ),
    says: 'The step make-key lights delete, which is not in keys.',
  },
  {
    rule: 'mark-not-in-picture',
    by: (copy) => copy.replace('screens/keys.svg', 'id="made-up-keys--create"', 'id="create"'),
    says: 'The mark create needs the id …keys--create, not create.',
  },
  {
    rule: 'picture-missing',
    by: (copy) => copy.remove('screens/keys.svg'),
    says: 'The step make-key shows keys, but screens/ holds no keys.svg, .png or .webp.',
  },
  {
    rule: 'picture-without-text',
    by: (copy) => copy.replace('screens/keys.svg', 'A page with a button and one box.', ''),
    says: 'keys.svg: The picture has no title or no description.',
  },
  {
    rule: 'picture-without-text',
    by: (copy) => copy.replace('screens/tokens.marks.json', 'Made-up RMM: Tokens', ''),
    says: 'tokens.png: The picture has no title or no description.',
  },
  {
    rule: 'picture-differs',
    by: (copy) => copy.replace('screens/tokens.marks.json', '"width": 480', '"width": 960'),
    says: 'tokens.png: The marks are for 960 × 320 pixels, but the picture has 480 × 320.',
  },
  {
    rule: 'picture-differs',
    by: (copy) => copy.write('made-up/screens/tokens.png', '<svg />'),
    says: 'the picture cannot be read as PNG or WebP.',
  },
  {
    rule: 'picture-too-big',
    by: (copy) => copy.write('made-up/screens/tokens.png', new Uint8Array(1_048_577)),
    says: 'tokens.png: It has 1048577 bytes; a picture has at most 1048576.',
  },
  {
    rule: 'mark-outside',
    by: (copy) => copy.replace('screens/tokens.marks.json', '"x": 350', '"x": 371'),
    says: 'tokens.marks.json: The mark create does not lie inside the picture.',
  },
  {
    rule: 'permission-without-mark',
    by: (copy) => copy.replace('screens/tokens.marks.json', '"machines"', '"devices"'),
    says: 'The step make-key cannot light machines for machines: no such mark.',
  },
  {
    rule: 'missing-file',
    by: (copy) => copy.remove('screens/tokens.marks.json'),
    says: 'screens/tokens.marks.json: This file is missing.',
  },
  {
    rule: 'missing-file',
    by: (copy) => copy.remove('screens/tokens.png'),
    says: 'There is no tokens.png or tokens.webp that these marks belong to.',
  },
  {
    rule: 'id-twice',
    by: (copy) => copy.write('made-up/screens/keys.webp', ''),
    says: 'keys.webp: keys.svg has the same name: which of the two is meant?',
  },
  {
    rule: 'id-twice',
    by: (copy) =>
      copy.change('guide.json', (guide) => Object.assign(at(step(guide).notes, 0), { id: 'general' })),
    says: 'The id general stands twice among the notes of new-menu.',
  },
  {
    rule: 'id-twice',
    by: (copy) => copy.replace('screens/keys.svg', 'id="made-up-keys--title"', 'id="made-up-keys--desc"'),
    says: 'The id made-up-keys--desc also stands in made-up/screens/keys.svg.',
  },
  {
    rule: 'bold-unclosed',
    by: (copy) => copy.replace('guide.json', 'Open **Keys**', 'Open **Keys'),
    says: 'A ** is not closed in: Open **Keys and create one.',
  },
  {
    rule: 'link-unknown',
    by: (copy) => copy.replace('guide.json', '"link": "portal"', '"link": "shop"'),
    says: 'The step open-portal names the link shop, which vendor.json lacks.',
  },
  {
    rule: 'link-unknown',
    by: (copy) => copy.change('guide.json', (guide) => Object.assign(guide, { readOn: ['shop'] })),
    says: 'To read on there is the link shop, which vendor.json lacks.',
  },
  {
    rule: 'link-unshown',
    by: (copy) =>
      copy.change('vendor.json', (vendor) =>
        vendor.links?.push(json({ id: 'shop', label: 'The shop', url: 'https://made-up.example' })),
      ),
    says: 'No step shows the link shop, and readOn does not name it.',
  },
  {
    rule: 'field-unknown',
    by: (copy) => copy.change('guide.json', (guide) => step(guide).fills?.push(json('colour'))),
    says: 'A step fills colour, which is no field.',
  },
  {
    rule: 'choices-differ',
    by: (copy) => copy.replace('vendor.json', '"value": "read"', '"value": "write"'),
    says: 'has cases for none, read, but Alerts offers none, write.',
  },
  {
    rule: 'field-unknown',
    by: (copy) => hint(copy, { startsWith: 'x', suggests: { field: 'colour', value: 'blue' } }),
    says: 'A hint speaks of colour, which is no field with choices.',
  },
  {
    rule: 'field-unknown',
    by: (copy) => hint(copy, { startsWith: 'x', suggests: { field: 'alerts', value: 'read' } }),
    says: 'A hint reads apiKey, which is no identifier.',
  },
  {
    rule: 'choices-differ',
    by: (copy) => hint(copy, { startsWith: 'x', suggests: { field: 'alerts', value: 'write' } }),
    says: 'A hint suggests write, which alerts does not offer.',
  },
  {
    rule: 'words-missing',
    by: (copy) => hint(copy, { usually: '^x$' }),
    says: 'The words looks-odd are used, but not written.',
  },
  {
    rule: 'shape',
    by: (copy) => hint(copy, { usually: '(' }),
    says: 'must be a regular expression',
  },
  {
    rule: 'origin-unknown',
    by: (copy) =>
      copy.replace('vendor.json', '"value": "read"', '"value": "read", "origin": "https://a.example"'),
    says: 'stands for https://a.example, which is not among the allowed origins.',
  },
  {
    rule: 'example-accepted',
    by: (copy) =>
      copy.replace('vendor.json', 'https://tenant.made-up.example', 'https://acme.made-up.example'),
    says: 'Server URL shows https://acme.made-up.example as its example, and would take it for an address.',
  },
  {
    rule: 'origin-unknown',
    by: (copy) => copy.change('vendor.json', (vendor) => Object.assign(vendor, { alternatives: 'alerts' })),
    says: 'The alternatives are alerts, which is no field whose every choice has an origin.',
  },
  {
    rule: 'placeholder-without-field',
    by: (copy) => copy.replace('checks.json', '{serverUrl}', '{address}'),
    says: 'The base holds {address}, which is no field of kind url.',
  },
  {
    rule: 'placeholder-without-field',
    by: (copy) => copy.replace('checks.json', '{apiKey}', '{key}'),
    says: 'The sign-in holds {key}, which is no field.',
  },
  {
    rule: 'placeholder-without-field',
    by: (copy) => copy.replace('checks.json', '{today}', '{yesterday}'),
    says: 'The check alerts holds {yesterday}, which nothing fills.',
  },
  {
    rule: 'placeholder-without-field',
    by: (copy) => copy.replace('vendor.json', '{serverUrl}/', '{apiKey}/'),
    says: 'The link portal holds {apiKey}, which is no field of kind url.',
  },
  {
    rule: 'from-unknown',
    by: (copy) => copy.replace('checks.json', '"check": "machines"', '"check": "alerts"'),
    says: 'The check machine takes a value from alerts, which is no earlier check.',
  },
  {
    rule: 'names-unknown',
    by: (copy) =>
      copy.change('checks.json', (checks) =>
        Object.assign(checks, { names: { ...json(namesOfMachines), check: 'robots' } }),
      ),
    says: 'The names are read by robots, which is no reading check.',
  },
  {
    rule: 'names-unknown',
    by: (copy) =>
      copy.change('checks.json', (checks) =>
        Object.assign(checks, { names: { ...json(namesOfMachines), check: 'machine' } }),
      ),
    says: 'The names are read by machine, which has no list, or needs an earlier check.',
  },
  {
    rule: 'placeholder-without-field',
    by: (copy) =>
      copy.change('checks.json', (checks) =>
        Object.assign(checks, { names: { ...json(namesOfMachines), query: { limit: '{apiKey}' } } }),
      ),
    says: 'The names hold {apiKey}, which nothing fills.',
  },
  {
    rule: 'words-missing',
    by: (copy) =>
      copy.change('checks.json', (checks) => Object.assign(checks, { names: json(namesOfMachines) })),
    says: 'The words names.many are used, but not written.',
  },
  {
    rule: 'path-forbidden',
    by: (copy) => copy.replace('checks.json', '"/alerts"', '"/groups/7/package/windows"'),
    says: 'The check alerts asks /groups/7/package/windows, which must never be asked.',
  },
  {
    rule: 'not-a-get',
    by: (copy) => copy.replace('checks.json', '"path": "/alerts"', '"method": "POST", "path": "/alerts"'),
    says: 'The check alerts names a method; checks only ever ask with GET',
  },
  {
    rule: 'script-missing',
    by: (copy) =>
      copy.change('checks.json', (checks) =>
        Object.assign(checks, { signIn: { kind: 'script', row: 'sign-in' } }),
      ),
    says: 'needs src-main/checks/scripted/made-up/script.ts.',
  },
  {
    rule: 'case-differs',
    by: (copy) => copy.replace('checks.cases.json', '"status": 200', '"status": 500'),
    says: '“a machine is listed” should be passed, but comes out as could-not-tell (server-error).',
  },
  {
    rule: 'case-unknown-check',
    by: (copy) => copy.replace('checks.cases.json', '"check": "machine"', '"check": "robots"'),
    says: '“a machine is read” names the check robots, which asks nothing.',
  },
  {
    rule: 'case-missing',
    by: (copy) => copy.change('checks.cases.json', (file) => file.cases?.pop()),
    says: 'No case shows a response that makes alerts pass.',
  },
  {
    rule: 'inferred-too-sure',
    by: (copy) => copy.replace('checks.cases.json', '"documented"', '"inferred"'),
    says: '“a machine is listed” is only inferred',
  },
  {
    rule: 'paste-field-unknown',
    by: (copy) =>
      copy.change('vendor.json', (vendor) => Object.assign(pasteRule(vendor, 1), { field: 'key' })),
    says: 'The paste rules name key, which is no field.',
  },
  {
    rule: 'paste-field-unknown',
    by: (copy) => copy.replace('vendor.json', '"value": "read", "pattern"', '"value": "write", "pattern"'),
    says: 'The paste rule of alerts has a pattern for write, which is no choice of it.',
  },
  {
    rule: 'paste-names-collide',
    by: (copy) => copy.replace('vendor.json', '"Access key"', '"Server URL"'),
    says: 'In a pasted text, Server URL would be serverUrl and apiKey.',
  },
  {
    rule: 'paste-pattern-unsafe',
    by: (copy) =>
      copy.change('vendor.json', (vendor) => Object.assign(pasteRule(vendor, 1), { shape: '(a{1,9}){1,9}' })),
    says: 'The paste rule of apiKey holds (a{1,9}){1,9}, which repeats a group.',
  },
  {
    rule: 'visibility-unknown',
    by: (copy) => copy.replace('vendor.json', '"check": "machines"', '"check": "robots"'),
    says: 'It asks about robots, which is no reading check of the row machines.',
  },
  {
    rule: 'unknown-identity',
    by: (copy) =>
      copy.change('vendor.json', (vendor) => Object.assign(vendor, { reviewIdentity: ['identity.moon'] })),
    says: 'Review would say identity.moon aloud, which no check reads.',
  },
  {
    rule: 'practice-differs',
    by: (copy) => copy.replace('practice.json', '"items": []', '"things": []'),
    says: 'When everything works, alerts should pass, but is could-not-tell (wrong-shape).',
  },
  {
    rule: 'practice-differs',
    by: (copy) =>
      copy.change('practice.json', (file) =>
        Object.assign(file, { values: { serverUrl: 'https://made-up.practice.invalid', alerts: 'read' } }),
      ),
    says: 'There is no value for API key.',
  },
  {
    rule: 'editions-disagree',
    by: (copy) =>
      copy.change('guide.json', (guide) => Object.assign(step(guide, 1), { fills: ['serverUrl', 'alerts'] })),
    says: 'new-menu and old-menu disagree: only one fills apiKey.',
  },
  {
    rule: 'editions-disagree',
    by: (copy) => copy.change('guide.json', (guide) => step(guide, 1).permissions?.splice(2, 1)),
    says: 'new-menu and old-menu disagree: only one grants alerts.',
  },
  {
    rule: 'reason-without-place',
    by: (copy) => copy.replace('guide.json', '"fewer-machines",', ''),
    says: 'No place is named for the reason fewer-machines.',
  },
  {
    rule: 'control-not-lit',
    by: (copy) =>
      copy.change('guide.json', (guide) => {
        step(guide).instructions?.splice(0, 1, json({ say: 'Click **Create**.' }));
      }),
    says: 'The step make-key says to use Create, but lights nothing.',
  },
  {
    rule: 'control-named-otherwise',
    by: (copy) => copy.replace('guide.json', 'Open **Keys** and create one.', 'Click **Make**.'),
    says: 'The step make-key calls create “Make”, but keys.svg draws “Create”.',
  },
  {
    rule: 'fills-differ',
    by: (copy) =>
      copy.change('guide.json', (guide) => {
        step(guide).instructions?.splice(2, 1);
      }),
    says: 'The step make-key fills alerts, but no instruction tells so.',
  },
  {
    rule: 'fills-differ',
    by: (copy) => copy.change('guide.json', (guide) => Object.assign(step(guide, 0, 0), { fills: [] })),
    says: 'The step open-portal tells to fill serverUrl, but "fills" does not name it.',
  },
  {
    rule: 'address-not-asked',
    by: (copy) =>
      copy.change('guide.json', (guide) => {
        step(guide, 0, 0).instructions?.reverse();
      }),
    says: 'new-menu: open-portal opens portal, but nothing before it asks for serverUrl.',
  },
  {
    rule: 'later-not-last',
    by: (copy) =>
      copy.change('guide.json', (guide) => {
        const steps = guide.editions?.[0]?.steps;
        steps?.splice(1, 0, json({ ...step(guide, 0, 0), id: 'one-day', later: true }));
      }),
    says: 'new-menu: make-key comes after a step for later.',
  },
  {
    rule: 'open-note',
    by: (copy) =>
      copy.change('guide.json', (guide) => Object.assign(at(step(guide).notes, 0), { kind: 'note' })),
    says: 'The step make-key opens once, which is not important.',
  },
  {
    rule: 'open-note',
    by: (copy) =>
      copy.change('guide.json', (guide) => {
        const { notes } = step(guide);
        notes?.push(json({ ...at(notes, 0), id: 'twice' }));
      }),
    says: 'The step make-key opens more than one note.',
  },
  {
    rule: 'edition-not-asked',
    by: (copy) =>
      copy.change('guide.json', (guide) => {
        delete (step(guide, 1) as Partial<Json>).asksEdition;
      }),
    says: 'old-menu: 0 steps ask for the edition, not one.',
  },
  {
    rule: 'reason-without-place',
    by: (copy) => copy.replace('guide.json', '"not-proven.sign-in",', ''),
    says: 'No place is named for the reason not-proven.sign-in.',
  },
  {
    rule: 'reason-without-place',
    by: (copy) => copy.write('made-up/script.ts', "const reason = { code: 'vendor:key-frozen' };"),
    says: 'No place is named for the reason key-frozen.',
  },
  {
    rule: 'reason-without-place',
    by: (copy) => copy.change('guide.json', (guide) => delete (guide as Partial<Json>).address),
    says: 'There is a field of kind url, but no "address" says where the address is read.',
  },
  {
    rule: 'place-unused',
    by: (copy) => copy.replace('guide.json', '"fewer-machines",', '"fewer-machines", "no-printers",'),
    says: 'A place is named for no-printers, which no check can give.',
  },
  {
    rule: 'place-unused',
    by: (copy) => copy.replace('guide.json', '"no-machines",', '"no-machines", "no-machines.alerts",'),
    says: 'A place is named for no-machines.alerts, which no check can give.',
  },
  {
    rule: 'id-twice',
    by: (copy) => copy.replace('guide.json', '"fewer-machines",', '"fewer-machines", "unauthorized",'),
    says: 'Two places are named for the reason unauthorized.',
  },
  {
    rule: 'place-unknown',
    by: (copy) => place(copy, { step: 'open-portal', mark: 'create' }),
    says: 'A reason leads to open-portal, which old-menu does not have.',
  },
  {
    rule: 'place-unknown',
    by: (copy) => place(copy, { step: 'make-key', mark: 'lock' }),
    says: 'old-menu: a reason lights lock in make-key, whose picture has no such mark.',
  },
  {
    rule: 'source-without-home',
    by: (copy) => copy.write('sources.json', sources('made-up/guide.json#note:nowhere')),
    says: 'one (a statement) lives at made-up/guide.json#note:nowhere, which does not exist.',
  },
  {
    rule: 'fact-without-source',
    by: (copy) => copy.write('sources.json', sources('made-up/guide.json#introduction')),
    says: 'administrator is called documented, but sources.json has no statement that it comes from.',
  },
  {
    rule: 'reported-unknown',
    by: (copy) =>
      copy.change('guide.json', (guide) =>
        Object.assign(guide, { reported: { identity: 'identity.scope', needed: [] } }),
      ),
    says: 'The grants are read from identity.scope, which no check and no script reports.',
  },
  {
    rule: 'source-without-home',
    by: (copy) => copy.write('sources.json', sources('')),
    says: 'one (a statement) has no home.',
  },
  {
    rule: 'words-missing',
    by: (copy) => copy.change('words.en.json', (words) => delete words['no-machines']),
    says: 'The words no-machines are used, but not written.',
  },
  {
    rule: 'words-unused',
    by: (copy) => copy.replace('words.en.json', 'permission-missing.machines', 'permission-missing.robots'),
    says: 'The words permission-missing.robots are written, but never used.',
  },
];

function hint(copy: Copy, one: Record<string, unknown>): Promise<void> {
  const hints = [{ field: 'apiKey', words: 'looks-odd', ...one }];
  return copy.change('vendor.json', (vendor) => Object.assign(vendor, { hints }));
}

function sources(home: string): string {
  const statements = [{ source: 'a-guide', id: 'one', statement: 'a statement', home }];
  return JSON.stringify({ $schema: './schema/sources.schema.json', statements });
}

function place(copy: Copy, where: { step: string; mark: string }): Promise<void> {
  return copy.change('guide.json', (guide) => Object.assign(at(guide.reasons, 0), { place: where }));
}
