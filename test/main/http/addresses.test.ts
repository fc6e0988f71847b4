import { expect, it } from 'vitest';
import { type AddressKind, kindOfAddress, kindOfHost, reachOf } from '../../../src-main/http/addresses.ts';
import { interleaveFamilies } from '../../../src-main/http/resolve-host.ts';

it.each<[string, AddressKind]>([
  ['8.8.8.8', 'public'],
  ['93.184.216.34', 'public'],
  ['172.15.255.255', 'public'],
  ['172.32.0.0', 'public'],
  ['192.167.255.255', 'public'],
  ['100.63.255.255', 'public'],
  ['100.128.0.0', 'public'],
  ['10.0.0.0', 'private'],
  ['10.255.255.255', 'private'],
  ['172.16.0.0', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['198.18.0.1', 'private'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['169.254.0.1', 'link-local'],
  ['169.254.169.254', 'metadata'],
  ['168.63.129.16', 'metadata'],
  ['100.100.100.200', 'metadata'],
  ['0.0.0.0', 'unspecified'],
  ['0.1.2.3', 'unspecified'],
  ['192.0.0.192', 'reserved'],
  ['192.0.2.1', 'reserved'],
  ['203.0.113.9', 'reserved'],
  ['224.0.0.251', 'multicast'],
  ['239.255.255.250', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['2606:4700::1111', 'public'],
  ['2a00:1450:4001:82a::200e', 'public'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['0:0:0:0:0:0:0:1', 'loopback'],
  ['[::1]', 'loopback'],
  ['fc00::1', 'private'],
  ['fdff::1', 'private'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local'],
  ['febf::1', 'link-local'],
  ['fec0::1', 'private'],
  ['fd00:ec2::254', 'metadata'],
  ['ff02::fb', 'multicast'],
  ['2001:db8::1', 'reserved'],
  ['2001::1', 'reserved'],
  ['100::1', 'reserved'],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:7f00:1', 'loopback'],
  ['::ffff:a9fe:a9fe', 'metadata'],
  ['::ffff:8.8.8.8', 'public'],
  ['::10.0.0.1', 'private'],
  ['::ffff:0:10.0.0.1', 'private'],
  ['64:ff9b::a9fe:a9fe', 'metadata'],
  ['64:ff9b::8.8.8.8', 'public'],
  ['64:ff9b:1::1', 'private'],
  ['2002:7f00:1::', 'loopback'],
  ['2002:808:808::', 'public'],
])('%s is %s', (address, kind) => {
  expect(kindOfAddress(address)).toBe(kind);
});

it.each([
  'acme.example',
  '1.2.3',
  '1.2.3.4.5',
  '256.1.1.1',
  '1::2::3',
  ':::',
  '12345::',
  'fe80',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '',
])('%j is no address', (text) => {
  expect(kindOfAddress(text)).toBeNull();
});

it.each(['localhost', 'LOCALHOST', 'localhost.', 'vendor.localhost'])('%s is this computer', (host) => {
  expect(kindOfHost(host)).toBe('loopback');
});

it('lets only private and loopback be confirmed', () => {
  const reaches = (
    [
      'public',
      'private',
      'loopback',
      'link-local',
      'metadata',
      'multicast',
      'unspecified',
      'reserved',
    ] as const
  ).map(reachOf);
  expect(reaches).toEqual([
    'public',
    'private',
    'private',
    'blocked',
    'blocked',
    'blocked',
    'blocked',
    'blocked',
  ]);
});

it('takes the families in turns, beginning with the system’s first', () => {
  const six = (address: string) => ({ address, family: 6 });
  const four = (address: string) => ({ address, family: 4 });
  const turns = interleaveFamilies([six('a'), six('b'), six('c'), four('1')]).map(({ address }) => address);
  expect(turns).toEqual(['a', '1', 'b', 'c']);
  expect(interleaveFamilies([four('1'), six('a'), six('b')]).map(({ address }) => address)).toEqual([
    '1',
    'a',
    'b',
  ]);
});
