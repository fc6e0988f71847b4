import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';

/** The names a technician may ask for in Review are read by a check that can be asked on its own. */
export function checkNames({ id, checks }: VendorFolder): Fault[] {
  const rule = checks?.names;
  if (checks === undefined || rule === undefined) return [];
  const file = `${id}/checks.json`;
  const say = (rule: Fault['rule'], sentence: string): Fault => ({ rule, file, sentence });
  const held = Object.values(rule.query ?? {}).flatMap((text) => [...text.matchAll(/\{([^}]*)\}/g)]);
  const faults = held
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'today')
    .map((name) => say('placeholder-without-field', `The names hold {${name}}, which nothing fills.`));

  const check = checks.checks.find((one) => one.id === rule.check);
  if (check?.kind !== 'read') {
    const sentence = `The names are read by ${rule.check}, which is no reading check.`;
    return [...faults, say('names-unknown', sentence)];
  }
  if (check.response.list === undefined || check.from !== undefined) {
    const sentence = `The names are read by ${check.id}, which has no list, or needs an earlier check.`;
    faults.push(say('names-unknown', sentence));
  }
  // What may hold somebody's secrets is not looked through for names.
  if (check.discardBody === true) {
    faults.push(say('names-unknown', `The names are read by ${check.id}, of which nothing may be kept.`));
  }
  return faults;
}
