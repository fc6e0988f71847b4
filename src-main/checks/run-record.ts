import type { ReadCheck } from '../../src-preload/contract/vendor.ts';
import type { Evidence, PermissionResult, Reason, TestReport } from '../../src-preload/contract/verdict.ts';
import { readPath } from './json-path.ts';
import { judgeFinding, judgeOutcome, type Proof, reasonOfParts } from './judge-outcome.ts';
import { worst } from './overall.ts';
import type { CheckOutcome } from './read-verdict.ts';
import type { RunPlan } from './run-plan.ts';
import type { Finding, ScopeGrant, Script, ScriptResult, SignedIn } from './script.ts';

type CompletedRead = { check: ReadCheck; outcome: CheckOutcome; evidence: Evidence };

/** What a run has seen so far, and the rows that follow from it. */
export class RunRecord {
  readonly #plan: RunPlan;
  readonly #signInRow: string;
  readonly #noted: CompletedRead[] = [];
  readonly #skipped = new Set<string>();
  readonly #findings: Finding[] = [];
  readonly #identity: TestReport['identity'] = [];
  #offers: NonNullable<TestReport['offers']> = [];
  #hostToConfirm: string | undefined;
  #isSignedIn = false;
  /** After the sign-in the vendor answered a question of the script in its own shape. */
  #wasAnswered = false;
  #explain: ((row: string, outcome: CheckOutcome) => Reason | undefined) | undefined;

  constructor(plan: RunPlan, signInRow: string) {
    this.#plan = plan;
    this.#signInRow = signInRow;
  }

  /** What a script found: rows, scopes, names, choices. */
  addFindings(
    found: ScriptResult & { scopes?: ReadonlyMap<string, ScopeGrant>; hostToConfirm?: string },
  ): void {
    this.#findings.push(...found.findings);
    const isOk = ({ status = 0 }: Evidence) => status >= 200 && status < 300;
    const isTold = ({ verdict }: Finding) => verdict !== 'could-not-tell' && verdict !== 'not-tested';
    this.#wasAnswered ||=
      this.#isSignedIn && found.findings.some((one) => isTold(one) && one.evidence.some(isOk));
    for (const { row, scope } of this.#plan.scopes) {
      const seen = found.scopes?.get(scope);
      if (seen !== undefined) this.#findings.push(findingOf(row, seen));
    }
    this.#identity.push(...(found.identity ?? []));
    this.#offers = found.offers ?? this.#offers;
    this.#hostToConfirm = found.hostToConfirm;
  }

  /** The script's sign-in worked: a token is there. */
  signedIn(): void {
    this.#isSignedIn = true;
  }

  /** The script's words for refusals behind its sign-in. */
  explainWith(explain: Script['explain'], signedIn: SignedIn): void {
    if (explain !== undefined) this.#explain = (row, outcome) => explain(row, outcome, signedIn);
  }

  /** The value a check takes from an earlier one; `missing` when that one brought none. */
  takenFor(check: ReadCheck): string | undefined | 'missing' {
    if (check.from === undefined) return undefined;
    const { check: earlier, path } = check.from;
    const body = this.#noted.find((noted) => noted.check.id === earlier)?.outcome;
    const value = readPath(body?.body ?? wrapRecord(path, body?.record), path);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : 'missing';
  }

  skipRead(check: ReadCheck): void {
    this.#skipped.add(check.id);
  }

  addRead(check: ReadCheck, outcome: CheckOutcome, evidence: Evidence): void {
    this.#noted.push({ check, outcome, evidence });
  }

  /** True once the vendor has answered in its own shape: the sign-in works. */
  proven(): boolean {
    const found = this.#findings.find((finding) => finding.row === this.#signInRow);
    if (this.#isSignedIn || found?.verdict === 'passed') return true;
    return this.#noted.some((noted) => noted.outcome.proves);
  }

  /** The rows whose every request is decided, sign-in as soon as it is proved, and those never asked. */
  rows(): PermissionResult[] {
    const decided = this.#plan.rows.filter(({ row }) => {
      if (row === this.#signInRow) return this.proven() || this.#findingOf(row) !== undefined;
      const reads = this.#plan.reads.filter((read) => read.row === row);
      const findings = this.#findings.filter((finding) => finding.row === row);
      return (
        (reads.length > 0 || findings.length > 0) &&
        findings.every((finding) => judgeFinding(finding, this.#proof(false)) !== undefined) &&
        reads.every((read) => this.#skipped.has(read.id) || this.#isDecided(read.id))
      );
    });
    return [
      ...decided.map(({ row, required }) => this.#rowOf(row, required, undefined)),
      ...this.#plan.byDesign,
    ];
  }

  /** All rows at the end. Rows not reached say Not tested with `rest`. */
  finish(rest: Reason, allForbiddenWords: string | undefined): PermissionResult[] {
    const rows = this.#plan.rows.map(({ row, required }) => this.#rowOf(row, required, rest));
    if (!this.#isForbiddenEverywhere()) return [...rows, ...this.#plan.byDesign];
    const everywhere: Reason = {
      code: allForbiddenWords === undefined ? 'all-forbidden' : `vendor:${allForbiddenWords}`,
      params: { status: 403 },
    };
    const isDoubt = ({ verdict, reason, evidence }: PermissionResult) =>
      verdict === 'could-not-tell' &&
      ['not-proven', 'forbidden-by-filter'].includes(reason?.code ?? '') &&
      evidence.some(({ status }) => status === 403);
    const seen = rows.map((row) => (isDoubt(row) ? { ...row, reason: everywhere } : row));
    return [...seen, ...this.#plan.byDesign];
  }

  /** What the report says besides its rows. */
  extras(): Pick<TestReport, 'identity' | 'offers' | 'hostToConfirm'> {
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
      ...(this.#hostToConfirm === undefined ? {} : { hostToConfirm: this.#hostToConfirm }),
    };
  }

  /**
   * Nothing but unsigned 403 behind the sign-in, which is no single permission's fault: a list of addresses or an
   * empty authorization answers the same.
   */
  #isForbiddenEverywhere(): boolean {
    if (this.#wasAnswered || this.#noted.length < 2) return false;
    return this.#noted.every(({ outcome }) => outcome.status === 403 && outcome.refusal !== 'intermediary');
  }

  #proof(isOver: boolean): Proof {
    const siblings = this.#wasAnswered || this.#noted.some(({ outcome }) => outcome.proves);
    return { signIn: this.proven(), siblings, isOver };
  }

  #judge({ check, outcome }: CompletedRead, isOver: boolean): CheckOutcome | undefined {
    return judgeOutcome(outcome, this.#proof(isOver), (one) => this.#explain?.(check.row, one));
  }

  #has(id: string): boolean {
    return this.#noted.some((noted) => noted.check.id === id);
  }

  #isDecided(id: string): boolean {
    const noted = this.#noted.find((one) => one.check.id === id);
    return noted !== undefined && this.#judge(noted, false) !== undefined;
  }

  #findingOf(row: string): Finding | undefined {
    return this.#findings.find((finding) => finding.row === row);
  }

  #rowOf(row: string, required: boolean, rest: Reason | undefined): PermissionResult {
    if (row === this.#signInRow) return this.#signIn(rest);
    const noted = this.#noted
      .filter((one) => one.check.row === row && !one.outcome.neutral)
      .map((one) => ({ ...one, outcome: this.#judge(one, true) ?? one.outcome }));
    const hasPassed = noted.some((one) => one.outcome.verdict === 'passed');
    // A scope nobody could tell of is shown to be there by an answer that needs it.
    const findings = this.#findings
      .filter((one) => one.row === row && !(hasPassed && one.verdict === 'could-not-tell'))
      .map((one) => judgeFinding(one, this.#proof(true)) ?? one);
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
    const found = seen.find((one) => one.verdict === verdict)?.reason;
    const parts = noted.map(({ outcome, evidence }) => ({ outcome, request: evidence.request }));
    const reason =
      reasonOfParts(parts, found) ??
      found ??
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

  /** Sign-in is shown by any answer in the vendor's own shape, and refused only by the vendor before any of those. */
  #signIn(rest: Reason | undefined): PermissionResult {
    const common = { row: this.#signInRow, required: true, counts: true };
    const found = this.#findingOf(this.#signInRow);
    if (found !== undefined) return { ...common, ...found };
    const proof = this.#noted.find((noted) => noted.outcome.proves);
    if (proof !== undefined) return { ...common, verdict: 'passed', evidence: [proof.evidence] };
    const refused = this.#noted.find((noted) => noted.outcome.reason?.code === 'sign-in-refused');
    if (refused !== undefined) {
      const reason: Reason = refused.outcome.reason ?? { code: 'sign-in-refused', params: {} };
      return { ...common, verdict: 'failed', evidence: [refused.evidence], reason };
    }
    const doubt = this.#noted.find((noted) => !noted.outcome.neutral) ?? this.#noted[0];
    if (doubt === undefined) {
      const reason: Reason = rest ?? { code: 'earlier-failed', params: {} };
      return { ...common, verdict: 'not-tested', evidence: [], reason };
    }
    const reason: Reason = this.#judge(doubt, true)?.reason ?? { code: 'not-proven', params: {} };
    return { ...common, verdict: 'could-not-tell', evidence: [doubt.evidence], reason };
  }
}

function findingOf(row: string, { status: standing, evidence, reason }: ScopeGrant): Finding {
  if (standing === 'granted') return { row, verdict: 'passed', evidence };
  const isRefused = standing === 'refused';
  return {
    row,
    verdict: isRefused ? 'failed' : 'could-not-tell',
    evidence,
    reason: reason ?? { code: isRefused ? 'permission-missing' : 'not-proven', params: {} },
  };
}

/** A record read out of a cut-off body, put back where its path says it stood. */
function wrapRecord(path: string, record: unknown): unknown {
  const keys = path.split('.');
  const at = keys.indexOf('0');
  if (record === undefined || at === -1) return undefined;
  return keys.slice(0, at + 1).reduceRight<unknown>((inner, key) => ({ [key]: inner }), record);
}
