import { SERVER_SIDE_SIGNATURES } from './server-side-signatures.ts';
import type { Signature, UnplacedSignature } from './signature.ts';

// Where a redirect leads is a mark of the product that sends it.
const redirect = (location: RegExp) => ({ statuses: [301, 302, 303, 307, 308], headers: { location } });

const PORTALS: readonly UnplacedSignature[] = [
  // WISPr, the protocol that hot spots speak in a comment of their page.
  { kind: 'portal', body: /WISPAccessGatewayParam|<LoginURL>/i },
  { kind: 'portal', product: 'FortiGate', body: /\bfgtauth\b|\/fgtauth\?/i },
  { kind: 'portal', product: 'FortiGate', ...redirect(/\/fgtauth\?/i) },
  { kind: 'portal', product: 'Cisco Meraki', body: /\.network-auth\.com|n\d+\.meraki\.com\/splash/i },
  { kind: 'portal', product: 'Cisco Meraki', ...redirect(/\.network-auth\.com|\.meraki\.com\/splash/i) },
  {
    kind: 'portal',
    product: 'Aruba',
    body: /securelogin\.(?:arubanetworks|hpe)\.com|\/cgi-bin\/login\?cmd=login/i,
  },
  { kind: 'portal', product: 'Aruba', ...redirect(/securelogin\.|\/cgi-bin\/login\?cmd=/i) },
  { kind: 'portal', product: 'Cisco ISE', body: /\/portal\/PortalSetup\.action|\/guestportal\//i },
  {
    kind: 'portal',
    product: 'Cisco ISE',
    ...redirect(/\/portal\/(?:gateway|PortalSetup\.action)|\/guestportal\//i),
  },
  { kind: 'portal', product: 'UniFi', ...redirect(/\/guest\/s\/[\w-]+\//i) },
  { kind: 'portal', product: 'MikroTik', body: /mikrotik hotspot|\$\(link-login(?:-only)?\)/i },
  { kind: 'portal', product: 'pfSense', body: /\/index\.php\?zone=[\w-]+[\s\S]*(?:auth_user|portal)/i },
  { kind: 'portal', product: 'Palo Alto Networks', body: /\/php\/uid\.php\?vsys=/i },
  { kind: 'portal', product: 'Palo Alto Networks', ...redirect(/\/php\/uid\.php\?vsys=/i) },
  { kind: 'portal', product: 'openNDS', body: /\b(?:opennds|nodogsplash)\b|\/opennds_preauth\//i },
  { kind: 'portal', product: 'CoovaChilli', ...redirect(/[?&](?:uamip|uamport)=/i) },
  {
    kind: 'portal',
    ...redirect(/\/(?:captive-?portal|hotspot\/?login|hotspotlogin|guest-?login|splash)\b/i),
  },
  {
    kind: 'portal',
    body: /captive[\s_-]?portal|hot\s?spot (?:login|sign-?in|log ?in)|(?:sign|log) ?in to (?:the |this |our )?(?:wi-?fi|guest|network|internet)|guest (?:wi-?fi|network) (?:access|log ?in|sign-?in|portal)/i,
  },
];

// What stands between this computer and the internet: web filters and inspecting firewalls.
const FILTERS: readonly UnplacedSignature[] = [
  { kind: 'filter', product: 'Zscaler', headers: { server: /zscaler/i }, alsoInJson: true },
  { kind: 'filter', product: 'Zscaler', body: /\bzscaler\b/i, alsoInJson: true },
  { kind: 'filter', product: 'Zscaler', ...redirect(/\.(?:zscaler\w*|zscloud)\.(?:net|com)/i) },
  { kind: 'filter', product: 'Netskope', body: /\bnetskope\b|\.goskope\.com/i, alsoInJson: true },
  { kind: 'filter', product: 'Netskope', ...redirect(/\.goskope\.com|netskope/i) },
  {
    kind: 'filter',
    product: 'FortiGate',
    body: /\bforti(?:gate|guard|net|os|proxy|client)\b|web filter (?:violation|block)/i,
    alsoInJson: true,
  },
  {
    kind: 'filter',
    product: 'Forcepoint',
    body: /\bforcepoint\b|\bwebsense\b|blockpage\.cgi\?ws-session/i,
    alsoInJson: true,
  },
  { kind: 'filter', product: 'Forcepoint', ...redirect(/blockpage\.cgi|:15871\//i) },
  {
    kind: 'filter',
    product: 'Cisco Umbrella',
    body: /\bcisco umbrella\b|\b(?:block|phish|malware|hit-[\w-]+)\.opendns\.com|\bopendns\b/i,
    alsoInJson: true,
  },
  { kind: 'filter', product: 'Cisco Umbrella', ...redirect(/\.opendns\.com|umbrella\.com/i) },
  {
    kind: 'filter',
    product: 'Cisco Secure Web Appliance',
    body: /cisco (?:web security|secure web) appliance|ironport/i,
  },
  {
    kind: 'filter',
    product: 'Palo Alto Networks',
    body: /palo alto networks|has been blocked in accordance with company policy|<title>web page blocked<\/title>/i,
  },
  { kind: 'filter', product: 'Sophos', body: /\bsophos\b/i, alsoInJson: true },
  { kind: 'filter', product: 'Barracuda', headers: { server: /barracuda/i }, alsoInJson: true },
  { kind: 'filter', product: 'Barracuda', body: /\bbarracuda\b/i, alsoInJson: true },
  { kind: 'filter', product: 'SonicWall', body: /\bsonicwall\b/i, alsoInJson: true },
  { kind: 'filter', product: 'WatchGuard', body: /\bwatchguard\b/i, alsoInJson: true },
  {
    kind: 'filter',
    product: 'Check Point',
    body: /\bcheck ?point (?:software|usercheck|harmony|security)|\busercheck\b/i,
  },
  {
    kind: 'filter',
    product: 'Blue Coat',
    body: /\bblue ?coat\b|\bproxysg\b|symantec web security|\(policy_denied\)|\(content_filter_denied\)/i,
  },
  {
    kind: 'proxy',
    product: 'Blue Coat',
    body: /\((?:tcp_error|dns_unresolved_hostname|dns_server_failure|gateway_error)\)/i,
  },
  {
    kind: 'filter',
    product: 'Skyhigh',
    body: /mcafee web gateway|skyhigh (?:secure )?web gateway|\bmwg-internal\b/i,
  },
  { kind: 'filter', product: 'Trend Micro', body: /trend micro|interscan web/i },
  { kind: 'filter', product: 'iboss', body: /\biboss\b/i },
  { kind: 'filter', product: 'Lightspeed', body: /lightspeed (?:filter|systems|rocket)/i },
  { kind: 'filter', product: 'Smoothwall', body: /\bsmoothwall\b/i },
  { kind: 'filter', product: 'Untangle', body: /\buntangle\b/i },
  { kind: 'filter', product: 'DNSFilter', body: /\bdnsfilter\b/i },
  { kind: 'filter', product: 'Cato Networks', body: /cato networks|catonetworks\.com/i },
  { kind: 'filter', product: 'Menlo Security', body: /menlo ?security/i },
  {
    kind: 'filter',
    product: 'Cloudflare Gateway',
    body: /cloudflare gateway|blocked by (?:your organization's )?cloudflare/i,
  },
  { kind: 'filter', product: 'E2Guardian', body: /\be2guardian\b|\bdansguardian\b|\bsquidguard\b/i },
  { kind: 'filter', product: 'Kaspersky', body: /\bkaspersky\b/i },
  { kind: 'filter', product: 'Bitdefender', body: /\bbitdefender\b/i },
  { kind: 'filter', product: 'ESET', body: /\beset (?:endpoint|internet|smart|nod32|web)/i },
  { kind: 'filter', product: 'Avast', body: /\bavast (?:web shield|antivirus|software)/i },
];

const PROXIES: readonly UnplacedSignature[] = [
  {
    kind: 'filter',
    product: 'Squid',
    statuses: [403],
    headers: { 'x-squid-error': /^ERR_ACCESS_DENIED/ },
    alsoInJson: true,
  },
  { kind: 'proxy', product: 'Squid', headers: { 'x-squid-error': /./ }, alsoInJson: true },
  { kind: 'proxy', product: 'Squid', headers: { server: /^squid\b/i }, alsoInJson: true },
  { kind: 'filter', product: 'Squid', body: /<body id="?ERR_ACCESS_DENIED/i },
  { kind: 'proxy', product: 'Squid', body: /\(squid(?:\/[\d.]+)?\)|<body id="?ERR_[A-Z_]+/ },
  { kind: 'proxy', product: 'Tinyproxy', headers: { server: /^tinyproxy\b/i } },
  { kind: 'proxy', product: 'Tinyproxy', body: /generated by (?:<em>)?tinyproxy/i },
  { kind: 'filter', product: 'Privoxy', statuses: [403], body: /\bprivoxy\b/i },
  { kind: 'proxy', product: 'Privoxy', body: /\bprivoxy\b/i },
  {
    kind: 'proxy',
    product: 'Apache Traffic Server',
    body: /description: could not process this|<em>traffic ?server/i,
  },
  { kind: 'proxy', product: 'mitmproxy', headers: { server: /^mitmproxy\b/i } },
  { kind: 'proxy', product: 'Fiddler', body: /\[fiddler\]/i },
  {
    kind: 'proxy',
    product: 'Microsoft Forefront TMG',
    body: /forefront tmg|isa server|technical information \(for support personnel\)/i,
  },
  // A general word for the many that have no mark of their own; only where the page itself says it is a policy.
  {
    kind: 'filter',
    body: /(?:blocked|denied|forbidden|restricted|not allowed) (?:by|due to|because of|in accordance with|according to|per) (?:your |the |our |an? )?(?:company(?:'s)?|organi[sz]ation(?:'s|al)?|corporate|network|web|internet|security|it|administrator(?:'s)?|content|url|usage) (?:policy|policies|filter(?:ing)?|security policy|access policy|usage policy|administrator|department)|web (?:content )?filter(?:ing)? (?:policy|blocked)|blocked by (?:a |the |your )?(?:web application )?firewall|\bblocked by (?:your |the |an |our )?(?:(?:network|system|it|web|domain) )?(?:administrator|admin\b|it department)/i,
  },
];

export const SIGNATURES: readonly Signature[] = [
  ...onSide('network', PORTALS),
  ...onSide('server', SERVER_SIDE_SIGNATURES),
  ...onSide('network', FILTERS),
  ...onSide('network', PROXIES),
];

function onSide(side: Signature['side'], signatures: readonly UnplacedSignature[]): Signature[] {
  return signatures.map((one) => ({ ...one, side }));
}
