import type { Socket } from 'node:net';
import { addressBytes } from './addresses.ts';
import type { ConnectResponse } from './proxy-response.ts';

// Not undici's ProxyAgent: it drops the proxy's headers and page, which name the cause (docs/decisions.md).

const MAX_RESPONSE_BYTES = 16_384;
/** A page of a proxy that follows its status line later than this is not waited for. */
const PAGE_TIMEOUT_MS = 500;

/**
 * Asks an HTTP proxy for a tunnel (RFC 9110, 9.3.6). A 2xx means that the socket now is the way to `authority`
 * (`host:port`); anything else comes with the page, which may name the cause. Rejects when the connection ends first
 * or the answer is not HTTP.
 */
export async function openTunnel(
  socket: Socket,
  authority: string,
  signal: AbortSignal,
): Promise<ConnectResponse> {
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\nProxy-Connection: keep-alive\r\n\r\n`);
  const head = await receive(socket, signal, (received) => {
    const end = received.indexOf('\r\n\r\n');
    if (end === -1 && received.length < MAX_RESPONSE_BYTES) return null;
    const response = readHead(received.subarray(0, Math.max(end, 0)).toString('latin1'));
    if (!response) throw unreadable();
    return { value: response, used: end + 4 };
  });
  const isOpen = head.status >= 200 && head.status <= 299;
  return isOpen ? head : { ...head, body: await readPage(socket, signal) };
}

function readHead(text: string): ConnectResponse | null {
  const [first = '', ...lines] = text.split('\r\n');
  const match = /^HTTP\/1\.[01] (\d{3})(?: (.*))?$/.exec(first);
  if (!match) return null;
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(match[1]), reason: match[2] ?? '', headers: Object.fromEntries(headers), body: '' };
}

/** What comes of the page before the proxy ends it or the time is over. Never rejects: the status is known. */
function readPage(socket: Socket, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    let page = Buffer.alloc(0);
    const settle = () => {
      clearTimeout(timer);
      socket.off('data', onData).off('error', settle).off('close', settle).off('end', settle);
      signal.removeEventListener('abort', settle);
      resolve(page.toString('latin1').slice(0, MAX_RESPONSE_BYTES));
    };
    const onData = (chunk: Buffer) => {
      page = Buffer.concat([page, chunk]);
      if (page.length >= MAX_RESPONSE_BYTES || /<\/html>\s*$/i.test(page.toString('latin1'))) settle();
    };
    const timer = setTimeout(() => settle(), PAGE_TIMEOUT_MS);
    if (signal.aborted || socket.destroyed) return settle();
    signal.addEventListener('abort', settle, { once: true });
    socket.on('data', onData).on('error', settle).on('close', settle).on('end', settle).resume();
  });
}

/**
 * Asks a SOCKS5 proxy without sign-in for a connection (RFC 1928). Gives its reply: 0 is granted, 255 means that it
 * wants a sign-in. A name is sent as it is, so that the proxy resolves it.
 */
export async function openSocks5(socket: Socket, host: string, port: number, signal: AbortSignal) {
  socket.write(Buffer.from([5, 1, 0]));
  const method = await receive(socket, signal, (received) => {
    if (received.length > 0 && received[0] !== 5) throw unreadable();
    return received.length < 2 ? null : { value: received[1] ?? 255, used: 2 };
  });
  if (method !== 0) return 255;
  socket.write(Buffer.concat([Buffer.from([5, 1, 0]), socks5Address(host), portBytes(port)]));
  return receive(socket, signal, (received) => {
    // The bound address that follows is 4, 16 or a counted number of bytes, then a port.
    const size = received[3] === 1 ? 10 : received[3] === 4 ? 22 : 7 + (received[4] ?? 255);
    if (received.length < 5 || received.length < size) return null;
    return { value: received[1] ?? 1, used: size };
  });
}

function socks5Address(host: string): Buffer {
  const bytes = addressBytes(host);
  if (bytes !== null) return Buffer.from([bytes.length === 4 ? 1 : 4, ...bytes]);
  const name = Buffer.from(host, 'latin1');
  return Buffer.concat([Buffer.from([3, name.length]), name]);
}

/**
 * Asks a SOCKS4 proxy for a connection. It knows IPv4 addresses only; a name goes by the extension 4A, in which an
 * address that cannot be (0.0.0.1) announces it. Gives its reply: 90 is granted.
 */
export function openSocks4(socket: Socket, host: string, port: number, signal: AbortSignal): Promise<number> {
  const bytes = addressBytes(host);
  const address = bytes?.length === 4 ? bytes : [0, 0, 0, 1];
  const name = bytes?.length === 4 ? [] : [...Buffer.from(host, 'latin1'), 0];
  // The zero after the address ends an empty user name.
  socket.write(Buffer.from([4, 1, ...portBytes(port), ...address, 0, ...name]));
  return receive(socket, signal, (received) => {
    if (received.length > 0 && received[0] !== 0) throw unreadable();
    return received.length < 8 ? null : { value: received[1] ?? 91, used: 8 };
  });
}

function portBytes(port: number): Buffer {
  return Buffer.from([port >> 8, port & 255]);
}

function unreadable(): Error {
  return Object.assign(new Error('The proxy does not speak its protocol.'), { code: 'HPE_INVALID_CONSTANT' });
}

/** Collects bytes until `read` makes something of them, and puts the unused rest back. */
function receive<T>(
  socket: Socket,
  signal: AbortSignal,
  read: (received: Buffer) => { value: T; used: number } | null,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const settle = (end: () => void) => {
      socket.off('data', onData).off('error', onError).off('close', onClose);
      signal.removeEventListener('abort', onAbort);
      socket.pause();
      end();
    };
    const onAbort = () => settle(() => reject(signal.reason));
    const onError = (error: unknown) => settle(() => reject(error));
    const onClose = () => onError(Object.assign(new Error('The proxy hung up.'), { code: 'ECONNRESET' }));
    const onData = (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      try {
        const made = read(received);
        if (!made) return;
        settle(() => resolve(made.value));
        if (received.length > made.used) socket.unshift(received.subarray(made.used));
      } catch (error) {
        onError(error);
      }
    };
    if (signal.aborted) return reject(signal.reason);
    if (socket.destroyed) return onClose();
    signal.addEventListener('abort', onAbort, { once: true });
    // A second hearing finds the socket paused by the first, which a listener alone does not undo.
    socket.on('data', onData).on('error', onError).on('close', onClose).resume();
  });
}
