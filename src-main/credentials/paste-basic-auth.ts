import { type Candidate, CONFIDENCE } from './paste-candidate.ts';
import type { PasteNames } from './paste-names.ts';

const USER_SWITCH =
  /(?:^|\s)(?:-u|--user)(?:\s{1,4}|=)(?:'([^'\n]{3,4096})'|"([^"\n]{3,4096})"|(\S{3,4096}))/g;
const BASIC_HEADER = /\bAuthorization["']?\s{0,4}:\s{0,4}["']?Basic\s{1,4}([A-Za-z0-9+/_-]{4,4096}={0,2})/gi;

/** The pair of HTTP Basic: `curl -u id:secret`, or the header that such a call sends. */
export function readPairs(text: string, names: PasteNames): Candidate[] {
  const user = names.fields.find(({ rule }) => rule.basic === 'user')?.field.id;
  const password = names.fields.find(({ rule }) => rule.basic === 'password')?.field.id;
  if (user === undefined || password === undefined) return [];
  const pairs = [
    ...[...text.matchAll(USER_SWITCH)].map((match) => ({
      at: match.index,
      pair: match[1] ?? match[2] ?? match[3] ?? '',
    })),
    ...[...text.matchAll(BASIC_HEADER)].map((match) => ({
      at: match.index,
      pair: Buffer.from(match[1] ?? '', 'base64').toString('utf8'),
    })),
  ];
  return pairs.flatMap(({ at, pair }) => {
    const colon = pair.indexOf(':');
    // Base64 of anything decodes to something; only printable text was a pair.
    if (colon < 1 || !/^[\x20-\x7e]{3,}$/.test(pair)) return [];
    const value = pair.slice(colon + 1);
    const first: Candidate = { field: user, value: pair.slice(0, colon), confidence: CONFIDENCE.pair, at };
    return value === '' ? [first] : [first, { field: password, value, confidence: CONFIDENCE.pair, at }];
  });
}
