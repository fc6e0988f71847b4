import { plainText } from '../../src-preload/contract/plain-text.ts';
import { isRecord, withoutByteOrderMark } from '../system/json.ts';
import { migrate, SESSION_MIGRATIONS } from './migrations.ts';
import { type StoredSession, sessionShape, UNKNOWN_CODE } from './stored-session.ts';

/** What is known of a session that a newer version of the app has written; `vendors` are ids. */
export type NewerSession = Pick<StoredSession, 'clientName' | 'technician' | 'changedAt'> & {
  vendors: string[];
};

export type OpenedSession =
  | { kind: 'session'; session: StoredSession }
  | { kind: 'newer'; glimpse: NewerSession }
  | { kind: 'unreadable' };

/** What a session's file says. Nothing of a newer file is relied on: it is shown as far as it looks familiar. */
export function openSession(text: string): OpenedSession {
  const migrated = migrate(text, SESSION_MIGRATIONS);
  if (!migrated.ok) {
    return migrated.why === 'newer' ? { kind: 'newer', glimpse: glimpseOf(text) } : { kind: 'unreadable' };
  }
  const parsed = sessionShape.safeParse(migrated.file);
  if (parsed.success) return { kind: 'session', session: parsed.data };
  const isNewer = parsed.error.issues.every(({ message }) => message === UNKNOWN_CODE);
  return isNewer ? { kind: 'newer', glimpse: glimpseOf(text) } : { kind: 'unreadable' };
}

/** Null when the file is not a session that this version understands. */
export function readSession(text: string): StoredSession | null {
  const opened = openSession(text);
  return opened.kind === 'session' ? opened.session : null;
}

function glimpseOf(text: string): NewerSession {
  const file: unknown = JSON.parse(withoutByteOrderMark(text));
  const known = isRecord(file) ? file : {};
  const textOf = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '');
  const vendors = Array.isArray(known.vendors) ? known.vendors : [];
  return {
    clientName: plainText(known.clientName),
    technician: plainText(known.technician),
    changedAt: textOf(known.changedAt),
    vendors: vendors.flatMap((one) => (hasText(one, 'vendor') ? [one.vendor.slice(0, 64)] : [])).slice(0, 50),
  };
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return (
    typeof value === 'object' && value !== null && typeof (value as Record<K, unknown>)[key] === 'string'
  );
}
