import type { Vendor } from '../../src-preload/contract/vendor.ts';
import type { Evidence } from '../../src-preload/contract/verdict.ts';
import type { HttpOutcome } from '../http/http-request.ts';
import { outsideText } from '../secrets/redact.ts';
import type { CheckOutcome } from './read-verdict.ts';

/** What was asked and what came back, as a row shows it. `hidden` are texts that must not stand in it. */
export function evidenceOf(
  check: string,
  request: string,
  outcome: HttpOutcome,
  read: Pick<CheckOutcome, 'status' | 'count' | 'atLeast' | 'quote'>,
  hidden: readonly string[],
): Evidence {
  return {
    check,
    request,
    at: outcome.at,
    milliseconds: Math.round(outcome.milliseconds),
    ...(read.status === undefined ? {} : { status: read.status }),
    ...(read.count === undefined ? {} : { count: read.count }),
    ...(read.atLeast === undefined ? {} : { atLeast: read.atLeast }),
    ...(read.quote === undefined ? {} : { vendorText: outsideText(read.quote, hidden) }),
  };
}

/** The sealed values of a credential: a vendor that repeats them in an error must not bring them to the screen. */
export function sealedValues(vendor: Vendor, value: (field: string) => string): string[] {
  return vendor.fields
    .filter((field) => field.kind === 'secret' || field.kind === 'identifier')
    .map((field) => value(field.id));
}

/** What stands behind the scheme of an Authorization header: a vendor may repeat that in an error as well. */
export function bearerOf(headers: { authorization?: string } | undefined): string[] {
  const secret = headers?.authorization?.replace(/^\S+\s+/, '') ?? '';
  return secret === '' ? [] : [secret];
}
