import type { StoredConnection } from './stored-settings.ts';

/*
 * A key belongs to one tenant of Neo. The outbox knows a tenant by a name of our own: what was sent to the tenant of a
 * former key says nothing of the next one's, and must never follow there.
 */

/** The tenant whose key a connection has now. */
export function tenantOf(connection: Pick<StoredConnection, 'id' | 'tenantId'>): string {
  return connection.tenantId ?? connection.id;
}

/** The connection with a tenant's key; undefined once another tenant's key has taken that place. */
export function connectionOfTenant(
  connections: readonly StoredConnection[],
  tenantId: string | null,
): StoredConnection | undefined {
  return connections.find((one) => tenantOf(one) === tenantId);
}

/** True for a tenant whose key another tenant's has replaced. */
export function isFormerTenant(connections: readonly StoredConnection[], tenantId: string | null): boolean {
  return tenantId !== null && connections.some((one) => one.formerTenants?.includes(tenantId) === true);
}

/** What a connection says of its tenant after a key was saved. */
export function tenantAfter(
  before: StoredConnection,
  sameTenant: boolean,
  newId: () => string,
): Pick<StoredConnection, 'tenantId' | 'formerTenants'> {
  const { tenantId, formerTenants } = before;
  if (sameTenant) return { ...(tenantId && { tenantId }), ...(formerTenants && { formerTenants }) };
  return { tenantId: newId(), formerTenants: [...(formerTenants ?? []), tenantOf(before)] };
}
