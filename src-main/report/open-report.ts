import { basename } from 'node:path';
import { plainText } from '../../src-preload/contract/plain-text.ts';
import type { Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { signingWords } from '../secrets/signing.ts';
import { DiskError, isTooBig } from '../storage/disk-error.ts';
import { ok, refuse } from '../system/result.ts';
import { MAX_REPORT_BYTES, readReportFile } from './report-file.ts';
import { findSigner } from './report-key.ts';
import type { ReportParts } from './save-report.ts';

/** Reads the signed report in a file that is chosen. Nothing of it is kept, and no key is made for it. */
export async function openReport(
  parts: Pick<ReportParts, 'current' | 'files' | 'chooseFileToRead'>,
): Promise<Result<Response<'openReport'>>> {
  const path = await parts.chooseFileToRead();
  if (path === null) return refuse('file-not-chosen');
  let bytes: Uint8Array | null;
  try {
    bytes = await parts.files.readBytes(path, MAX_REPORT_BYTES);
  } catch (error) {
    if (isTooBig(error)) return refuse('report-too-big');
    if (error instanceof DiskError) return refuse(error.code);
    throw error;
  }
  const read = readReportFile(bytes ?? new Uint8Array());
  if (!read.ok) return { ok: false, error: { code: read.code } };
  const { report, digest } = read;
  // While the keyring does not answer nobody can tell whose it is: the words can be compared all the same.
  const own = await findSigner(parts.current());
  return ok({
    fileName: plainText(basename(path)),
    report,
    digest,
    words: signingWords(report.publicKey),
    isOurs: own.ok && own.value?.publicKey === report.publicKey,
  });
}
