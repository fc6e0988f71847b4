import type { Result } from '../../src-preload/contract/result.ts';
import type { SealedContents } from '../secrets/sealed-file.ts';
import type { RealServices } from '../sessions/environment-services.ts';
import { ok } from '../system/result.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import { refuseUnopened } from './open-credential.ts';
import { withoutReports } from './sealed-contents.ts';

/**
 * One session with all its secrets, wherever they lie, to be finished by somebody else at another computer. The caller
 * drops it. Refused where one of them does not open: a file that lacks it would look complete.
 */
export async function gatherSession(
  services: RealServices,
  sessionId: string,
): Promise<Result<SealedContents>> {
  const read = await services.sessions.read(sessionId);
  if (!read.ok) return read;
  const secrets: SealedContents['secrets'] = [];
  for (const { vendor, fields } of read.value.vendors) {
    const known = hasVendor(vendor) ? findVendor(vendor).fields : [];
    for (const [id, { ref }] of Object.entries(fields)) {
      if (ref === undefined) continue;
      const opened = await services.vault.open(ref);
      if (!opened.ok) return refuseUnopened(opened.why, known.find((field) => field.id === id)?.label ?? id);
      secrets.push({ ...ref, text: opened.text });
    }
  }
  const sealedAt = new Date(services.now()).toISOString();
  return ok({ sealedAt, secrets, sessions: [withoutReports(read.value)], connections: [] });
}
