import { isBlank, looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import { newSessionMessages as words } from '../../src-preload/messages/messages.ts';

export type NewSession = {
  clientName: string;
  technician: string;
  connectionId: string | null;
  vendors: string[];
};

/** What is wrong, in words, by field. */
export type NewSessionFaults = { clientName?: string; technician?: string; vendors?: string };

/** Looks at a session to be started. An empty answer means that it can be. */
export function faultsOf(session: NewSession): NewSessionFaults {
  const faults: NewSessionFaults = {};
  if (isBlank(session.clientName)) faults.clientName = words.clientNameMissing;
  else if (looksLikeKey(session.clientName)) faults.clientName = words.nameIsSecret;
  if (looksLikeKey(session.technician)) faults.technician = words.nameIsSecret;
  if (session.vendors.length === 0) faults.vendors = words.vendorsMissing;
  return faults;
}
