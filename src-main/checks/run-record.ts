import type { ReadCheck } from '../../src-preload/contract/vendor.ts';
import type { Evidence, PermissionResult, Reason, TestReport } from '../../src-preload/contract/verdict.ts';
import { readPath } from './json-path.ts';
import { worst } from './overall.ts';
import type { CheckOutcome } from './read-verdict.ts';
import type { Plan } from './rows.ts';
import type { Finding, Found, ScopeStanding } from './script.ts';

type Noted = { check: ReadCheck; outcome: CheckOutcome; evidence: Evidence };

/** What a run has seen so far, and the rows that follow from it. */
export class RunRecord {
  readonly #plan: Plan;
  readonly #signInRow: string;
  readonly #noted: Noted[] = [];
  readonly #skipped = new Set<string>();
  readonly #findings: Finding[] = [];
  readonly #identity: TestReport['identity'] = [];
  readonly #refusedScopes = new Set<string>();
  #offers: NonNullable<TestReport['offers']> = [];
  #asksHost: string | undefined;
  #isSignedIn = false;
  /** After the sign-in a script was answered with more than a refusal. */
  #wasAnswered = false;

  constructor(plan: Plan, signInRow: string) {
    this.#plan = plan;
    this.#signInRow = signInRow;
  }

  /** What a script found: rows, scopes, names, choices. */
  take(found: Found & { scopes?: ReadonlyMap<string, ScopeStanding>; asksHost?: string }): void {
    this.#findings.push(...found.findings);
    const isOk = ({ status = 0 }: Evidence) => status >= 200 && status < 300;
    this.#wasAnswered ||= this.#isSignedIn && found.findings.some((one) => one.evidence.some(isOk));
    for (const { row, scope } of this.#plan.scopes) {
      const seen = found.scopes?.get(scope);
      if (seen?.standing === 'refused') this.#refusedScopes.add(row);
      if (seen !== undefined) this.#findings.push(findingOf(row, seen));
    }
    this.#identity.push(...(found.identity ?? []));
    this.#offers = found.offers ?? this.#offers;
    this.#asksHost = found.asksHost;
  }

  /** The script's sign-in worked: a token is there. */
  signedIn(): void {
    this.#isSignedIn = true;
  }

  /** The value a check takes from an earlier one; `missing` when that one brought none. */
  takenFor(check: ReadCheck): string | undefined | 'missing' {
    if (check.from === undefined) return undefined;
    const { check: earlier, path } = check.from;
    const body = this.#noted.find((noted) => noted.check.id === earlier)?.outcome;
    const value = readPath(body?.body ?? wrap(path, body?.record), path);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : 'missing';
  }

  skip(check: ReadCheck): void {
    this.#skipped.add(check.id);
  }

  note(check: ReadCheck, outcome: CheckOutcome, evidence: Evidence): void {
    this.#noted.push({ check, outcome, evidence });
  }

  /** True once the vendor has answered in its own shape: the sign-in works. */
  proven(): boolean {
    const found = this.#findings.find((finding) => finding.row === this.#signInRow);
    if (this.#isSignedIn || found?.verdict === 'passed') return true;
    return this.#noted.some((noted) => noted.outcome.proves);
  }

  /** The rows whose every request has been answered, sign-in as soon as it is decided, and those never asked. */
  rows(): PermissionResult[] {
    const decided = this.#plan.rows.filter(({ row }) => {
      if (row === this.#signInRow) return this.proven() || this.#refused() !== undefined;
      const reads = this.#plan.reads.filter((read) => read.row === row);
      const isFound = this.#findings.some((finding) => finding.row === row);
      return (
        (reads.length > 0 || isFound) &&
        reads.every((read) => this.#skipped.has(read.id) || this.#has(read.id))
      );
    });
    const rows = decided.map(({ row, required }) => this.#rowOf(row, required, undefined));
    const sure = rows.filter((row) => row.reason?.code !== 'permission-missing' || !this.#isDoubtful(row));
    return [...sure, ...this.#plan.byDesign];
  }

  /** All rows at the end. Rows not reached say Not tested with `rest`. */
  finish(rest: Reason, allForbiddenWords: string | undefined): PermissionResult[] {
    const rows = this.#plan.rows.map(({ row, required }) => this.#rowOf(row, required, rest));
    const everywhere = this.#noted.length > 1 && this.#onlyForbidden();
    const reason: Reason = {
      code: everywhere && allForbiddenWords !== undefined ? `vendor:${allForbiddenWords}` : 'all-forbidden',
      params: { status: 403 },
    };
    const seen = rows.map((row) => (this.#isDoubtful(row) ? unproven(row, reason, everywhere) : row));
    return [...seen, ...this.#plan.byDesign];
  }

  /** What the report says besides its rows. */
  extras(): Pick<TestReport, 'identity' | 'offers' | 'asksHost'> {
    const read = this.#noted.flatMap(({ check, outcome }) =>
      (check.identity ?? []).flatMap(({ words, path }) => {
        const value = readPath(outcome.body, path);
        const text = typeof value === 'number' ? String(value) : value;
        return typeof text === 'string' && text !== '' ? [{ label: words, value: text }] : [];
      }),
    );
    return {
      identity: [...this.#identity, ...read],
      ...(this.#offers.length === 0 ? {} : { offers: this.#offers }),
      ...(this.#asksHost === undefined ? {} : { asksHost: this.#asksHost }),
    };
  }

  /** Nothing but 403 so far, which is no single permission's fault. */
  #onlyForbidden(): boolean {
    return !this.#wasAnswered && this.#noted.every((one) => one.outcome.status === 403);
  }

  /** What a script's sign-in showed stays, even if every question after it is refused. */
  #isDoubtful(row: PermissionResult): boolean {
    if (!this.#isSignedIn) return !this.proven();
    if (this.#refusedScopes.has(row.row)) return false;
    const isRefusal = row.evidence.length > 0 && row.evidence.every(({ status }) => status === 403);
    return isRefusal && this.#onlyForbidden();
  }

  #has(id: string): boolean {
    return this.#noted.some((noted) => noted.check.id === id);
  }

  #refused(): Noted | undefined {
    return this.#noted.find((noted) => noted.outcome.reason?.code === 'sign-in-refused');
  }

  #rowOf(row: string, required: boolean, rest: Reason | undefined): PermissionResult {
    if (row === this.#signInRow) return this.#signIn(rest);
    const noted = this.#noted.filter((one) => one.check.row === row && !one.outcome.neutral);
    const hasPassed = noted.some((one) => one.outcome.verdict === 'passed');
    // A scope nobody could tell of is shown to be there by an answer that needs it.
    const findings = this.#findings.filter(
      (one) => one.row === row && !(hasPassed && one.verdict === 'could-not-tell'),
    );
    const unreached = this.#plan.reads.some(
      (read) => read.row === row && !this.#has(read.id) && !this.#skipped.has(read.id),
    );
    const seen = [
      ...findings,
      ...noted.map(({ outcome, evidence }) => ({ ...outcome, evidence: [evidence] })),
    ];
    const verdict = worst([
      ...seen.map((one) => one.verdict),
      ...(unreached || seen.length === 0 ? (['not-tested'] as const) : []),
    ]);
    const reason =
      seen.find((one) => one.verdict === verdict)?.reason ??
      (verdict === 'not-tested' ? (rest ?? { code: 'nothing-to-look-at', params: {} }) : undefined);
    return {
      row,
      verdict,
      required,
      counts: true,
      evidence: seen.flatMap((one) => one.evidence),
      ...(reason === undefined ? {} : { reason }),
    };
  }

  /** Sign-in is shown by any answer in the vendor's own shape, and refused only by the vendor saying so. */
  #signIn(rest: Reason | undefined): PermissionResult {
    const common = { row: this.#signInRow, required: true, counts: true };
    const found = this.#findings.find((finding) => finding.row === this.#signInRow);
    if (found !== undefined) return { ...common, ...found };
    const refused = this.#refused();
    if (refused !== undefined) {
      const reason: Reason = refused.outcome.reason ?? { code: 'sign-in-refused', params: {} };
      return { ...common, verdict: 'failed', evidence: [refused.evidence], reason };
    }
    const proof = this.#noted.find((noted) => noted.outcome.proves);
    if (proof !== undefined) return { ...common, verdict: 'passed', evidence: [proof.evidence] };
    const doubt = this.#noted.find((noted) => !noted.outcome.neutral) ?? this.#noted[0];
    if (doubt === undefined) {
      const reason: Reason = rest ?? { code: 'earlier-failed', params: {} };
      return { ...common, verdict: 'not-tested', evidence: [], reason };
    }
    const code = doubt.outcome.reason ?? { code: 'not-proven' as const, params: {} };
    const reason: Reason =
      doubt.outcome.status === 403 ? { code: 'not-proven', params: { status: 403 } } : code;
    return { ...common, verdict: 'could-not-tell', evidence: [doubt.evidence], reason };
  }
}

function findingOf(row: string, { standing, evidence, reason }: ScopeStanding): Finding {
  if (standing === 'granted') return { row, verdict: 'passed', evidence };
  const isRefused = standing === 'refused';
  return {
    row,
    verdict: isRefused ? 'failed' : 'could-not-tell',
    evidence,
    reason: reason ?? { code: isRefused ? 'permission-missing' : 'not-proven', params: {} },
  };
}

/**
 * Without one answer in the vendor's own shape a 403 says nothing about a permission: an address filter or an
 * empty authorization answers the same.
 */
function unproven(row: PermissionResult, reason: Reason, everywhere: boolean): PermissionResult {
  const isForbidden = row.reason?.code === 'permission-missing' || everywhere;
  return isForbidden && row.reason?.code !== 'sign-in-refused'
    ? { ...row, verdict: 'could-not-tell', reason }
    : row;
}

/** A record read out of a cut-off body, put back where its path says it stood. */
function wrap(path: string, record: unknown): unknown {
  const keys = path.split('.');
  const at = keys.indexOf('0');
  if (record === undefined || at === -1) return undefined;
  return keys.slice(0, at + 1).reduceRight<unknown>((inner, key) => ({ [key]: inner }), record);
}
