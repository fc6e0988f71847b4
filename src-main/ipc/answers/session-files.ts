import { basename } from 'node:path';
import type { Answer } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { cleanExtras, cleanRows } from '../../checks/clean-report.ts';
import { DiskError, isTooBig } from '../../storage/disk-error.ts';
import type { StoredSession, StoredVendor } from '../../storage/stored-session.ts';
import { findVendor } from '../../vendors/catalog.ts';
import { inOrder } from '../../vendors/in-order.ts';
import { ok, refuse } from '../answer.ts';
import type { House } from '../house.ts';
import {
  fileNameOf,
  LARGEST_SESSION_FILE,
  LEFT_OUT,
  readSessionFile,
  withoutQuotes,
  writeSessionFile,
} from '../session-file.ts';
import { takeOver } from '../take-over.ts';

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
  // What an earlier version has written into a report was not cleaned by today's rules.
  const clean = { ...session, vendors: session.vendors.map((vendor) => withCleanReport(vendor, sealed)) };
  const text = writeSessionFile(isGone ? withoutQuotes(session) : clean, app, real.now());
  return ok(
    sealed
      .filter((value) => value.length >= SHORTEST_SOUGHT)
      .reduce((clean, value) => clean.replaceAll(JSON.stringify(value).slice(1, -1), LEFT_OUT), text),
  );
}

function withCleanReport(stored: StoredVendor, secrets: readonly string[]): StoredVendor {
  const { report } = stored;
  if (report === null) return stored;
  const { identity, offers, asksHost, ...rest } = report;
  const extras = cleanExtras(
    { identity, ...(offers && { offers }), ...(asksHost === undefined ? {} : { asksHost }) },
    secrets,
  );
  return { ...stored, report: { ...rest, rows: cleanRows(report.rows, secrets), ...extras } };
}

export async function importSession(house: House): Promise<Result<Answer<'importSession'>>> {
  if (house.practice !== null) return refuse('not-in-practice');
  const path = await house.chooseFileToRead();
  if (path === null) return refuse('file-not-chosen');
  return onDisk(async () => {
    const text = await house.files.readText(path, LARGEST_SESSION_FILE).catch((error: unknown) => {
      if (isTooBig(error)) return undefined;
      throw error;
    });
    if (text === undefined) return refuse('import-too-big');
    const read = readSessionFile(text ?? '');
    if (!read.ok) return read;
    const { clientName, technician, vendors, hadReports } = read.session;
    const ordered = inOrder(vendors.map(({ vendor }) => findVendor(vendor))).map(({ id }) => id);
    const stored = await Promise.all(vendors.map((vendor) => takeOver(house.real, vendor)));
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

async function onDisk<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
}
