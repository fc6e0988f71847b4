/** Members that hold the kind of an error rather than a sentence, the most telling first. */
const CODES = ['error', 'code', 'errorcode', 'error_code'];
/** Members that lead elsewhere or give advice: what they name need not be what happened. */
const UNRELATED_MEMBERS =
  /^(?:.*(?:uri|url|link|links|href|docs?|documentation)|help|hint|hints|suggestions?|examples?|request|path|instance|trace|stack\w*)$/i;
const MAX_DEPTH = 4;
const MAX_TEXTS = 100;
const MAX_MEMBERS = 200;

/**
 * All texts of a refusal's JSON, codes before sentences, whatever the members are called: gateways and frameworks
 * have a place of their own each. Bounded in depth and number.
 */
export function refusalTexts(body: unknown): string[] {
  const codes: string[] = [];
  const sentences: string[] = [];
  let seen = 0;
  const walk = (value: unknown, name: string, depth: number): void => {
    seen += 1;
    if (seen > MAX_MEMBERS || codes.length + sentences.length >= MAX_TEXTS) return;
    if (typeof value === 'string') (CODES.includes(name) ? codes : sentences).push(value);
    else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
      for (const [member, one] of Object.entries(value)) {
        if (!UNRELATED_MEMBERS.test(member))
          walk(one, Array.isArray(value) ? '' : member.toLowerCase(), depth + 1);
      }
    }
  };
  walk(body, '', 0);
  return [...codes, ...sentences];
}
