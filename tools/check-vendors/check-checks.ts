import type {
  ChoicesCheck,
  ReadCheck,
  Vendor,
  VendorCheck,
  VendorChecks,
} from '../../src-preload/contract/vendor.ts';
import { isPlace } from './check-hints.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';

/** The row that the run itself adds for vendors that can restrict a credential by address. */
const SEEN_FROM_NEO = 'seen-from-neo';

/**
 * GETs that must never be asked. VSA X and Pulseway answer /groups/{id}/package with the agent's installer and its
 * secret (Pulseway REST API v3 reference), and …/run executes code where a server is careless about methods.
 */
const FORBIDDEN_PATHS = [/\/groups\/[^/]+\/package(\/|$)/i, /\/run\/?$/i, /\/regenerate[^/]*\/?$/i];

type Say = (rule: Fault['rule'], sentence: string) => Fault;

/** Faults inside checks.json, and between it, the fields and the permissions of the guide. */
export function checkChecks(folder: VendorFolder): Fault[] {
  const { vendor, checks } = folder;
  if (vendor === undefined || checks === undefined) return [];
  const file = `${folder.id}/checks.json`;
  const say: Say = (rule, sentence) => ({ rule, file, sentence });
  return [
    ...checkRows(folder, checks, say),
    ...checkBases(vendor, checks, say),
    ...checks.checks.flatMap((check, place) => {
      if (check.kind === 'read') return checkRead(check, checks.checks.slice(0, place), say);
      return check.kind === 'choices' ? checkChoices(check, vendor, checks.checks, say) : [];
    }),
    ...checkLinks(vendor, folder.id),
    ...checkScript(folder, checks, say),
  ];
}

function checkRows(folder: VendorFolder, checks: VendorChecks, say: Say): Fault[] {
  const permissions = folder.guide?.permissions ?? [];
  const rows = rowsOf(checks);
  if (folder.vendor?.restrictsByAddress) rows.set(SEEN_FROM_NEO, false);
  const faults = [...rows.keys()]
    .filter((row) => !permissions.some((one) => one.id === row))
    .map((row) => say('row-without-permission', `The row ${row} is no permission of the guide.`));
  for (const permission of permissions) {
    const required = rows.get(permission.id);
    if (required === undefined) {
      faults.push(say('permission-without-check', `Nothing checks ${permission.label}.`));
    } else if (required !== permission.required) {
      const sentence = `${permission.label} is ${required ? '' : 'not '}required here, but the guide says otherwise.`;
      faults.push(say('required-differs', sentence));
    }
  }
  return faults;
}

/** Every row of the result, and whether it is required. The row of sign-in always is. */
export function rowsOf(checks: VendorChecks): Map<string, boolean> {
  const rows = new Map<string, boolean>([[checks.signIn.row, true]]);
  const put = (row: string, required: boolean) => rows.set(row, (rows.get(row) ?? false) || required);
  for (const check of checks.checks) {
    if (check.kind !== 'choices') put(check.row, check.required);
    else
      for (const one of Object.values(check.cases)) for (const entry of one.notTested) put(entry.row, false);
  }
  return rows;
}

function checkRead(check: ReadCheck, earlier: VendorCheck[], say: Say): Fault[] {
  const faults: Fault[] = [];
  const { path, query } = check.request;
  if (FORBIDDEN_PATHS.some((pattern) => pattern.test(path))) {
    faults.push(say('path-forbidden', `The check ${check.id} asks ${path}, which must never be asked.`));
  }
  const inPath = placeholders(path);
  const inQuery = Object.values(query ?? {}).flatMap(placeholders);
  for (const name of [
    ...inPath.filter((one) => one !== 'value'),
    ...inQuery.filter((one) => one !== 'today'),
  ]) {
    faults.push(
      say('placeholder-without-field', `The check ${check.id} holds {${name}}, which nothing fills.`),
    );
  }
  const { from } = check;
  if (inPath.includes('value') !== (from !== undefined)) {
    const sentence = `The check ${check.id} must have both {value} in its path and a "from", or neither.`;
    faults.push(say('placeholder-without-field', sentence));
  }
  if (from !== undefined && !earlier.some((one) => one.kind === 'read' && one.id === from.check)) {
    faults.push(
      say(
        'from-unknown',
        `The check ${check.id} takes a value from ${from.check}, which is no earlier check.`,
      ),
    );
  }
  return faults;
}

function checkChoices(check: ChoicesCheck, vendor: Vendor, all: VendorCheck[], say: Say): Fault[] {
  const field = vendor.fields.find((one) => one.id === check.field);
  if (field?.choices === undefined) {
    return [
      say('field-unknown', `The check ${check.id} names ${check.field}, which is no field with choices.`),
    ];
  }
  const values = field.choices
    .map((choice) => choice.value)
    .sort()
    .join(', ');
  const cases = Object.keys(check.cases).sort().join(', ');
  const faults =
    values === cases
      ? []
      : [
          say(
            'choices-differ',
            `The check ${check.id} has cases for ${cases}, but ${field.label} offers ${values}.`,
          ),
        ];
  const runs = Object.values(check.cases).flatMap((one) => one.run);
  const strange = runs.filter((run) => !all.some((one) => one.kind === 'read' && one.id === run));
  return [
    ...faults,
    ...strange.map((run) => say('from-unknown', `The check ${check.id} runs ${run}, which is no check.`)),
  ];
}

/** Only an address, or a choice of fixed origins, may stand for an origin; sign-in may name any field. */
function checkBases(vendor: Vendor, checks: VendorChecks, say: Say): Fault[] {
  const { signIn } = checks;
  const origins = [checks.base, ...(checks.baseFor ?? []).map((one) => one.base)].flatMap(placeholders);
  const inSignIn = Object.entries(signIn).filter(([name]) => ['user', 'password', 'token'].includes(name));
  const faults = origins
    .filter((name) => {
      const field = vendor.fields.find((one) => one.id === name);
      return field?.kind !== 'url' && !isPlace(field);
    })
    .map((name) =>
      say('placeholder-without-field', `The base holds {${name}}, which is no field of kind url.`),
    );
  for (const [name, template] of inSignIn) {
    const fields = placeholders(template);
    if (fields.length === 0) {
      faults.push(
        say('placeholder-without-field', `The ${name} of the sign-in names no field, such as {tokenId}.`),
      );
    }
    for (const one of fields.filter((entry) => !vendor.fields.some((field) => field.id === entry))) {
      faults.push(say('placeholder-without-field', `The sign-in holds {${one}}, which is no field.`));
    }
  }
  return faults;
}

function checkLinks(vendor: Vendor, id: string): Fault[] {
  return vendor.links.flatMap((link) =>
    placeholders(link.url)
      .filter((name) => vendor.fields.find((field) => field.id === name)?.kind !== 'url')
      .map((name): Fault => {
        const sentence = `The link ${link.id} holds {${name}}, which is no field of kind url.`;
        return { rule: 'placeholder-without-field', file: `${id}/vendor.json`, sentence };
      }),
  );
}

function checkScript(folder: VendorFolder, checks: VendorChecks, say: Say): Fault[] {
  const kinds = [checks.signIn.kind, ...checks.checks.map((check) => check.kind)];
  const isNeeded = kinds.includes('script') || kinds.includes('token-scope');
  if (!isNeeded || folder.script !== undefined) return [];
  return [
    say('script-missing', `The sign-in or a check needs src-main/checks/scripted/${folder.id}/script.ts.`),
  ];
}

function placeholders(template: string): string[] {
  return [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
}
