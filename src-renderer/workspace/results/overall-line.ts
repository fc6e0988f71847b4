import type { FieldView } from '../../../src-preload/contract/session.ts';
import type { GuidePermission, Vendor, VendorField } from '../../../src-preload/contract/vendor.ts';
import type { TestReport, TestState, Verdict } from '../../../src-preload/contract/verdict.ts';
import { timeOfDay, timeToCome } from '../../../src-preload/messages/evidence-sentence.ts';
import { formatList, formatMessage } from '../../../src-preload/messages/format-message.ts';
import { overallMessages, resultsMessages } from '../../../src-preload/messages/messages.ts';

/** The status `Overall result`: its first word, what follows, and the verdict whose color it takes. */
export type OverallLine = { head: string; rest: string; verdict: Verdict | null };

/** The fields that keep the credential from being complete: empty ones, and those that cannot be used. */
export function missingFields(vendor: Vendor, fields: readonly FieldView[]): VendorField[] {
  return vendor.fields.filter((field) => {
    const view = fields.find((one) => one.id === field.id);
    if (view === undefined || view.issue?.blocking === true) return true;
    return field.required && view.state === 'empty' && view.text === undefined;
  });
}

export function missingLabels(vendor: Vendor, fields: readonly FieldView[]): string[] {
  return missingFields(vendor, fields).map((field) => field.label);
}

/** Those that keep it from being tested: some fields a test can do without, unless what stands in them is wrong. */
export function missingForTest(vendor: Vendor, fields: readonly FieldView[]): VendorField[] {
  return missingFields(vendor, fields).filter(({ id, testsWithout }) => {
    const view = fields.find((one) => one.id === id);
    return testsWithout !== true || view?.issue?.blocking === true;
  });
}

/**
 * `missing` are the labels of fields that a test needs and that have no value yet, `later` those that only submitting
 * needs. `metNoNetwork`: the last press of Test found this computer offline, and what stands here is from before it.
 * `permissions` are the guide's: the end of a test names the ones it failed at, not only how many.
 */
export function overallLine(
  test: TestState,
  missing: string[],
  metNoNetwork = false,
  later: string[] = [],
  permissions: readonly Pick<GuidePermission, 'id' | 'label'>[] = [],
): OverallLine {
  if (metNoNetwork && test.kind !== 'testing') {
    return { ...overallLine(test, missing), rest: resultsMessages.offlineTry };
  }
  if (test.kind === 'not-run') {
    const rest =
      missing.length > 0
        ? formatMessage(resultsMessages.stillToFill, { fields: formatList(missing, 'plain') })
        : later.length > 0
          ? formatMessage(resultsMessages.neededToSubmit, { fields: formatList(later, 'plain') })
          : resultsMessages.readyToTest;
    return { head: resultsMessages.notRun, rest, verdict: null };
  }
  if (test.kind === 'testing') {
    const rest =
      test.total > 0 ? formatMessage(resultsMessages.progress, { done: test.done, total: test.total }) : '';
    return { head: resultsMessages.testing, rest, verdict: null };
  }
  const { report } = test;
  if (report.ended === 'stopped') {
    return { head: resultsMessages.stopped, rest: timeOfDay(report.endedAt), verdict: null };
  }
  const required = report.rows.filter((row) => row.required && row.counts);
  const passed = required.filter((row) => row.verdict === 'passed').length;
  const counted = [
    required.length > 0 ? formatMessage(resultsMessages.required, { passed, all: required.length }) : '',
    timeOfDay(report.endedAt),
  ]
    .filter((part) => part !== '')
    .join(', ');
  const names = namesOf(report, permissions);
  const said = names === '' ? counted : `${counted}. ${names}`;
  const again = timeToCome(report.tryAgainAt ?? '', report.endedAt);
  const rest = again === '' ? said : formatMessage(resultsMessages.tryAgain, { counted: said, time: again });
  const here = report.overall === 'passed' && report.fromThisComputer;
  return {
    head: here ? resultsMessages.passedHere : overallMessages[report.overall],
    rest,
    verdict: report.overall,
  };
}

/** So many permissions are named at most; a line that is read aloud ends before it is forgotten. */
const MOST_NAMES = 3;

/** The rows whose verdict the overall one is, such as `Failed: Invoices, Reports`. Not tested is said by its count. */
function namesOf(
  { overall, rows }: TestReport,
  permissions: readonly Pick<GuidePermission, 'id' | 'label'>[],
): string {
  if (overall === 'passed' || overall === 'not-tested') return '';
  const found = permissions.filter(({ id }) =>
    rows.some((row) => row.row === id && row.counts && row.verdict === overall),
  );
  if (found.length === 0) return '';
  const verdict = overallMessages[overall];
  const names = formatList(
    found.slice(0, MOST_NAMES).map(({ label }) => label),
    'plain',
  );
  const more = found.length - MOST_NAMES;
  return more > 0
    ? formatMessage(resultsMessages.namedMore, { verdict, names, count: more })
    : formatMessage(resultsMessages.named, { verdict, names });
}
