import { connect, type Socket } from 'node:net';
import { type BusCall, type BusReply, messageLength, readReply, writeCall } from './bus-message.ts';

/*
 * As much of D-Bus as it takes to ask a service on the session bus a question. It receives no signal.
 */

export type SessionBus = {
  /** Rejects when the bus goes away or does not answer in time. */
  call(call: BusCall): Promise<BusReply>;
  close(): void;
};

/** Nothing that is asked for here is near that size. */
const MAX_MESSAGE_BYTES = 1_048_576;

/** Null when the address names no bus that can be reached this way. Rejects when nobody answers there. */
export async function openSessionBus(address: string, limitMs: number): Promise<SessionBus | null> {
  const path = socketPath(address);
  if (path === null) return null;
  const socket = connect({ path });
  const wait = setTimeout(
    () => socket.destroy(new Error('The session bus did not answer in time.')),
    limitMs,
  );
  // The bus must not keep the process alive, nor a late error end it.
  wait.unref();
  socket.unref();
  socket.on('error', () => {});
  const close = () => {
    clearTimeout(wait);
    socket.destroy();
  };
  try {
    const messages = readMessages(socket);
    socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.() ?? 0)).toString('hex')}\r\n`);
    const { value: greeting } = await messages.next();
    if (!greeting?.toString('latin1').startsWith('OK')) throw new Error('The session bus refused.');
    socket.write('BEGIN\r\n');
    let serial = 0;
    const call = async (question: BusCall): Promise<BusReply> => {
      serial += 1;
      socket.write(writeCall(serial, question));
      for (;;) {
        const { value: message } = await messages.next();
        if (message === undefined) throw new Error('The session bus went away.');
        const reply = readReply(message, serial);
        if (reply !== null) return reply;
      }
    };
    const bus = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };
    await call({ ...bus, interface: 'org.freedesktop.DBus', method: 'Hello' });
    return { call, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** `unix:path=/run/user/1000/bus,guid=…`, one of several after `;`. */
export function socketPath(address: string): string | null {
  for (const one of address.split(';')) {
    const [transport, keys = ''] = one.split(/:(.*)/s);
    if (transport !== 'unix') continue;
    const values = new Map(keys.split(',').map((pair) => pair.split(/=(.*)/s, 2) as [string, string]));
    const path = values.get('path');
    const name = values.get('abstract');
    if (path !== undefined) return unescapeBytes(path);
    if (name !== undefined) return `\0${unescapeBytes(name)}`;
  }
  return null;
}

function unescapeBytes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** First the one line of the greeting, then whole messages. */
async function* readMessages(socket: Socket): AsyncGenerator<Buffer, undefined> {
  let held: Buffer = Buffer.alloc(0);
  let hasGreeted = false;
  for await (const chunk of socket) {
    held = Buffer.concat([held, chunk as Buffer]);
    for (;;) {
      const length = hasGreeted ? messageLength(held) : held.indexOf('\r\n') + 2;
      if (length < 2 || held.length < length) break;
      if (length > MAX_MESSAGE_BYTES) throw new Error('The session bus says too much.');
      yield held.subarray(0, length);
      held = held.subarray(length);
      hasGreeted = true;
    }
  }
  return undefined;
}
