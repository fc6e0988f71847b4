import type {
  PracticeResponse,
  PracticeScenario,
  Vendor,
  VendorChecks,
  VendorPractice,
} from '../../src-preload/contract/vendor.ts';
import { authorizationOf, baseOf } from '../checks/build-request.ts';

/** One pretend vendor: its folder, as the real services read it too. */
export type PretendVendor = { vendor: Vendor; checks: VendorChecks; practice: VendorPractice };
/** The parts of a request that an answer depends on. Header names in lower case. */
export type PracticeRequest = { method: string; url: URL; headers: Record<string, string>; body?: string };

/** The values the pretend portal shows in a scenario, by field id. Made up, so they may be shown. */
export function practiceValues(practice: VendorPractice, scenario: PracticeScenario): Record<string, string> {
  return { ...practice.values, ...practice.scenarios[scenario]?.values };
}

/** Every origin at which a pretend vendor answers. */
export function originsOf({ vendor, practice }: PretendVendor): string[] {
  const typed = vendor.fields
    .filter((field) => field.kind === 'url')
    .map((field) => practice.values[field.id] ?? '')
    .filter((value) => URL.canParse(value))
    .map((value) => new URL(value).origin);
  return [...typed, ...vendor.allowedOrigins];
}

/**
 * What a pretend vendor answers in a scenario. The sign-in is compared with the true values first, as a vendor
 * does; then the path below the base decides, or else the whole path. Delays in milliseconds.
 */
export function practiceResponse(
  pretend: PretendVendor,
  scenario: PracticeScenario,
  ask: PracticeRequest,
): PracticeResponse {
  const { practice } = pretend;
  const changed = practice.scenarios[scenario] ?? {};
  const answers = { ...practice.responses, ...changed.responses };
  const found = pathsOf(pretend, ask.url).find((path) => Object.hasOwn(answers, path));
  const answer = found === undefined ? undefined : answers[found];
  const isSignedIn = mayPass(pretend, answers, ask);
  const chosen = isSignedIn ? (answer ?? { status: 404, body: {} }) : practice.unauthorized;
  const delayMs = chosen.delayMs ?? changed.delayMs;
  return { ...chosen, ...(delayMs === undefined ? {} : { delayMs }) };
}

/** Ways to name the path, the most exact first. */
export function pathsOf({ checks }: PretendVendor, url: URL): string[] {
  const base = URL.canParse(baseOf(checks, url.origin)) ? new URL(baseOf(checks, url.origin)) : url;
  const prefix = base.pathname.replace(/\/$/, '');
  const below = url.pathname.startsWith(`${prefix}/`) ? [url.pathname.slice(prefix.length)] : [];
  return [...below, url.pathname].flatMap((path) => [`${path}${url.search}`, path]);
}

function mayPass(
  { vendor, checks, practice }: PretendVendor,
  answers: Record<string, PracticeResponse>,
  ask: PracticeRequest,
): boolean {
  const value = (field: string) => practice.values[field] ?? '';
  const given = ask.headers.authorization;
  if (checks.signIn.kind !== 'script') return given === authorizationOf(checks, value);
  if (given !== undefined) return tokensOf(answers).some((token) => given === `Bearer ${token}`);
  if (ask.method === 'GET') return true;
  const sent = readForm(ask.body ?? '');
  const named = vendor.fields.flatMap((field) => {
    const text = [field.id, ...field.neoNames].map((name) => sent.get(name)).find((one) => one !== undefined);
    return text === undefined ? [] : [{ field, isRight: text === value(field.id) }];
  });
  return named.some(({ field }) => field.kind === 'secret') && named.every(({ isRight }) => isRight);
}

/** The access tokens that the pretend vendor hands out (RFC 6749). */
function tokensOf(answers: Record<string, PracticeResponse>): string[] {
  return Object.values(answers).flatMap(({ body }) => {
    const token =
      typeof body === 'object' && body !== null && 'access_token' in body ? body.access_token : null;
    return typeof token === 'string' ? [token] : [];
  });
}

/** A token request comes as JSON or as a form. */
function readForm(body: string): Map<string, string> {
  try {
    const value: unknown = JSON.parse(body);
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map(new URLSearchParams(body));
  }
}
