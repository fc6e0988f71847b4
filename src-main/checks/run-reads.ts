import type { ReadCheck, VendorChecks } from '../../src-preload/contract/vendor.ts';
import type { Client } from '../http/client.ts';
import { buildRequest } from './build-request.ts';
import { bearerOf, evidenceOf } from './evidence.ts';
import { readVerdict } from './read-verdict.ts';
import { type Ending, endingAfter, endingUnlessProven } from './run-ending.ts';
import type { RunPlan } from './run-plan.ts';
import type { RunRecord } from './run-record.ts';
import type { SignedIn } from './script.ts';

export type ReadParts = {
  plan: RunPlan;
  record: RunRecord;
  signal: AbortSignal;
  hidden: readonly string[];
  signedIn: SignedIn;
  client: Client;
  checks: VendorChecks;
  /** The origin, and the folder behind it where there is one. */
  address: string;
  origins: string[];
  allowPrivate: boolean;
  now: () => number;
  onProgress: () => void;
};

/**
 * Asks the reads of a run, as many at once as the vendor's data allow and never more; one that takes a value from
 * an earlier answer waits for it. Returns how the run ended early, if it did; nothing new is asked from then on. What
 * ends a run only while no sign-in is proved waits for the answers under way, so that their order does not matter.
 */
export async function runReads(parts: ReadParts): Promise<Ending | undefined> {
  const { plan, record, signal, checks } = parts;
  const waiting = [...plan.reads];
  const underWay = new Map<string, Promise<void>>();
  let ending: Ending | undefined;
  /** An ending that holds only if nothing under way proves the sign-in after all. */
  let doubt: Ending | undefined;
  let silent = 0;
  let refused = 0;

  async function runRead(check: ReadCheck): Promise<void> {
    const taken = record.takenFor(check);
    const authorization = parts.signedIn.authorization(check.row);
    if (taken === 'missing' || authorization === undefined) {
      record.skipRead(check);
      return;
    }
    const { url, request } = buildRequest(checks, check, parts.address, taken, parts.now());
    const outcome = await parts.client.send({
      method: 'GET',
      url,
      headers: { accept: 'application/json', authorization },
      allowedOrigins: parts.origins,
      allowPrivate: parts.allowPrivate,
      signal,
    });
    if (signal.aborted) return;
    const read = readVerdict(check, outcome, authorization.split(' ')[0]);
    const hidden = [...parts.hidden, ...bearerOf({ authorization })];
    record.addRead(check, read, evidenceOf(check.id, request, outcome, read, hidden));
    silent = outcome.ok ? 0 : silent + 1;
    refused = read.reason?.code === 'sign-in-refused' ? refused + 1 : 0;
    ending ??= endingAfter(read, silent, refused);
    doubt ??= endingUnlessProven(read, outcome);
    parts.onProgress();
  }

  const isReady = ({ from }: ReadCheck) =>
    from === undefined || (!underWay.has(from.check) && !waiting.some((other) => other.id === from.check));

  while (!signal.aborted && (waiting.length > 0 || underWay.size > 0)) {
    if (record.proven()) doubt = undefined;
    const index = ending === undefined && doubt === undefined ? waiting.findIndex(isReady) : -1;
    const check = index === -1 ? undefined : waiting[index];
    if (check !== undefined && underWay.size < (checks.concurrency ?? 1)) {
      waiting.splice(index, 1);
      underWay.set(
        check.id,
        runRead(check).finally(() => underWay.delete(check.id)),
      );
    } else if (underWay.size > 0) await Promise.race(underWay.values());
    else break;
  }
  return ending ?? (record.proven() ? undefined : doubt);
}
