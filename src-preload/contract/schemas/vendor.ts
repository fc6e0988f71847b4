import { z } from 'zod';
import { address, fieldId, id, pattern, schemaLink, text, wordKey } from './basic.ts';

// Strict, so that a mistyped name is a fault and not silence.

const origin = z.string().regex(/^https:\/\/[a-z0-9.-]+$/, 'must be an https origin without a path');
const host = z.string().regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a host in small letters');

const field = z.strictObject({
  id: fieldId,
  label: text,
  /** How it is typed and stored. `identifier` and `secret` are sealed; a secret is never shown again. */
  kind: z.enum(['url', 'identifier', 'secret', 'choice']),
  required: z.boolean(),
  /** The step of the guide that produces the value. */
  step: id,
  /** One short sentence: where the value is read. */
  help: text,
  placeholder: text.optional(),
  /** `origin`, where the choice is a place such as a region: one of `allowedOrigins`, used when it is chosen. */
  choices: z.array(z.strictObject({ value: id, label: text, origin: origin.optional() })).optional(),
  default: z.string().optional(),
  /** Soft hint on length for "these look swapped"; never a reason to refuse. */
  usualLength: z.int().positive().optional(),
  /** The field it is commonly swapped with. */
  swappedWith: fieldId.optional(),
  /** A test runs without it, and may offer its values to choose from; submitting needs it all the same. */
  testsWithout: z.literal(true).optional(),
  /** Aliases at Neo, first one used by the assumed contract. */
  neoNames: z.array(text),
});

/** Rules for a field of kind `url`. Hosts are lower case; `*.` stands for whole labels. */
const urlRules = z.strictObject({
  ownDomains: z.array(host),
  /** A bare word is proposed as `<word>.<suggestDomain>`. */
  suggestDomain: host.optional(),
  /** Words a guide of this vendor writes where the tenant's own name belongs, besides the usual ones. */
  placeholders: z.array(z.string().regex(/^[a-z0-9-]+$/, 'must be a label in small letters')).optional(),
  /** Set where the vendor also runs on a server of one's own: `https://word` is such a server, and no tenant. */
  onPremise: z.boolean().optional(),
  /**
   * Set where such a server may have the product in a folder, `https://word/folder`: the first segments of the
   * product's own addresses, lower case, before which the folder ends.
   */
  folder: z.strictObject({ endsBefore: z.array(text).min(1) }).optional(),
  /** Hosts that are never right. */
  lookAlikes: z.array(z.strictObject({ host, words: wordKey, refuse: z.boolean() })),
});

/** How the value of one field is found in a text that was pasted whole. */
const pasteRule = z.strictObject({
  field: fieldId,
  /** Names it goes by besides its label, its id and its names at Neo. Case and separators do not matter. */
  names: z.array(text),
  /** A pattern for the whole value. It must be bounded and harmless, see check:vendors. */
  shape: text.optional(),
  /** True when a value of this shape is recognised without a name beside it. */
  alone: z.boolean().optional(),
  /** The field whose value it follows on the next line where a panel shows both without a name. */
  after: fieldId.optional(),
  /** Its half of a pair for HTTP Basic. */
  basic: z.enum(['user', 'password']).optional(),
  /** Patterns for one choice: looked for in its labelled text, and in the addresses of the paste. */
  choicePatterns: z.array(z.strictObject({ value: id, pattern: text })).optional(),
});

/** What the text of an identifier suggests. Only `must` is a reason to refuse. */
const hint = z.union([
  /** It usually goes with a value of a choice field: filled in there while untouched, reported there when it differs. */
  z.strictObject({
    field: fieldId,
    startsWith: text,
    suggests: z.strictObject({ field: fieldId, value: id }),
    words: wordKey,
  }),
  /** It does not look as usual. */
  z.strictObject({ field: fieldId, usually: pattern, words: wordKey }),
  /** It cannot be one: the vendor's own documents give its form. */
  z.strictObject({ field: fieldId, must: pattern, words: wordKey }),
]);

const color = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a color like #1457d7');

/** A color in the light and in the dark theme. */
const themed = z.strictObject({ light: color, dark: color });

/** The shape of vendor.json. */
export const vendorSchema = z.strictObject({
  ...schemaLink,
  id,
  name: text,
  /** For lists, where room is short. */
  shortName: text.optional(),
  kind: z.enum(['psa', 'rmm', 'neo']),
  /** The name in Neo's integration paths and in the order of connecting: PSA first. */
  integration: text,
  /** Place in lists among the vendors of its kind, low first; those without one follow by name. */
  order: z.int().optional(),
  tagline: text,
  /** Colors of the tile that stands for the vendor: of `logo.svg` and of the ground behind it. Grey without them. */
  logo: z.strictObject({ ink: themed, ground: themed }).optional(),
  /**
   * Colors of the drawn screens, which name nothing else: the page, a panel on it, lines, text, quieter text, what is
   * pressed or chosen, the head of a page, a selected row. Neutral ones without them.
   */
  screen: z
    .strictObject({
      bg: color,
      panel: color,
      line: color,
      ink: color,
      soft: color,
      accent: color,
      header: color,
      selected: color,
    })
    .optional(),
  fields: z.array(field).min(1),
  url: urlRules.optional(),
  /** Fixed origins a request may go to besides the origin typed in the url field. */
  allowedOrigins: z.array(origin),
  /** Can the vendor restrict a credential by the caller's address? Then the row "Seen from Neo's servers" stands. */
  restrictsByAddress: z.boolean(),
  /** `url` is `https://…`, or has `{field}` as the whole origin: `{tenantUrl}/app`. */
  links: z.array(z.strictObject({ id, label: text, url: address })),
  /** Secrets that start like this belong to somebody else; the words say whose. */
  foreignSecrets: z.array(z.strictObject({ startsWith: z.string().min(3), words: wordKey })),
  hints: z.array(hint).optional(),
  /** A choice field whose other places may be tried, on purpose, after a refused sign-in. */
  alternatives: fieldId.optional(),
  /** `prefixes` are what people put before a name in a file of settings, and how they head a paragraph in a mail. */
  paste: z.strictObject({ prefixes: z.array(text), fields: z.array(pasteRule) }).optional(),
  /**
   * What a technician can be asked to guess, so that a credential which sees too little is noticed. `check` is the
   * request whose count is compared, `row` its row, `words` the usual cause, with `{count}` and `{expected}`.
   */
  visibility: z.array(z.strictObject({ check: id, row: id, ask: text, words: wordKey })).optional(),
  /** Keys of the identity which Review shows, the owner of the credential first. */
  reviewIdentity: z.array(wordKey).optional(),
});
