// Longer than others because the table of bad input is one, and is read from end to end.

import { shapeOf } from '../../../src-main/credentials/paste-names.ts';
import type { FieldCorrection, FieldView } from '../../../src-preload/contract/session.ts';
import type { Vendor, VendorField } from '../../../src-preload/contract/vendor.ts';

/** Never to be seen in a view, wherever it was typed. */
export const HUSH = 'hush-canary-5ecret';
export const NEO_KEY = `neo_sk_prod_${HUSH}`;
export const LONG = 10_000;

/** One bad input for one field: what is typed, what is kept of it, and what is said. */
export type BadInput = {
  name: string;
  typed: string;
  /** The text kept, in the session or sealed; null where nothing is. */
  kept: string | null;
  corrections?: FieldCorrection[];
  code?: string;
  blocking?: boolean;
  proposal?: FieldView['proposal'];
  /** Is the kept text shown again? A secret's never is. */
  shown: boolean;
};

/** Every bad input that a field of this kind can meet. `good` is a value that nothing is wrong with. */
export function badInputsOf(vendor: Vendor, field: VendorField, good: string): BadInput[] {
  if (field.kind === 'choice')
    return [
      {
        name: 'a wrong choice',
        typed: 'mars',
        kept: good,
        code: 'not-a-choice',
        blocking: true,
        shown: true,
      },
    ];
  if (field.kind === 'url') return badAddresses(vendor, good);
  return badTokens(vendor, field, good);
}

/** What any copy can bring along; it is taken off, visibly. */
function corrects(good: string, shown: boolean): BadInput[] {
  const [head, tail] = [good.slice(0, -1), good.slice(-1)];
  const corrected = (name: string, typed: string, corrections: FieldCorrection[]) => ({
    name,
    typed,
    kept: good,
    corrections,
    shown,
  });
  return [
    corrected('spaces and a line break around it', ` \t${good}\r\n`, ['trimmed']),
    corrected('quotes', `"${good}"`, ['unquoted']),
    corrected('curly quotes', `“${good}”`, ['unquoted']),
    corrected('angle brackets', `<${good}>`, ['unquoted']),
    corrected('a zero-width space', `${head}\u200b${tail}`, ['invisible-removed']),
    corrected('a byte-order mark', `\ufeff${good}`, ['invisible-removed']),
    corrected('a direction override', `${head}\u202e${tail}\u202c`, ['invisible-removed']),
    corrected('a direction isolate', `\u2066${good}\u2069`, ['invisible-removed']),
    corrected('an Arabic letter mark', `${head}\u061c${tail}`, ['invisible-removed']),
    corrected('a variation selector', `${head}\ufe0f${tail}`, ['invisible-removed']),
    corrected('a control character', `${head}\u0007${tail}`, ['invisible-removed']),
    corrected('all of them', ` "\u200b${good}\u0000" \n`, ['invisible-removed', 'trimmed', 'unquoted']),
  ];
}

function refused(name: string, typed: string, code: string, kept: string | null = typed): BadInput {
  return { name, typed, kept, code, blocking: true, shown: false };
}

/** What is no value at all, in any field that is typed. */
const nothings = [
  refused('spaces', ' \t\n', 'empty', null),
  refused('a zero-width space alone', '\u200b', 'empty', null),
  refused('empty quotes', '""', 'empty', null),
  refused('a mask of dots', '••••••••••••', 'masked'),
  refused('a mask of stars', '************', 'masked'),
  refused('a mask in the middle', 'abcd••••••••wxyz', 'masked'),
  refused('a Neo key', NEO_KEY, 'neo-key'),
  {
    ...refused('a Neo key in quotes', `'${NEO_KEY}'`, 'neo-key', NEO_KEY),
    corrections: ['unquoted'] as FieldCorrection[],
  },
  refused('a Neo key as a header', `Authorization: Bearer ${NEO_KEY}`, 'neo-key'),
];

function badTokens(vendor: Vendor, field: VendorField, good: string): BadInput[] {
  const isShown = field.kind === 'identifier';
  const foreign = vendor.foreignSecrets.map(({ startsWith, words }) =>
    refused(`what begins with ${startsWith}`, `${startsWith}${HUSH}`, `vendor:${words}`),
  );
  const panel = `Name: Neo Agent  Made by: somebody at the portal  ID: 12  Secret: ${HUSH}`.padEnd(90, '.');
  const unusual = (vendor.hints ?? []).filter((hint) => !('suggests' in hint) && hint.field === field.id);
  return [
    ...corrects(good, isShown),
    ...nothings,
    ...foreign,
    ...wrapped(vendor, field, good),
    ...standIns(field, good),
    refused('a page', 'a1'.repeat(LONG / 2), 'too-long'),
    ...(isShown ? [refused('the panel around it', panel, 'too-long')] : []),
    {
      name: 'a space inside',
      typed: `${good.slice(0, 1)} ${good.slice(1)}`,
      kept: `${good.slice(0, 1)} ${good.slice(1)}`,
      code: 'inner-space',
      blocking: mustBe(vendor, field) !== undefined,
      ...(isInPieces(vendor, field, good) ? { proposal: offered(vendor, field, good, true) } : {}),
      shown: isShown,
    },
    ...unusual.map((hint) => ({
      name: 'another shape than usual',
      typed: `odd~${HUSH}`,
      kept: `odd~${HUSH}`,
      code: `vendor:${hint.words}`,
      blocking: 'must' in hint,
      shown: false,
    })),
  ];
}

/** The form that every value of the field has, where the vendor says so. */
function mustBe(vendor: Vendor, field: VendorField): RegExp | undefined {
  const hint = (vendor.hints ?? []).find((one) => one.field === field.id && 'must' in one);
  return hint !== undefined && 'must' in hint ? new RegExp(hint.must, 'i') : undefined;
}

/** Only pieces that look like a key's are put together, and only where the whole has the field's form. */
function isInPieces(vendor: Vendor, field: VendorField, good: string): boolean {
  return /^\d/.test(good) && (shapeOf(vendor, field.id)?.test(good) ?? false);
}

/** A secret is named and never shown; so is an identifier that cannot be told from one. */
function offered(vendor: Vendor, field: VendorField, good: string, isShown: boolean): BadInput['proposal'] {
  const mayBeSeen =
    field.kind === 'identifier' && (isShown || shapeOf(vendor, field.id)?.test(good) === true);
  return mayBeSeen ? { kind: 'value', value: good } : { kind: 'corrected' };
}

/** What a copy, a word processor or a program puts around or into a value: named, kept as it is, and proposed without. */
function wrapped(vendor: Vendor, field: VendorField, good: string): BadInput[] {
  const wrap = (
    name: string,
    typed: string,
    code: string,
    blocking: boolean,
    isReadable = true,
  ): BadInput[] => {
    const isRefused = blocking || mustBe(vendor, field)?.test(typed) === false;
    const shown = field.kind === 'identifier' && isReadable;
    const proposal = offered(vendor, field, good, shown);
    return typed === good ? [] : [{ name, typed, kept: typed, code, blocking: isRefused, proposal, shown }];
  };
  const isLong = good.length >= 16;
  return [
    ...wrap('a comma behind it', `${good},`, 'token-punctuation', false),
    ...wrap('a semicolon behind it', `${good};`, 'token-punctuation', false),
    ...wrap('brackets', `(${good})`, 'token-punctuation', false),
    ...wrap('square brackets', `[${good}]`, 'token-punctuation', false),
    ...wrap('braces', `{${good}}`, 'token-punctuation', false),
    ...wrap('quotes and a comma', `"${good}",`, 'token-punctuation', false),
    ...wrap('stars of Markdown', `**${good}**`, 'token-punctuation', false),
    ...wrap('a bullet', `- ${good}`, 'token-punctuation', false),
    ...wrap('an en dash', good.replace('-', '–'), 'token-dash', true),
    ...wrap('a hyphen that does not break', good.replace('-', '\u2011'), 'token-dash', true),
    ...wrap('a minus sign', good.replace('-', '−'), 'token-dash', true),
    ...wrap('a Cyrillic letter', good.replace('a', 'а').replace('e', 'е'), 'token-look-alike', true),
    ...wrap('a Greek letter', good.replace('o', 'ο'), 'token-look-alike', true),
    ...wrap(
      'full width',
      good.replace(/[0-9]/, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)),
      'token-look-alike',
      true,
    ),
    ...wrap('percent signs', good.replaceAll('-', '%2D'), 'token-encoded', false),
    ...wrap('entities', good.replaceAll('-', '&#45;'), 'token-encoded', false),
    ...wrap('a bearer header', `Authorization: Bearer ${good}`, 'token-header', true, false),
    ...wrap('half a bearer header', `Bearer ${good}`, 'token-header', true, false),
    ...wrap('a header of its own', `X-Api-Key: ${good}`, 'token-header', true, false),
    ...wrap('a setting', `${field.neoNames[0]?.toUpperCase()}=${good}`, 'token-pair', true, false),
    ...wrap('its label', `${field.label}: ${good}`, 'token-pair', true, false),
    ...wrap('a member of JSON', `"${field.neoNames[0]}": "${good}"`, 'token-pair', true, false),
    ...wrap('a tag', `<code>${good}</code>`, 'token-markup', true, false),
    ...wrap('the value twice', `${good} ${good}`, 'token-twice', false),
    ...(isLong && !/^(.+)\1+$/.test(good)
      ? wrap('the value twice in one', good + good, 'token-twice', false)
      : []),
    ...wrap('a button behind it', `${good} Copy`, 'token-surrounded', false),
  ];
}

/** What is no value at all, and nothing can be made of. */
function standIns(field: VendorField, good: string): BadInput[] {
  const refuse = (typed: string, code: string): BadInput => ({
    ...refused(`no value: ${typed}`, typed, code),
    shown: field.kind === 'identifier',
  });
  return [
    ...[
      '{{client_secret}}',
      '$' + '{TOKEN}',
      '%TOKEN%',
      'YOUR_SECRET_HERE',
      'your-token',
      'changeme',
      'undefined',
      '[secret]',
    ].map((typed) => refuse(typed, 'token-placeholder')),
    refuse(field.label, 'token-placeholder'),
    refuse(`${good.slice(0, 4)}…${good.slice(-4)}`, 'token-shortened'),
    refuse('abcd...wxyz', 'token-shortened'),
    refuse('a1b2c3...', 'token-shortened'),
    refuse('https://acme.example.com/api', 'token-address'),
    refuse('acme.example.com', 'token-address'),
    refuse('tech@acme.example', 'token-email'),
    { ...refuse('xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', 'masked'), shown: false },
  ];
}

function badAddresses(vendor: Vendor, good: string): BadInput[] {
  const host = good.replace('https://', '');
  const domain = vendor.url?.suggestDomain ?? '';
  const shown = { shown: true };
  const corrected = (name: string, typed: string, corrections: FieldCorrection[]) => ({
    name,
    typed,
    kept: good,
    corrections,
    ...shown,
  });
  const lookAlikes = (vendor.url?.lookAlikes ?? []).map(({ host: like, words, refuse }): BadInput => {
    const origin = `https://${like.replace('*.', 'any.')}`;
    return {
      name: `the host ${like}`,
      typed: origin,
      kept: origin,
      code: `vendor:${words}`,
      blocking: refuse,
      ...shown,
    };
  });
  return [
    ...corrects(good, true),
    ...nothings,
    ...lookAlikes,
    corrected('a path', `${good}/app/main/systems/1`, ['path-removed']),
    corrected('a fragment', `${good}/#/tickets`, ['path-removed']),
    corrected('a long deep link', `${good}/${'a'.repeat(LONG)}`, ['path-removed']),
    corrected('no scheme', host, ['scheme-added']),
    corrected('no scheme and a path', `${host}/login`, ['scheme-added', 'path-removed']),
    corrected('one slash', `https:/${host}`, ['scheme-added']),
    corrected('http', `http://${host}`, ['https-used']),
    corrected('a secret in the query', `${good}/installer?secret=${HUSH}`, ['secret-stripped']),
    corrected('a Neo key in the query', `${good}/?key=${NEO_KEY}`, ['secret-stripped']),
    corrected('a user and a password', `https://me:${HUSH}@${host}`, ['secret-stripped']),
    corrected('a user and a password without scheme', `me:${HUSH}@${host}`, [
      'scheme-added',
      'secret-stripped',
    ]),
    {
      ...refused(
        'a password before what is no host',
        `https://me:${HUSH}@[${host}`,
        'url-unreadable',
        `https://[${host}`,
      ),
      corrections: ['secret-stripped'],
      ...shown,
    },
    {
      ...refused(
        'a password behind another scheme',
        `ftp://me:${HUSH}@${host}`,
        'url-not-https',
        `ftp://${host}`,
      ),
      corrections: ['secret-stripped'],
      ...shown,
    },
    refused('a secret', `${'0a1b2c3d'.repeat(8)}`, 'foreign-secret'),
    refused('a host of a page’s length', 'a'.repeat(LONG), 'too-long'),
    {
      ...refused('a part longer than any host’s', `https://${'a'.repeat(64)}.${domain}`, 'too-long'),
      ...shown,
    },
    { ...refused('no host', 'https://', 'url-unreadable'), ...shown },
    { ...refused('words', 'see the wiki', 'url-unreadable'), ...shown },
    {
      ...refused('a bare word', 'Contoso', 'url-bare-word'),
      proposal: { kind: 'value', value: `https://contoso.${domain}` },
      ...shown,
    },
    {
      ...refused('a space inside', `https://contoso .${domain}`, 'url-unreadable'),
      proposal: { kind: 'value', value: `https://contoso.${domain}` },
      ...shown,
    },
    {
      name: 'a letter that looks like another',
      typed: `https://аcme.${domain}`,
      kept: new URL(`https://аcme.${domain}`).origin,
      code: 'url-idn',
      blocking: false,
      proposal: { kind: 'value', value: `https://acme.${domain}` },
      ...shown,
    },
    ...['https://192.168.1.20', 'https://10.0.0.5:8443', 'https://localhost', 'https://[fd00::1]'].map(
      (typed) => ({
        name: `the private ${typed}`,
        typed,
        kept: typed,
        code: 'url-private',
        blocking: false,
        ...shown,
      }),
    ),
  ];
}
