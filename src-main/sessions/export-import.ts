import { inConnectingOrder } from '../../src-preload/contract/connecting-order.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { sealAsFromFile } from '../credentials/destinations.ts';
import { type FileDialogs, onDisk, saveChosenFile } from '../storage/chosen-file.ts';
import { isTooBig } from '../storage/disk-error.ts';
import type { StoredSession } from '../storage/stored-session.ts';
import { ok, refuse } from '../system/result.ts';
import { findVendor } from '../vendors/catalog.ts';
import type { RealServices } from './environment-services.ts';
import { importVendor } from './import-vendor.ts';
import {
  fileNameOf,
  LEFT_OUT,
  MAX_SESSION_FILE_BYTES,
  readSessionFile,
  writeSessionFile,
} from './session-file.ts';
import { withoutSecrets } from './without-secrets.ts';

/** The real sessions only: practice writes and reads no files. */
export type ExportParts = FileDialogs & { real: RealServices; appInfo: { version: string } };

export async function exportSession(
  parts: ExportParts,
  input: { sessionId: string },
): Promise<Result<Response<'exportSession'>>> {
  const read = await parts.real.sessions.read(input.sessionId);
  if (!read.ok) return read;
  const text = await fileTextOf(parts, read.value);
  if (!text.ok) return text;
  return saveChosenFile(parts, fileNameOf(read.value.clientName), async () => text);
}

async function fileTextOf({ real, appInfo }: ExportParts, session: StoredSession): Promise<Result<string>> {
  const clean = await withoutSecrets(real.vault, session);
  if (!clean.ok) return clean;
  const app = { name: 'Neo Setup Assistant', version: appInfo.version };
  const text = writeSessionFile(clean.value.session, app, real.now());
  return ok(
    clean.value.sealed.reduce(
      (left, value) => left.replaceAll(JSON.stringify(value).slice(1, -1), LEFT_OUT),
      text,
    ),
  );
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
