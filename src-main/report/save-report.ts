import type { Report, ReportKind } from '../../src-preload/contract/report.ts';
import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { reportSchema } from '../../src-preload/contract/schemas/report.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { reportMessages as words } from '../../src-preload/messages/messages.ts';
import { digestOf } from '../secrets/signed-file.ts';
import { type Signer, signingWords } from '../secrets/signing.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { fileNameOf } from '../sessions/session-file.ts';
import { type FileDialogs, saveChosenFile } from '../storage/chosen-file.ts';
import type { StoredSession } from '../storage/stored-session.ts';
import { faultFields } from '../system/fault-fields.ts';
import { ok, refuse } from '../system/result.ts';
import { gatherReport } from './gather-report.ts';
import { signReport } from './report-file.ts';
import { reportHtml, titleOf } from './report-html.ts';
import { openSigner } from './report-key.ts';
import { utc } from './utc.ts';

/** What a PDF is printed from. `header` and `footer` are plain texts, printed on every page. */
export type PrintedPage = { html: string; title: string; header: string; footer: string };

export type ReportParts = FileDialogs & {
  current: () => EnvironmentServices;
  appInfo: { version: string };
  random: (bytes: number) => Uint8Array;
  printPdf: (page: PrintedPage) => Promise<Uint8Array>;
};

/** The second file of a report that was made so long ago is of the same report, if it still says the same. */
const SAME_REPORT_MS = 10 * 60_000;

/** Writes one of the two files of a session's report. In practice it says so, and is signed with practice's own key. */
export async function saveReport(
  parts: ReportParts,
  { sessionId, kind, withoutNames }: Input<'saveReport'>,
): Promise<Result<Response<'saveReport'>>> {
  const services = parts.current();
  const read = await services.sessions.read(sessionId);
  if (!read.ok) return read;
  const signer = await openSigner(services, parts.random);
  if (!signer.ok) return signer;
  const made = await makeReport(parts, services, read.value, signer.value, withoutNames);
  if (!made.ok) return made;
  const report = made.value;
  return saveChosenFile(parts, nameOf(report, kind), async () => {
    const contents = kind === 'pdf' ? await printed(parts, report) : signReport(report, signer.value);
    return contents === null ? refuse('report-not-made') : ok(contents);
  });
}

async function makeReport(
  { appInfo }: ReportParts,
  services: EnvironmentServices,
  session: StoredSession,
  { publicKey }: Signer,
  withoutNames: boolean,
): Promise<Result<Report>> {
  const gathered = await gatherReport(services, session, {
    withoutNames,
    appVersion: appInfo.version,
    publicKey,
  });
  if (!gathered.ok) return gathered;
  const at = (madeAt: number) =>
    reportSchema.parse({ ...gathered.value, madeAt: new Date(madeAt).toISOString() });
  const { lastReports: last } = services.runtime;
  const before = last.get(session.id);
  const now = services.now();
  if (before !== undefined && Math.abs(now - before.madeAt) <= SAME_REPORT_MS) {
    const same = at(before.madeAt);
    if (digestOf(same).toString('hex') === before.digest) return ok(same);
  }
  const report = at(now);
  last.set(session.id, { madeAt: now, digest: digestOf(report).toString('hex') });
  return ok(report);
}

async function printed(parts: ReportParts, report: Report): Promise<Uint8Array | null> {
  const digest = digestOf(report).toString('hex');
  const keyWords = signingWords(report.publicKey);
  const title = titleOf(report);
  const shown = report.isPractice ? `${words.practice}: ${title}` : title;
  try {
    return await parts.printPdf({
      html: reportHtml(report, { digest, keyWords }),
      title,
      header: formatMessage(words.header, { title: shown, at: utc(report.madeAt) }),
      footer: digest.slice(0, 16),
    });
  } catch (fault) {
    parts.current().log.error('report-not-printed', faultFields(fault));
    return null;
  }
}

/** `neo-report-acme-2026-12-01.pdf` */
function nameOf({ session: { client = '' }, madeAt }: Report, kind: ReportKind): string {
  return fileNameOf(client, 'neo-report', `${madeAt.slice(0, 10)}.${kind}`).replace(/\.(?=\d)/, '-');
}
