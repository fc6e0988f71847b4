import type { z } from 'zod';
import type { reportSchema } from './schemas/report.ts';

export type Report = z.infer<typeof reportSchema>;
export type ReportVendor = Report['vendors'][number];
export type ReportPermission = ReportVendor['permissions'][number];
export type ReportExchange = ReportPermission['exchanges'][number];

/** The two files of a report: to be read and printed, and to be checked. */
export const REPORT_KINDS = ['pdf', 'json'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/**
 * A report whose signature holds. `words` are made of the public key, to compare with its maker; `digest` is SHA-256 of
 * what was signed, hex. `isOurs`: it was signed with the key of this computer.
 */
export type OpenedReport = {
  fileName: string;
  report: Report;
  digest: string;
  words: string[];
  isOurs: boolean;
};
