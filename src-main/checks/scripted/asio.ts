// Longer than other files because a vendor has one file of code at most: reading a token's answer, the ladder of
// token requests and telling a wrong region from a wrong secret belong together. First the reader, which is pure.

import type { Trouble } from '../../../src-preload/contract/trouble.ts';
import type { Evidence, PermissionResult, Reason } from '../../../src-preload/contract/verdict.ts';
import type { HttpAnswer } from '../../http/http-request.ts';
import { meaningOf } from '../../vendors/hints.ts';
import { readPath } from '../json-path.ts';
import { looksLikePage, parseJson } from '../parse-body.ts';
import { troubleOfStatus } from '../read-verdict.ts';
import { readRetryAfter } from '../retry-after.ts';
import type { Finding, NotSignedIn, ScopeStanding, Script, ScriptTools, SignedIn } from '../script.ts';

const CONTACTS = 'platform.contacts.read';
/** The row of each scope, in the order of asking; the one whose name is published nowhere comes last. */
const SCOPES: readonly (readonly [row: string, scope: string])[] = [
  ['companies-read', 'platform.companies.read'],
  ['sites-read', 'platform.sites.read'],
  ['devices-read', 'platform.devices.read'],
  ['assets-read', 'platform.asset.read'],
  ['tickets-read', 'platform.tickets.read'],
  ['automation-read', 'platform.automation.read'],
  ['automation-create', 'platform.automation.create'],
  ['agent-read', 'platform.agent.read'],
  ['contacts-read', CONTACTS],
];
const NINE = SCOPES.map(([, scope]) => scope);
/** Names under which the scope of contacts may be told; only the first is asked for. */
const CONTACTS_NAMES = [CONTACTS, 'platform.contact.read'];
/** Between two tokens for one scope each, in milliseconds: a key is locked when many are asked for at once. */
export const BETWEEN_TOKENS = 1_500;
/** Seconds to wait where the answer names none: clients seen wait an hour after 423, five minutes after 429. */
const LOCKED_FOR = 3_600;
const LIMITED_FOR = 300;
/** Every place where the published error bodies hold words, the most telling first. */
const ERROR_WORDS = [
  'error_description',
  'error.description',
  'message',
  'description',
  'detail',
  'title',
  'errors.0.message',
  '0.message',
  'payload',
  'error',
  'error.code',
  'code',
  'type',
  'id',
  '0.code',
];

/** What was asked for: all nine, no scope at all, or one scope; the last while a token without a scope is in hand. */
export type Asked = 'nine' | 'none' | 'one' | 'one-when-in';

/** `until` is ISO. Nothing but a 2xx with a token of its own is ever `granted`. */
export type TokenReading =
  | { means: 'granted'; token: string; scopes: string[] }
  | { means: 'granted-without-list'; token: string }
  | { means: 'no-token' | 'refused-credentials' | 'refused-scope' | 'refused-unclear'; status: number }
  | { means: 'wait'; until: string; status: number }
  | { means: 'trouble'; trouble: Trouble };

/** What one answer of the token endpoint says. Pure. Its error bodies are published nowhere, so all shapes are read. */
export function readToken(answer: HttpAnswer, asked: Asked): TokenReading {
  const { status } = answer;
  if (status === 423 || status === 429) return { means: 'wait', until: waitUntil(answer), status };
  const isRefusal = status === 400 || status === 401 || status === 403;
  const isPage = looksLikePage(answer);
  if (!isRefusal || isPage) {
    // A 401 that is a page comes from something on the way: it blames nobody's key.
    const page: Trouble = { code: 'html-answer', params: { status } };
    const trouble = isRefusal && status !== 403 ? page : troubleOfStatus(answer);
    return trouble === undefined ? readGrant(answer) : { means: 'trouble', trouble };
  }
  const words = wordsOf(answer.body);
  if (/\b(invalid|unauthorized)_client\b/i.test(words)) return { means: 'refused-credentials', status };
  if (/\binvalid_scope\b|\bscopes?\b/i.test(words)) return { means: 'refused-scope', status };
  if (asked === 'none' && status === 401) return { means: 'refused-credentials', status };
  return { means: asked === 'one-when-in' ? 'refused-scope' : 'refused-unclear', status };
}

function readGrant(answer: HttpAnswer): TokenReading {
  const { status } = answer;
  if (answer.truncated) return { means: 'trouble', trouble: { code: 'answer-too-big', params: {} } };
  const body = parseJson(answer.body);
  const isJson = body !== undefined || answer.body.trim() === '';
  if (!isJson) return { means: 'trouble', trouble: { code: 'not-json', params: { status } } };
  const named = ['access_token', 'Access_Token', 'accessToken'].map((name) => readPath(body, name));
  // What could not stand in a header is no token: it would bring a header of its own.
  const token = named.find((one) => typeof one === 'string' && /^[\x21-\x7e]{1,16384}$/.test(one));
  const error = readPath(body, 'error');
  const isError = typeof error === 'object' ? error !== null : error !== undefined && error !== '';
  if (typeof token !== 'string' || isError) return { means: 'no-token', status };
  const told = readPath(body, 'scope');
  const scopes = (Array.isArray(told) ? told : [told]).flatMap((one) =>
    typeof one === 'string' ? one.split(/\s+/).filter((scope) => scope !== '') : [],
  );
  return scopes.length === 0 ? { means: 'granted-without-list', token } : { means: 'granted', token, scopes };
}

function wordsOf(text: string): string {
  const body = parseJson(text);
  if (body === undefined) return text.slice(0, 200);
  const found = ERROR_WORDS.map((path) => readPath(body, path));
  return found.filter((one) => typeof one === 'string' || typeof one === 'number').join(' ');
}

/** Retry-After, or the Unix time of Reset, which two clients were seen to read; else a time that clients wait. */
function waitUntil({ status, headers, at }: HttpAnswer): string {
  const now = Date.parse(at);
  const after = readRetryAfter(headers['retry-after'], now);
  if (after !== undefined) return after;
  const reset = headers.reset ?? headers['x-ratelimit-reset'] ?? '';
  const time = /^\d{10}$/.test(reset) ? Number(reset) * 1000 : 0;
  if (status === 429 && time > now) return new Date(time).toISOString();
  return new Date(now + (status === 423 ? LOCKED_FOR : LIMITED_FOR) * 1000).toISOString();
}

/** The standing of each scope by the list that came with a token. */
export function readList(list: readonly string[], evidence: Evidence[]): Map<string, ScopeStanding> {
  const told = new Set(list.map((scope) => scope.toLowerCase()));
  return new Map(
    NINE.map((scope) => {
      const isThere = namesOf(scope).some((name) => told.has(name));
      return [scope, isThere ? { standing: 'granted', evidence } : { standing: 'refused', evidence }];
    }),
  );
}

function namesOf(scope: string): string[] {
  return scope === CONTACTS ? CONTACTS_NAMES : [scope];
}

type Minted = (TokenReading | { means: 'stopped' } | { means: 'spent'; until: string; locked: boolean }) & {
  evidence: Evidence[];
};

/** One sign-in under way: what it has in hand so far. */
type Climb = {
  tools: ScriptTools;
  /** Of the sign-in row. */
  evidence: Evidence[];
  /** For all rows. */
  token?: string;
  own: Map<string, string>;
  standings: Map<string, ScopeStanding>;
  findings: Finding[];
  listed: string[];
};

async function mint(
  { tools }: Climb,
  asked: Asked,
  scope: string | undefined,
  origin = tools.origin,
  place = '',
): Promise<Minted> {
  const spent = await tools.spendSignIn();
  if (tools.isStopped()) return { means: 'stopped', evidence: [] };
  if (!spent.ok) {
    return { means: 'spent', until: spent.until, locked: spent.locked === true, evidence: [] };
  }
  const what = asked === 'nine' ? 'nine scopes' : (scope ?? 'no scope');
  const { outcome, evidence } = await tools.ask({
    method: 'POST',
    url: `${origin}/v1/token`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: tools.value('clientId'),
      client_secret: tools.value('clientSecret'),
      scope,
    }),
    asked: `POST /v1/token, ${what}${place === '' ? '' : `, ${place}`}`,
    check: `token ${scope ?? 'none'} ${place}`.trim(),
    errorMessage: ERROR_WORDS,
  });
  if (tools.isStopped()) return { means: 'stopped', evidence: [] };
  const reading: TokenReading = outcome.ok
    ? readToken(outcome.answer, asked)
    : { means: 'trouble', trouble: outcome.trouble };
  if (reading.means === 'wait') await tools.lockSignIn(reading.until);
  return { ...reading, evidence: [evidence] };
}

/** Eleven tokens at most: all nine scopes, none, and one by one where neither told enough. */
async function signIn(tools: ScriptTools): Promise<SignedIn | NotSignedIn> {
  const climb: Climb = {
    tools,
    evidence: [],
    own: new Map(),
    standings: new Map(),
    findings: [],
    listed: [],
  };
  const nine = await mint(climb, 'nine', NINE.join(' '));
  climb.evidence.push(...nine.evidence);
  if (nine.means === 'granted') {
    takeList(climb, nine);
    const lacking = NINE.filter((scope) => climb.standings.get(scope)?.standing !== 'granted');
    const end = lacking.join() === CONTACTS ? await lookForContacts(climb) : undefined;
    return end ?? signedIn(climb);
  }
  if (nine.means === 'granted-without-list') {
    climb.token = nine.token;
    return oneByOne(climb, 'one');
  }
  if (nine.means !== 'refused-scope' && nine.means !== 'refused-unclear') return endWith(climb, nine);

  const none = await mint(climb, 'none', undefined);
  climb.evidence.push(...none.evidence);
  if (none.means === 'granted') {
    takeList(climb, none);
    return signedIn(climb);
  }
  if (none.means === 'granted-without-list') {
    climb.token = none.token;
    return oneByOne(climb, 'one-when-in');
  }
  if (none.means !== 'refused-scope' && none.means !== 'refused-unclear') return endWith(climb, none);
  return oneByOne(climb, 'one');
}

function takeList(climb: Climb, { token, scopes, evidence }: Extract<Minted, { means: 'granted' }>): void {
  climb.token = token;
  climb.listed = scopes;
  climb.standings = readList(scopes, evidence);
}

/** All but contacts came back: its name is published nowhere, so the key itself is asked what it has. */
async function lookForContacts(climb: Climb): Promise<NotSignedIn | undefined> {
  const none = await mint(climb, 'none', undefined);
  const evidence = [...climb.evidence, ...none.evidence];
  const unsure: ScopeStanding = {
    standing: 'unknown',
    evidence,
    reason: { code: 'vendor:contacts-scope-unsure', params: {} },
  };
  climb.standings.set(CONTACTS, unsure);
  if (none.means === 'granted') {
    climb.listed = [...climb.listed, ...none.scopes];
    const standing = readList(none.scopes, evidence).get(CONTACTS);
    if (standing !== undefined) climb.standings.set(CONTACTS, standing);
  } else if (none.means === 'spent') {
    climb.standings.delete(CONTACTS);
    climb.findings.push(...notAsked(climb, none));
  } else if (none.means === 'wait') {
    climb.standings.set(CONTACTS, { ...unsure, reason: waitReason(none) });
    return waitAsked(climb, none.until);
  } else if (none.means === 'stopped') return stopped(climb);
  return undefined;
}

async function oneByOne(climb: Climb, asked: 'one' | 'one-when-in'): Promise<SignedIn | NotSignedIn> {
  const { tools, standings } = climb;
  const answers: Minted[] = [];
  let spent: Extract<Minted, { means: 'spent' }> | undefined;
  for (const scope of NINE) {
    if (scope !== NINE[0]) await tools.pause(BETWEEN_TOKENS);
    if (tools.isStopped()) return stopped(climb);
    const one = await mint(climb, asked, scope);
    if (one.means === 'stopped') return stopped(climb);
    if (one.means === 'spent') {
      spent = one;
      break;
    }
    answers.push(one);
    standings.set(scope, standingOf(scope, one));
    const isEnd = one.means === 'wait' || one.means === 'refused-credentials';
    if (!hasToken(climb) && (isEnd || 'token' in one)) climb.evidence.push(...one.evidence);
    if ('token' in one) climb.own.set(scope, one.token);
    if (one.means === 'wait' && hasToken(climb)) return waitAsked(climb, one.until);
    if (isEnd && !hasToken(climb)) return endWith(climb, one);
    // Nobody answered: the next would not be answered either.
    if (one.means === 'trouble' && one.evidence[0]?.status === undefined) break;
  }
  if (spent !== undefined) climb.findings.push(...notAsked(climb, spent));
  return hasToken(climb) ? signedIn(climb) : nothingGranted(climb, answers, spent);
}

function hasToken({ token, own }: Climb): boolean {
  return token !== undefined || own.size > 0;
}

function isFor(scope: string, one: Extract<Minted, { token: string }>): boolean {
  return one.means === 'granted-without-list' || readList(one.scopes, []).get(scope)?.standing === 'granted';
}

/** What a token for one scope alone says of it. */
function standingOf(scope: string, one: Minted): ScopeStanding {
  const { evidence } = one;
  const unsure = (reason: Reason): ScopeStanding => ({ standing: 'unknown', evidence, reason });
  switch (one.means) {
    case 'granted':
    case 'granted-without-list':
      return isFor(scope, one)
        ? { standing: 'granted', evidence }
        : unsure({ code: 'vendor:scope-unclear', params: {} });
    case 'refused-scope':
      return scope === CONTACTS
        ? unsure({ code: 'vendor:contacts-scope-unsure', params: {} })
        : { standing: 'refused', evidence };
    case 'trouble':
      return unsure(one.trouble);
    case 'no-token':
      return unsure({ code: 'vendor:no-token', params: {} });
    case 'wait':
      return unsure(waitReason(one));
    default:
      return unsure({ code: 'vendor:scope-unclear', params: {} });
  }
}

/** Not one token in the whole run. Only if each answer was a 401 is it the credential that was refused. */
async function nothingGranted(
  climb: Climb,
  answers: Minted[],
  spent: Extract<Minted, { means: 'spent' }> | undefined,
): Promise<NotSignedIn> {
  if (spent !== undefined) return endWith(climb, spent);
  const odd = answers.find((one) => one.means === 'trouble' || one.means === 'no-token');
  if (odd !== undefined) {
    climb.evidence.push(...odd.evidence);
    return endWith(climb, odd);
  }
  const isRefusal = (one: Minted) => one.means === 'refused-unclear' && one.status === 401;
  if (answers.every(isRefusal)) {
    climb.standings.clear();
    return refused(climb);
  }
  const reason: Reason = { code: 'vendor:no-scope-granted', params: {} };
  for (const [scope, standing] of climb.standings) {
    climb.standings.set(scope, { ...standing, standing: 'unknown', reason });
  }
  return ended(climb, { verdict: 'could-not-tell', reason });
}

function signedIn(climb: Climb): SignedIn {
  const { tools, token, own, standings, findings, listed } = climb;
  const asked = NINE.flatMap(namesOf);
  const others = [...new Set(listed)].filter((scope) => !asked.includes(scope.toLowerCase()));
  const { here } = placesOf(tools);
  return {
    kind: 'signed-in',
    findings: [signInRow(climb, { verdict: 'passed' }), ...findings],
    scopes: standings,
    identity: [
      ...(here === undefined ? [] : [{ label: 'identity.region', value: here.label }]),
      ...(others.length === 0 ? [] : [{ label: 'identity.other-scopes', value: others.join(', ') }]),
    ],
    authorization: (row) => {
      const mine = token ?? own.get(scopeOf(row) ?? '');
      return mine === undefined ? undefined : `Bearer ${mine}`;
    },
  };
}

function scopeOf(row: string): string | undefined {
  return SCOPES.find(([one]) => one === row)?.[1];
}

type Told = Pick<PermissionResult, 'verdict' | 'reason'>;

function signInRow({ evidence }: Climb, told: Told): Finding {
  return { row: 'sign-in', evidence, ...told };
}

/** Without a sign-in nobody is told that a scope is missing. */
function ended(
  climb: Climb,
  told: Told,
  how: Pick<NotSignedIn, 'ended' | 'tryAgainAt'> = { ended: 'finished' },
): NotSignedIn {
  const { standings, findings } = climb;
  const reason: Reason = { code: 'vendor:scope-unclear', params: {} };
  const scopes = [...standings].map(([scope, one]): [string, ScopeStanding] =>
    told.verdict === 'passed' || one.standing !== 'refused'
      ? [scope, one]
      : [scope, { ...one, standing: 'unknown', reason }],
  );
  return {
    kind: 'not-signed-in',
    findings: [signInRow(climb, told), ...findings],
    scopes: new Map(scopes),
    ...how,
  };
}

/** What was shown before Stop stays; nothing is said of the rest. */
function stopped(climb: Climb): NotSignedIn {
  if (hasToken(climb)) return ended(climb, { verdict: 'passed' }, { ended: 'stopped' });
  return { kind: 'not-signed-in', ended: 'stopped', findings: [] };
}

/** The vendor asks to wait, with a token in hand: what is decided stands, and nothing is read. */
function waitAsked(climb: Climb, until: string): NotSignedIn {
  return ended(climb, { verdict: 'passed' }, { ended: 'wait-asked', tryAgainAt: until });
}

function waitReason({ status, until }: Extract<TokenReading, { means: 'wait' }>): Reason {
  if (status === 429) return { code: 'rate-limited', params: { status } };
  return { code: 'vendor:token-locked', params: { time: until } };
}

/** The rows whose scopes the budget did not reach. */
function notAsked({ standings }: Climb, spent: Extract<Minted, { means: 'spent' }>): Finding[] {
  const reason = spentReason(spent);
  return SCOPES.filter(([, scope]) => !standings.has(scope)).map(([row]) => ({
    row,
    verdict: 'not-tested',
    evidence: [],
    reason,
  }));
}

function spentReason({ until, locked }: Extract<Minted, { means: 'spent' }>): Reason {
  return { code: locked ? 'wait-asked' : 'vendor:token-budget', params: { time: until } };
}

/** The end of a run without a token, by the answer that decided it. */
async function endWith(climb: Climb, last: Minted): Promise<NotSignedIn> {
  switch (last.means) {
    case 'refused-credentials':
      return refused(climb);
    case 'no-token':
      return ended(climb, { verdict: 'could-not-tell', reason: { code: 'vendor:no-token', params: {} } });
    case 'trouble':
      return ended(climb, { verdict: 'could-not-tell', reason: last.trouble });
    case 'wait': {
      const how = { ended: 'wait-asked', tryAgainAt: last.until } as const;
      return ended(climb, { verdict: 'could-not-tell', reason: waitReason(last) }, how);
    }
    case 'spent': {
      climb.findings = notAsked(climb, last);
      const how = last.locked ? ({ ended: 'wait-asked', tryAgainAt: last.until } as const) : undefined;
      return ended(climb, { verdict: 'not-tested', reason: spentReason(last) }, how);
    }
    default:
      return stopped(climb);
  }
}

type Place = { value: string; label: string; origin: string };

/** The chosen region and the others, with the field that the vendor's data names for them. */
function placesOf({ vendor, value }: ScriptTools): { here: Place | undefined; others: Place[] } {
  const field = vendor.fields.find((one) => one.id === vendor.alternatives);
  const places = (field?.choices ?? []).flatMap(({ origin, ...rest }) =>
    origin === undefined ? [] : [{ ...rest, origin }],
  );
  const chosen = value(field?.id ?? '');
  return {
    here: places.find((place) => place.value === chosen),
    others: places.filter((place) => place.value !== chosen),
  };
}

/** The values were refused where they were sent. A right key in another region is answered the same way. */
async function refused(climb: Climb): Promise<NotSignedIn> {
  const { tools } = climb;
  if (tools.triesOtherRegions) return tryOthers(climb);
  const { here, others } = placesOf(tools);
  const meant = meaningOf(tools.vendor, 'clientId', tools.value('clientId'));
  const other = others.find((place) => place.value === meant?.value);
  const reason: Reason =
    other === undefined
      ? { code: 'sign-in-refused', params: {} }
      : { code: 'vendor:refused-region-differs', params: { region: here?.label ?? '', other: other.label } };
  return ended(climb, { verdict: 'failed', reason }, { ended: 'refused' });
}

/** Asked for on purpose: one token without a scope in each of the other regions, until one knows the key. */
async function tryOthers(climb: Climb): Promise<NotSignedIn> {
  const { here, others } = placesOf(climb.tools);
  let isClear = true;
  for (const place of others) {
    const one = await mint(climb, 'none', undefined, place.origin, place.label);
    climb.evidence.push(...one.evidence);
    if (one.means === 'stopped') return stopped(climb);
    if (one.means === 'wait') return endWith(climb, one);
    if ('token' in one || one.means === 'refused-scope') {
      const params = { region: here?.label ?? '', other: place.label };
      return ended(climb, {
        verdict: 'failed',
        reason: { code: 'vendor:right-key-wrong-region', params },
      });
    }
    isClear &&= one.means === 'refused-credentials';
  }
  return isClear
    ? ended(
        climb,
        { verdict: 'failed', reason: { code: 'vendor:refused-everywhere', params: {} } },
        { ended: 'refused' },
      )
    : ended(climb, {
        verdict: 'could-not-tell',
        reason: { code: 'vendor:other-regions-unclear', params: {} },
      });
}

export const script: Script = {
  signIn,
  explain: (row, outcome, { scopes }): Reason | undefined => {
    if (outcome.status === 401) return { code: 'vendor:token-rejected', params: {} };
    const isProven = scopes?.get(scopeOf(row) ?? '')?.standing === 'granted';
    return isProven && outcome.reason?.code === 'permission-missing'
      ? { code: 'vendor:granted-but-refused', params: { status: 403 } }
      : undefined;
  },
};
