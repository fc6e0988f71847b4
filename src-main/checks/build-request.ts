import type { ReadCheck, VendorChecks } from '../../src-preload/contract/vendor.ts';

export type BuiltRequest = { url: string; request: string };

/**
 * The URL of one check. `value` answers for a field; `address` is the validated origin of the url field with its
 * folder, the only typed value that may stand in front of a path. A value taken from an earlier answer fills one path
 * segment, encoded, so that it cannot lead elsewhere. `{today}` in a query is the day of `now` (ms) in UTC.
 */
export function buildRequest(
  checks: VendorChecks,
  check: ReadCheck,
  address: string,
  taken: string | undefined,
  now: number,
): BuiltRequest {
  const today = new Date(now).toISOString().slice(0, 10);
  const base = baseOf(checks, address);
  const path =
    taken === undefined
      ? check.request.path
      : check.request.path.replace('{value}', encodeURIComponent(taken));
  const query = Object.entries(check.request.query ?? {})
    .map(([name, value]) => `${name}=${encodeURIComponent(value.replace('{today}', today))}`)
    .join('&');
  const url = new URL(`${base}${path}${query === '' ? '' : `?${query}`}`);
  // Evidence is read by people: the base is the same for all, and an id of a record says nothing to them.
  return { url: url.href, request: `GET ${check.request.path.replace('{value}', '…')}${url.search}` };
}

/** What every path of this vendor is put behind, for this origin or address. */
export function baseOf(checks: VendorChecks, address: string): string {
  const { host } = new URL(address);
  const template = checks.baseFor?.find((entry) => entry.host === host)?.base ?? checks.base;
  return template.replace(/^\{[A-Za-z]+\}/, address);
}

/** HTTP Basic (RFC 7617) or bearer (RFC 6750). `value` answers for the fields named in the template. */
export function authorizationOf(checks: VendorChecks, value: (field: string) => string): string {
  const fill = (template: string) =>
    template.replace(/\{([A-Za-z]+)\}/g, (_all, field: string) => value(field));
  const { signIn } = checks;
  if (signIn.kind === 'basic') {
    const pair = `${fill(signIn.user)}:${fill(signIn.password)}`;
    return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  }
  if (signIn.kind === 'bearer') return `Bearer ${fill(signIn.token)}`;
  throw new Error(`The sign-in of ${checks.vendor} needs its script.`);
}
