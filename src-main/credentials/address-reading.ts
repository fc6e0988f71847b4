import type {
  FieldCorrection,
  FieldIssue,
  FieldIssueCode,
  FieldView,
} from '../../src-preload/contract/session.ts';
import type { UrlRules } from '../../src-preload/contract/vendor.ts';
import { isOwnHost } from '../http/own-host.ts';
import { withoutSecrets } from './address-text.ts';
import { isDnsName, isProductDomain } from './host-name.ts';

/**
 * What was made of a typed address. `origin` is set when requests can go there, `folder` where the product lies in
 * one behind it (`/halo`); `text` is what stands in the field afterwards. `secretive` marks text that may be a
 * misplaced secret and is never shown again.
 */
export type ReadUrl = {
  text: string;
  origin?: string;
  folder?: string;
  corrections: FieldCorrection[];
  issue?: FieldIssue;
  proposal?: FieldView['proposal'];
  secretive: boolean;
};

/** What every step of the reading needs; `depth` counts the links inside links. */
export type Reading = {
  text: string;
  corrections: FieldCorrection[];
  rules: UrlRules;
  label: string;
  depth: number;
};

export const MAX_DEPTH = 5;

/** Where this reading leads: where requests could go, or what it proposes. */
export function usable(read: ReadUrl): string | undefined {
  const { origin, folder = '' } = read;
  const address = origin === undefined ? undefined : `${origin}${folder}`;
  if (read.issue === undefined) return address;
  return read.proposal?.kind === 'value' ? read.proposal.value : read.issue.blocking ? undefined : address;
}

/** A name below one of the vendor's own domains. */
export function isTenantHost(host: string, rules: UrlRules): boolean {
  return isDnsName(host) && isOwnHost(host, rules.ownDomains) && !isProductDomain(host, rules);
}

export function propose(read: ReadUrl, value: string): ReadUrl {
  return { ...read, proposal: { kind: 'value', value } };
}

/** The text stays as it was typed, but for what looks secret in it: it is shown again. */
export function wrong(reading: Reading, code: FieldIssueCode, params: FieldIssue['params'] = {}): ReadUrl {
  const text = withoutSecrets(reading.text);
  const corrections: FieldCorrection[] =
    text === reading.text ? reading.corrections : [...reading.corrections, 'secret-stripped'];
  const issue: FieldIssue = { code, blocking: true, params: { label: reading.label, ...params } };
  return { text, corrections: withoutAddedScheme(corrections), issue, secretive: false };
}

export function tooLong(reading: Reading): ReadUrl {
  const read = wrong(reading, 'too-long', { length: reading.text.length });
  return { ...read, text: reading.text, secretive: true };
}

/** What stands in the field as it was typed has nothing put in front or taken off. */
export function withoutAddedScheme(corrections: readonly FieldCorrection[]): FieldCorrection[] {
  return [...new Set(corrections)].filter((one) => !UNDONE.has(one));
}

const UNDONE = new Set<FieldCorrection>([
  'scheme-added',
  'punctuation-removed',
  'https-used',
  'path-removed',
  'user-removed',
]);
