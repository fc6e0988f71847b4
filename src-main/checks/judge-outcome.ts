import type { Reason } from '../../src-preload/contract/verdict.ts';
import type { CheckOutcome } from './read-verdict.ts';
import type { Finding } from './script.ts';

/** What a run has proved so far; nothing in it is ever taken back. */
export type Proof = {
  /** A token was granted, or the vendor answered a read in its own shape. */
  signIn: boolean;
  /** The vendor answered a question on the same host, behind the sign-in, in its own shape. */
  siblings: boolean;
  /** Nothing more comes: what is not proved now stays unproved. */
  isOver: boolean;
};

/** Better words of a vendor for a refusal of its own. */
type Explain = (outcome: CheckOutcome) => Reason | undefined;

/**
 * What an answer says in the light of what the run has proved, so that it does not matter which came first; undefined
 * while an answer to come may still decide. The rule for refusals, for all vendors:
 *
 * - what bears the mark of a filter, proxy or portal, and a page with 401, blames nothing: Could not tell, by its reason
 *   (`html-answer`, `xml-answer`, `refusal-unsigned`, `gateway-sign-in`, `captive-portal`, `forbidden-by-filter`);
 * - a 401 of the vendor blames the credential only while the run has proved no sign-in (Failed, `sign-in-refused`); after
 *   that it concerns its row alone (Could not tell, `refused-in-mid-run`);
 * - a 403 of whatever body is the vendor's refusal of that area where siblings on the same host have answered in the
 *   vendor's own shape (Failed, `permission-missing`), and blames nothing where none has (Could not tell, `not-proven`);
 * - neither a 404 nor a page, a redirect or a gateway's 401 questions an address where siblings have answered.
 *
 * An empty answer that is no vendor's shape (204) says nothing unless the sign-in is proved.
 *
 * The words of a reason: the vendor's `words.en.json`, else `messages/en/results.ts`, chosen in the window by
 * `workspace/results/reason-message.ts`. A token request is read in `scripted/<vendor>/read-token.ts`.
 */
export function judgeOutcome(
  outcome: CheckOutcome,
  proof: Proof,
  explain: Explain = () => undefined,
): CheckOutcome | undefined {
  const { refusal, status = 0, verdict, neutral } = outcome;
  if (status === 404 && ABSENT.has(outcome.reason?.code ?? '')) {
    if (!proof.siblings) return proof.isOver ? outcome : undefined;
    return { ...outcome, reason: { code: 'part-not-found', params: { status } } };
  }
  if (INTERCEPTED.has(outcome.reason?.code ?? '')) {
    if (!proof.siblings) return proof.isOver ? outcome : undefined;
    return neutral ? outcome : unclear(outcome, 'intercepted-in-mid-run');
  }
  if (refusal === undefined) {
    const isWeak = !outcome.proves && (verdict === 'passed' || verdict === 'warning');
    if (!isWeak || proof.signIn) return outcome;
    return proof.isOver ? unclear(outcome, 'not-proven') : undefined;
  }
  if (refusal === 'intermediary' || neutral) return outcome;
  if (status === 401) {
    // The vendor's words for a token are right only where none of its questions was answered.
    if (proof.siblings) return unclear(outcome, 'refused-in-mid-run');
    if (!proof.isOver) return undefined;
    return proof.signIn ? unclear(outcome, 'refused-in-mid-run', explain) : outcome;
  }
  if (proof.siblings) {
    const missing: CheckOutcome = {
      ...outcome,
      verdict: 'failed',
      reason: { code: 'permission-missing', params: { status } },
    };
    return { ...missing, reason: explain(missing) ?? missing.reason };
  }
  if (!proof.isOver) return undefined;
  return unclear(outcome, refusal === 'page' ? 'forbidden-by-filter' : 'not-proven');
}

const ABSENT = new Set(['not-found', 'wrong-product']);
/** Errors whose words doubt the address. */
const INTERCEPTED = new Set([
  'html-answer',
  'xml-answer',
  'gateway-sign-in',
  'refusal-unsigned',
  'redirected',
]);

function unclear(
  outcome: CheckOutcome,
  code: 'not-proven' | 'refused-in-mid-run' | 'intercepted-in-mid-run' | 'forbidden-by-filter',
  explain: Explain = () => undefined,
): CheckOutcome {
  const { status } = outcome;
  const judged: CheckOutcome = {
    ...outcome,
    verdict: 'could-not-tell',
    reason: { code, params: status === undefined ? {} : { status } },
  };
  return { ...judged, reason: explain(outcome) ?? judged.reason };
}

/** One request of a row, judged. `request` as the evidence says it: `GET /Workflow`. */
export type Part = { outcome: CheckOutcome; request: string };

/**
 * The reason of a row of several requests: what one part of it lacks is named, and says nothing of the parts that
 * answered. Undefined where the parts' own reasons stand.
 */
export function reasonOfParts(parts: readonly Part[], reason: Reason | undefined): Reason | undefined {
  const part = parts
    .filter(({ outcome }) => outcome.reason !== undefined && outcome.reason.code === reason?.code)
    .map(({ request }) => request.replace(/^[A-Z]+ /, '').replace(/\?.*$/, ''))
    .join(', ');
  if (reason === undefined || part === '') return undefined;
  const params = { ...reason.params, part };
  if (reason.code === 'part-not-found') return { code: reason.code, params };
  const hasAnswered = parts.some(({ outcome }) => outcome.proves);
  return reason.code === 'permission-missing' && hasAnswered ? { code: 'part-refused', params } : undefined;
}

/**
 * The same rule for what a script found behind its sign-in, as far as the statuses of its questions tell: nothing but
 * 401 concerns the row alone, and nothing but 403 is a missing permission only where siblings have answered.
 */
export function judgeFinding(finding: Finding, proof: Proof): Finding | undefined {
  const { verdict, reason, evidence } = finding;
  const isAll = (status: number) => evidence.length > 0 && evidence.every((one) => one.status === status);
  if (verdict !== 'failed' || !proof.signIn) return finding;
  if (isAll(401)) return { ...finding, verdict: 'could-not-tell' };
  if (reason?.code !== 'permission-missing' || !isAll(403) || proof.siblings) return finding;
  if (!proof.isOver) return undefined;
  return { ...finding, verdict: 'could-not-tell', reason: { code: 'not-proven', params: { status: 403 } } };
}
