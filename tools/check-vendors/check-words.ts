import { TROUBLE_CODES } from '../../src-preload/contract/trouble.ts';
import { RUN_REASONS } from '../../src-preload/contract/verdict.ts';
import { vendorWordKeys } from '../../src-preload/contract/words/vendor-word-keys.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';

/** Every key that is used has its words, and every text is used by something. */
export function checkWords(folder: VendorFolder): Fault[] {
  const { words, guide } = folder;
  if (words === undefined) return [];
  const file = `${folder.id}/words.en.json`;
  const used = usedKeys(folder);
  const rows = guide?.permissions.map((permission) => permission.id) ?? [];
  const rewordings = [...RUN_REASONS, ...TROUBLE_CODES].flatMap((code) =>
    rows.flatMap((row) => vendorWordKeys(code, row)),
  );
  const allowed = new Set([...used, ...rewordings, '$schema']);
  return [
    ...[...used]
      .filter((key) => !Object.hasOwn(words, key))
      .map(
        (key): Fault => ({
          rule: 'words-missing',
          file,
          sentence: `The words ${key} are used, but not written.`,
        }),
      ),
    ...Object.keys(words)
      .filter((key) => !allowed.has(key))
      .map(
        (key): Fault => ({
          rule: 'words-unused',
          file,
          sentence: `The words ${key} are written, but never used.`,
        }),
      ),
  ];
}

function usedKeys({ vendor, checks, script }: VendorFolder): Set<string> {
  const keys = [
    ...(vendor?.url?.lookAlikes ?? []).map((one) => one.words),
    ...(vendor?.foreignSecrets ?? []).map((one) => one.words),
    ...(vendor?.hints ?? []).map((one) => one.words),
    ...(vendor?.visibility ?? []).map((one) => one.words),
    ...(checks?.names === undefined ? [] : [checks.names.words.one, checks.names.words.many]),
    ...(checks?.allForbiddenWords === undefined ? [] : [checks.allForbiddenWords]),
    ...(checks?.checks ?? []).flatMap((check) => {
      if (check.kind === 'read') {
        return [
          ...(check.emptyWords === undefined ? [] : [check.emptyWords]),
          ...(check.identity ?? []).map((one) => one.words),
        ];
      }
      if (check.kind !== 'choices') return [];
      const reasons = Object.values(check.cases).flatMap((one) => one.notTested.map((entry) => entry.reason));
      return reasons
        .filter((reason) => reason.startsWith('vendor:'))
        .map((reason) => reason.slice('vendor:'.length));
    }),
    // A script names its words as `vendor:<key>` where it makes a reason, or as `identity.<key>`.
    ...[...(script ?? '').matchAll(/['"`](?:vendor:([a-z0-9.-]+)|(identity\.[a-z0-9.-]+))['"`]/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  ];
  return new Set(keys);
}
