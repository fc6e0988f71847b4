import { basename } from 'node:path';
import { inConnectingOrder } from '../../src-preload/contract/connecting-order.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { redactExtras, redactRows } from '../checks/redact-report.ts';
import { sealAsFromFile } from '../credentials/destinations.ts';
import type { FileDialogs } from '../credentials/seal-to-file.ts';
import { DiskError, isTooBig } from '../storage/disk-error.ts';
import type { StoredSession, StoredVendor } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import { findVendor } from '../vendors/catalog.ts';
import type { RealServices } from './environment-services.ts';
import { importVendor } from './import-vendor.ts';
import {
  fileNameOf,
  LEFT_OUT,
  MAX_SESSION_FILE_BYTES,
  readSessionFile,
  withoutQuotes,
  writeSessionFile,
} from './session-file.ts';

/** The real sessions only: practice writes and reads no files. */
export type ExportParts = FileDialogs & { real: RealServices; appInfo: { version: string } };

/** Characters. Shorter values are in every text by chance. */
const MIN_SOUGHT_LENGTH = 6;

export async function exportSession(
  parts: ExportParts,
  input: { sessionId: string },
): Promise<Result<Response<'exportSession'>>> {
  const read = await parts.real.sessions.read(input.sessionId);
  if (!read.ok) return read;
  const text = await fileTextOf(parts, read.value);
  if (!text.ok) return text;
  const path = await parts.chooseFileToWrite(fileNameOf(read.value.clientName));
  if (path === null) return refuse('file-not-chosen');
  return onDisk(async () => {
    await parts.files.writeAtomic(path, text.value);
    return ok({ fileName: basename(path) });
  });
}

/**
 * Evidence may quote what was asked for; a value that is sealed here leaves no trace in the file. What opens later is
 * waited for; where one will never open again, no quote can be checked, and none goes along.
 */
async function fileTextOf({ real, appInfo }: ExportParts, session: StoredSession): Promise<Result<string>> {
  const hasQuotes = session.vendors.some(({ report }) => report !== null);
  const { texts: sealed, isGone, isClosed } = await sealedTexts(real, session);
  if (isClosed && hasQuotes) return refuse('export-unchecked');
  const app = { name: 'Neo Setup Assistant', version: appInfo.version };
  // What an earlier version has written into a report was not cleaned by today's rules.
  const clean = { ...session, vendors: session.vendors.map((vendor) => withCleanReport(vendor, sealed)) };
  const text = writeSessionFile(isGone ? withoutQuotes(session) : clean, app, real.now());
  return ok(
    sealed
      .filter((value) => value.length >= MIN_SOUGHT_LENGTH)
      .reduce((clean, value) => clean.replaceAll(JSON.stringify(value).slice(1, -1), LEFT_OUT), text),
  );
}

/**
 * What is sealed of a session, to look for it in a text that leaves. `isGone`: one of it will never open again;
 * `isClosed`: one of it does not open now.
 */
export async function sealedTexts(
  real: RealServices,
  session: StoredSession,
): Promise<{ texts: string[]; isGone: boolean; isClosed: boolean }> {
  const fields = session.vendors.flatMap((vendor) => Object.values(vendor.fields));
  const found = { texts: [] as string[], isGone: false, isClosed: false };
  for (const ref of fields.flatMap(({ ref, former }) => [ref ?? [], former ?? []].flat())) {
    const opened = await real.vault.open({ record: ref.record, revision: ref.revision });
    if (opened.ok) found.texts.push(opened.text);
    else if (opened.why === 'lost' || opened.why === 'absent') found.isGone = true;
    else found.isClosed = true;
  }
  return found;
}

function withCleanReport(stored: StoredVendor, secrets: readonly string[]): StoredVendor {
  const { report } = stored;
  if (report === null) return stored;
  const { identity, offers, hostToConfirm, ...rest } = report;
  const extras = redactExtras(
    { identity, ...(offers && { offers }), ...(hostToConfirm === undefined ? {} : { hostToConfirm }) },
    secrets,
  );
  return { ...stored, report: { ...rest, rows: redactRows(report.rows, secrets), ...extras } };
}

export async function importSession(parts: ExportParts): Promise<Result<Response<'importSession'>>> {
  const path = await parts.chooseFileToRead();
  if (path === null) return refuse('file-not-chosen');
  return onDisk(async () => {
    const text = await parts.files.readText(path, MAX_SESSION_FILE_BYTES).catch((error: unknown) => {
      if (isTooBig(error)) return undefined;
      throw error;
    });
    if (text === undefined) return refuse('import-too-big');
    const read = readSessionFile(text ?? '');
    if (!read.ok) return read;
    const { clientName, technician, notes, vendors, hadReports } = read.session;
    const ordered = inConnectingOrder(vendors.map(({ vendor }) => findVendor(vendor))).map(({ id }) => id);
    const stored = await Promise.all(vendors.map((vendor) => importVendor(parts.real, vendor)));
    const made = await parts.real.sessions.create({
      clientName,
      technician,
      // A connection of that name may be another tenant here.
      connectionId: null,
      currentVendor: ordered[0] ?? '',
      notes,
      vendors: stored.sort((a, b) => ordered.indexOf(a.vendor) - ordered.indexOf(b.vendor)),
    });
    // Only now is there an id to seal for; where that is refused the question says that nobody can tell.
    await parts.real.sessions.change(made.id, (session) => ({
      ...session,
      vendors: session.vendors.map((vendor) => sealAsFromFile(parts.real, made.id, vendor)),
    }));
    parts.real.announce('sessions-changed', { practice: false });
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
