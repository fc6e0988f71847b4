import { basename } from 'node:path';
import type { Answer } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { isAddress, keepField } from '../../fields/keep-field.ts';
import { readUrl } from '../../fields/read-url.ts';
import { DiskError } from '../../storage/disk-error.ts';
import { emptyVendor, type StoredSession, type StoredVendor } from '../../storage/stored-session.ts';
import { findVendor } from '../../vendors/catalog.ts';
import { inOrder } from '../../vendors/in-order.ts';
import { ok, refuse } from '../answer.ts';
import type { House } from '../house.ts';
import {
  fileNameOf,
  type ImportedSession,
  LARGEST_SESSION_FILE,
  LEFT_OUT,
  openFields,
  readSessionFile,
  withoutQuotes,
  writeSessionFile,
} from '../session-file.ts';

/** Shorter values are in every text by chance. In characters. */
const SHORTEST_SOUGHT = 6;

export async function exportSession(
  house: House,
  input: { sessionId: string },
): Promise<Result<Answer<'exportSession'>>> {
  if (house.practice !== null) return refuse('not-in-practice');
  const read = await house.real.sessions.read(input.sessionId);
  if (!read.ok) return read;
  const text = await fileTextOf(house, read.value);
  if (!text.ok) return text;
  const path = await house.chooseFileToWrite(fileNameOf(read.value.clientName));
  if (path === null) return refuse('file-not-chosen');
  return onDisk(async () => {
    await house.files.writeAtomic(path, text.value);
    return ok({ fileName: basename(path) });
  });
}

/**
 * Evidence may quote what was asked for; a value that is sealed here leaves no trace in the file. What opens later is
 * waited for; where one will never open again, no quote can be checked, and none goes along.
 */
async function fileTextOf({ real, facts }: House, session: StoredSession): Promise<Result<string>> {
  const hasQuotes = session.vendors.some(({ report }) => report !== null);
  const fields = session.vendors.flatMap((vendor) => Object.values(vendor.fields));
  const sealed: string[] = [];
  let isGone = false;
  for (const ref of fields.flatMap(({ ref, former }) => [ref ?? [], former ?? []].flat())) {
    const opened = await real.vault.open({ record: ref.record, revision: ref.revision });
    if (opened.ok) sealed.push(opened.text);
    else if (opened.why === 'lost' || opened.why === 'absent') isGone = true;
    else if (hasQuotes) return refuse('export-unchecked');
  }
  const app = { name: 'Neo Setup Assistant', version: facts.version };
  const text = writeSessionFile(isGone ? withoutQuotes(session) : session, app, real.now());
  return ok(
    sealed
      .filter((value) => value.length >= SHORTEST_SOUGHT)
      .reduce((clean, value) => clean.replaceAll(JSON.stringify(value).slice(1, -1), LEFT_OUT), text),
  );
}

export async function importSession(house: House): Promise<Result<Answer<'importSession'>>> {
  if (house.practice !== null) return refuse('not-in-practice');
  const path = await house.chooseFileToRead();
  if (path === null) return refuse('file-not-chosen');
  return onDisk(async () => {
    const size = await house.files.size(path);
    if (size !== null && size > LARGEST_SESSION_FILE) return refuse('import-too-big');
    const text = size === null || size === 0 ? '' : await house.files.readText(path);
    const read = readSessionFile(text ?? '');
    if (!read.ok) return read;
    const { clientName, technician, vendors, hadReports } = read.session;
    const ordered = inOrder(vendors.map(({ vendor }) => findVendor(vendor))).map(({ id }) => id);
    const stored = await Promise.all(vendors.map((vendor) => takeOver(house, vendor)));
    const made = await house.real.sessions.create({
      clientName,
      technician,
      // A connection of that name may be another tenant here.
      connectionId: null,
      currentVendor: ordered[0] ?? '',
      vendors: stored.sort((a, b) => ordered.indexOf(a.vendor) - ordered.indexOf(b.vendor)),
    });
    house.real.announce('sessions-changed', { practice: false });
    return ok({ sessionId: made.id, clientName, hadReports });
  });
}

/** Addresses and choices go through the same rules as typed ones; what is neither here is dropped. */
async function takeOver(house: House, file: ImportedSession['vendors'][number]): Promise<StoredVendor> {
  const vendor = findVendor(file.vendor);
  const { edition, step, visitedSteps, ticked, expected } = file;
  const fields: StoredVendor['fields'] = {};
  for (const field of openFields(vendor.id)) {
    const text = file.texts[field.id] ?? '';
    const rules = vendor.url ?? { ownDomains: [], lookAlikes: [] };
    const read = field.kind === 'url' ? readUrl(text, rules, field.label) : null;
    // What is no address would be sealed as if it had been typed, for a session that is not there yet.
    if (text === '' || (read !== null && !isAddress(read))) continue;
    const parts = { vault: house.real.vault, vendor, sessionId: '', now: house.real.now };
    const kept = await keepField(parts, field, undefined, text);
    if (kept.text !== undefined) fields[field.id] = kept;
  }
  return {
    ...emptyVendor(vendor.id),
    ...{ edition, step, visitedSteps, ticked, fields },
    ...(expected === undefined ? {} : { expected }),
  };
}

async function onDisk<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
}
