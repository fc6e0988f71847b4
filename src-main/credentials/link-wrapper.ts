/** A link that leads to another: `target` is that one, or null where only the service itself can tell. */
export type WrappedLink = { service: string; target: string | null };

type Unwrap = (url: URL) => string | null;

const param =
  (...names: string[]): Unwrap =>
  (url) =>
    names.map((name) => url.searchParams.get(name)).find((value) => value !== null && value !== '') ?? null;

/** The address stands percent-encoded in the path, after the service's own parts. */
const inPath: Unwrap = (url) => {
  const found = /https?(?::|%3A)(?:\/|%2F){1,2}[^\s]+/i.exec(url.pathname + url.search)?.[0];
  return found === undefined ? null : plain(found.replace(/^(https?:)\/(?!\/)/i, '$1//'));
};

/** Only the service knows where it leads, unless it carries the address besides. */
const opaque: Unwrap = (url) =>
  ['u', 'url'].map((name) => url.searchParams.get(name)).find((value) => /^https?:\/\//i.test(value ?? '')) ??
  null;

/**
 * Services that rewrite links in mails and chats, by the end of their host. Formats: Microsoft's, Proofpoint's and
 * Cisco's own pages on decoding rewritten URLs; the others as seen in mails. The fourth entry is set where the host
 * serves nothing but rewritten links.
 */
const SERVICES: readonly (readonly [host: RegExp, service: string, unwrap: Unwrap, isOnlyLinks?: true])[] = [
  [
    /(^|\.)safelinks\.protection\.(outlook\.com|office365\.us|outlook\.cn|partner\.outlook\.cn)$/,
    'Microsoft Safe Links',
    param('url'),
    true,
  ],
  [/^statics\.teams\.(cdn\.office\.net|microsoft\.com)$/, 'Microsoft Safe Links', param('url'), true],
  [/(^|\.)safelinks?\.emails\.azure\.net$/, 'Microsoft', param('destination', 'url')],
  [/^urldefense(\.proofpoint)?\.(com|us)$/, 'Proofpoint URL Defense', proofpoint, true],
  [/(^|\.)(mimecast|mimecastprotect|mimecast-offshore)\.com$/, 'Mimecast', param('domain'), true],
  [/(^|\.)linkprotect\.cudasvc\.com$/, 'Barracuda Link Protection', param('a'), true],
  [/^secure-web\.cisco\.com$/, 'Cisco Secure Email', inPath, true],
  [/(^|\.)trendmicro\.(com|eu|co\.jp)$/, 'Trend Micro', param('url')],
  [/(^|\.)protection\.sophos\.com$/, 'Sophos', sophos, true],
  [/^protect\d*\.fireeye\.com$|(^|\.)trellix\.com$/, 'Trellix', param('u')],
  [/(^|\.)clicktime\.symantec\.com$/, 'Symantec', (url) => param('u')(url) ?? inPath(url)],
  [
    /(^|\.)(avanan\.click|url\.avanan\.click|checkpoint\.com|protect\.checkpoint\.com)$/,
    'Check Point',
    betweenBars,
  ],
  [/(^|\.)inky\.com$/, 'INKY', param('url', 'domain')],
  [/(^|\.)hornetsecurity\.com$/, 'Hornetsecurity', param('url', 'u')],
  [/(^|\.)fortimail(cloud)?\.com$/, 'FortiMail', param('url', 'u')],
  [/^(www\.)?google\.[a-z.]{2,6}$/, 'Google', param('q', 'url', 'adurl')],
  [/(^|\.)awstrack\.me$/, 'Amazon', inPath, true],
  [/^slack-redir\.net$/, 'Slack', param('url')],
  [/^lm?\.facebook\.com$/, 'Facebook', param('u')],
  [/^(www\.)?linkedin\.com$/, 'LinkedIn', param('url')],
  [/^duckduckgo\.com$/, 'DuckDuckGo', param('uddg')],
  [/^(www\.)?bing\.com$/, 'Bing', bing],
  [
    /(^|\.)(edgepilot\.com|blackspider\.com|hubspotlinks\.com|list-manage\.com|pstmrk\.it|mjt\.lu|emailprotection\.link|safe\.url|ct\.sendgrid\.net|sendgrid\.net|t\.co|bit\.ly|tinyurl\.com|lnkd\.in|aka\.ms)$/,
    'A link shortener',
    opaque,
    true,
  ],
];

/** What a rewritten link leads to; null where the host is no such service. */
export function unwrapLink(url: URL): WrappedLink | null {
  const found = SERVICES.find(([host]) => host.test(url.hostname));
  if (found === undefined) return null;
  const [, service, unwrap, isOnlyLinks] = found;
  const target = unwrap(url)?.trim() ?? '';
  if (target === '') return isOnlyLinks ? { service, target: null } : null;
  return { service, target };
}

/** A whole address in a parameter of any other link, as sign-in pages and redirects carry it. */
export function carriedAddresses(url: URL): string[] {
  const values = [
    ...url.searchParams.values(),
    plain(url.search.slice(1)),
    plain(url.hash.slice(1)),
    plain(url.pathname),
  ];
  return values.flatMap((value) => value.match(/https?:\/\/[^\s"'<>|]{3,2000}/gi) ?? []);
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** v1 encodes by percent, v2 writes `-` for `%` and `_` for `/`, v3 puts the address between double underscores. */
function proofpoint(url: URL): string | null {
  const [, version] = /^\/v([123])\//.exec(url.pathname) ?? [];
  if (version === '1') return url.searchParams.get('u');
  const inQuery = url.searchParams.get('u');
  if (version === '2')
    return inQuery === null ? null : plain(inQuery.replaceAll('-', '%').replaceAll('_', '/'));
  const [, target, packed = ''] = /\/v3\/__(.+?)__;?([A-Za-z0-9_-]*)/.exec(url.href) ?? [];
  if (target === undefined) return null;
  const taken = [...Buffer.from(packed, 'base64url').toString('utf8')];
  // `*` is one character that was taken out, `**` and a letter a run of them.
  const put = target.replace(/\*(\*[A-Za-z0-9_-])?/g, (_all, run?: string) =>
    taken.splice(0, run === undefined ? 1 : runLength(run.charAt(1))).join(''),
  );
  return put.replace(/^(https?:)\/(?!\/)/i, '$1//');
}

function runLength(letter: string): number {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return letters.indexOf(letter) + 2;
}

/** `u` is the whole address in Base64, `d` its host. */
function sophos(url: URL): string | null {
  const whole = Buffer.from(url.searchParams.get('u') ?? '', 'base64').toString('utf8');
  return /^https?:\/\/[\x21-\x7e]+$/.test(whole) ? whole : url.searchParams.get('d');
}

/** `u` is `a1` and the address in Base64. */
function bing(url: URL): string | null {
  const packed = /^a1(.+)$/.exec(url.searchParams.get('u') ?? '')?.[1];
  return packed === undefined ? null : Buffer.from(packed, 'base64url').toString('utf8');
}

/** `…/v2/___https://acme.example___.YXAx…` */
function betweenBars(url: URL): string | null {
  return /___(.+?)___/.exec(plain(url.href))?.[1] ?? param('url', 'u')(url);
}
