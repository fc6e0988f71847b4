import { readPath } from '../../src-main/checks/json-path.ts';
import { readVerdict } from '../../src-main/checks/read-verdict.ts';
import type { ReadCheck } from '../../src-preload/contract/vendor.ts';
import { outcomeOf } from './check-cases.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';

/** Practice must let every check pass when everything works, and must know the fields it shows values for. */
export function checkPractice(folder: VendorFolder): Fault[] {
  const { vendor, checks, practice } = folder;
  if (vendor === undefined || checks === undefined || practice === undefined) return [];
  const file = `${folder.id}/practice.json`;
  const say = (sentence: string): Fault => ({ rule: 'practice-differs', file, sentence });
  const faults: Fault[] = [];

  for (const field of vendor.fields.filter((one) => practice.values[one.id] === undefined)) {
    faults.push(say(`There is no value for ${field.label}.`));
  }
  const known = new Set(vendor.fields.map((field) => field.id));
  const scenarios = Object.entries(practice.scenarios);
  const values = [practice.values, ...scenarios.map(([, one]) => one.values ?? {})];
  for (const name of values.flatMap((one) => Object.keys(one)).filter((name) => !known.has(name))) {
    faults.push(say(`There is a value for ${name}, which is no field.`));
  }
  for (const [scenario, { responses }] of scenarios) {
    for (const path of Object.keys(responses ?? {}).filter((one) => practice.responses[one] === undefined)) {
      faults.push(say(`${scenario} responds to ${path}, which is otherwise unknown.`));
    }
  }

  const bodies = new Map<string, unknown>();
  for (const check of checks.checks.filter((one): one is ReadCheck => one.kind === 'read')) {
    const path = pathOf(check, bodies);
    const response = practice.scenarios['everything-works'].responses?.[path] ?? practice.responses[path];
    if (response === undefined) {
      faults.push(say(`There is no response for ${path}, which the check ${check.id} asks.`));
      continue;
    }
    bodies.set(check.id, response.body);
    const { verdict, reason } = readVerdict(check, outcomeOf(response));
    if (verdict !== 'passed') {
      faults.push(
        say(`When everything works, ${check.id} should pass, but is ${verdict} (${reason?.code ?? ''}).`),
      );
    }
  }
  return faults;
}

function pathOf(check: ReadCheck, bodies: Map<string, unknown>): string {
  const { path } = check.request;
  if (check.from === undefined) return path;
  const value = readPath(bodies.get(check.from.check), check.from.path);
  return path.replace('{value}', encodeURIComponent(String(value)));
}
