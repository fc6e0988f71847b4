import { type Candidate, CONFIDENCE, MAX_PASTED_LENGTH } from './paste-candidate.ts';
import type { PasteNames } from './paste-names.ts';

/** What a reader found, and the text with that part taken out, so that nothing is read twice. */
export type Extraction = { found: Candidate[]; rest: string };

/** Brackets that open no JSON are tried this often, so that a page of them costs nothing. */
const MAX_TRIES = 20;

/**
 * JSON anywhere in the text, flat or nested, also inside a string of other JSON, or a list of
 * `{ "key": …, "value": … }` as API clients export it.
 */
export function readJson(text: string, names: PasteNames): Extraction {
  const found: Candidate[] = [];
  let rest = text;
  for (const { start, end, json } of jsonIn(text)) {
    const before = found.length;
    walk(json, (name, value, isBasic) => {
      const field = names.fieldNamed(name) ?? (isBasic ? halfOfPair(name, names) : undefined);
      const isShort = value !== '' && value.length <= MAX_PASTED_LENGTH;
      if (field !== undefined && isShort)
        found.push({ field, value, confidence: CONFIDENCE.data, at: start });
    });
    if (found.length > before) rest = without(rest, start, end);
  }
  return { found, rest };
}

/** The outermost pieces of JSON. The whole from the first bracket to the last is tried first. */
function jsonIn(text: string): { start: number; end: number; json: unknown }[] {
  const first = text.search(/[{[]/);
  const last = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  if (first === -1 || last <= first) return [];
  const whole = parsed(text.slice(first, last));
  if (whole !== undefined) return [{ start: first, end: last, json: whole }];
  const pieces: { start: number; end: number; json: unknown }[] = [];
  let at = first;
  for (let tries = 0; tries < MAX_TRIES && at !== -1; ) {
    const end = closingOf(text, at);
    const json = end === -1 ? undefined : parsed(text.slice(at, end));
    if (json !== undefined) pieces.push({ start: at, end, json });
    else tries += 1;
    const next = text.slice(json === undefined ? at + 1 : end).search(/[{[]/);
    at = next === -1 ? -1 : (json === undefined ? at + 1 : end) + next;
  }
  return pieces;
}

/** Where the bracket at `start` closes, strings looked over; -1 where it does not. */
function closingOf(text: string, start: number): number {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isInString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `username` and `password` of a basic sign-in, as API clients name its halves. */
function halfOfPair(name: string, names: PasteNames): string | undefined {
  const half = /^user(name)?$/i.test(name) ? 'user' : /^password$/i.test(name) ? 'password' : undefined;
  return names.fields.find(({ rule }) => half !== undefined && rule.basic === half)?.field.id;
}

const MAX_DEPTH = 12;

function walk(
  json: unknown,
  tell: (name: string, value: string, isBasic: boolean) => void,
  depth = 0,
  isBasic = false,
): void {
  if (typeof json === 'string' && /^\s*[{[]/.test(json) && depth <= MAX_DEPTH) {
    walk(parsed(json), tell, depth + 1, isBasic);
    return;
  }
  if (typeof json !== 'object' || json === null || depth > MAX_DEPTH) return;
  if (!Array.isArray(json)) {
    const entry = json as Record<string, unknown>;
    const key = [entry.key, entry.name, entry.Key, entry.Name].find((one) => typeof one === 'string');
    const value = [entry.value, entry.Value, entry.currentValue].find(
      (one) => typeof one === 'string' && one !== '',
    );
    if (typeof key === 'string' && typeof value === 'string') tell(key, value, isBasic);
  }
  for (const [name, value] of Object.entries(json)) {
    const isLeaf = typeof value === 'string' || typeof value === 'number';
    if (isLeaf) tell(name, String(value), isBasic);
    if (!isLeaf || typeof value === 'string') walk(value, tell, depth + 1, isBasic || /^basic$/i.test(name));
  }
}

/** What stands between cells, the surest first: a comma also stands in sentences. */
const DELIMITERS = ['\t', ';', '|', ','] as const;
type Delimiter = (typeof DELIMITERS)[number];

/**
 * Tables copied from a page, CSV with its quotes, and those of Markdown. A row whose names head columns belongs to
 * the rows below it; a row whose first cell is a name and whose second is none is a pair.
 */
export function readTable(text: string, names: PasteNames): Extraction {
  const lines = text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const found: Candidate[] = [];
  for (const delimiter of DELIMITERS) {
    for (let index = 0; index < lines.length; index += 1) {
      const cells = cellsOf(lines[index] ?? '', delimiter);
      if (cells.length < 2) continue;
      const fields = cells.map((cell) => names.fieldNamed(cell));
      const halves = cells.map((cell) => halfOfPair(cell.replace(/^login_/i, ''), names));
      const isKeepers = halves.filter((half) => half !== undefined).length === 2;
      const headed = isKeepers ? fields.map((field, column) => field ?? halves[column]) : fields;
      if (headed.every((field) => field === undefined)) continue;
      const rows = rowsBelow(lines, index, { delimiter, columns: cells.length });
      if (rows.length > 0 && heads(cells, headed, rows[0]?.cells ?? [], names)) {
        for (const row of rows) {
          const end = (starts[row.index] ?? 0) + (lines[row.index] ?? '').length;
          found.push(...taken(row.cells, fields, end), ...takenAsHalf(row.cells, halves, end));
          lines[row.index] = blank(lines[row.index]);
        }
        lines[index] = blank(lines[index]);
      } else if (delimiter === ',' || delimiter === ';') {
        const pair = pairOf(cells, fields, names);
        if (pair === undefined) continue;
        found.push({ ...pair, at: starts[index] ?? 0 });
        lines[index] = blank(lines[index]);
      }
    }
  }
  return { found, rest: lines.join('\n') };
}

function blank(line = ''): string {
  return ' '.repeat(line.length);
}

function taken(cells: string[], fields: (string | undefined)[], at: number): Candidate[] {
  return cells.flatMap((value, column): Candidate[] => {
    const field = fields[column];
    return field === undefined || value === '' ? [] : [{ field, value, confidence: CONFIDENCE.pair, at }];
  });
}

/** A password manager heads its columns `username` and `password`; only what is long enough for a key is one. */
function takenAsHalf(cells: string[], halves: (string | undefined)[], at: number): Candidate[] {
  const isKey = (value: string) => value.length >= SHORTEST_KEY && !/\s/.test(value);
  return taken(
    cells.map((value) => (isKey(value) ? value : '')),
    halves,
    at,
  );
}

const SHORTEST_KEY = 16;

/** The rows of the same table: below, with as many cells, over the rule of a Markdown table. */
function rowsBelow(
  lines: string[],
  head: number,
  table: { delimiter: Delimiter; columns: number },
): { index: number; cells: string[] }[] {
  const rows: { index: number; cells: string[] }[] = [];
  // Rows of a page have empty lines between them.
  let last = head;
  for (let index = head + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const isBetween = /^[\s|:+-]*-{2,}[\s|:+-]*$/.test(line) || (line.trim() === '' && index - last <= 3);
    if (isBetween && (table.delimiter === '\t' || rows.length === 0)) continue;
    const cells = cellsOf(line, table.delimiter);
    // A tab that was cut off at the end of a copied row leaves a cell out.
    const isRow = cells.length >= 2 && (table.delimiter === '\t' || cells.length === table.columns);
    if (!isRow) break;
    last = index;
    rows.push({ index, cells });
  }
  return rows;
}

/** The cells of a line; in quotes a delimiter is none, and a doubled quote is one. */
function cellsOf(line: string, delimiter: Delimiter): string[] {
  const bare = delimiter === '|' ? line.trim().replace(/^\|/, '').replace(/\|$/, '') : line;
  if (!bare.includes(delimiter)) return [bare.trim()];
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < bare.length; at += 1) {
    const sign = bare.charAt(at);
    if (isQuoted && sign === '"' && bare.charAt(at + 1) === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (sign === delimiter && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  cells.push(cell);
  return cells.map((one) => one.trim().replace(/^[`*_]+|[`*]+$/g, ''));
}

/** `"Client ID","…"`: a name and one word that is none; a sentence with commas is no row. */
function pairOf(
  cells: string[],
  fields: (string | undefined)[],
  names: PasteNames,
): Omit<Candidate, 'at'> | undefined {
  const [field] = fields;
  const [, value = ''] = cells;
  const isValue = value !== '' && !/\s/.test(value) && names.fieldNamed(value) === undefined;
  if (field === undefined || cells.length > 4 || !isValue) return undefined;
  return { field, value, confidence: CONFIDENCE.pair };
}

/** Is this row the head of the one below? One name alone may also be the first half of a pair. */
function heads(cells: string[], fields: (string | undefined)[], below: string[], names: PasteNames): boolean {
  const named = fields.filter((field) => field !== undefined).length;
  if (named === 0 || cells.length < 2 || below.length < 2) return false;
  if (below.some((cell) => names.fieldNamed(cell) !== undefined)) return false;
  // A head is made of names: a value in it makes the row a pair.
  if (cells.some((cell) => /\d/.test(cell) && cell.length >= 8)) return false;
  if (named >= 2) return true;
  return fields[0] === undefined || (cells.length >= 3 && !/\d/.test(cells[1] ?? ''));
}

/** Takes a part out and leaves its length, so that places stay the same. */
function without(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
}
