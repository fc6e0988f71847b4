import type { AppError } from '../../src-preload/contract/app-error.ts';
import { type ClientColumns, MOST_CLIENTS } from '../../src-preload/contract/client-list.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { findVendor, vendorIds } from '../vendors/catalog.ts';
import type { ClientList } from './runtime-state.ts';

/* A list of clients as spreadsheets, PSAs and people write it: from bytes to cells, and which column is which. */

type Rows = ClientList['rows'];
type ReadList = { ok: true; rows: Rows } | { ok: false; error: AppError };

/**
 * The text of a file: UTF-8 with or without a byte-order mark, UTF-16 of either order, else Windows-1252, which older
 * spreadsheets write. Null where it is no text at all.
 */
export function decodeList(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes);
  const text = encoding === 'windows-1252' ? fromWindows(bytes) : new TextDecoder(encoding).decode(bytes);
  // A workbook is a zip; and no text holds a zero.
  return text.startsWith('PK\u0003\u0004') || text.includes('\0') ? null : text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 200);
  const zeros = (odd: number) => start.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  // Without a mark: every other byte of Latin letters is zero.
  if (start.length >= 4 && zeros(1) > start.length / 3) return 'utf-16le';
  if (start.length >= 4 && zeros(0) > start.length / 3) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** What Windows-1252 has from 0x80 to 0x9f. Not by TextDecoder: Node 20 takes the name for Latin-1, which has nothing there. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** Loaded when asked. Cells are text, whatever they begin with: nothing here computes. */
export async function parseList(text: string): Promise<ReadList> {
  const { default: Papa } = await import('papaparse');
  const plain = text.replace(/^\uFEFF/, '');
  // What stands in a file of a spreadsheet for the spreadsheet alone.
  const named = /^sep=(.)\r?\n/i.exec(plain);
  const rows: Rows = [];
  let line = named === null ? 1 : 2;
  let at = 0;
  let unclosed: number | null = null;
  const body = named === null ? plain : plain.slice(named[0].length);
  Papa.parse<string[]>(body, {
    delimiter: named?.[1] ?? '',
    delimitersToGuess: [',', ';', '\t'],
    // Otherwise the guess of the separator counts the line behind the last one.
    skipEmptyLines: 'greedy',
    step: ({ data, errors, meta }, parser) => {
      if (errors.some(({ code }) => code === 'MissingQuotes')) unclosed ??= line;
      const cells = data.map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
      // A value may have lines of its own.
      line += body.slice(at, meta.cursor).split(/\r\n|\r|\n/).length - 1;
      at = meta.cursor;
      if (rows.length > MOST_CLIENTS + 1) parser.abort();
    },
  });
  if (unclosed !== null) return { ok: false, error: { code: 'list-quotes', params: { line: unclosed } } };
  if (rows.length === 0) return { ok: false, error: { code: 'list-empty' } };
  if (rows.length > MOST_CLIENTS + 1) return { ok: false, error: { code: 'list-too-long' } };
  return { ok: true, rows };
}

const CLIENT =
  /^(client|customer|company|organi[sz]ation|account|name|kunde|client name|customer name|company name|account name)s?$/i;
const TECHNICIAN = /\b(technician|tech|engineer|assignee|assigned to|owner)\b/i;
const VENDORS = /^(vendor|product|tool|integration|system|psa|rmm)s?\b/i;

/** The columns by their names, or by what stands in them. */
export function guessColumns(rows: Rows): { columns: ClientColumns; hasHeading: boolean } {
  const heading = rows[0]?.cells ?? [];
  const named = (pattern: RegExp) => heading.findIndex((cell) => pattern.test(cell.replaceAll('_', ' ')));
  const client = named(CLIENT);
  const technician = named(TECHNICIAN);
  const vendors = named(VENDORS);
  const hasHeading = client !== -1 || technician !== -1 || vendors !== -1;
  const taken = [technician, vendors];
  const isFree = (at: number) => !taken.includes(at);
  if (hasHeading) {
    const columns = {
      client:
        client === -1
          ? Math.max(
              heading.findIndex((_cell, at) => isFree(at)),
              0,
            )
          : client,
      technician: technician === -1 ? null : technician,
      vendors: vendors === -1 ? null : vendors,
    };
    return { columns, hasHeading };
  }
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const found = Array.from({ length: width }, (_, at) => at).find((at) =>
    rows.every(({ cells }) => {
      const { known, unknown } = readVendors(cells[at] ?? '');
      return known.length > 0 && unknown === null;
    }),
  );
  const first = found === 0 && width > 1 ? 1 : 0;
  return { columns: { client: first, technician: null, vendors: found ?? null }, hasHeading };
}

const plainWord = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The vendors that a cell names, in whatever way, and the first word that names none. */
export function readVendors(cell: string): { known: string[]; unknown: string | null } {
  const parts = cell
    .split(/[,;/|+&\n]|\sand\s/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => ({ part, vendor: vendorNamed(plainWord(part)) }));
  return {
    known: [...new Set(read.flatMap(({ vendor }) => vendor?.id ?? []))],
    unknown: read.find(({ vendor }) => vendor === undefined)?.part ?? null,
  };
}

/** By its name, its short one or Neo's for it; the beginning of one is enough where it is no other's. */
function vendorNamed(word: string): Vendor | undefined {
  const all = vendorIds()
    .map(findVendor)
    .filter(({ kind }) => kind !== 'neo')
    .map((vendor) => {
      const { id, name, shortName = name, integration } = vendor;
      return { vendor, names: [id, name, shortName, integration].map(plainWord) };
    });
  const exact = all.find(({ names }) => names.includes(word));
  if (exact !== undefined) return exact.vendor;
  if (word.length < 3) return undefined;
  const begun = all.filter(({ names }) => names.some((name) => name.startsWith(word)));
  return begun.length === 1 ? begun[0]?.vendor : undefined;
}
