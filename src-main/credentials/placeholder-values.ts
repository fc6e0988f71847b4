import type { FieldIssueCode } from '../../src-preload/contract/session.ts';
import type { VendorField } from '../../src-preload/contract/vendor.ts';
import { namesOf, plainName } from './paste-names.ts';
import { readScheme } from './read-scheme.ts';

/** Words for a value that stand in a guide, a template or a program where the value itself belongs. */
const PLACEHOLDERS =
  /^(?:your|insert|enter|paste|put)[-_ .].{2,60}$|^(?:secret|token|password|passwd|key|apikey|api[-_ ]key|value|change[-_ ]?me|placeholder|example|redacted|hidden|undefined|null|none|nil|nan|true|false|todo|tbd|tba|n\/?a|string|\[object object\]|system\.(?:object|string|security\.securestring)(?:\[\])?|#(?:ref|n\/a|name|value|num|null|div\/0)[!?]?|\[(?:image|cid): ?[^\]]*\]|see below|will follow|unknown)$/i;
const TEMPLATES =
  /\{\{[^{}]*\}\}|\$\{[^{}]*\}|^\$(?:env:)?[A-Za-z_]\w*$|^%[A-Za-z_]\w*%$|^<%.*%>$|^@{1,2}[A-Za-z_]\w*@{1,2}$|^\{[a-z_][a-z_ -]*\}$|^\[\[?[a-z][a-z_ -]{2,}\]\]?$|^#\{.*\}#?$|^%(?:\d\$)?[sdvqx@]$|^\{0?\}$|^([~!])[A-Za-z]\w*\1$|^@[A-Za-z]\w*$/i;
const WORD_FOR_VALUE = '(?:secret|token|password|key|credentials?|id|identifier|value)';
/** `client_secret_here`, `my-secret`, `YourApiKey`, `REPLACE_WITH_SECRET`, `fill-me-in`: words only, no digits. */
const NAMED_PLACEHOLDER = new RegExp(
  `^(?:(?:my|the|our|your|some|example|sample|dummy|client|app|api|application|access|account|halo|vsa)[-_ ]?){1,4}${WORD_FOR_VALUE}(?:[-_ ]?(?:value|key|here|goes[-_ ]here))*$|^${WORD_FOR_VALUE}[-_ ]?(?:value|here|goes[-_ ]here)$|^[a-z][a-z_ -]{1,60}[-_ ](?:goes[-_ ])?here$|^(?:replace|fill|update|change|add|set)[-_ ]?(?:me|this|it|in|with|by|your|value|secret|token|key|the)(?:[-_ ][a-z_ -]{1,60})?$|^(?:see|ask|same as|stored in|in)(?:\\s(?!\\d+\\b)[a-z0-9]{1,12}){1,5}$|^-{1,2}$|^(?:fixme|dummy|sample|tbc|pending|not[-_ ]set|unset|empty|none[-_ ]yet)$`,
  'i',
);
/** Where a value is looked up: a program's variable, a command, a store of secrets, a file. */
const LOOKED_UP =
  /^(?:process\.env|import\.meta\.env|os\.(?:environ|getenv)|System\.(?:getenv|Environment)|Environment|getenv|env|secrets|vars?|config|configuration|settings)(?:\.[A-Za-z_]\w*|\[[^\]]*\]|\([^)]*\))+[;,]?$|^\$\(.*\)$|^(?:cat|get-content|op read|pass show|vault (?:kv|read)|az keyvault|aws (?:secretsmanager|ssm)|gcloud secrets|kubectl get|bw get|lpass show)\s|^(?!https?:|wss?:|s?ftps?:)[a-z][a-z0-9+.-]{1,24}:\/\/\S+$|^(?:vault|keyvault|keyring|keychain|arn|aws|ssm|secretsmanager|sops|doppler)[:|]\S+$|^@Microsoft\.KeyVault\(|^ENC\[|^!(?:vault|secret|env|ref|sub|getatt)\b|^(?:\/(?:run|etc|var|home|mnt|opt|usr)\/|[A-Za-z]:\\)\S+$|^(?:%%|__|##|\$\$)[A-Za-z][\w .-]*(?:%%|__|##|\$\$)$/i;
/** Buttons and words of a panel that a copy takes along. */
export const PANEL_WORDS =
  'copy|copied|copy to clipboard|show|hide|reveal|view|edit|close|done|delete|regenerate|generate|kopieren|kopiert|anzeigen|copier|copiar|copia';
const PANEL_ALONE = new RegExp(
  `^(?:${PANEL_WORDS}|save|cancel|refresh|rotate|(?:click|tap|press) to [a-z ]{3,20}|(?:copy|show|generate|reveal) (?:[a-z]{2,10} ){0,2}[a-z]{2,10}|copied to clipboard)!?$`,
  'i',
);
/** Dots, in any writing, for what a page or a log left out. */
const LEFT_OUT = /…|⋯|‥|․{2,}|\.{3,}|\. \. \.|·{3,}|&hellip;|&#8230;|[[(]\.{2,}[\])]/;
const LEFT_OUT_AT_END = new RegExp(`^(?:${LEFT_OUT.source})|(?:${LEFT_OUT.source})["'\`,;)\\]}>]*$`);
/** Dots that lead from a name to its value. */
const LEADER = /^[A-Za-z][A-Za-z ]{1,40}(?:\.{3,}[ :]+|[ :]+\.{3,}[ :]*)(?=[^\s.])/;
/** Three dots within a text this long of the field's own form may be its own. */
const LONGEST_SHORTENED = 40;

const SCHEMED = /^(?:https?|ftp|wss?):\/\//i;
const ENDING =
  '(?:com|net|org|io|eu|biz|info|cloud|app|dev|tech|local|lan|internal|corp|co\\.uk|(?:com?|net|org|ac|gov)\\.[a-z]{2}|de)';
const HOST = new RegExp(
  `^(?:[a-z0-9-]{1,63}\\.){1,5}${ENDING}(?::\\d{1,5})?(?:[/?#]\\S*)?$|^(?:[a-z0-9-]{1,63}\\.)*[a-z][a-z0-9-]{0,62}:\\d{2,5}(?:/\\S*)?$|^\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?(?:/\\S*)?$|^\\[[0-9a-f:]*:[0-9a-f:]*\\](?::\\d{1,5})?(?:/\\S*)?$|^\\\\\\\\[a-z0-9.-]+\\\\\\S*$`,
  'i',
);
const EMAIL = /^(?:mailto:)?[^\s@:/]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}$/i;
const ADDRESSES_INSIDE = /\bhttps?:\/\/[^\s<>()[\]"']+/gi;
const EMAILS_INSIDE = /(?:mailto:)?[^\s@:/<>()[\]"',;]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/gi;

/**
 * What a text is instead of an identifier or a secret, where no value can be made of it; undefined for what may be
 * one. `shape` is the form of the field's values.
 */
export function placeholderIssue(
  field: VendorField,
  text: string,
  shape?: RegExp,
): FieldIssueCode | undefined {
  const isOwnName = namesOf(field, undefined).map(plainName).includes(plainName(text));
  if (isOwnName || PLACEHOLDERS.test(text) || TEMPLATES.test(text)) return 'token-placeholder';
  if (NAMED_PLACEHOLDER.test(text) || PANEL_ALONE.test(text)) return 'token-placeholder';
  if (SCHEMED.test(text) || isAddress(text)) return 'token-address';
  if (LOOKED_UP.test(text)) return 'token-placeholder';
  if (isShortened(text, shape)) return 'token-shortened';
  if (isNothingBut(text, ADDRESSES_INSIDE)) return 'token-address';
  return EMAIL.test(text) || isNothingBut(text, EMAILS_INSIDE) ? 'token-email' : undefined;
}

function isShortened(text: string, shape: RegExp | undefined): boolean {
  if (!LEFT_OUT.test(text) || LEADER.test(text)) return false;
  if (LEFT_OUT_AT_END.test(text) || text.length <= LONGEST_SHORTENED) return true;
  return shape?.test(text) !== true;
}

/** An address, also with a damaged beginning, without one, or with signs around. */
function isAddress(text: string): boolean {
  const bare = text.replace(/^[(<"'`{]+|[)>"'`},;.!?]+$/g, '');
  if (HOST.test(bare)) return true;
  const { kind, rest } = readScheme(bare.replace(/^\/\/+/, ''));
  return (kind !== 'absent' || bare.startsWith('//')) && HOST.test(rest);
}

/** Addresses or mail addresses with nothing beside them that could be a value. */
function isNothingBut(text: string, inside: RegExp): boolean {
  const rest = text.replace(inside, ' ');
  return rest !== text && !/\d|[A-Za-z~+/_.-]{16,}/.test(rest);
}
