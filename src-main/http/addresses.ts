import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * What kind of address a host is, before anything secret goes there. Ranges from the IANA special-purpose
 * registries (RFC 6890); an IPv4 address wrapped in IPv6 is judged by what it wraps.
 */
export type AddressKind =
  | 'public'
  | 'private'
  | 'loopback'
  | 'link-local'
  | 'metadata'
  | 'multicast'
  | 'unspecified'
  | 'reserved';

/** `private` may be used once the technician confirmed the host; `blocked` never. */
export type Reach = 'public' | 'private' | 'blocked';

// Metadata services stand first because they lie inside other ranges; the other ranges are disjoint. Cloud metadata
// services are named one by one where they lie outside link-local: AWS, Google, Alibaba, Azure.
const RANGES: readonly (readonly [kind: AddressKind, ranges: readonly string[]])[] = [
  [
    'metadata',
    ['169.254.169.254/32', '168.63.129.16/32', '100.100.100.200/32', 'fd00:ec2::254/128', 'fd20:ce::254/128'],
  ],
  ['unspecified', ['0.0.0.0/8', '::/128']],
  ['loopback', ['127.0.0.0/8', '::1/128']],
  [
    'private',
    [
      '10.0.0.0/8',
      '100.64.0.0/10',
      '172.16.0.0/12',
      '192.168.0.0/16',
      // Benchmark range, in which VPN clients hand out substitute addresses.
      '198.18.0.0/15',
      '64:ff9b:1::/48',
      'fc00::/7',
      'fec0::/10',
    ],
  ],
  ['link-local', ['169.254.0.0/16', 'fe80::/10']],
  ['multicast', ['224.0.0.0/4', 'ff00::/8']],
  [
    'reserved',
    [
      '192.0.0.0/24',
      '192.0.2.0/24',
      '198.51.100.0/24',
      '203.0.113.0/24',
      '240.0.0.0/4',
      '100::/64',
      // Teredo: the IPv4 address in it is scrambled, and nothing serious is served there.
      '2001::/32',
      '2001:db8::/32',
    ],
  ],
];

// IPv6 prefixes that carry an IPv4 address, and the byte it starts at: mapped, compatible, translated, NAT64, 6to4.
const WRAPPERS: readonly (readonly [range: string, offset: number])[] = [
  ['::ffff:0:0/96', 12],
  ['::ffff:0:0:0/96', 12],
  ['64:ff9b::/96', 12],
  ['2002::/16', 2],
  ['::/96', 12],
];

const kindLists = RANGES.map(([kind, ranges]) => [kind, listOf(ranges)] as const);
const wrapperLists = WRAPPERS.map(([range, offset]) => [listOf([range]), offset] as const);

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), familyOf(network));
  }
  return list;
}

/** The kind of an IP address as text, with or without brackets and zone. `null` when it is no IP address. */
export function kindOfAddress(text: string): AddressKind | null {
  const address = bareAddress(text);
  if (isIP(address) === 0) return null;
  const family = familyOf(address);
  const kind = kindLists.find(([, list]) => list.check(address, family))?.[0];
  if (kind !== undefined) return kind;
  const wrapper = family === 'ipv6' && wrapperLists.find(([list]) => list.check(address, family));
  if (!wrapper) return 'public';
  const [, offset] = wrapper;
  return kindOfAddress((addressBytes(address) ?? []).slice(offset, offset + 4).join('.'));
}

/** The kind of a host that needs no look-up: an IP address, or a name that always means this computer. */
export function kindOfHost(host: string): AddressKind | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  return kindOfAddress(name);
}

export function reachOf(kind: AddressKind): Reach {
  if (kind === 'public') return 'public';
  return kind === 'private' || kind === 'loopback' ? 'private' : 'blocked';
}

/** The 4 or 16 bytes of an IP address as text, with or without brackets and zone; `null` when it is none. */
export function addressBytes(text: string): number[] | null {
  const address = bareAddress(text);
  if (isIP(address) === 0) return null;
  if (isIPv4(address)) return address.split('.').map(Number);
  // The URL parser writes an IPv4 tail as two groups.
  const [head = '', tail] = new URL(`https://[${address}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [groupBytes(head), groupBytes(tail ?? '')];
  return [...first, ...new Array<number>(16 - first.length - last.length).fill(0), ...last];
}

function groupBytes(groups: string): number[] {
  return groups
    .split(':')
    .filter((group) => group !== '')
    .flatMap((group) => {
      const value = Number.parseInt(group, 16);
      return [value >> 8, value & 255];
    });
}

function bareAddress(text: string): string {
  return text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
