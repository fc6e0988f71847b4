import { describe, expect, it } from 'vitest';
import type { Log } from '../../../src-main/system/log.ts';
import { deepLinksIn, openDeepLinks, readDeepLink } from '../../../src-main/windows/deep-links.ts';

const ID = '0b5a7c1e-2f34-4d56-8e9a-1b2c3d4e5f60';
const BARE = `neo-setup://session/${ID}`;
const FULL = `${BARE}/vsax/name-the-token`;

describe('a link', () => {
  it.each([
    [BARE, { sessionId: ID, vendor: null, step: null }],
    [`${BARE}/`, { sessionId: ID, vendor: null, step: null }],
    [FULL, { sessionId: ID, vendor: 'vsax', step: 'name-the-token' }],
    [`${FULL}/`, { sessionId: ID, vendor: 'vsax', step: 'name-the-token' }],
  ])('%s', (text, place) => {
    expect(readDeepLink(text)).toEqual(place);
  });

  it.each([
    '',
    'neo-setup:',
    'neo-setup://',
    'neo-setup://session',
    'neo-setup://session/',
    'neo-setup://session/1',
    `neo-setup:session/${ID}`,
    `neo-setup:///session/${ID}`,
    `neo-setup://settings/${ID}`,
    `https://session/${ID}`,
    `NEO-SETUP://SESSION/${ID.toUpperCase()}`,
    `neo-setup://session/${ID.toUpperCase()}`,
    `neo-setup://user:password@session/${ID}`,
    `neo-setup://session:80/${ID}`,
    `${BARE}?key=neo_sk_prod_x`,
    `${BARE}#fragment`,
    `${FULL}?x`,
    `${BARE}/vsax`,
    `${BARE}//name-the-token`,
    `${FULL}/more`,
    `${FULL}//`,
    `${BARE}/vsax/..`,
    `${BARE}/../..`,
    `${BARE}/vsax/%2e%2e`,
    `${BARE}/%76sax/name-the-token`,
    `${BARE}/vsax/-x`,
    `${BARE}/VSAX/name`,
    `${BARE}/vsax/name the token`,
    `${BARE}/vsax/name\u0000`,
    `${BARE}/vsax/näme`,
    `${BARE}\n`,
    ` ${BARE}`,
    `${FULL}\r\n--no-sandbox`,
    `${BARE}/vsax/${'a'.repeat(65)}`,
    `${BARE}/vsax/${'a'.repeat(1_000_000)}`,
    `${BARE}/<script>/x`,
    'neo-setup://session/__proto__',
    'javascript:alert(1)',
  ])('%j is none', (text) => {
    expect(readDeepLink(text)).toBeNull();
  });
});

describe('a command line', () => {
  it('holds links among other words, never in place of the program', () => {
    expect(deepLinksIn([FULL])).toEqual([]);
    expect(deepLinksIn(['/opt/app', '--user-data-dir=/x', BARE])).toEqual([BARE]);
    expect(deepLinksIn(['/opt/app', 'NEO-SETUP:x', `--url=${BARE}`])).toEqual(['NEO-SETUP:x']);
  });
});

describe('a link that waits', () => {
  function hold() {
    const opened: unknown[] = [];
    const lines: string[] = [];
    const write = (event: string, fields?: object) => void lines.push(JSON.stringify([event, fields]));
    const log: Log = { info: write, warn: write, error: write, reference: () => '' };
    return { links: openDeepLinks({ tell: (link) => opened.push(link), log }), opened, lines };
  }

  it('is opened, and handed over once', () => {
    const { links, opened } = hold();
    expect(links.take()).toBeNull();
    links.fromCommandLine(['/opt/app', FULL]);
    links.fromSystem(BARE);
    expect(opened).toHaveLength(2);
    expect(links.take()).toEqual({ sessionId: ID, vendor: null, step: null });
    expect(links.take()).toBeNull();
  });

  it('leaves nothing of its text in the log, whatever it holds', () => {
    const { links, opened, lines } = hold();
    links.fromSystem('neo-setup://session/canary-7f3a91c2');
    links.fromCommandLine(['/opt/app', `${BARE}?canary-7f3a91c2`]);
    links.fromCommandLine(['/opt/app', BARE, FULL]);
    links.fromCommandLine(['/opt/app', '--flag']);
    expect(opened).toEqual([]);
    expect(links.take()).toBeNull();
    expect(lines).toEqual(Array(3).fill(JSON.stringify(['link-ignored', undefined])));
  });
});
