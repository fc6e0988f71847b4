import { plainText } from '../../src-preload/contract/plain-text.ts';

export type LogFields = Record<string, string | number | boolean>;

/** An event is a fixed name such as `vault-opened`; what varies goes into fields and is redacted. */
export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A new short name to show to a person and to find in the log. */
  reference(): string;
};

export type LogParts = {
  /** Takes whole lines, in order; its failures are reported once on the console and otherwise left. */
  write: (lines: string) => Promise<void>;
  redact: (text: string) => string;
  random: (bytes: number) => Uint8Array;
  now: () => number;
  /** Also to the console, for whoever started the app from a terminal. */
  echo: boolean;
};

type Level = 'info' | 'warn' | 'error';

const LONGEST_VALUE = 300;
/** The same line again within this time is counted instead of written. */
const FOLD_MS = 60_000;
// Without letters that are mistaken for one another on the phone.
const REFERENCE_LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

/** One JSON object per line: `at`, `level`, `event`, the fields, and `times` where repeats were folded. */
export function openLog(parts: LogParts): Log & { flush(): Promise<void> } {
  const { write, redact, random, now, echo } = parts;
  let waiting = '';
  let writing: Promise<void> = Promise.resolve();
  let complained = false;
  let last: { key: string; since: number; again: number } | null = null;

  function put(line: Record<string, unknown>, level: Level): void {
    const text = JSON.stringify(line);
    // biome-ignore lint/suspicious/noConsole: this is the one file that writes to the console
    if (echo) console[level](text);
    if (waiting === '') writing = writing.then(drain);
    waiting += `${text}\n`;
  }

  async function drain(): Promise<void> {
    const lines = waiting;
    waiting = '';
    try {
      await write(lines);
    } catch {
      // A full disk must not fill the console as well.
      // biome-ignore lint/suspicious/noConsole: this is the one file that writes to the console
      if (!complained) console.error('The log cannot be written.');
      complained = true;
    }
  }

  function unfold(): void {
    if (last && last.again > 0)
      put({ at: time(), level: 'info', event: 'repeated', times: last.again }, 'info');
    last = null;
  }

  const time = () => new Date(now()).toISOString();

  function say(level: Level, event: string, fields: LogFields = {}): void {
    const clean = cleanFields(fields, redact);
    const key = JSON.stringify([level, event, clean]);
    if (last?.key === key && now() - last.since < FOLD_MS) {
      last.again += 1;
      return;
    }
    unfold();
    last = { key, since: now(), again: 0 };
    put({ at: time(), level, event, ...clean }, level);
  }

  return {
    info: (event, fields) => say('info', event, fields),
    warn: (event, fields) => say('warn', event, fields),
    error: (event, fields) => say('error', event, fields),
    reference: () =>
      [...random(8)].map((byte) => REFERENCE_LETTERS[byte % REFERENCE_LETTERS.length]).join(''),
    async flush() {
      unfold();
      await writing;
    },
  };
}

/** Anything but a plain value is a mistake of the caller and leaves only its type behind. */
function cleanFields(fields: LogFields, redact: (text: string) => string): LogFields {
  const clean: LogFields = {};
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'number' || typeof value === 'boolean') clean[name] = value;
    else if (typeof value === 'string') clean[name] = plainText(redact(value), LONGEST_VALUE);
    else clean[name] = `(${typeof value})`;
  }
  return clean;
}
