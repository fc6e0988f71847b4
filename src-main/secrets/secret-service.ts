import { openSessionBus, type SessionBus } from './session-bus.ts';

/**
 * What the keyring service says of the app's own key. `kept`: it lies in a keyring. `locked`: the keyring where it
 * would lie is locked, so that any further question would ask a person. `no-collection`: there is no keyring to put
 * it in, and making one would ask a person. `session-only`: it lies where it goes with the login. `unseen`: there is
 * a service, and it does not tell. `none`: there is no service. `unknown`: the bus is not one that can be asked.
 */
export type KeyringStatus =
  | 'kept'
  | 'missing'
  | 'locked'
  | 'no-collection'
  | 'session-only'
  | 'unseen'
  | 'none'
  | 'unknown';

const SECRETS = 'org.freedesktop.secrets';
const SERVICE = '/org/freedesktop/secrets';
/** Of gnome-keyring: held in memory, gone with the login. */
const SESSION_COLLECTION = '/org/freedesktop/secrets/collection/session';
const WALLETS = [
  ['org.kde.kwalletd6', '/modules/kwalletd6'],
  ['org.kde.kwalletd5', '/modules/kwalletd5'],
  ['org.kde.kwalletd', '/modules/kwalletd'],
] as const;
const TIMEOUT_MS = 2_000;

type Bus = { bus: SessionBus; has: (name: string) => Promise<boolean> };

/**
 * Asks the service itself, in some milliseconds and without anybody being prompted. A locked collection is not
 * searched: KeePassXC would ask to unlock it. `appName` is what Chromium names its item after; `backend` is what
 * Electron calls the keyring it uses.
 */
export async function readKeyringStatus(parts: {
  address: string;
  appName: string;
  backend: string;
}): Promise<KeyringStatus> {
  let bus: SessionBus | null = null;
  try {
    bus = await openSessionBus(parts.address, TIMEOUT_MS);
  } catch {
    return 'none';
  }
  if (bus === null) return 'unknown';
  try {
    const open = { bus, has: (name: string) => hasOwner(bus as SessionBus, name) };
    if (parts.backend.startsWith('kwallet')) return await lookAtWallet(open);
    if (await open.has(SECRETS)) return await lookAtSecrets(bus, parts.appName);
    return await lookAtWallet(open);
  } catch {
    return 'unknown';
  } finally {
    bus.close();
  }
}

async function hasOwner(bus: SessionBus, name: string): Promise<boolean> {
  const of = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
  const reply = await bus.call({ ...of, method: 'NameHasOwner', args: [name] });
  return reply.ok && reply.values[0] === true;
}

async function lookAtSecrets(bus: SessionBus, appName: string): Promise<KeyringStatus> {
  const on = (path: string, face: string) => ({ to: SECRETS, path, interface: face });
  const service = 'org.freedesktop.Secret.Service';
  const collection = 'org.freedesktop.Secret.Collection';
  const property = async (path: string, of: string, name: string) => {
    const get = { ...on(path, 'org.freedesktop.DBus.Properties'), method: 'Get', args: [of, name] };
    const reply = await bus.call(get);
    return reply.ok ? reply.values[0] : undefined;
  };

  const alias = await bus.call({ ...on(SERVICE, service), method: 'ReadAlias', args: ['default'] });
  if (!alias.ok) return 'unseen';
  const home = String(alias.values[0]);
  const all = await property(SERVICE, service, 'Collections');
  const paths = new Set([...(Array.isArray(all) ? all.map(String) : []), ...(home === '/' ? [] : [home])]);
  const locked = new Set<string>();
  let isInSession = false;
  for (const path of paths) {
    const isLocked = await property(path, collection, 'Locked');
    if (isLocked !== false) {
      // A collection that is gone does not answer, and is not locked.
      if (isLocked === true) locked.add(path);
      continue;
    }
    const search = { method: 'SearchItems', args: [{ application: appName }] };
    const found = await bus.call({ ...on(path, collection), ...search });
    const [items] = found.ok ? found.values : [];
    if (!Array.isArray(items) || items.length === 0) continue;
    if (path !== SESSION_COLLECTION) return 'kept';
    isInSession = true;
  }
  if (locked.has(home)) return 'locked';
  if (locked.size > 0) return 'unseen';
  if (isInSession) return 'session-only';
  return home === '/' ? 'no-collection' : 'missing';
}

async function lookAtWallet({ bus, has }: Bus): Promise<KeyringStatus> {
  for (const [name, path] of WALLETS) {
    if (!(await has(name))) continue;
    const wallet = { to: name, path, interface: 'org.kde.KWallet' };
    const network = await bus.call({ ...wallet, method: 'networkWallet' });
    if (!network.ok) return 'unseen';
    const isOpen = await bus.call({ ...wallet, method: 'isOpen', args: [String(network.values[0])] });
    return isOpen.ok && isOpen.values[0] === false ? 'locked' : 'unseen';
  }
  return 'none';
}
