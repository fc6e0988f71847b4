import type { PermissionResult, Reason, TestReport } from '../../src-preload/contract/verdict.ts';
import { outsideText, removeSecrets } from '../secrets/redact.ts';

/*
 * Everything a run says leaves it through these functions: a server that repeats what was sent to it must not bring
 * it to the screen, into a stored report or into an export. `secrets` are the values and tokens that were sent.
 */

export function redactRows(
  rows: readonly PermissionResult[],
  secrets: readonly string[],
): PermissionResult[] {
  return rows.map((row) => ({
    ...row,
    evidence: row.evidence.map((one) => ({
      ...one,
      request: removeSecrets(one.request, secrets),
      ...(one.vendorText === undefined ? {} : { vendorText: outsideText(one.vendorText, secrets) }),
    })),
    ...(row.reason === undefined ? {} : { reason: redactReason(row.reason, secrets) }),
  }));
}

export function redactReason(reason: Reason, secrets: readonly string[]): Reason {
  const params = Object.fromEntries(
    Object.entries(reason.params).map(([name, value]) => [
      name,
      typeof value === 'string' ? outsideText(value, secrets) : value,
    ]),
  );
  return { ...reason, params };
}

type Extras = Pick<TestReport, 'identity' | 'offers' | 'hostToConfirm'>;

/** Names, and choices with their labels; the value of a choice is the vendor's own and goes into a field. */
export function redactExtras(extras: Extras, secrets: readonly string[]): Extras {
  const { identity, offers, hostToConfirm } = extras;
  // Nobody is asked to confirm a host whose name is made of what was sent.
  const mayAsk = hostToConfirm !== undefined && removeSecrets(hostToConfirm, secrets) === hostToConfirm;
  return {
    ...(mayAsk ? { hostToConfirm } : {}),
    identity: identity.map(({ label, value }) => ({ label, value: outsideText(value, secrets) })),
    ...(offers && {
      offers: offers.map((offer) => ({
        ...offer,
        choices: offer.choices.map(({ value, label }) => ({ value, label: outsideText(label, secrets) })),
      })),
    }),
  };
}
