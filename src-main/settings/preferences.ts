import type { Input, Response } from '../../src-preload/contract/requests.ts';
import type { Result } from '../../src-preload/contract/result.ts';
import { type AddedCertificate, readPem } from '../http/read-pem.ts';
import { viewConnection } from '../neo/view-connection.ts';
import type { EnvironmentServices } from '../sessions/environment-services.ts';
import type { StoredSettings } from '../storage/stored-settings.ts';
import { ok, refuse } from '../system/result.ts';

export async function readSettings(services: EnvironmentServices): Promise<Result<Response<'readSettings'>>> {
  return ok(viewSettings(services));
}

/** The settings as they are now: an announcement never says less than one before it. */
export function announceSettings(services: EnvironmentServices): void {
  services.announce('settings-changed', viewSettings(services));
}

export async function keepPreferences(
  services: EnvironmentServices,
  input: Input<'keepPreferences'>,
): Promise<Result<Response<'keepPreferences'>>> {
  const { theme, technician } = input;
  await services.settings.change((before) => ({
    ...before,
    ...(theme === undefined ? {} : { theme }),
    ...(technician === undefined ? {} : { technician: technician.trim() }),
  }));
  if (theme !== undefined) services.announce('theme-changed', theme);
  announceSettings(services);
  return ok(null);
}

const PEM_FAULTS = {
  'private-key': 'pem-private-key',
  pkcs7: 'pem-pkcs7',
  pkcs12: 'pem-pkcs12',
  request: 'pem-request',
  damaged: 'pem-damaged',
  nothing: 'pem-unreadable',
} as const;

/**
 * Adds certificates that the technician's network needs. Kept is their plain form alone, never the text around it;
 * anything but certificates is refused, and so is what has expired as a whole, because it would have no effect.
 */
export async function addCertificates(
  services: EnvironmentServices,
  input: Input<'addCertificates'>,
): Promise<Result<Response<'addCertificates'>>> {
  const found = readPem(input.pem);
  if (!found.ok) return refuse(PEM_FAULTS[found.why]);
  const { certificates } = found;
  if (certificates.every(({ expires }) => Date.parse(expires) < services.now())) return refuse('pem-expired');
  await services.settings.change((before) => ({
    ...before,
    certificatesPem: joinPem([...certificatesIn(before), ...certificates]),
  }));
  announceSettings(services);
  return ok(null);
}

export async function removeCertificates(
  services: EnvironmentServices,
): Promise<Result<Response<'removeCertificates'>>> {
  await services.settings.change((before) => ({ ...before, certificatesPem: null }));
  announceSettings(services);
  return ok(null);
}

function certificatesIn(settings: StoredSettings): AddedCertificate[] {
  const read = readPem(settings.certificatesPem ?? '');
  return read.ok ? read.certificates : [];
}

function joinPem(certificates: readonly AddedCertificate[]): string {
  return [...new Set(certificates.map(({ pem }) => pem))].map((pem) => `${pem}\n`).join('');
}

function viewSettings(services: EnvironmentServices): Response<'readSettings'> {
  const settings = services.settings.read();
  const issue = services.settings.issue();
  return {
    theme: settings.theme,
    technician: settings.technician,
    connections: settings.connections.map((stored) => viewConnection(services, stored)),
    templates: settings.templates,
    certificates: certificatesIn(settings).map(({ subject, role, from, expires }) => {
      const isExpired = Date.parse(expires) < services.now();
      const state = isExpired ? 'expired' : Date.parse(from) > services.now() ? 'not-yet' : 'valid';
      return { subject, role, from, expires, state } as const;
    }),
    ...(issue === null ? {} : { issue }),
  };
}
