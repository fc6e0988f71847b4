/**
 * A value in groups: its hyphens are lost, or spaces, dots and strokes stand in their place or between its digits.
 */
export function regroupValue(
  text: string,
  telling: RegExp | undefined,
): { text: string; code: 'inner-space' | 'token-hyphens' } | undefined {
  const groups = telling === undefined ? undefined : groupsOf(telling);
  if (groups === undefined || !/^[0-9a-f\s._/:=\u00b7-]+$/i.test(text)) return undefined;
  // What has no hyphens may be another's value if there are some.
  if (groups.length === 1 && /[^0-9a-f\s=]/i.test(text)) return undefined;
  const bare = text.replace(/[^0-9a-f]/gi, '');
  let at = 0;
  const parts = groups.map((length) => {
    at += length;
    return bare.slice(at - length, at);
  });
  const whole = parts.join('-');
  if (bare.length !== at || telling?.test(whole) !== true) return undefined;
  return { text: whole, code: groups.length === 1 || /\s/.test(text) ? 'inner-space' : 'token-hyphens' };
}

/** The lengths of the groups of a form that is made of hexadecimal digits and hyphens alone. */
function groupsOf(telling: RegExp): number[] | undefined {
  const all = telling.source.replace(/^\^\(\?:|\)\$$/g, '').split('-[');
  const lengths = all.map((part) => /^\[?0-9a-f\]\{(\d+)\}$/.exec(part)?.[1]);
  return lengths.every((length) => length !== undefined) ? lengths.map(Number) : undefined;
}
