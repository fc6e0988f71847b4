import type {
  Guide,
  Vendor,
  VendorCall,
  VendorChecks,
  VendorPractice,
  VendorWords,
} from '../../src-preload/contract/vendor.ts';

// The one file of main that reaches the vendor folders. They are bundled, because they decide where secrets are
// sent; check:vendors has parsed them before any build, so nothing is parsed again at a start.
const vendorFiles = import.meta.glob<Vendor>('../../resources/vendors/*/vendor.json', {
  eager: true,
  import: 'default',
});
const checkFiles = import.meta.glob<VendorChecks>('../../resources/vendors/*/checks.json', {
  eager: true,
  import: 'default',
});
const wordFiles = import.meta.glob<VendorWords>('../../resources/vendors/*/words.en.json', {
  eager: true,
  import: 'default',
});
const callFiles = import.meta.glob<VendorCall>('../../resources/vendors/*/call.json', {
  import: 'default',
});
const guideFiles = import.meta.glob<Guide>('../../resources/vendors/*/guide.json', { import: 'default' });
const practiceFiles = import.meta.glob<VendorPractice>('../../resources/vendors/*/practice.json', {
  import: 'default',
});

const vendors = new Map(Object.values(vendorFiles).map((vendor) => [vendor.id, vendor]));
const checks = new Map(Object.values(checkFiles).map((file) => [file.vendor, file]));

/** The ids of all vendor folders, Neo's own among them, in alphabetical order. */
export function vendorIds(): string[] {
  return [...vendors.keys()].sort();
}

export function hasVendor(id: string): boolean {
  return vendors.has(id);
}

/** The public domains and hosts of all vendors and of Neo. */
export function vendorDomains(): string[] {
  return [...vendors.values()].flatMap(({ url, allowedOrigins }) => [
    ...(url?.ownDomains ?? []),
    ...allowedOrigins.map((origin) => new URL(origin).hostname),
  ]);
}

/** Throws for an unknown id: whoever takes ids from outside asks `hasVendor` first. */
export function findVendor(id: string): Vendor {
  return known(vendors.get(id), id);
}

/** Throws for an unknown id. */
export function findChecks(id: string): VendorChecks {
  return known(checks.get(id), id);
}

/** The vendor's English texts by key. Throws for an unknown id. */
export function findWords(id: string): VendorWords {
  return known(wordFiles[`../../resources/vendors/${id}/words.en.json`], id);
}

/** What a call about the vendor needs; its file is only read when asked for. Throws for an unknown id. */
export async function findCall(id: string): Promise<VendorCall> {
  return known(await callFiles[`../../resources/vendors/${id}/call.json`]?.(), id);
}

/** Read when a report is made: a row has its label there. Throws for an unknown id. */
export async function findGuide(id: string): Promise<Guide> {
  return known(await guideFiles[`../../resources/vendors/${id}/guide.json`]?.(), id);
}

/** The pretend vendor of practice; its file is only read when asked for. Throws for an unknown id. */
export async function findPractice(id: string): Promise<VendorPractice> {
  return known(await practiceFiles[`../../resources/vendors/${id}/practice.json`]?.(), id);
}

/**
 * Stops the start when a script is missing: a vendor whose sign-in or checks need checks/scripted/<id>/script.ts must
 * never look like one that passed. `scripts` are the ids of the scripts this build has.
 */
export function requireScripts(
  scripts: readonly string[],
  files: readonly VendorChecks[] = [...checks.values()],
): void {
  const missing = files.filter((file) => needsScript(file) && !scripts.includes(file.vendor));
  if (missing.length === 0) return;
  const names = missing.map((file) => file.vendor).join(', ');
  throw new Error(`These vendor folders need a script that this build lacks: ${names}.`);
}

function needsScript(file: VendorChecks): boolean {
  return [file.signIn.kind, ...file.checks.map((check) => check.kind)].some(
    (kind) => kind === 'script' || kind === 'token-scope',
  );
}

function known<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`There is no vendor folder named ${id}.`);
  return found;
}
