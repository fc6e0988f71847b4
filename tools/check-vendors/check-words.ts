import { REQUEST_ERROR_CODES } from '../../src-preload/contract/request-error.ts';
import { vendorMessageKeys } from '../../src-preload/contract/vendor-message-keys.ts';
import { RUN_REASONS } from '../../src-preload/contract/verdict.ts';
import { factsOf } from './facts-of.ts';
import type { Fault } from './fault.ts';
import type { VendorFolder } from './read-folder.ts';
import { reasonsOf } from './reasons-of.ts';

/** Every key that is used has its words, and every text is used by something. */
export function checkWords(folder: VendorFolder): Fault[] {
  const { words, guide } = folder;
  if (words === undefined) return [];
  const file = `${folder.id}/words.en.json`;
  const used = usedKeys(folder);
  const rows = guide?.permissions.map((permission) => permission.id) ?? [];
  const rewordings = [...RUN_REASONS, ...REQUEST_ERROR_CODES].flatMap((code) =>
    rows.flatMap((row) => vendorMessageKeys(code, row)),
  );
  // What is known of when its key ends may be written; the app has words of its own otherwise.
  const allowed = new Set([...used, ...rewordings, 'expires', '$schema']);
  const reported = guide?.reported?.identity;
  return [
    ...(reported === undefined || used.has(reported)
      ? []
      : [
          {
            rule: 'reported-unknown',
            file: `${folder.id}/guide.json`,
            sentence: `The grants are read from ${reported}, which no check and no script reports.`,
          } as const,
        ]),
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

function usedKeys(folder: VendorFolder): Set<string> {
  const { vendor, checks, script, call, guide } = folder;
  const common: ReadonlySet<string> = new Set([...RUN_REASONS, ...REQUEST_ERROR_CODES]);
  const keys = [
    ...(vendor?.url?.lookAlikes ?? []).map((one) => one.words),
    ...(vendor?.foreignSecrets ?? []).map((one) => one.words),
    ...(vendor?.hints ?? []).map((one) => one.words),
    ...factsOf(call).map((one) => one.words),
    // What is granted is agreed to by a client, in words of their own.
    ...(guide?.permissions ?? []).filter((one) => one.granted).map(({ id }) => `consent.${id}`),
    ...(checks?.names === undefined ? [] : [checks.names.words.one, checks.names.words.many]),
    ...(checks?.checks ?? []).flatMap((check) =>
      check.kind === 'read' ? (check.identity ?? []).map((one) => one.words) : [],
    ),
    // The app has words of its own for the reasons that all vendors share.
    ...[...reasonsOf(folder).keys()].filter((key) => !common.has(key) || key === checks?.allForbiddenWords),
    ...[...(script ?? '').matchAll(/['"`](identity\.[a-z0-9.-]+)['"`]/g)].map((match) => match[1] ?? ''),
  ];
  return new Set(keys);
}
