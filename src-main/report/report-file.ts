import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { Report } from '../../src-preload/contract/report.ts';
import { HIDDEN_TEXT, reportSchema } from '../../src-preload/contract/schemas/report.ts';
import { type FileKind, readSignedFile, signFile } from '../secrets/signed-file.ts';
import type { Signer } from '../secrets/signing.ts';

/** Far more than a report of many vendors with every row refused. */
export const MAX_REPORT_BYTES = 4 * 1024 * 1024;

/** The signed file of a report. */
export const REPORT_FILE: FileKind = { format: 'neo-report', version: 1, member: 'report' };

/** Its text. */
export function signReport(report: Report, signer: Signer): string {
  return signFile(REPORT_FILE, report, signer);
}

export type ReadReport = { ok: true; report: Report; digest: string } | { ok: false; code: AppErrorCode };

/** The report in the bytes of a file, or why there is none. What a stranger has signed must have the form of a report. */
export function readReportFile(bytes: Uint8Array): ReadReport {
  const signed = readSignedFile(REPORT_FILE, bytes);
  if (!signed.ok) return { ok: false, code: `report-${signed.why}` };
  const read = reportSchema.safeParse(signed.value);
  if (read.success) return { ok: true, report: read.data, digest: signed.digest };
  const isHidden = read.error.issues.some(({ message }) => message === HIDDEN_TEXT);
  return { ok: false, code: isHidden ? 'report-hidden-text' : 'report-other-file' };
}
