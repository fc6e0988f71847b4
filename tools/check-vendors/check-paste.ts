import { namesOf, plainName } from '../../src-main/credentials/paste-names.ts';
import type { PasteRule, Vendor } from '../../src-preload/contract/vendor.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';
import { faultOfPattern } from './safe-pattern.ts';

type Say = (rule: Fault['rule'], sentence: string) => Fault;

/** Faults of the rules by which a pasted text is read, of what is asked about visibility, and of what Review says. */
export function checkPaste(folder: VendorFolder): Fault[] {
  const { vendor } = folder;
  if (vendor === undefined) return [];
  const say: Say = (rule, sentence) => ({ rule, file: `${folder.id}/vendor.json`, sentence });
  return [
    ...(vendor.paste?.fields ?? []).flatMap((rule) => checkRule(rule, vendor, say)),
    ...(vendor.paste === undefined ? [] : checkNames(vendor, say)),
    ...checkVisibility(folder, say),
    ...checkPhrases(folder, say),
  ];
}

function checkRule(rule: PasteRule, vendor: Vendor, say: Say): Fault[] {
  const field = vendor.fields.find((one) => one.id === rule.field);
  const unknown = [rule.field, rule.after].filter(
    (id) => id !== undefined && !vendor.fields.some((one) => one.id === id),
  );
  const choices = field?.choices?.map((choice) => choice.value) ?? [];
  const strange = (rule.choicePatterns ?? []).filter(({ value }) => !choices.includes(value));
  const patterns = [
    ...(rule.shape === undefined ? [] : [rule.shape]),
    ...(rule.choicePatterns ?? []).map((one) => one.pattern),
  ];
  return [
    ...unknown.map((id) => say('paste-field-unknown', `The paste rules name ${id}, which is no field.`)),
    ...strange.map(({ value }) =>
      say(
        'paste-field-unknown',
        `The paste rule of ${rule.field} has a pattern for ${value}, which is no choice of it.`,
      ),
    ),
    ...patterns.flatMap((pattern) => {
      const fault = faultOfPattern(pattern);
      if (fault === null) return [];
      return [
        say('paste-pattern-unsafe', `The paste rule of ${rule.field} holds ${pattern}, which ${fault}.`),
      ];
    }),
  ];
}

/** One name must not lead to two fields, or a value goes to whichever stands first. */
function checkNames(vendor: Vendor, say: Say): Fault[] {
  const owners = new Map<string, string>();
  const faults: Fault[] = [];
  for (const field of vendor.fields) {
    const rule = vendor.paste?.fields.find((one) => one.field === field.id);
    for (const name of namesOf(field, rule)) {
      const plain = plainName(name);
      const owner = owners.get(plain) ?? field.id;
      owners.set(plain, owner);
      if (owner === field.id) continue;
      faults.push(say('paste-names-collide', `In a pasted text, ${name} would be ${owner} and ${field.id}.`));
    }
  }
  return faults;
}

function checkVisibility({ vendor, checks }: VendorFolder, say: Say): Fault[] {
  return (vendor?.visibility ?? []).flatMap(({ check, row }) => {
    const asked = checks?.checks.find((one) => one.id === check);
    if (asked?.kind === 'read' && asked.row === row) return [];
    return [
      say('visibility-unknown', `It asks about ${check}, which is no reading check of the row ${row}.`),
    ];
  });
}

function checkPhrases({ vendor, checks, script }: VendorFolder, say: Say): Fault[] {
  const read = (checks?.checks ?? []).flatMap((check) =>
    check.kind === 'read' ? (check.identity ?? []).map((one) => one.words) : [],
  );
  return (vendor?.reviewIdentity ?? [])
    .filter((key) => !read.includes(key) && !(script ?? '').includes(`'${key}'`))
    .map((key) => say('unknown-identity', `Review would say ${key} aloud, which no check reads.`));
}
