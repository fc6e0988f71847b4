/**
 * What an answer of Neo's public API says. Neo wraps everything: `{data, meta}` or `{error, meta}`. An answer
 * without that envelope did not come from Neo, or not from this API, and proves nothing either way.
 * Source: Neo's developer pages on the envelope and on errors.
 */
export type NeoReading =
  | { kind: 'data'; data: unknown; requestId?: string }
  | { kind: 'error'; code: string; message?: string; requestId?: string }
  | { kind: 'foreign'; trouble: 'html-answer' | 'not-json' | 'wrong-shape' };

/** Reads the body of one answer. Error codes come back in lower case: Neo's own pages differ in case. Pure. */
export function readEnvelope(body: string, contentType = ''): NeoReading {
  const text = body.startsWith('\uFEFF') ? body.slice(1) : body;
  if (/\bhtml\b/i.test(contentType) || text.trimStart().startsWith('<')) return foreign('html-answer');
  if (text.trim() === '') return foreign('wrong-shape');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return foreign('not-json');
  }
  if (!isRecord(value)) return foreign('wrong-shape');
  const id = isRecord(value.meta) ? plainName(value.meta.request_id) : undefined;
  const requestId = id === undefined ? {} : { requestId: id };
  if (isRecord(value.error)) {
    const code = plainName(value.error.code)?.toLowerCase();
    if (code === undefined) return foreign('wrong-shape');
    const said = value.error.message;
    const message = typeof said === 'string' && said !== '' ? { message: said } : {};
    return { kind: 'error', code, ...message, ...requestId };
  }
  const isData = Object.hasOwn(value, 'data') && isRecord(value.meta) && (value.error ?? null) === null;
  return isData ? { kind: 'data', data: value.data, ...requestId } : foreign('wrong-shape');
}

/** Codes and ids are short and plain; anything else is not repeated on a screen. */
function plainName(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.:-]{1,80}$/.test(value) ? value : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function foreign(trouble: 'html-answer' | 'not-json' | 'wrong-shape'): NeoReading {
  return { kind: 'foreign', trouble };
}
