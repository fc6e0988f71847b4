import { basename } from 'node:path';
import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { ClientListView, ClientRow } from '../../src-preload/contract/client-list.ts';
import { inConnectingOrder } from '../../src-preload/contract/connecting-order.ts';
import { plainText } from '../../src-preload/contract/plain-text.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { isBlank, looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import type { FileDialogs } from '../storage/chosen-file.ts';
import { DiskError, isTooBig } from '../storage/disk-error.ts';
import { emptyVendor } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import type { RealServices } from './environment-services.ts';
import { decodeList, guessColumns, parseList, readVendors } from './read-client-list.ts';
import type { ClientList } from './runtime-state.ts';

/*
 * A list of clients becomes sessions: read, looked at row by row, and only then made. Looking makes nothing, and what is
 * there already is not made again.
 */

const LARGEST_LIST = 1024 * 1024;
/** Sessions written together. */
const AT_ONCE = 16;

type Choices = Input<'createClients'>;
type ReadParts = Pick<FileDialogs, 'files' | 'chooseFileToRead'> & { real: RealServices };

export async function readClients(
  parts: ReadParts,
  input: Input<'readClients'>,
): Promise<Result<Response<'readClients'>>> {
  const { real } = parts;
  const given = input.text === null ? await chooseList(parts) : ok({ text: input.text, fileName: null });
  if (!given.ok) return given;
  const { text, fileName } = given.value;
  const read = await parseList(text);
  if (!read.ok) return read;
  const list: ClientList = { listId: real.newId(), fileName, rows: read.rows };
  real.runtime.clientList = list;
  const { columns, hasHeading } = guessColumns(list.rows);
  const choices = {
    listId: list.listId,
    columns,
    hasHeading,
    vendors: [],
    technician: '',
    connectionId: null,
  };
  return ok(await viewList(real, list, choices));
}

async function chooseList({
  files,
  chooseFileToRead,
}: ReadParts): Promise<Result<{ text: string; fileName: string | null }>> {
  const path = await chooseFileToRead();
  if (path === null) return refuse('file-not-chosen');
  try {
    const bytes = await files.readBytes(path, LARGEST_LIST);
    if (bytes === null) return refuse('list-empty');
    const text = decodeList(bytes);
    return text === null ? refuse('list-not-text') : ok({ text, fileName: basename(path) });
  } catch (error) {
    if (isTooBig(error)) return refuse('list-too-big');
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
}

export async function previewClients(
  services: RealServices,
  input: Input<'previewClients'>,
): Promise<Result<Response<'previewClients'>>> {
  const list = services.runtime.clientList;
  if (list?.listId !== input.listId) return refuse('list-gone');
  return ok(await viewList(services, list, input));
}

export async function createClients(
  services: RealServices,
  input: Choices,
): Promise<Result<Response<'createClients'>>> {
  const list = services.runtime.clientList;
  if (list?.listId !== input.listId) return refuse('list-gone');
  const { rows } = await viewList(services, list, input);
  const wanted = rows.filter(({ skipped }) => skipped === undefined);
  // A second press makes nothing twice.
  services.runtime.clientList = null;
  let created = 0;
  let why: AppErrorCode | undefined;
  for (let at = 0; at < wanted.length && why === undefined; at += AT_ONCE) {
    const made = await Promise.allSettled(
      wanted.slice(at, at + AT_ONCE).map((row) => createOne(services, row, input.connectionId)),
    );
    created += made.filter(({ status }) => status === 'fulfilled').length;
    for (const one of made) {
      if (one.status === 'fulfilled') continue;
      if (!(one.reason instanceof DiskError)) throw one.reason;
      why = one.reason.code;
    }
  }
  if (created > 0) services.announce('sessions-changed', { practice: false });
  const left = wanted.length - created;
  return ok({ created, skipped: rows.length - wanted.length, left, ...(why === undefined ? {} : { why }) });
}

function createOne(services: RealServices, row: ClientRow, connectionId: string | null) {
  const { clientName, technician, vendors } = row;
  const [first = ''] = vendors;
  return services.sessions.create({
    clientName,
    technician,
    connectionId,
    currentVendor: first,
    vendors: vendors.map(emptyVendor),
  });
}

async function viewList(services: RealServices, list: ClientList, choices: Choices): Promise<ClientListView> {
  const { columns, hasHeading } = choices;
  const there = new Set((await services.sessions.list()).map(({ clientName }) => sameName(clientName)));
  const seen = new Set<string>();
  const rows = list.rows.slice(hasHeading ? 1 : 0).map((row): ClientRow => {
    const read = readRow(row, choices);
    if (read.skipped === 'no-name' || read.skipped === 'looks-secret') return read;
    const name = sameName(read.clientName);
    const isTwice = seen.has(name);
    seen.add(name);
    // What is there needs no vendor.
    if (there.has(name)) return { ...read, skipped: 'there' };
    return isTwice ? { ...read, skipped: 'twice' } : read;
  });
  const width = Math.max(...list.rows.map(({ cells }) => cells.length));
  const heading = list.rows[0]?.cells ?? [];
  return {
    listId: list.listId,
    fileName: list.fileName === null ? null : plainText(list.fileName),
    columns: Array.from({ length: Math.min(width, 500) }, (_, at) => nameOf(heading[at] ?? '')),
    chosen: columns,
    hasHeading,
    rows,
  };
}

const sameName = (name: string) => name.normalize('NFKC').toLocaleLowerCase();

/** A name of a column may be a value, where the list has no heading. */
const nameOf = (cell: string) => (looksLikeKey(cell) ? '' : plainText(cell, 40));

function readRow({ line, cells }: ClientList['rows'][number], choices: Choices): ClientRow {
  const { columns, technician, vendors } = choices;
  const cell = (at: number | null) => (at === null ? '' : (cells[at] ?? ''));
  const named = readVendors(cell(columns.vendors));
  const ids = named.known.length > 0 ? named.known : vendors.filter(hasVendor);
  const row = {
    line,
    clientName: plainText(cell(columns.client)),
    technician: plainText(cell(columns.technician)) || technician.trim(),
    vendors: inConnectingOrder(ids.map(findVendor)).map(({ id }) => id),
  };
  if (isBlank(row.clientName)) return { ...row, skipped: 'no-name' };
  // What looks like a key is shown to nobody, and kept nowhere.
  if (looksLikeKey(row.clientName) || looksLikeKey(row.technician))
    return { ...row, clientName: '', technician: '', skipped: 'looks-secret' };
  if (named.unknown !== null)
    return {
      ...row,
      skipped: 'unknown-vendor',
      unknown: looksLikeKey(named.unknown) ? '' : plainText(named.unknown, 60),
    };
  return row.vendors.length === 0 ? { ...row, skipped: 'no-vendor' } : row;
}
