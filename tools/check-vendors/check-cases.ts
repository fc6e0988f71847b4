import { type CheckOutcome, readVerdict } from '../../src-main/checks/read-verdict.ts';
import type { HttpOutcome } from '../../src-main/http/http-request.ts';
import type { ReadCheck, VendorCases } from '../../src-preload/contract/vendor.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';

type Case = VendorCases['cases'][number];

/** Reads every case with the very code that reads real answers, and says each that comes out otherwise. */
export function checkCases(folder: VendorFolder): Fault[] {
  const { checks, cases } = folder;
  if (checks === undefined || cases === undefined) return [];
  const file = `${folder.id}/checks.cases.json`;
  const reads = checks.checks.filter((check): check is ReadCheck => check.kind === 'read');
  const faults = cases.cases.flatMap((one) => {
    const check = reads.find((read) => read.id === one.check);
    if (check !== undefined) return checkCase(one, check, file);
    const sentence = `“${one.name}” names the check ${one.check}, which asks nothing.`;
    return [{ rule: 'case-unknown-check' as const, file, sentence }];
  });
  const shown = new Set(cases.cases.filter((one) => one.expect.verdict === 'passed').map((one) => one.check));
  for (const read of reads.filter((one) => !shown.has(one.id))) {
    faults.push({
      rule: 'case-missing',
      file,
      sentence: `No case shows a response that makes ${read.id} pass.`,
    });
  }
  return faults;
}

function checkCase(one: Case, check: ReadCheck, file: string): Fault[] {
  const faults: Fault[] = [];
  const { verdict, reason } = one.expect;
  const outcome = readVerdict(check, outcomeOf(one.response));
  if (outcome.verdict !== verdict || outcome.reason?.code !== reason) {
    const sentence = `“${one.name}” should be ${textOfExpected({ verdict, reason })}, but comes out as ${textOf(outcome)}.`;
    faults.push({ rule: 'case-differs', file, sentence });
  }
  const isSure = [verdict, outcome.verdict].some((entry) => entry === 'passed' || entry === 'failed');
  if (one.basis === 'inferred' && isSure) {
    const sentence = `“${one.name}” is only inferred, so it may end in Warning or Could not tell, not in more.`;
    faults.push({ rule: 'inferred-too-sure', file, sentence });
  }
  return faults;
}

function textOf(outcome: CheckOutcome): string {
  return textOfExpected({ verdict: outcome.verdict, reason: outcome.reason?.code });
}

function textOfExpected(expected: { verdict: string; reason: string | undefined }): string {
  return expected.reason === undefined ? expected.verdict : `${expected.verdict} (${expected.reason})`;
}

/** The response of a case as the HTTP client would hand it over. */
export function outcomeOf(response: Case['response']): HttpOutcome {
  const when = { milliseconds: 1, at: '2026-01-01T00:00:00.000Z' };
  if ('error' in response) return { ok: false, error: { code: response.error, params: {} }, ...when };
  const headers = Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const body =
    response.body === undefined
      ? ''
      : typeof response.body === 'string'
        ? response.body
        : JSON.stringify(response.body);
  return {
    ok: true,
    response: {
      status: response.status,
      headers: Object.fromEntries(headers),
      body,
      truncated: false,
      ...when,
    },
    ...when,
  };
}
