const MARK = '[removed]';
/** Shorter texts occur by chance and would tear holes into every sentence. */
const SHORTEST_SECRET = 6;

// What looks like a secret although nobody has named it. Each is bounded, so that no input takes long.
const SHAPES: readonly [RegExp, string][] = [
  [/\bneo_sk_[A-Za-z0-9_-]{4,200}/g, MARK],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,4000}/gi, `$1 ${MARK}`],
  [/\beyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{2,4000}(\.[A-Za-z0-9_-]{0,2000})?/g, MARK],
  [
    /\b((?:client[_-]?|token[_-]?|api[_-]?|access[_-]?|refresh[_-]?)?(?:secret|token|key|password|passphrase))(["']?\s{0,4}[:=]\s{0,4}["']?)[^\s"'&,;}]{3,4000}/gi,
    `$1$2${MARK}`,
  ],
  // User and password, and the query, of an address.
  [/\b(https?:\/\/)[^\s/@?#]{1,400}@/gi, `$1${MARK}@`],
  [/\b(https?:\/\/[^\s?#]{1,400})\?[^\s"']{1,4000}/gi, `$1?${MARK}`],
  // Long runs of token letters; words, UUIDs and dotted names are shorter or hold other signs.
  [/\b(?=[A-Za-z0-9_+/=-]{0,60}\d)[A-Za-z0-9_+/=]{32,4000}\b={0,2}/g, MARK],
  // The name in a home folder is a person's.
  [/((?:\/home|\/Users|[A-Za-z]:\\Users)[\\/])[^\\/\s"':]{1,100}/g, '$1~'],
];

/**
 * For everything that leaves main as text: logs, and the vendors' own words in evidence. `secrets` are removed
 * wherever they stand, also encoded; what merely looks like a secret is removed too.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  for (const form of secrets.flatMap(formsOf).sort((one, other) => other.length - one.length)) {
    clean = clean.replaceAll(form, MARK);
  }
  for (const [shape, replacement] of SHAPES) clean = clean.replace(shape, replacement);
  return clean;
}

/** The ways in which a secret comes back from a server, a log line or a stack. */
function formsOf(secret: string): string[] {
  if (secret.length < SHORTEST_SECRET) return [];
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(bytes.toString()),
    new URLSearchParams({ s: secret }).toString().slice(2),
    base64,
    base64.replaceAll('+', '-').replaceAll('/', '_'),
    bytes.toString('hex'),
  ];
  return [...new Set(forms)];
}
