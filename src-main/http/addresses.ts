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

// The first match wins, so single addresses stand before the ranges that hold them. Cloud metadata services
// are named one by one where they lie outside link-local: AWS, Google, Alibaba, Azure.
const RANGES: readonly (readonly [range: string, bits: number, kind: AddressKind])[] = [
  ['169.254.169.254', 32, 'metadata'],
  ['168.63.129.16', 32, 'metadata'],
  ['100.100.100.200', 32, 'metadata'],
  ['fd00:ec2::254', 128, 'metadata'],
  ['fd20:ce::254', 128, 'metadata'],
  ['0.0.0.0', 8, 'unspecified'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'private'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'reserved'],
  ['192.0.2.0', 24, 'reserved'],
  ['192.168.0.0', 16, 'private'],
  // Benchmark range, in which VPN clients hand out stand-in addresses.
  ['198.18.0.0', 15, 'private'],
  ['198.51.100.0', 24, 'reserved'],
  ['203.0.113.0', 24, 'reserved'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved'],
  ['::', 128, 'unspecified'],
  ['::1', 128, 'loopback'],
  ['100::', 64, 'reserved'],
  // Teredo: the IPv4 address in it is scrambled, and nothing serious is served there.
  ['2001::', 32, 'reserved'],
  ['2001:db8::', 32, 'reserved'],
  ['64:ff9b:1::', 48, 'private'],
  ['fc00::', 7, 'private'],
  ['fe80::', 10, 'link-local'],
  ['fec0::', 10, 'private'],
  ['ff00::', 8, 'multicast'],
];

// IPv6 prefixes that carry an IPv4 address, and the byte it starts at: mapped, compatible, translated, NAT64, 6to4.
const WRAPPERS: readonly (readonly [prefix: string, bits: number, offset: number])[] = [
  ['::ffff:0:0', 96, 12],
  ['::ffff:0:0:0', 96, 12],
  ['64:ff9b::', 96, 12],
  ['2002::', 16, 2],
  ['::', 96, 12],
];

/** The kind of an IP address as text, with or without brackets and zone. `null` when it is no IP address. */
export function kindOfAddress(text: string): AddressKind | null {
  const bytes = readAddress(text);
  if (bytes === null) return null;
  const direct = RANGES.find(([range, bits]) => isInside(bytes, range, bits));
  if (direct) return direct[2];
  if (bytes.length === 16) {
    const wrapper = WRAPPERS.find(([prefix, bits]) => isInside(bytes, prefix, bits));
    if (wrapper) return kindOfAddress(bytes.slice(wrapper[2], wrapper[2] + 4).join('.'));
  }
  return 'public';
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

/** 4 or 16 bytes, or `null`. Only dotted decimal for IPv4: the URL parser has already undone octal and hex. */
export function readAddress(text: string): number[] | null {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  return bare.includes(':') ? readIPv6(bare) : readIPv4(bare);
}

function readIPv4(text: string): number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  const bytes = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function readIPv6(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head, tail] = halves.map((half) => readGroups(half));
  if (!head || (halves.length === 2 && !tail)) return null;
  if (!tail) return head.length === 16 ? head : null;
  const gap = 16 - head.length - tail.length;
  return gap < 2 ? null : [...head, ...new Array<number>(gap).fill(0), ...tail];
}

function readGroups(half: string): number[] | null {
  if (half === '') return [];
  const bytes: number[] = [];
  for (const group of half.split(':')) {
    if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 255);
    } else {
      const wrapped = readIPv4(group);
      if (wrapped === null) return null;
      bytes.push(...wrapped);
    }
  }
  return bytes;
}

function isInside(bytes: readonly number[], range: string, bits: number): boolean {
  const start = readAddress(range);
  if (start === null || start.length !== bytes.length) return false;
  return start.every((byte, index) => {
    const width = Math.min(8, Math.max(0, bits - index * 8));
    const mask = (0xff << (8 - width)) & 0xff;
    return (byte & mask) === ((bytes[index] ?? 0) & mask);
  });
}
