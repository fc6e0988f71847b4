import type { Report } from '../../src-preload/contract/report.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { connectionOf } from '../neo/view-connection.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import { vendorKey } from '../sessions/runtime-state.ts';
import { withoutSecrets } from '../sessions/without-secrets.ts';
import type { StoredSession } from '../storage/stored-session.ts';
import { ok } from '../system/result.ts';
import { findVendor, hasVendor } from '../vendors/catalog.ts';
import { gatherVendor } from './gather-vendor.ts';
import { isoOf, tidy } from './tidy.ts';

export type ReportOptions = { withoutNames: boolean; appVersion: string; publicKey: string };

/** What a report says, but for when it is made. */
export type ReportContent = Omit<Report, 'madeAt'>;

/**
 * All that was found of the credentials of a session, with no secret and nothing that quotes one. Refused while a sealed
 * value does not open: no quote could be compared with it.
 */
export async function gatherReport(
  services: EnvironmentServices,
  stored: StoredSession,
  { withoutNames, appVersion, publicKey }: ReportOptions,
): Promise<Result<ReportContent>> {
  const clean = await withoutSecrets(services.vault, withShownReports(services, stored));
  if (!clean.ok) return clean;
  const { session, sealed } = clean.value;
  const known = session.vendors.filter(
    ({ vendor }) => hasVendor(vendor) && findVendor(vendor).kind !== 'neo',
  );
  const gathered = await Promise.all(known.map((vendor) => gatherVendor(services, session, vendor)));
  const { clientName, technician, notes, createdAt, changedAt } = session;
  const connection = connectionOf(services, session)?.name;
  const names = {
    ...(clientName === '' ? {} : { client: clientName }),
    ...(technician === '' ? {} : { technician }),
    ...(notes === '' ? {} : { notes }),
    // Often the client's name.
    ...(connection === undefined ? {} : { connection }),
  };
  const texts = tidy(
    {
      session: {
        ...(withoutNames ? {} : names),
        createdAt: isoOf(createdAt, services.now()),
        changedAt: isoOf(changedAt, services.now()),
      },
      vendors: gathered.map(({ vendor: { consent, ...rest } }) => ({
        ...rest,
        ...(consent === undefined ? {} : { consent: withoutNames ? withoutName(consent) : consent }),
      })),
    },
    sealed,
  );
  return ok({
    isPractice: services.environment === 'practice',
    app: { name: 'Neo Setup Assistant', version: appVersion },
    publicKey,
    namesLeftOut: withoutNames,
    session: texts.session,
    vendors: texts.vendors.map((vendor, at) => ({ ...vendor, secrets: gathered[at]?.secrets ?? [] })),
  });
}

/** A result that the disk did not take is what the technician sees. */
function withShownReports({ runtime }: EnvironmentServices, session: StoredSession): StoredSession {
  const vendors = session.vendors.map((stored) => {
    const unsaved = runtime.unsavedReports.get(vendorKey(session.id, stored.vendor));
    return unsaved === undefined ? stored : { ...stored, report: unsaved.report };
  });
  return { ...session, vendors };
}

function withoutName({ by: _by, ...rest }: NonNullable<Report['vendors'][number]['consent']>) {
  return rest;
}
