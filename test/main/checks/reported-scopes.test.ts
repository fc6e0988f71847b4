import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReportedScopes } from '../../../src-main/checks/reported-scopes.ts';

const isOwn = (scope: string) => /^(?:platform\.[\w.]+|all(?::\w+)?)$/.test(scope);
const read = (body: unknown) => readReportedScopes(body, isOwn);
const TWO = ['platform.agent.read', 'platform.asset.read'];

describe('a told list of scopes', () => {
  it.each<[string, unknown]>([
    ['blanks', 'platform.agent.read platform.asset.read'],
    ['many blanks and line ends', '  platform.agent.read\r\n\tplatform.asset.read \n'],
    ['commas', 'platform.agent.read,platform.asset.read'],
    ['commas and blanks', 'platform.agent.read, platform.asset.read,'],
    ['semicolons', 'platform.agent.read;platform.asset.read'],
    ['bars', 'platform.agent.read|platform.asset.read'],
    ['plus signs', 'platform.agent.read+platform.asset.read'],
    ['escaped blanks', 'platform.agent.read%20platform.asset.read'],
    ['escaped commas', 'platform.agent.read%2Cplatform.asset.read'],
    ['a list', TWO],
    ['a list of lists in text', ['platform.agent.read platform.asset.read']],
    ['a list inside a text', JSON.stringify(TWO)],
    ['a text inside a text', JSON.stringify(TWO.join(' '))],
    ['quotes', '"platform.agent.read" "platform.asset.read"'],
    ['single quotes in brackets', "['platform.agent.read', 'platform.asset.read']"],
    ['capitals', 'PLATFORM.AGENT.READ Platform.Asset.Read'],
    ['dots at the end', 'platform.agent.read, platform.asset.read.'],
    [
      'an address in front',
      'https://api.example/platform.agent.read https://api.example/platform.asset.read/',
    ],
    ['a number among them', ['platform.agent.read', 7, 'platform.asset.read']],
  ])('with %s', (_name, scope) => {
    expect(read({ scope })).toEqual(TWO);
  });

  it.each(['scope', 'scopes', 'scp', 'Scope', 'SCOPES', 'SCP'])('under %s', (member) => {
    expect(read({ [member]: TWO.join(' ') })).toEqual(TWO);
  });

  it('that has something of the vendor counts before one that has not', () => {
    expect(read({ scope: 'openid', scopes: TWO })).toEqual(TWO);
    expect(read({ scope: '', scp: TWO })).toEqual(TWO);
  });

  it.each<[string, unknown]>([
    ['nothing', ''],
    ['blanks only', ' \n '],
    ['a list of none', []],
    ['a list of none in a text', '[]'],
    ['a list of an empty text', ['']],
    ['an empty text in a text', '""'],
  ])('of %s is an empty grant', (_name, scope) => {
    expect(read({ scope })).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no member', {}],
    ['null', { scope: null }],
    ['a number', { scope: 9 }],
    ['yes', { scope: true }],
    ['an object', { scope: { 'platform.agent.read': true } }],
    ['numbers', { scope: [1, 2] }],
    ['nothing of the vendor', { scope: 'openid profile' }],
    ['labels', { scope: 'Platform - Agent - Read' }],
    ['half an escape and nothing else', { scope: '%E0%A4%A' }],
    ['no object', ['platform.agent.read']],
    ['nothing at all', undefined],
  ])('is none with %s', (_name, body) => {
    expect(read(body)).toBeUndefined();
  });
});

describe('a told list with the names of a vendor', () => {
  const names = /(?<![\w.!~^-])platform\b[\w.*-]*/gi;
  it.each<[string, string, string[]]>([
    ['a name of the member in front', 'scope=platform.agent.read platform.asset.read', TWO],
    ['ampersands', 'platform.agent.read&platform.asset.read', TWO],
    ['strokes', 'platform.agent.read/platform.asset.read', TWO],
    ['colons', 'platform.agent.read:platform.asset.read', TWO],
    ['wide commas', 'platform.agent.read，platform.asset.read', TWO],
    ['listing commas', 'platform.agent.read、platform.asset.read', TWO],
    ['arrows', 'platform.agent.read=>platform.asset.read', TWO],
    ['a wildcard', 'platform.agent.* platform.asset.read', ['platform.agent.*', 'platform.asset.read']],
    ['a mark of refusal', '!platform.agent.read platform.asset.read', ['!platform.agent.read', TWO[1] ?? '']],
    [
      'a name that only ends so',
      'myplatform.agent.read platform.asset.read',
      ['myplatform.agent.read', TWO[1] ?? ''],
    ],
  ])('is read with %s', (_name, scope, list) => {
    expect(readReportedScopes({ scope }, isOwn, names)).toEqual(list);
    expect(readReportedScopes({ scope: [scope] }, isOwn, names)).toEqual(list);
  });
});

it('reads every usual notation of any list of scopes to the same list, and throws at nothing', () => {
  const scope = fc.array(fc.constantFrom('agent', 'asset', 'sites'), { minLength: 1, maxLength: 3 });
  const notation = fc.constantFrom<(list: string[]) => unknown>(
    (list) => list,
    (list) => list.join(' '),
    (list) => list.join(','),
    (list) => list.join(' ; '),
    (list) => encodeURIComponent(list.join(' ')),
    (list) => JSON.stringify(list),
    (list) => list.map((one) => `"${one.toUpperCase()}"`).join(', '),
  );
  fc.assert(
    fc.property(fc.array(scope, { minLength: 1, maxLength: 9 }), notation, (parts, write) => {
      const list = parts.map((words) => `platform.${words.join('.')}`);
      expect(read({ scope: write(list) })).toEqual(list);
    }),
    { numRuns: 500 },
  );
  fc.assert(fc.property(fc.anything(), (value) => void read({ scope: value })));
});
