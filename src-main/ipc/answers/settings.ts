import type { Answer, Input } from '../../../src-preload/contract/requests.ts';
import type { Result } from '../../../src-preload/contract/result.ts';
import { readPem } from '../../http/read-pem.ts';
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

/** Adds certificate authorities the technician's network needs. Anything but certificates is refused. */
export async function addCertificates<W extends World>(
  desk: Desk<W>,
  input: Input<'addCertificates'>,
): Promise<Result<Answer<'addCertificates'>>> {
  const found = readPem(input.pem);
  if (found === null || found.length === 0) return refuse('pem-unreadable');
  const settings = await desk.settings.change((before) => ({
    ...before,
    certificatesPem: `${(before.certificatesPem ?? '').trim()}\n${input.pem.trim()}\n`.trimStart(),
  }));
  return ok(viewSettings(desk, settings));
}

export async function removeCertificates<W extends World>(
  desk: Desk<W>,
): Promise<Result<Answer<'removeCertificates'>>> {
  const settings = await desk.settings.change((before) => ({ ...before, certificatesPem: null }));
  return ok(viewSettings(desk, settings));
}

function viewSettings<W extends World>(desk: Desk<W>, settings: StoredSettings): Answer<'readSettings'> {
  const trouble = desk.settings.trouble();
  return {
    theme: settings.theme,
    technician: settings.technician,
    connections: settings.connections.map((stored) => viewConnection(desk, stored)),
    certificates: readPem(settings.certificatesPem ?? '') ?? [],
    ...(trouble === null ? {} : { trouble }),
  };
}
