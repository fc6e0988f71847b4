import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/*
 * What the log says of a surprise: its kind and the places it came through. Never its message, which may quote a value.
 *
 * The code is one bundle in short names. The build writes a map beside each of its files (compressed, but for the one of
 * development), and what a place was called in
 * the sources is looked up when there is something to say. Node's own way (`setSourceMapsEnabled`) reads and keeps the map
 * of every file it loads, at each start.
 */

const MOST_PLACES = 6;
const LONGEST_PLACES = 300;
/**
 * Places that were looked up. Few, but a fault may come again every second, and a map takes some 20 ms to be read.
 */
const known = new Map<string, string>();
const MOST_KNOWN = 200;

const PLACE = /^\s+at .*?(file:\/\/\S+|(?:[A-Za-z]:)?[\\/].*?):(\d+):(\d+)\)?$/;
const OURS = /(?:^|[\\/])((?:out[\\/](?:development[\\/])?main|src-main|src-preload)[\\/][\w./\\-]+)$/;

/** For `log.error`. `places`, nearest first, is left out where the fault tells none. */
export function faultFields(fault: unknown): { fault: string; places?: string } {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const places = linesOf(fault)
    .flatMap((line) => placeOf(line) ?? [])
    .slice(0, MOST_PLACES);
  const fields = { fault: fault.name };
  return places.length === 0 ? fields : { ...fields, places: shorten(places) };
}

/** Without the message at the head, of which a line might look like a place. */
function linesOf({ stack = '', name, message }: Error): string[] {
  const head = `${name}: ${message}`;
  return (stack.startsWith(head) ? stack.slice(head.length) : stack).split('\n').slice(1);
}

function shorten(places: readonly string[]): string {
  const fitting = places.filter(
    (_, index) => places.slice(0, index + 1).join(' < ').length <= LONGEST_PLACES,
  );
  return fitting.join(' < ');
}

function placeOf(line: string): string | undefined {
  const [, path = '', row = '', column = ''] = PLACE.exec(line) ?? [];
  const file = path.startsWith('file:') ? fileURLToPath(path) : path;
  const [, short] = OURS.exec(file) ?? [];
  if (short === undefined) return undefined;
  const written = `${file}:${row}:${column}`;
  let place = known.get(written);
  if (place === undefined) {
    if (known.size >= MOST_KNOWN) known.clear();
    place = inSources(file, Number(row), Number(column)) ?? `${short.replaceAll('\\', '/')}:${row}:${column}`;
    known.set(written, place);
  }
  return place;
}

/** Undefined where there is no map: the file is a source itself, or the build was made without. */
function inSources(file: string, row: number, column: number): string | undefined {
  try {
    const map = new SourceMap(JSON.parse(readMap(file)));
    const found = map.findEntry(row - 1, column - 1);
    if (!('originalSource' in found)) return undefined;
    const source = found.originalSource.replace(/^(?:\.\.\/)+/, '');
    return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  } catch {
    return undefined;
  }
}

function readMap(file: string): string {
  try {
    return gunzipSync(readFileSync(`${file}.map.gz`)).toString();
  } catch {
    return readFileSync(`${file}.map`, 'utf8');
  }
}
