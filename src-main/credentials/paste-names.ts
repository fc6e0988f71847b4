import type { PasteRule, Vendor, VendorField } from '../../src-preload/contract/vendor.ts';

/** `end` is the place behind the name; `prefixed` when one of the vendor's prefixes stood before it. */
export type NamePlace = { field: string; start: number; end: number; prefixed: boolean };

const MOST_NAMES = 300;

/** A vendor's fields as they go by in texts. */
export type PasteNames = {
  fields: { field: VendorField; rule: PasteRule; shape: RegExp | undefined }[];
  /** The field that goes by a whole name, a prefix before it or not: `HALO_CLIENT_ID`, `clientId`, `Client ID *`. */
  fieldNamed: (name: string) => string | undefined;
  /** The known names in a text, in order; the first few hundred, for no message holds more. */
  within: (text: string) => NamePlace[];
};

/** `TokenId`, `token_id` and `Token ID` are one name: its words in small letters. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** What a name is compared by. */
export function plainName(name: string): string {
  return wordsOf(name).join('');
}

/** All names of a field: the rule's own, its label, its id and its names at Neo. */
export function namesOf(field: VendorField, rule: PasteRule | undefined): string[] {
  return [field.label, field.id, ...field.neoNames, ...(rule?.names ?? [])];
}

/** The form of a field's whole value, if its rules give one. */
export function shapeOf(vendor: Vendor, field: string): RegExp | undefined {
  const shape = vendor.paste?.fields.find((one) => one.field === field)?.shape;
  return shape === undefined ? undefined : new RegExp(`^(?:${shape})$`, 'i');
}

/** Makes a vendor's rules ready to read with. A vendor without rules is read by its labels alone. */
export function pasteNames(vendor: Vendor): PasteNames {
  const rules = vendor.paste?.fields ?? [];
  const fields = vendor.fields.map((field) => {
    const rule = rules.find((one) => one.field === field.id) ?? { field: field.id, names: [] };
    return { field, rule, shape: shapeOf(vendor, field.id) };
  });
  const prefixes = (vendor.paste?.prefixes ?? []).map(plainName);
  const byName = new Map<string, string>();
  const phrases = new Map<string, string>();
  for (const { field, rule } of fields) {
    for (const name of namesOf(field, rule)) {
      if (!byName.has(plainName(name))) byName.set(plainName(name), field.id);
      phrases.set(plainName(name), wordsOf(name).join('[ _.-]?'));
    }
  }
  // The longest first: `Client Secret` must not be read as `Client` and something.
  const sources = [...phrases.entries()].sort(([one], [other]) => other.length - one.length);
  const heads = (vendor.paste?.prefixes ?? []).map((prefix) => wordsOf(prefix).join('[ _.-]?'));
  const head = heads.length === 0 ? '()' : `((?:${heads.join('|')})[ _.-]?)?`;
  // A value may hold such words too, `test-client-secret-7`: a name stands between no hyphens.
  const anyName = new RegExp(
    `(?<![A-Za-z0-9_]|[A-Za-z0-9]-)${head}(${sources.map(([, phrase]) => phrase).join('|')})(?![A-Za-z0-9_]|-[A-Za-z0-9])`,
    'gi',
  );

  const fieldNamed = (name: string) => {
    const plain = plainName(name);
    const short = prefixes.find(
      (prefix) => plain.startsWith(prefix) && byName.has(plain.slice(prefix.length)),
    );
    return byName.get(plain) ?? (short === undefined ? undefined : byName.get(plain.slice(short.length)));
  };
  return {
    fields,
    fieldNamed,
    within(text) {
      const places: NamePlace[] = [];
      for (const match of text.matchAll(anyName)) {
        const field = byName.get(plainName(match[2] ?? ''));
        const prefixed = (match[1] ?? '') !== '';
        if (field === undefined) continue;
        places.push({ field, start: match.index, end: match.index + match[0].length, prefixed });
        if (places.length === MOST_NAMES) break;
      }
      return places;
    },
  };
}
