import { type Candidate, LONGEST_VALUE, SURE } from './paste-candidate.ts';
import type { PasteNames } from './paste-names.ts';

/** What a reader found, and the text with that part taken out, so that nothing is read twice. */
export type Part = { found: Candidate[]; rest: string };

/** JSON anywhere in the text, flat or nested, or a list of `{ "key": …, "value": … }` as API clients export it. Pure. */
export function readJson(text: string, names: PasteNames): Part {
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
  if (start === -1 || end <= start) return { found: [], rest: text };
  let json: unknown;
  try {
    json = JSON.parse(text.slice(start, end + 1));
  } catch {
    return { found: [], rest: text };
  }
  const found: Candidate[] = [];
  walk(json, (name, value) => {
    const field = names.fieldNamed(name);
    const isShort = value !== '' && value.length <= LONGEST_VALUE;
    if (field !== undefined && isShort) found.push({ field, value, sure: SURE.data, at: start });
  });
  return found.length === 0 ? { found, rest: text } : { found, rest: without(text, start, end + 1) };
}

const DEEPEST = 12;

function walk(json: unknown, tell: (name: string, value: string) => void, depth = 0): void {
  if (typeof json !== 'object' || json === null || depth > DEEPEST) return;
  if (!Array.isArray(json)) {
    const entry = json as Record<string, unknown>;
    const key = [entry.key, entry.name].find((one) => typeof one === 'string');
    if (typeof key === 'string' && typeof entry.value === 'string') tell(key, entry.value);
  }
  for (const [name, value] of Object.entries(json)) {
    if (typeof value === 'string' || typeof value === 'number') tell(name, String(value));
    else walk(value, tell, depth + 1);
  }
}

/**
 * Tables copied from a page: cells with tabs between. A row whose names head columns belongs to the rows below; a row
 * whose first cell is a name and whose second is not is a pair. Pure.
 */
export function readTable(text: string, names: PasteNames): Part {
  const lines = text.split('\n');
  const found: Candidate[] = [];
  let at = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const cells = line.split('\t');
    const fields = cells.map((cell) => names.fieldNamed(cell));
    const below = (lines[index + 1] ?? '').split('\t');
    if (heads(cells, fields, below, names)) {
      const taken = below.flatMap((cell, column): Candidate[] => {
        const field = fields[column];
        const value = cell.trim();
        return field === undefined || value === '' ? [] : [{ field, value, sure: SURE.pair, at }];
      });
      found.push(...taken);
      lines[index] = line.replace(/./g, ' ');
      lines[index + 1] = (lines[index + 1] ?? '').replace(/./g, ' ');
    }
    at += line.length + 1;
  }
  return { found, rest: lines.join('\n') };
}

/** Is this row the head of the one below? One name alone may also be the first half of a pair. */
function heads(cells: string[], fields: (string | undefined)[], below: string[], names: PasteNames): boolean {
  const named = fields.filter((field) => field !== undefined).length;
  if (named === 0 || cells.length < 2 || below.length < 2) return false;
  if (below.some((cell) => names.fieldNamed(cell) !== undefined)) return false;
  if (named >= 2) return true;
  return fields[0] === undefined || (cells.length >= 3 && !/\d/.test(cells[1] ?? ''));
}

/** Takes a part out and leaves its length, so that places stay the same. */
function without(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
}
