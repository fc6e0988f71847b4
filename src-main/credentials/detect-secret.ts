/** Words in a parameter's name that say: what follows is a secret, whatever it looks like. */
const STRONG_WORDS = new Set(
  'secret,password,passwd,pwd,passphrase,pass,token,jwt,credential,credentials,apikey,accesskey,bearer,assertion,authorization,samlresponse,signature,otp'.split(
    ',',
  ),
);
/** Words that also name ordinary things (`state=open`, `key=status`): only a value that looks random makes it one. */
const WEAK_WORDS = new Set(
  'key,code,state,auth,session,sessionid,jsessionid,sid,sig,nonce,hash,ticket,hmac,invite,reset,grant,pin,sas'.split(
    ',',
  ),
);
const KEY_KINDS = new Set(
  'api,access,secret,private,subscription,shared,license,licence,app,client'.split(','),
);

const GUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
/** The random part of a value: a run without separators. */
const RANDOM_RUN = 16;
const LONG_RUN = 24;

/** `access_token`, `accessToken` and `X-Api-Key` are read by their words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/**
 * Does this text look like a key, a password or a token made by a machine? Words, numbers, dates, slugs and a single
 * GUID, by which records go in addresses, do not.
 */
export function looksRandom(text: string): boolean {
  if (/neo_sk_/i.test(text) || /^eyJ[\w-]{5,}/.test(text)) return true;
  if (GUID.test(text)) return false;
  // Two GUIDs and more in one are a secret of HaloPSA's form.
  if (/^[0-9a-f]{8}(-[0-9a-f]{4,12}){5,}$/i.test(text)) return true;
  const runs = text.match(/[A-Za-z0-9]+/g) ?? [];
  return runs.some((run) => {
    if (run.length < RANDOM_RUN) return false;
    // By hexadecimal numbers of up to a GUID's length records go, too.
    if (run.length <= 32 && /^[0-9a-f]+$/i.test(run)) return false;
    const digits = (run.match(/[0-9]/g) ?? []).length;
    const letters = run.length - digits;
    if (letters === 0) return false;
    // Words written together, `TicketsAndAssets`, and words with a year behind.
    if (/^(?:[A-Z]?[a-z]{2,}|[A-Z]{2,5})+\d{0,4}$/.test(run) || isWords(run)) return false;
    if (digits >= 2 && changes(run) >= 4) return true;
    if (digits >= 1 && /[a-z]/.test(run) && /[A-Z]/.test(run)) return true;
    return run.length >= LONG_RUN && changes(run) >= 8;
  });
}

/** `HowToResetPassword2024`: short words are among them, but half are longer. */
function isWords(run: string): boolean {
  const letters = run.replace(/\d{1,4}$/, '');
  const words = letters.match(/[A-Z]?[a-z]+|[A-Z]{2,5}(?![a-z])/g) ?? [];
  const isWhole = words.join('') === letters && words.every((word) => word.length >= 2);
  return isWhole && words.filter((word) => word.length >= 4).length * 2 >= words.length;
}

/** How often a run goes over from one kind of character to another: words and numbers seldom do. */
function changes(run: string): number {
  const kinds = [...run].map((one) => (/[0-9]/.test(one) ? 'd' : /[A-Z]/.test(one) ? 'u' : 'l'));
  return kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
}

/** Is `name=value` a secret? By its name, or by what the value looks like. */
export function isSecretPair(name: string, value: string): boolean {
  if (value.trim() === '') return false;
  const words = wordsOf(name);
  const isKeyOf = words.some((word, index) => word === 'key' && KEY_KINDS.has(words[index - 1] ?? ''));
  const isAbout = words.at(-1) === 'type' || words.at(-1) === 'id' || words.at(-1) === 'name';
  if (!isAbout && (isKeyOf || words.some((word) => STRONG_WORDS.has(word)))) return true;
  if (looksRandom(value)) return true;
  const isWeak = words.some((word) => WEAK_WORDS.has(word));
  return isWeak && looksMixed(value);
}

/** Too short to look random, but no number of a ticket, no date and no word with a number either. */
function looksMixed(value: string): boolean {
  if (value.length < 8 || !/\d/.test(value) || !/[A-Za-z]/.test(value) || GUID.test(value)) return false;
  if (isWords(value)) return false;
  const parts = value.split(/[^A-Za-z0-9_+/=~]+/).filter((part) => part !== '');
  if (parts.length > 1) return parts.filter((part) => part.length >= 4 && changes(part) >= 3).length >= 2;
  return value.length >= RANDOM_RUN || changes(value) >= 4 || /[bcdfghjklmnpqrstvwxz]{5,}/i.test(value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const MAX_DEPTH = 4;

/**
 * Is there a secret in what stands behind the host: path, query, fragment, each also percent-encoded, and an address
 * inside another?
 */
export function hasSecret(rest: string, depth = 0): boolean {
  return rest.split(/[/?#&;|]+/).some((piece) => {
    if (piece === '') return false;
    const sign = piece.search(/[=:]/);
    const [name, value] = sign === -1 ? ['', piece] : [piece.slice(0, sign), piece.slice(sign + 1)];
    const plain = decoded(value);
    if (isSecretPair(decoded(name), plain)) return true;
    return depth < MAX_DEPTH && plain !== value && hasSecret(plain, depth + 1);
  });
}

/** Does the user or the password before the host look secret? A user's name alone does not. */
export function isSecretUser(username: string, password: string): boolean {
  return password !== '' || looksRandom(decoded(username));
}
