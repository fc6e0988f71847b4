import { REQUEST_ERROR_CODES } from '../../src-preload/contract/request-error.ts';
import { RUN_REASONS } from '../../src-preload/contract/verdict.ts';
import type { VendorFolder } from './read-folder.ts';

const SEEN_FROM_NEO = 'seen-from-neo';
/** Given only where the data of a folder ask for them. */
const BY_DATA = ['nothing-visible', 'not-wanted', 'only-by-writing', 'part-refused', SEEN_FROM_NEO];

/**
 * Every reason the checks of a folder can give, as the keys of its words, with the rows it can stand in: those of
 * the app itself, those its data name, and those its script makes. Read from where they are made, so that nobody
 * lists them a second time.
 */
export function reasonsOf(folder: VendorFolder): Map<string, Set<string>> {
  const { vendor, checks, guide } = folder;
  const found = new Map<string, Set<string>>();
  const put = (reason: string, rows: readonly string[]) => {
    const key = reason.replace(/^vendor:/, '');
    found.set(key, new Set([...(found.get(key) ?? []), ...rows]));
  };
  const rows = (guide?.permissions ?? []).map((one) => one.id).filter((row) => row !== SEEN_FROM_NEO);
  for (const code of [...RUN_REASONS, ...REQUEST_ERROR_CODES]) if (!BY_DATA.includes(code)) put(code, rows);
  if (checks?.allForbiddenWords !== undefined) put(checks.allForbiddenWords, rows);
  for (const reason of reasonsInScript(folder)) put(reason, rows);
  for (const { words, row } of vendor?.visibility ?? []) put(words, [row]);
  const read = (checks?.checks ?? []).flatMap((check) => (check.kind === 'read' ? [check.row] : []));
  const several = rows.filter((row) => read.filter((one) => one === row).length > 1);
  if (several.length > 0) put('part-refused', several);
  if (vendor?.restrictsByAddress) put(SEEN_FROM_NEO, [SEEN_FROM_NEO]);
  for (const check of checks?.checks ?? []) {
    if (check.kind === 'read' && check.emptyIs === 'warning')
      put(check.emptyWords ?? 'nothing-visible', [check.row]);
    if (check.kind !== 'choices') continue;
    for (const { notTested } of Object.values(check.cases))
      for (const { reason, row } of notTested) put(reason, [row]);
  }
  return found;
}

/** A script names its own reasons as `vendor:<key>` where it makes them. */
function reasonsInScript({ script }: VendorFolder): string[] {
  return [...(script ?? '').matchAll(/['"`]vendor:([a-z0-9.-]+)['"`]/g)].map((match) => match[1] ?? '');
}
