/** A key of Neo's, a token of a browser, or an ID: no name holds one. */
const KNOWN = /neo_sk_|\b[0-9a-f]{32,}\b|eyJ[\w-]{8,}\.|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
/** A run of letters and digits as long as this may be a key. */
const RUN = /[A-Za-z0-9_~+/=-]{20,}/g;

/**
 * Does a text that is meant as a name look like a key? A name is stored and shown as it is, so that a key in its
 * field is not handed on. Words and a year written together are no key.
 */
export function looksLikeKey(text: string): boolean {
  const isMixed = (run: string) => run.split(/\d+/).filter((part) => part !== '').length >= 3;
  return KNOWN.test(text) || (text.match(RUN) ?? []).some((run) => /\d.*\d/.test(run) && isMixed(run));
}

/** Nothing that is seen: spaces and characters without width. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text);
}
