import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { saveChosenFile } from '../storage/chosen-file.ts';
import type { StoredSession } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import type { ExportParts } from './export-import.ts';
import { LEFT_OUT } from './session-file.ts';
import { sealedTexts } from './without-secrets.ts';

const KIND = 'neo-guide-differences';
const SCHEMA = 1;

/** Whoever makes the guide needs the place and the words, and nobody's name, address or secret. */
export async function exportDifferences(
  parts: ExportParts,
  { sessionId }: Input<'exportDifferences'>,
): Promise<Result<Response<'exportDifferences'>>> {
  const read = await parts.real.sessions.read(sessionId);
  if (!read.ok) return read;
  const secrets = await sealedTexts(parts.real, read.value);
  // What does not open now could stand in the words all the same.
  if (secrets.isClosed) return refuse('export-unchecked');
  return saveChosenFile(parts, 'neo-guide-differences.json', async () =>
    ok(differencesText(read.value, secrets.texts, parts.appInfo, parts.real.now())),
  );
}

/** The text of the file: what differs, and no notes. Days stand without their time. */
export function differencesText(
  session: StoredSession,
  secrets: readonly string[],
  { version }: { version: string },
  now: number,
): string {
  const clean = cleaner([...secrets, ...namesIn(session)]);
  const differences = session.vendors.flatMap(({ vendor, differences = [] }) =>
    differences
      .filter(({ kind }) => kind === 'different')
      .map(({ edition, step, mark, words, at }) => ({
        vendor,
        guideEdition: edition,
        step,
        mark,
        words: clean(words),
        day: dayOf(at),
      })),
  );
  const app = { name: 'Neo Setup Assistant', version };
  const head = { kind: KIND, schema: SCHEMA, app, exportedOn: dayOf(new Date(now).toISOString()) };
  return `${JSON.stringify({ ...head, differences }, null, 2)}\n`;
}

const dayOf = (iso: string) => iso.slice(0, 10);

/** Shorter pieces stand in every sentence. */
const MIN_PIECE_LENGTH = 4;

/** The client and the people by their whole names and each part of them, and where the portal is. */
function namesIn({ clientName, technician, vendors }: StoredSession): string[] {
  const people = [clientName, technician, ...vendors.flatMap(({ consent }) => consent?.by ?? [])];
  const texts = vendors.flatMap(({ fields }) => Object.values(fields).flatMap(({ text }) => text ?? []));
  const hosts = texts.filter((text) => URL.canParse(text)).map((text) => new URL(text).hostname);
  return [
    ...people,
    ...people.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)),
    ...hosts,
    ...hosts.map((host) => host.split('.')[0] ?? ''),
  ].filter((piece) => piece.length >= MIN_PIECE_LENGTH);
}

const ADDRESSES = /\b(?:https?:\/\/|www\.)\S+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** The longest first: a name inside a longer one must not leave the rest of it. */
function cleaner(pieces: readonly string[]): (text: string) => string {
  const sought = [...new Set(pieces)].sort((a, b) => b.length - a.length).map(escaped);
  const names = sought.length === 0 ? null : new RegExp(sought.join('|'), 'giu');
  return (text) => {
    const plain = text.replace(ADDRESSES, LEFT_OUT);
    return names === null ? plain : plain.replace(names, LEFT_OUT);
  };
}

const escaped = (piece: string) => piece.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
