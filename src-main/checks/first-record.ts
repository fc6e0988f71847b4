type Level = { kind: 'object' | 'array'; key: string; index: number; start: number; expectsKey: boolean };

/** The first complete record of a list in JSON text that was cut off; `undefined` when there is none. */
export function firstRecordOfTruncated(text: string, listPath: string): unknown {
  return firstRecordsOfTruncated(text, listPath, 1)[0];
}

/**
 * The first complete records of a list in JSON text that was cut off (a body over the size cap never parses
 * as a whole), `most` of them. Walks the text once, without building anything else.
 */
export function firstRecordsOfTruncated(text: string, listPath: string, most: number): unknown[] {
  const found: unknown[] = [];
  const wanted = () => (listPath === '' ? `${found.length}` : `${listPath}.${found.length}`);
  const levels: Level[] = [];
  let position = 0;
  while (position < text.length) {
    const char = text[position];
    const level = levels.at(-1);
    if (char === '"') {
      const end = endOfString(text, position);
      if (end === -1) return found;
      if (level?.kind === 'object' && level.expectsKey) {
        level.key = text.slice(position + 1, end);
        level.expectsKey = false;
      }
      position = end + 1;
      continue;
    }
    if (char === '{' || char === '[') {
      levels.push({
        kind: char === '{' ? 'object' : 'array',
        key: '',
        index: 0,
        start: position,
        expectsKey: char === '{',
      });
    } else if (char === '}' || char === ']') {
      if (level === undefined) return found;
      levels.pop();
      if (pathOf(levels) === wanted()) {
        const record = parse(text.slice(level.start, position + 1));
        if (record === undefined || found.push(record) === most) return found;
      }
    } else if (char === ',' && level !== undefined) {
      if (level.kind === 'array') level.index += 1;
      else level.expectsKey = true;
    }
    position += 1;
  }
  return found;
}

/**
 * What of JSON text that was cut off can be read: everything up to the last whole value, closed where the cut left
 * objects and lists open. Its lists may lack records. `undefined` where the text is no JSON.
 */
export function parseTruncatedJson(text: string): unknown {
  const open: string[] = [];
  /** Where the text may end, and what would close it there. */
  let end = 0;
  let closing = '';
  for (let position = text.startsWith('\uFEFF') ? 1 : 0; position < text.length; position += 1) {
    const char = text[position];
    if (char === '"') {
      const last = endOfString(text, position);
      if (last === -1) break;
      position = last;
    } else if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']');
      end = position + 1;
      closing = open.toReversed().join('');
    } else if (char === '}' || char === ']') {
      if (open.pop() !== char) return undefined;
      end = position + 1;
      closing = open.toReversed().join('');
    } else if (char === ',') {
      end = position;
      closing = open.toReversed().join('');
    }
  }
  return end === 0 ? undefined : parse(`${text.slice(text.startsWith('\uFEFF') ? 1 : 0, end)}${closing}`);
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function pathOf(levels: Level[]): string {
  return levels.map((level) => (level.kind === 'array' ? String(level.index) : level.key)).join('.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
