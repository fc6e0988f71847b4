import { readUrl } from '../../src-main/credentials/read-url.ts';
import type { Vendor, VendorField } from '../../src-preload/contract/vendor.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';

/** Faults of the hints from one field to another, and of the places that a choice stands for. */
export function checkHints({ id, vendor }: VendorFolder): Fault[] {
  if (vendor === undefined) return [];
  const file = `${id}/vendor.json`;
  const say = (rule: Fault['rule'], sentence: string): Fault => ({ rule, file, sentence });
  return [...checkMeanings(vendor, say), ...checkPlaces(vendor, say), ...checkExamples(vendor, say)];
}

type Say = (rule: Fault['rule'], sentence: string) => Fault;

function checkMeanings(vendor: Vendor, say: Say): Fault[] {
  return (vendor.hints ?? []).flatMap((hint) => {
    const faults: Fault[] = [];
    // What a secret begins with is nobody's business, and a choice or an address is judged by its own rules.
    if (fieldOf(vendor, hint.field)?.kind !== 'identifier') {
      faults.push(say('field-unknown', `A hint reads ${hint.field}, which is no identifier.`));
    }
    if (!('suggests' in hint)) return faults;
    const { field, value } = hint.suggests;
    const choices = fieldOf(vendor, field)?.choices;
    if (choices === undefined) {
      faults.push(say('field-unknown', `A hint speaks of ${field}, which is no field with choices.`));
    } else if (!choices.some((choice) => choice.value === value)) {
      faults.push(say('choices-differ', `A hint suggests ${value}, which ${field} does not offer.`));
    }
    return faults;
  });
}

function checkPlaces(vendor: Vendor, say: Say): Fault[] {
  const strange = vendor.fields
    .flatMap((field) => field.choices ?? [])
    .filter(({ origin }) => origin !== undefined && !vendor.allowedOrigins.includes(origin))
    .map(({ label, origin }) =>
      say('origin-unknown', `${label} stands for ${origin}, which is not among the allowed origins.`),
    );
  const { alternatives } = vendor;
  if (alternatives === undefined || isPlace(fieldOf(vendor, alternatives))) return strange;
  const sentence = `The alternatives are ${alternatives}, which is no field whose every choice has an origin.`;
  return [...strange, say('origin-unknown', sentence)];
}

/** The example that a field shows must not be taken for an address when somebody types it. */
function checkExamples(vendor: Vendor, say: Say): Fault[] {
  const rules = vendor.url;
  if (rules === undefined) return [];
  return vendor.fields
    .filter((field) => field.kind === 'url' && field.placeholder !== undefined)
    .filter(({ placeholder, label }) => readUrl(placeholder ?? '', rules, label).issue?.blocking !== true)
    .map(({ label, placeholder }) =>
      say(
        'example-accepted',
        `${label} shows ${placeholder} as its example, and would take it for an address.`,
      ),
    );
}

/** Every choice of the field stands for an origin of its own. */
export function isPlace(field: VendorField | undefined): boolean {
  const choices = field?.choices ?? [];
  return choices.length > 0 && choices.every((choice) => choice.origin !== undefined);
}

function fieldOf(vendor: Vendor, id: string): VendorField | undefined {
  return vendor.fields.find((field) => field.id === id);
}
