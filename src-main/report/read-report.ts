import { z } from 'zod';
import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import type { Report } from '../../src-preload/contract/report.ts';
import { HIDDEN_TEXT, reportSchema } from '../../src-preload/contract/schemas/report.ts';
import { canonicalJson } from '../secrets/canonical-json.ts';
import { digestOf, FORMAT, isSigned, VERSION } from './sign-report.ts';

/** Far more than a report of many vendors with every row refused. */
export const MAX_REPORT_BYTES = 4 * 1024 * 1024;

export type ReadReport = { ok: true; report: Report; digest: string } | { ok: false; code: AppErrorCode };

const head = z.object({ format: z.literal(FORMAT), version: z.int().min(1) });
const envelope = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  report: z.looseObject({ publicKey: z.string().regex(/^[0-9a-f]{64}$/) }),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});

/**
 * The report in the bytes of a file, or why there is none. Nothing of it is believed, or handed on, before the
 * signature holds for every byte; what a stranger has signed must still have the form of a report.
 */
export function readReportFile(bytes: Uint8Array): ReadReport {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = file.subarray(0, 5).toString('latin1');
  if (start === '%PDF-') return { ok: false, code: 'report-is-pdf' };
  if (start.startsWith('PK\u0003\u0004')) return { ok: false, code: 'report-is-archive' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(file.toString());
  } catch {
    return { ok: false, code: 'report-damaged' };
  }
  const known = head.safeParse(parsed);
  if (!known.success) return { ok: false, code: 'report-other-file' };
  if (known.data.version > VERSION) return { ok: false, code: 'report-newer' };
  const found = envelope.safeParse(parsed);
  if (!found.success || !isCanonical(parsed, file)) return { ok: false, code: 'report-changed' };
  const { signature } = found.data;
  // As it was parsed: the schema's copy may leave out what was signed.
  const { report } = parsed as typeof found.data;
  const digest = digestOf(report);
  if (!isSigned(digest, signature, report.publicKey)) return { ok: false, code: 'report-changed' };
  const read = reportSchema.safeParse(report);
  if (read.success) return { ok: true, report: read.data, digest: digest.toString('hex') };
  const isHidden = read.error.issues.some(({ message }) => message === HIDDEN_TEXT);
  return { ok: false, code: isHidden ? 'report-hidden-text' : 'report-other-file' };
}

function isCanonical(parsed: unknown, file: Buffer): boolean {
  try {
    return file.equals(Buffer.from(canonicalJson(parsed)));
  } catch {
    return false;
  }
}
