import type { FieldProblem } from '../../src-preload/contract/session.ts';
import type { VendorField } from '../../src-preload/contract/vendor.ts';
import { namesOf, plainName } from './paste-names.ts';

/** Words for a value that stand in a guide, a template or a program where the value itself belongs. */
const STAND_INS =
  /^(?:your|insert|enter|paste|put)[-_ .].{2,60}$|^(?:secret|token|password|passwd|key|apikey|api[-_ ]key|value|change[-_ ]?me|placeholder|example|redacted|hidden|undefined|null|none|nil|nan|true|false|todo|tbd|tba|n\/?a|string|\[object object\]|see below|will follow|unknown)$/i;
const TEMPLATE_SIGNS =
  /\{\{[^{}]*\}\}|\$\{[^{}]*\}|^\$(?:env:)?[A-Za-z_]\w*$|^%[A-Za-z_]\w*%$|^<%.*%>$|^@{1,2}[A-Za-z_]\w*@{1,2}$|^\{[a-z_][a-z_ -]*\}$|^\[\[?[a-z][a-z_ -]{2,}\]\]?$|^#\{.*\}#?$/i;
const ADDRESS =
  /^(?:https?|ftp|wss?):\/\/|^(?:[a-z0-9-]{1,63}\.){1,5}(?:com|net|org|io|eu|co\.uk|de)(?:\/\S*)?$/i;
const EMAIL = /^(?:mailto:)?[^\s@:/]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}$/i;
/** Three dots in a text this long may be a value's own; in a shorter one they stand for what was left out. */
const LONGEST_SHORTENED = 40;

/**
 * What a text is instead of an identifier or a secret, where no value can be made of it; undefined for what may be
 * one. Pure.
 */
export function standInFor(field: VendorField, text: string): FieldProblem | undefined {
  const isOwnName = namesOf(field, undefined).map(plainName).includes(plainName(text));
  if (isOwnName || STAND_INS.test(text) || TEMPLATE_SIGNS.test(text)) return 'token-placeholder';
  const isShort = text.length <= LONGEST_SHORTENED;
  if (/…/.test(text) || (isShort && /\.{3,}/.test(text)) || /\[\.{2,}\]/.test(text)) return 'token-shortened';
  if (ADDRESS.test(text)) return 'token-address';
  return EMAIL.test(text) ? 'token-email' : undefined;
}
