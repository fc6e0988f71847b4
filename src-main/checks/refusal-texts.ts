/** Members that hold the kind of an error rather than a sentence, the most telling first. */
const CODES = ['error', 'code', 'errorcode', 'error_code'];
/** Members that lead elsewhere or give advice: what they name need not be what happened. */
const ASIDE =
  /^(?:.*(?:uri|url|link|links|href|docs?|documentation)|help|hint|hints|suggestions?|examples?|request|path|instance|trace|stack\w*)$/i;
const DEEPEST = 4;
const MOST_TEXTS = 100;
const MOST_MEMBERS = 200;

/**
 * All texts of a refusal's JSON, codes before sentences, whatever the members are called: gateways and frameworks have
 * a place of their own each. Bounded in depth and number. Pure.
 */
export function refusalTexts(body: unknown): string[] {
  const codes: string[] = [];
  const sentences: string[] = [];
  let seen = 0;
  const walk = (value: unknown, name: string, depth: number): void => {
    seen += 1;
    if (seen > MOST_MEMBERS || codes.length + sentences.length >= MOST_TEXTS) return;
    if (typeof value === 'string') (CODES.includes(name) ? codes : sentences).push(value);
    else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
      for (const [member, one] of Object.entries(value)) {
        if (!ASIDE.test(member)) walk(one, Array.isArray(value) ? '' : member.toLowerCase(), depth + 1);
      }
    }
  };
  walk(body, '', 0);
  return [...codes, ...sentences];
}
