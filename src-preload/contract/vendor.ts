/**
 * The shape of a vendor folder (resources/vendors/<id>): what main and the renderer both read, what only the
 * renderer reads (guide) and what only main reads (checks). resources/vendors/README.md explains it for people.
 * Longer than other files because a folder is one thing, and is read here from end to end.
 */

import type { NamesRule } from './names.ts';
import type { PasteRules } from './paste-rules.ts';
import type { GuideReasons, GuideSpot } from './reason-places.ts';
import type { Visibility } from './visibility.ts';

/** How a field is typed and kept. `identifier` and `secret` are sealed; a secret is never shown again. */
export type FieldKind = 'url' | 'identifier' | 'secret' | 'choice';

export type VendorField = {
  id: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  /** A test runs without it, and may offer its values to choose from; submitting needs it all the same. */
  testsWithout?: true;
  /** The step of the guide that produces the value. */
  step: string;
  /** One short sentence: where the value is read. */
  help: string;
  placeholder?: string;
  /** `origin`, where the choice is a place such as a region: one of `allowedOrigins`, asked when it is chosen. */
  choices?: { value: string; label: string; origin?: string }[];
  default?: string;
  /** Soft hint on length for "these look swapped"; never a reason to refuse. */
  usualLength?: number;
  /** The field it is commonly swapped with. */
  swappedWith?: string;
  /** Aliases at Neo, first one used by the assumed contract. */
  neoNames: string[];
};

/** Rules for a field of kind `url`. Hosts are lower case; `*.` stands for whole labels. */
export type UrlRules = {
  ownDomains: string[];
  /** A bare word is proposed as `<word>.<suggestDomain>`. */
  suggestDomain?: string;
  /** Words a guide of this vendor writes where the tenant's own name belongs, besides the usual ones. */
  placeholders?: string[];
  /** Set where the vendor also runs on a server of one's own: `https://word` is such a server, and no tenant. */
  onPremise?: boolean;
  /**
   * Set where such a server may have the product in a folder, `https://word/folder`: the first segments of the product's
   * own addresses, lower case, before which the folder ends.
   */
  folder?: { endsBefore: string[] };
  /** Hosts that are never right, with the key of their words in words.<language>.json. */
  lookAlikes: { host: string; words: string; refuse: boolean }[];
};

/** What the text of an identifier suggests. Only `must` is a reason to refuse. */
export type VendorHint =
  /** It usually goes with a value of a choice field: filled in there while untouched, said there when it differs. */
  | { field: string; startsWith: string; means: { field: string; value: string }; words: string }
  /** It does not look as usual. `usually` is a regular expression, case ignored. */
  | { field: string; usually: string; words: string }
  /** It cannot be one: the vendor's own documents give its form. `must` is a regular expression, case ignored. */
  | { field: string; must: string; words: string };

export type VendorLink = {
  id: string;
  label: string;
  /** `https://…`, or with `{field}` as the whole origin: `{tenantUrl}/app`. */
  url: string;
};

export type Vendor = {
  id: string;
  name: string;
  kind: 'psa' | 'rmm' | 'neo';
  /** The name in Neo's integration paths and in the order of connecting: PSA first. */
  integration: string;
  /** Place in lists among the vendors of its kind, low first; those without one follow by name. */
  order?: number;
  tagline: string;
  fields: VendorField[];
  url?: UrlRules;
  /** Fixed origins a request may go to besides the origin typed in the url field. */
  allowedOrigins: string[];
  /** Can the vendor restrict a credential by the caller's address? Then the row "Seen from Neo's servers" stands. */
  restrictsByAddress: boolean;
  links: VendorLink[];
  /** Secrets that start like this belong to somebody else; the words say whose. */
  foreignSecrets: { startsWith: string; words: string }[];
  hints?: VendorHint[];
  /** A choice field whose other places may be tried, on purpose, after a refused sign-in. */
  alternatives?: string;
  paste?: PasteRules;
  visibility?: Visibility[];
  /** Keys of the identity which Review says aloud, the owner of the credential first. */
  saysAloud?: string[];
};

export type GuideActor = 'you' | 'portal-admin' | 'either';

export type GuideMark = { mark: string; words: string };

export type GuideNote = { id: string; kind: 'note' | 'warning' | 'important'; text: string };

export type GuideStep = {
  id: string;
  title: string;
  actor: GuideActor;
  /** Short instructions, in order. `**bold**` marks what is read on the vendor's screen; nothing else is markup. */
  text: string[];
  notes: GuideNote[];
  /** The picture's file name without its ending, and its caption. */
  screen?: { picture: string; caption: string };
  /** The controls to light, in order of clicking. The first is lit on arrival. */
  marks: GuideMark[];
  /** Fields this step fills. */
  fills: string[];
  /** Permissions granted on this step, with the mark to light when one of them fails. */
  permissions: { permission: string; mark: string; words: string }[];
  /** Tick list before going on. */
  beforeYouGoOn: { id: string; text: string }[];
  link?: string;
};

export type GuidePermission = {
  /** Also the row's id in the result. */
  id: string;
  label: string;
  access: string;
  purpose: string;
  required: boolean;
  /** False for rows which are not a box in the portal (sign-in, "seen from Neo's servers"). */
  granted: boolean;
};

export type GuideEdition = { id: string; label: string; steps: GuideStep[] };

export type Guide = {
  vendor: string;
  introduction: string[];
  notes: GuideNote[];
  /** The question asked when there is more than one edition. */
  editionQuestion?: string;
  editions: GuideEdition[];
  permissions: GuidePermission[];
  minimum: string;
  whatsNext: string[];
  /** Links of vendor.json to read on, shown with the last step. */
  readOn?: string[];
  /** Where the address of the url field is read; absent for a vendor whose addresses are fixed. */
  address?: GuideSpot;
  /** Where _Show me where_ leads for each reason of the vendor's checks (contract/reason-places.ts). */
  reasons: GuideReasons[];
};

/** Dotted path into JSON: `Data.0.Identifier`. */
export type JsonPath = string;

/**
 * What a member must hold to count as evidence; null and blank text never do. `id` is a number or a text, `name` a
 * text that is not merely the words of a refusal.
 */
export const VALUE_KINDS = ['text', 'name', 'id', 'number', 'boolean', 'list', 'object'] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

export type ResponseRules = {
  /** Where the list is, or may be; empty for the answer itself. Absent for a single object. */
  list?: JsonPath | JsonPath[];
  /** Where the object is, for answers that are no list. */
  object?: JsonPath;
  total?: JsonPath;
  /**
   * An error answer that means: allowed, and there is nothing. Told from any other answer of that status by its
   * names, all of which must stand in it, and by its `message`, a regular expression without regard to case.
   */
  emptyAnswer?: { status: number; names: string[]; message: string };
  /**
   * The positive evidence: what a record of this area holds and records of other areas do not. Of each group at least
   * one member must be there, with a value of its kind. A plain list of names is one group, of values of any kind.
   */
  has: Record<string, ValueKind>[] | string[];
  /** Members that only records of other areas have: one of them, and it is no record of this area. */
  hasNot?: string[];
  /** A second status inside the body that must be 2xx where it is present. */
  innerStatus?: JsonPath;
  /** Where an error's words are, or may be; a plain text answer is its own words. */
  errorMessage?: JsonPath | JsonPath[];
};

export type ReadCheck = {
  id: string;
  kind: 'read';
  row: string;
  required: boolean;
  request: { path: string; query?: Record<string, string> };
  answer: ResponseRules;
  emptyIs: 'warning' | 'passed';
  /** Words for an empty answer, in words.<language>.json. */
  emptyWords?: string;
  /** Statuses that neither prove nor disprove anything for this row. */
  neutral?: number[];
  /** One value from an earlier check, put where `{value}` stands in the path. */
  from?: { check: string; path: JsonPath };
  /** Values to show as the vendor's identity: label from words, path into the answer. */
  identity?: { words: string; path: JsonPath }[];
  /** The answer's text is dropped unread past the evidence: it may hold someone's secrets. */
  keepNothing?: boolean;
};

export type ChoicesCheck = {
  id: string;
  kind: 'choices';
  field: string;
  /** For each value of the choice field: the checks to run and the rows that are not tested, with their reason. */
  cases: Record<string, { run: string[]; notTested: { row: string; reason: string; hidden?: boolean }[] }>;
};

export type ScriptCheck = { id: string; kind: 'script'; row: string; required: boolean };
export type TokenScopeCheck = {
  id: string;
  kind: 'token-scope';
  row: string;
  required: boolean;
  scope: string;
};
export type VendorCheck = ReadCheck | ChoicesCheck | ScriptCheck | TokenScopeCheck;

export type VendorChecks = {
  vendor: string;
  /** `{field}` as the whole origin, then a fixed path: `{tenantUrl}/api/v3`. */
  base: string;
  signIn:
    | { kind: 'basic'; user: string; password: string; row: string }
    | { kind: 'bearer'; token: string; row: string }
    | { kind: 'script'; row: string };
  /** A base other than `base` for some hosts, e.g. one vendor's shared host without `/api`. */
  baseFor?: { host: string; base: string }[];
  /** If every request of the run answers 403, all rows are Could not tell with these words. */
  allForbiddenWords?: string;
  /** Requests under way at once; one where it is not said. */
  concurrency?: number;
  names?: NamesRule;
  /** Checks in the order they run. */
  checks: VendorCheck[];
};

/** The pretend vendor of practice: for each scenario, what each path answers. */
export type PracticeResponse = {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  delay?: number;
};
export type PracticeScenario =
  | 'everything-works'
  | 'missing-permission'
  | 'wrong-secret'
  | 'empty-tenant'
  | 'slow-network';
export type VendorPractice = {
  vendor: string;
  /** Values of the pretend portal, by field id. */
  values: Record<string, string>;
  /** Path below the base → answer. The header Authorization is compared with the values before any path. */
  answers: Record<string, PracticeResponse>;
  unauthorized: PracticeResponse;
  /** Per scenario: paths answered otherwise, values shown otherwise, delay in milliseconds for all. */
  scenarios: Record<
    PracticeScenario,
    { answers?: Record<string, PracticeResponse>; values?: Record<string, string>; delay?: number }
  >;
};

/**
 * Texts of one vendor folder by key, in one language. `{name}` is filled from params. A key that is a reason's
 * code, or `<code>.<row id>`, replaces the app's own words for it (words/vendor-word-keys.ts).
 */
export type VendorWords = Record<
  string,
  | string
  | {
      happened: string;
      notMean: string;
      next: string;
      who: 'you' | 'portal-admin' | 'vendor' | 'network-admin' | 'neo-admin';
    }
>;
