import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { openSequencer } from '../system/sequencer.ts';
import { KEYRING_HELPER_SWITCH } from '../system/switches.ts';
import type { Keyring, KeyringProof, OtherProcess } from './keyring-proof.ts';
import { openSafeStorage, type SafeStorage } from './safe-storage.ts';

type Question = ['probe'] | ['encrypt', string] | ['decrypt', string];

const TIMEOUT_MS = 30_000;

/**
 * Chromium on Linux asks for the keyring once and remembers the answer until the process ends: a no, and also a key
 * of its own making that no keyring has taken. So that a keyring which is unlocked later can be offered, and so that
 * a key is believed in only when another process has it too, a second process of this app, without a window, asks
 * anew. What passes between the two goes through a pipe that only they hold, never through arguments, the
 * environment or a file.
 * Linux only; config.ts says why.
 *
 * This is the helper's whole life: called instead of starting the app where the config says so.
 */
export async function runAsKeyringHelper(): Promise<void> {
  const { app } = await import('electron');
  await app.whenReady();
  await answerQuestions(await openSafeStorage(), process.stdin, process.stdout);
  app.exit(0);
}

async function answerQuestions(safeStorage: SafeStorage, input: Readable, output: Writable): Promise<void> {
  for await (const line of createInterface({ input })) {
    const [name, text = ''] = JSON.parse(line) as Question;
    const answer =
      name === 'probe'
        ? await safeStorage.probe()
        : name === 'decrypt'
          ? await safeStorage.decrypt(Buffer.from(text, 'base64'))
          : await safeStorage.encrypt(text).then(
              (bytes) => Buffer.from(bytes).toString('base64'),
              () => null,
            );
    output.write(`\n@${JSON.stringify(answer)}\n`);
  }
}

/** Starts this app again. `appPath` is null when packaged; `userData` is a folder of the helper's own. */
export function helperStarter(parts: {
  appPath: string | null;
  userData: string;
  isUnsandboxed: boolean;
  /** The value of `--password-store`, empty where there is none. */
  passwordStore: string;
}) {
  const args = [
    ...(parts.appPath === null ? [] : [parts.appPath]),
    ...(parts.isUnsandboxed ? ['--no-sandbox'] : []),
    ...(parts.passwordStore === '' ? [] : [`--password-store=${parts.passwordStore}`]),
    `--user-data-dir=${parts.userData}`,
    `--${KEYRING_HELPER_SWITCH}`,
  ];
  return () => spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
}

/** The keyring as this process sees it, with what it takes to find out whether its key outlives the process. */
export function withProof(
  safeStorage: SafeStorage,
  parts: { start: () => ChildProcess; status: KeyringProof['status'] },
): Keyring {
  return { ...safeStorage, proof: { status: parts.status, fresh: () => openHelper(parts.start) } };
}

/** One process: when it ends, so does this view of the keyring. */
function openHelper(start: () => ChildProcess): OtherProcess {
  const inOrder = openSequencer();
  let child: ChildProcess | null = null;
  let isOver = false;

  const close = () => {
    isOver = true;
    child?.kill();
  };

  /**
   * Null when the helper does not answer in time, or ends. Another one would see the keyring anew: none is started.
   */
  function request<T>(question: Question): Promise<T | null> {
    return inOrder(async () => {
      if (isOver) return null;
      child ??= start();
      const answer = await sendOne<T>(child, question);
      if (answer === null) close();
      return answer;
    });
  }

  return {
    close,
    probe: async () => (await request<Awaited<ReturnType<SafeStorage['probe']>>>(['probe'])) ?? NOT_ANSWERED,
    async encrypt(text) {
      const sealed = await request<string>(['encrypt', text]);
      if (sealed === null) throw new Error('The keyring helper did not seal.');
      return Buffer.from(sealed, 'base64');
    },
    decrypt: async (bytes) =>
      (await request<Awaited<ReturnType<SafeStorage['decrypt']>>>([
        'decrypt',
        Buffer.from(bytes).toString('base64'),
      ])) ?? { ok: false, why: 'busy' },
  };
}

const NOT_ANSWERED = { ok: false, why: 'slow' } as const;

function sendOne<T>(child: ChildProcess, question: Question): Promise<T | null> {
  return new Promise((settle) => {
    let received = '';
    const finish = (answer: T | null) => {
      clearTimeout(limit);
      child.stdout?.off('data', listen);
      child.off('close', end);
      child.off('error', end);
      child.stdin?.off('error', end);
      settle(answer);
    };
    const listen = (chunk: Buffer) => {
      received += chunk;
      const line = /\n@(.+)\n/.exec(received)?.[1];
      if (line !== undefined) finish(JSON.parse(line));
    };
    const end = () => finish(null);
    const limit = setTimeout(end, TIMEOUT_MS);
    child.stdout?.on('data', listen);
    child.once('close', end);
    child.once('error', end);
    child.stdin?.once('error', end);
    child.stdin?.write(`${JSON.stringify(question)}\n`);
  });
}
