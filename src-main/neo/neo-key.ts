/**
 * A Neo API key is known by its shape alone, `neo_sk_<environment>_…`: Neo documents neither its length nor its
 * letters. Characters that no header can carry are never part of one.
 */
const KEY = /^neo_sk_[a-z0-9-]+_[\x21-\x7e]+$/i;

export function looksLikeNeoKey(text: string): boolean {
  return KEY.test(text);
}

/** `neo_sk_prod_`: the part of a key that says which environment it is for; it is no secret. */
export function neoKeyPrefix(text: string): string | undefined {
  return looksLikeNeoKey(text) ? /^neo_sk_[a-z0-9-]+_/i.exec(text)?.[0] : undefined;
}
