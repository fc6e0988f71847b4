import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startDaemon } from '../../tools/bootstrap/daemon.mjs';

const run = promisify(execFile);
const PASSWORD = 'pw';
const PATIENCE_MS = 15_000;
const CALL = ['call', '--session', '--dest=org.freedesktop.secrets'];
const COLLECTION = '/org/freedesktop/secrets/collection/keys';

export type KeePassXC = {
  /** The database is closed while KeePassXC and its Secret Service stay. */
  lock(): Promise<void>;
  /** Closes every one of them until the task is done, as somebody does who does not know what it is for. */
  whileClosingPrompts<T>(task: Promise<T>): Promise<T>;
  /** Whether somebody is being asked for the password at this moment. */
  hasPrompt(): Promise<boolean>;
  /** Opened anew with its password: the prompts of a program that was refused take no typing without a window manager. */
  unlock(): Promise<void>;
  stop(): Promise<void>;
};

/** Debian's KeePassXC as the Secret Service of a bus that has none, with an empty database of its own. Needs a screen. */
export async function startKeePassXC(
  environment: NodeJS.ProcessEnv,
  { locked }: { locked: boolean },
): Promise<KeePassXC> {
  const home = await mkdtemp(join(tmpdir(), 'neo-keepassxc-'));
  const database = join(home, 'keys.kdbx');
  await makeDatabase(home, database);
  await mkdir(join(home, 'config', 'keepassxc'), { recursive: true });
  await writeFile(join(home, 'config', 'keepassxc', 'keepassxc.ini'), SETTINGS);
  const own = {
    ...environment,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_DATA_HOME: join(home, 'data'),
    LC_ALL: 'C',
  };
  const open = (isLocked: boolean) =>
    startDaemon('keepassxc', [...(isLocked ? [] : ['--pw-stdin']), database], {
      environment: own,
      ...(isLocked ? {} : { input: `${PASSWORD}\n` }),
    });
  let program = await open(locked);

  const xdotool = (...args: string[]) =>
    run('xdotool', args, { env: own }).then(({ stdout }) => stdout.trim());
  const findWindow = (title: string) =>
    xdotool('search', '--onlyvisible', '--name', title).then(
      (ids) => ids.split('\n').at(-1) ?? '',
      () => '',
    );
  const findPrompt = () => findWindow('^Unlock Database');
  // Without a window manager nothing has the focus by itself.
  const press = async (window: string, keys: string) => {
    await xdotool('windowfocus', '--sync', window);
    await xdotool('key', '--window', window, keys);
  };
  const isLocked = async () => {
    const question = ['org.freedesktop.Secret.Collection', 'Locked'];
    const get = ['--method', 'org.freedesktop.DBus.Properties.Get', ...question];
    const { stdout } = await run('gdbus', [...CALL, `--object-path=${COLLECTION}`, ...get], { env: own });
    return stdout.includes('true');
  };
  const until = async (what: string, isSo: () => Promise<boolean>) => {
    const giveUpAt = Date.now() + PATIENCE_MS;
    while (!(await isSo().catch(() => false))) {
      if (Date.now() > giveUpAt) throw new Error(`KeePassXC: ${what}. ${program.complaints()}`);
      await pause(50);
    }
  };
  await until('did not come to the bus', async () => (await isLocked()) === locked);
  // Every program that wants an item is asked about once, whatever the settings say.
  let isOver = false;
  const allowing = (async () => {
    while (!isOver) {
      const request = await findWindow('Access Request$');
      if (request !== '') await press(request, 'Return').catch(() => {});
      await pause(100);
    }
  })();
  return {
    async lock() {
      // Pressed until it is so: a window that asks for access at that moment takes the key instead.
      await until('does not lock', async () => {
        if (await isLocked()) return true;
        await press(await findWindow('^Keys.* - KeePassXC$'), 'ctrl+l');
        await pause(500);
        return isLocked();
      });
    },
    async whileClosingPrompts(task) {
      let isDone = false;
      const settled = task.finally(() => {
        isDone = true;
      });
      settled.catch(() => {});
      while (!isDone) {
        const window = await findPrompt();
        if (window !== '') await press(window, 'Escape').catch(() => {});
        await pause(100);
      }
      return settled;
    },
    hasPrompt: async () => (await findPrompt()) !== '',
    async unlock() {
      await program.stop();
      program = await open(false);
      await until('does not unlock', async () => !(await isLocked()));
    },
    async stop() {
      isOver = true;
      await allowing;
      await program.stop();
      await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}

/** What is exposed as a collection is named inside the database. */
async function makeDatabase(home: string, database: string): Promise<void> {
  const id = '11223344-5566-7788-99aa-bbccddeeff00';
  const base64 = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64');
  const source = join(home, 'database.xml');
  await writeFile(
    source,
    `<?xml version="1.0" encoding="UTF-8"?>
<KeePassFile><Meta><DatabaseName>Keys</DatabaseName><CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key>
<Value>{${id}}</Value></Item></CustomData></Meta>
<Root><Group><UUID>${base64}</UUID><Name>Root</Name></Group><DeletedObjects/></Root></KeePassFile>`,
  );
  const making = spawn('keepassxc-cli', ['import', source, database, '-p'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  making.stdin.end(`${PASSWORD}\n${PASSWORD}\n`);
  const code = await new Promise((settle) => making.once('close', settle));
  if (code !== 0) throw new Error(`keepassxc-cli made no database (${code})`);
}

const SETTINGS = `[General]
ConfigVersion=2
UpdateCheckMessageShown=true
SingleInstance=false
RememberLastDatabases=false
OpenPreviousDatabasesOnStartup=false
AutoSaveAfterEveryChange=true
[FdoSecrets]
Enabled=true
ConfirmAccessItem=false
ConfirmDeleteItem=false
ShowNotification=false
[GUI]
CheckForUpdates=false
[Security]
LockDatabaseIdle=false
LockDatabaseMinimize=false
[Browser]
Enabled=false
`;
