import dgram from 'node:dgram';
import { readFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { asOrdinaryUser } from '../app/ordinary-user.ts';
import { type RunningApp, startApp } from '../app/running-app.ts';
import { test } from '../app/test.ts';

/** What the window has and may, asked of the running app, as an ordinary user with the sandbox on. */
type Preferring = { getLastWebPreferences(): Record<string, unknown> };
let app: RunningApp;
let stop: () => Promise<void>;

test.beforeAll(async ({ desktop }) => {
  const user = await asOrdinaryUser(desktop);
  stop = user.stop;
  app = await startApp(desktop, user.options);
  await app.page.getByRole('heading', { level: 1, name: 'Sessions', exact: true }).waitFor();
});
test.afterAll(async () => {
  await app.kill();
  await stop();
});

test('the renderer is sandboxed: seccomp, no new privileges, not root', async () => {
  const { sandbox, pid } = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not in Electron's typings any more, still in Electron.
    const { sandbox } = (contents as unknown as Preferring).getLastWebPreferences();
    return { sandbox, pid: contents?.getOSProcessId() };
  });
  expect(sandbox).toBe(true);
  if (process.platform !== 'linux') return;
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  expect(status).toMatch(/^Uid:\t(?!0\t)/m);
});

test('the page has nothing of Node and of Electron', async () => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (contents as unknown as Preferring).getLastWebPreferences();
  });
  expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
  expect(preferences).toMatchObject({
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    sandbox: true,
    webSecurity: true,
    webviewTag: false,
  });
  const found = await app.page.evaluate(() =>
    [
      'require',
      'process',
      'module',
      'exports',
      'global',
      'Buffer',
      '__dirname',
      '__filename',
      'electron',
      'ipcRenderer',
    ].filter((name) => name in globalThis),
  );
  expect(found).toEqual([]);
});

test('what is exposed is invoke and on, and cannot be replaced', async () => {
  const exposed = await app.page.evaluate(() => {
    const own = window.setup as unknown as Record<string, unknown>;
    const before = own.invoke;
    const attempts = [
      () => {
        own.invoke = () => 'replaced';
      },
      () => {
        own.more = 1;
      },
      () => {
        delete own.on;
      },
      () => {
        (window as unknown as Record<string, unknown>).setup = {};
      },
    ];
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        // Refused loudly is as good as refused silently.
      }
    }
    return {
      names: Reflect.ownKeys(own).map(String),
      kinds: Object.values(own).map((value) => typeof value),
      isSame: (window.setup as unknown) === own && own.invoke === before,
    };
  });
  expect(exposed).toEqual({ names: ['invoke', 'on'], kinds: ['function', 'function'], isSame: true });
});

test('permissions are denied, asked or not', async () => {
  const { states, asked } = await app.page.evaluate(async () => {
    const names = [
      'geolocation',
      'camera',
      'microphone',
      'notifications',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ];
    const queried = names.map(async (name) => {
      const status = await navigator.permissions.query({ name: name as PermissionName });
      return `${name}: ${status.state}`;
    });
    const denied = (work: Promise<unknown>) =>
      work.then(
        () => 'given',
        () => 'denied',
      );
    return {
      states: await Promise.all(queried),
      asked: await Promise.all([
        denied(navigator.mediaDevices.getUserMedia({ audio: true })),
        denied(navigator.mediaDevices.getDisplayMedia()),
        denied(navigator.clipboard.readText()),
        denied(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
      ]),
    };
  });
  expect(states.filter((state) => !state.endsWith(': denied'))).toEqual([]);
  expect(asked).toEqual(['denied', 'denied', 'denied', 'denied']);
});

test('a frame inside the page holds nothing and can ask nothing', async () => {
  const inside = await app.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const own = frame.contentWindow as unknown as { setup?: unknown; require?: unknown };
    const found = [typeof own.setup, typeof own.require];
    frame.remove();
    return found;
  });
  expect(inside).toEqual(['undefined', 'undefined']);
});

test('no script reads the clipboard, in the page or in a frame of it; a person pastes', async () => {
  const canary = 'canary on the clipboard';
  await app.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), canary);
  const read = await app.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const tries = [document, frame.contentDocument as Document].map((one) => {
      const area = one.createElement('textarea');
      let copied = '';
      area.addEventListener('paste', (event) => {
        copied = event.clipboardData?.getData('text/plain') ?? '';
      });
      one.body.append(area);
      area.focus();
      const isDone = one.execCommand('paste');
      const found = [isDone, area.value, copied];
      area.remove();
      return found;
    });
    frame.remove();
    return tries;
  });
  expect(read).toEqual([
    [false, '', ''],
    [false, '', ''],
  ]);
  const box = app.page.getByRole('searchbox', { name: 'Search sessions', exact: true });
  await box.focus();
  await app.page.keyboard.press('Control+V');
  await expect(box).toHaveValue(canary);
  await box.fill('');
  await app.electron.evaluate(({ clipboard }) => clipboard.clear());
});

test('WebRTC reaches nobody, by UDP or by TCP, and learns no address', async () => {
  let packets = 0;
  let connections = 0;
  const udp = dgram.createSocket('udp4').on('message', () => (packets += 1));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  const tcp = net.createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  const candidates = await app.page.evaluate(
    async ([udpPort, tcpPort]) => {
      const sign = { username: 'u', credential: 'c' };
      const peer = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:127.0.0.1:${udpPort}` },
          { urls: `turn:127.0.0.1:${udpPort}?transport=udp`, ...sign },
          { urls: `turn:127.0.0.1:${tcpPort}?transport=tcp`, ...sign },
          { urls: `turns:127.0.0.1:${tcpPort}?transport=tcp`, ...sign },
        ],
      });
      const found: string[] = [];
      const gathered = new Promise<void>((resolve) => {
        peer.onicecandidate = ({ candidate }) => {
          if (candidate === null) resolve();
          else found.push(candidate.candidate);
        };
      });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await gathered;
      peer.close();
      return found;
    },
    [udp.address().port, (tcp.address() as AddressInfo).port],
  );
  expect({ candidates, packets, connections }).toEqual({ candidates: [], packets: 0, connections: 0 });
  udp.close();
  tcp.close();
});

test('names in the page are not looked up ahead', async () => {
  const settings = await app.electron.evaluate(({ app: electron }) =>
    electron.commandLine.getSwitchValue('blink-settings'),
  );
  expect(settings.split(',')).toContain('dnsPrefetchingEnabled=false');
});
