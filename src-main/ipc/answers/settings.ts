import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { type AddedCertificate, readPem } from '../../http/read-pem.ts';
import type { StoredSettings } from '../../storage/stored-settings.ts';
import type { World } from '../../world.ts';
import { ok, refuse } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { viewConnection } from '../view-connection.ts';

export async function readSettings<W extends World>(desk: Desk<W>): Promise<Result<Answer<'readSettings'>>> {
  return ok(viewSettings(desk, desk.settings.read()));
}

export async function keepPreferences<W extends World>(
  desk: Desk<W>,
  input: Input<'keepPreferences'>,
): Promise<Result<Answer<'keepPreferences'>>> {
  const { theme, technician } = input;
  const settings = await desk.settings.change((before) => ({
    ...before,
    ...(theme === undefined ? {} : { theme }),
    ...(technician === undefined ? {} : { technician: technician.trim() }),
  }));
  if (theme !== undefined) desk.announce('theme-changed', theme);
  return ok(viewSettings(desk, settings));
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
export async function addCertificates<W extends World>(
  desk: Desk<W>,
  input: Input<'addCertificates'>,
): Promise<Result<Answer<'addCertificates'>>> {
  const found = readPem(input.pem);
  if (!found.ok) return refuse(PEM_FAULTS[found.why]);
  const { certificates } = found;
  if (certificates.every(({ expires }) => Date.parse(expires) < desk.now())) return refuse('pem-expired');
  const settings = await desk.settings.change((before) => ({
    ...before,
    certificatesPem: joinPem([...certificatesIn(before), ...certificates]),
  }));
  return ok(viewSettings(desk, settings));
}

export async function removeCertificates<W extends World>(
  desk: Desk<W>,
): Promise<Result<Answer<'removeCertificates'>>> {
  const settings = await desk.settings.change((before) => ({ ...before, certificatesPem: null }));
  return ok(viewSettings(desk, settings));
}

function certificatesIn(settings: StoredSettings): AddedCertificate[] {
  const read = readPem(settings.certificatesPem ?? '');
  return read.ok ? read.certificates : [];
}

function joinPem(certificates: readonly AddedCertificate[]): string {
  return [...new Set(certificates.map(({ pem }) => pem))].map((pem) => `${pem}\n`).join('');
}

function viewSettings<W extends World>(desk: Desk<W>, settings: StoredSettings): Answer<'readSettings'> {
  const trouble = desk.settings.trouble();
  return {
    theme: settings.theme,
    technician: settings.technician,
    connections: settings.connections.map((stored) => viewConnection(desk, stored)),
    certificates: certificatesIn(settings).map(({ subject, role, from, expires }) => {
      const isExpired = Date.parse(expires) < desk.now();
      const state = isExpired ? 'expired' : Date.parse(from) > desk.now() ? 'not-yet' : 'valid';
      return { subject, role, from, expires, state } as const;
    }),
    ...(trouble === null ? {} : { trouble }),
  };
}
