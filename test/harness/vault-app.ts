import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { app } from 'electron';
import { helperStarter, runAsKeyringHelper, withProof } from '../../src-main/secrets/keyring-helper.ts';
import { openSafeStorage } from '../../src-main/secrets/safe-storage.ts';
import { readKeyringStatus } from '../../src-main/secrets/secret-service.ts';
import { openVault } from '../../src-main/secrets/vault.ts';
import { openFiles } from '../../src-main/storage/files.ts';
import { openSettingsStore } from '../../src-main/storage/settings-store.ts';
import { sessionBusAddress } from '../../src-main/system/config.ts';
import { KEYRING_HELPER_SWITCH } from '../../src-main/system/switches.ts';
import { silentLog } from './silent-log.ts';

/**
 * A test-only Electron app around the real safeStorage, vault and settings: it reads questions as JSON lines from
 * stdin and answers on stdout. It is bundled by the tests and never part of the product.
 */
const folder = process.argv.find((word) => word.startsWith('--vault='))?.slice('--vault='.length) ?? '';

if (process.argv.includes(`--${KEYRING_HELPER_SWITCH}`)) runAsKeyringHelper();
else app.whenReady().then(serve);

async function serve(): Promise<void> {
  const began = performance.now();
  const startHelper = helperStarter({
    appPath: app.getAppPath(),
    userData: `${folder}/chromium-helper`,
    passwordStore: app.commandLine.getSwitchValue('password-store'),
    isUnsandboxed: process.argv.includes('--no-sandbox'),
  });
  let helpers = 0;
  const safeStorage = withProof(await openSafeStorage(), {
    start: () => {
      helpers += 1;
      return startHelper();
    },
    status: (backend) => readKeyringStatus({ address: sessionBusAddress(), appName: app.getName(), backend }),
  });
  const files = openFiles();
  const vault = await openVault({
    safeStorage,
    files,
    folder: `${folder}/vault`,
    random: randomBytes,
    now: Date.now,
    log: silentLog,
  });
  const settings = await openSettingsStore({ files, folder: `${folder}/settings`, log: silentLog });
  const openedInMs = performance.now() - began;

  const answers: Record<string, (...input: never[]) => unknown> = {
    openedInMs: () => openedInMs,
    probe: () => safeStorage.probe(),
    sealRaw: async (text: string) => Buffer.from(await safeStorage.encrypt(text)).toString('base64'),
    openRaw: (base64: string) => safeStorage.decrypt(Buffer.from(base64, 'base64')),
    storage: () => vault.storage(),
    prove: () => vault.prove(),
    /** How many processes were started to ask the keyring. */
    helpers: () => helpers,
    keep: (record: string, text: string) => vault.save(record, text),
    open: (ref: { record: string; revision: number }) => vault.open(ref),
    forget: (record: string, keepRevision?: number) => vault.forget(record, keepRevision),
    records: () => vault.records(),
    storedIn: (ref: { record: string; revision: number }) => vault.savedAs(ref),
    retry: () => vault.retry(),
    keepMemory: () => vault.sealMemory(),
    memoryOnly: () => vault.memoryOnly(),
    fingerprint: (text: string) => vault.fingerprint(text),
    readSettings: () => settings.read(),
    nameTechnician: (technician: string) => settings.change((now) => ({ ...now, technician })),
    settingsSetAside: () => settings.issue(),
  };

  const say = (line: unknown) => process.stdout.write(`\n@ ${JSON.stringify(line ?? null)}\n`);
  say('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [name, ...input] = JSON.parse(line) as [string, ...never[]];
    if (name === 'quit') break;
    try {
      say({ answer: (await answers[name]?.(...input)) ?? null });
    } catch (error) {
      say({ error: String(error) });
    }
  }
  app.exit();
}
