import { z } from 'zod';

/**
 * Names a secret without holding it. A revision is never used twice, so that a reference kept in a session or in
 * the outbox can never come to mean a later secret.
 */
export const secretRef = z.object({ record: z.string().max(1_000), revision: z.number().int() });
export type SecretRef = z.infer<typeof secretRef>;

/** The vault's record of the key that signs reports. It belongs to no session and to no Neo connection. */
export const REPORT_KEY = 'report.key';

/** That of the key that others seal sessions for. */
export const HAND_OFF_KEY = 'hand-off.key';

const REQUEST_KEYS = 'request.';

/** The key that others seal the answer to a request for. Without a request: how the records of a session begin. */
export function requestRecord(sessionId: string, request = ''): string {
  return `${REQUEST_KEYS}${sessionId}.${request}`;
}

/** Is it a key of this installation, and nothing that a person has entered? */
export function isOwnKey(record: string): boolean {
  return record === REPORT_KEY || record === HAND_OFF_KEY || record.startsWith(REQUEST_KEYS);
}

/** What the vault's records are named like; a reference to anything else opens nothing. */
const OF_SOMEBODY = /^(?:[0-9a-f-]{36}|connection|report|hand-off|request)\./;

/**
 * The reference as one to this record. Whose secret it is never comes from a file: a reference to somebody else's
 * becomes one to a revision that this record does not have, which is lost here and stays whole there.
 */
export function ofRecord<R extends SecretRef>(ref: R, record: string): R {
  return OF_SOMEBODY.test(ref.record) ? { ...ref, record } : ref;
}
