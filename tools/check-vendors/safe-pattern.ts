/** Longest pattern in characters, highest bound of a repetition, and how many repetitions and options it may hold. */
const LONGEST = 200;
const HIGHEST = 512;
const VARYING = 2;
const OPTIONAL = 6;

/**
 * What makes a paste pattern unsafe, as the end of a sentence, or null. A pattern runs over text from anywhere, so
 * its work has a ceiling: no repetition without an end, none of a group (a nested quantifier takes exponential time),
 * and at most two that vary, which leaves about 512² steps for a place in the text.
 */
export function faultOfPattern(pattern: string): string | null {
  if (pattern.length > LONGEST) return `is longer than ${LONGEST} characters`;
  try {
    new RegExp(pattern, 'i');
  } catch {
    return 'is no regular expression';
  }
  const bare = withoutClasses(pattern);
  if (/\(\?(?!:)/.test(bare)) return 'looks ahead or behind, or names a group';
  if (/\\[1-9]|\\k</.test(bare)) return 'refers back to a group';
  const quantifiers = [...bare.replaceAll('(?:', '(').matchAll(/\{(\d+)(,(\d*))?\}|[*+?]/g)];
  if (
    quantifiers.some(([text, , range, high]) => /^[*+]/.test(text) || (range !== undefined && high === ''))
  ) {
    return 'repeats without an end';
  }
  if (/\)[*+{]/.test(bare)) return 'repeats a group';
  const bounded = quantifiers.filter(([text]) => text.startsWith('{'));
  if (bounded.some(([, low, , high]) => Number(high || low) > HIGHEST))
    return `repeats over ${HIGHEST} times`;
  const varying = bounded.filter(([, low, range, high]) => range !== undefined && low !== high);
  if (varying.length > VARYING) return `has more than ${VARYING} repetitions that vary`;
  if (quantifiers.filter(([text]) => text === '?').length > OPTIONAL)
    return `has more than ${OPTIONAL} optional parts`;
  return null;
}

/** Character classes and escaped characters stand for one character each, whatever is written in them. */
function withoutClasses(pattern: string): string {
  return pattern.replace(/\\[^1-9k]/g, 'x').replace(/\[(?:[^\]\\]|\\.)*\]/g, 'x');
}
