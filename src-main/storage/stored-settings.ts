import { z } from 'zod';
import { plainText } from '../../src-preload/contract/plain-text.ts';
import { type ConnectionResult, THEMES } from '../../src-preload/contract/settings.ts';
import { isRecord, withoutByteOrderMark } from '../system/json.ts';
import { migrate, SETTINGS_MIGRATIONS } from './migrations.ts';
import { ofRecord, secretRef } from './secret-ref.ts';

export const SETTINGS_SCHEMA = 3;

/** Every text and list has a limit: a file may have been written by anything. */
const short = z.string().max(1_000);
/** What steers a sentence or fills a screen does not get past here. */
const name = z.string().transform((text) => plainText(text));

const ofKey = {
  /** In characters. */
  keyLength: z.number().optional(),
  /** The part that says which environment the key is for, such as `neo_sk_prod_`. */
  keyPrefix: short.optional(),
  /** The tenant its key is of, see tenant-of.ts; absent: `id`. */
  tenantId: short.optional(),
  /** Tenants it stood for before: what waits for one of them never goes. */
  formerTenants: z.array(short).max(1_000).optional(),
};
const keyPart = z.object({ keyRef: secretRef, ...ofKey });

/** A Neo connection; its key is sealed and named by `keyRef`. */
const connection = z
  .object({
    id: short,
    name,
    ...ofKey,
    keyRef: secretRef.optional(),
    /** The sealed key, and its tenant, that come back when the one in `keyRef` was only in memory. */
    before: keyPart.optional(),
    /** A later key that only memory had; the one in `keyRef` came back in its place. */
    lost: keyPart.optional(),
    keyIssue: z.enum(['masked', 'empty', 'neo-key-shape']).optional(),
    sendByAssumedPath: z.boolean(),
    lastResult: z.custom<ConnectionResult>(
      (result) =>
        typeof result === 'object' &&
        result !== null &&
        'kind' in result &&
        ['not-run', 'testing', 'done'].includes(String(result.kind)),
    ),
  })
  // A connection names its own key only, whatever the file says: another's, or a session's secret, is lost here.
  .transform(({ keyRef, before, lost, ...one }) => ({
    ...one,
    ...(before?.keyRef.record === `connection.${one.id}` && { before }),
    ...(lost?.keyRef.record === `connection.${one.id}` && { lost }),
    ...(keyRef && { keyRef: ofRecord(keyRef, `connection.${one.id}`) }),
  }));

/** What a new session may begin with. */
const template = z.object({
  id: short,
  name,
  vendors: z.array(short).min(1).max(100),
  technician: name,
  connectionId: short.nullable(),
});

const settingsShape = z.object({
  schema: z.literal(SETTINGS_SCHEMA),
  theme: z.enum(THEMES),
  technician: name,
  connections: z.array(connection).max(2_000),
  templates: z.array(template).max(1_000),
  /** Extra certificate authorities; public, so they lie here in the open. */
  certificatesPem: z.string().max(4_000_000).nullable(),
  /** ISO time of the last answer from beyond this computer. */
  lastNetworkUseAt: short.nullable(),
  /** How many minutes the last finished sessions took, by vendor. Absent: none was finished here yet. */
  workMinutes: z.record(short, z.array(z.number()).max(100)).optional().catch(undefined),
  /** Hand-offs that were opened here, until (ISO) they expire: none is opened twice. */
  openedHandOffs: z
    .array(z.object({ id: short, until: short }))
    .max(2_000)
    .optional()
    .catch(undefined),
  /** Of the keys whose words were compared here once: the vault's fingerprints, which nobody else can make. */
  knownMakers: z.array(short).max(2_000).optional().catch(undefined),
});

export type StoredConnection = z.infer<typeof connection>;
export type StoredSettings = z.infer<typeof settingsShape>;

export const FIRST_SETTINGS: StoredSettings = {
  schema: SETTINGS_SCHEMA,
  theme: 'system',
  technician: '',
  connections: [],
  templates: [],
  certificatesPem: null,
  lastNetworkUseAt: null,
};

export function readSettings(
  text: string,
): { ok: true; settings: StoredSettings } | { ok: false; why: 'newer' | 'unreadable' } {
  const migrated = migrate(text, SETTINGS_MIGRATIONS);
  if (!migrated.ok) return migrated;
  const parsed = settingsShape.safeParse(migrated.file);
  return parsed.success ? { ok: true, settings: parsed.data } : { ok: false, why: 'unreadable' };
}

/**
 * What this version understands of settings that a newer one has written, each part by itself. To be read only:
 * written back, they would lose the rest.
 */
export function readNewerSettings(text: string): StoredSettings {
  const file: unknown = JSON.parse(withoutByteOrderMark(text));
  const given = isRecord(file) ? file : {};
  const { theme, technician, certificatesPem, lastNetworkUseAt } = settingsShape.shape;
  return {
    schema: SETTINGS_SCHEMA,
    theme: theme.catch(FIRST_SETTINGS.theme).parse(given.theme),
    technician: technician.catch(FIRST_SETTINGS.technician).parse(given.technician),
    connections: listIn(given.connections).flatMap((one) => {
      const parsed = connection.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    }),
    templates: listIn(given.templates).flatMap((one) => {
      const parsed = template.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    }),
    certificatesPem: certificatesPem.catch(null).parse(given.certificatesPem),
    lastNetworkUseAt: lastNetworkUseAt.catch(null).parse(given.lastNetworkUseAt),
  };
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
