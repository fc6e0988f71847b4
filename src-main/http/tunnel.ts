import type { Duplex } from 'node:stream';

const LARGEST_ANSWER = 16_384;

/**
 * Asks an HTTP proxy for a tunnel (RFC 9110, 9.3.6) and gives the status of its answer; 2xx means that the socket now
 * is the way to `authority` (`host:port`). Rejects when the connection ends first or the answer is not HTTP.
 */
export function openTunnel(socket: Duplex, authority: string, signal: AbortSignal): Promise<number> {
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\nProxy-Connection: keep-alive\r\n\r\n`);
  return hear(socket, signal, (heard) => {
    const end = heard.indexOf('\r\n\r\n');
    if (end === -1 && heard.length < LARGEST_ANSWER) return null;
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(heard.subarray(0, Math.max(end, 0)).toString('latin1'));
    if (!status) throw unreadable();
    return { value: Number(status[1]), used: end + 4 };
  });
}

/**
 * Asks a SOCKS5 proxy without sign-in for a connection (RFC 1928). Gives its reply: 0 is granted, 255 means that it
 * wants a sign-in. The name is sent as it is, so that the proxy resolves it.
 */
export async function openSocks(socket: Duplex, host: string, port: number, signal: AbortSignal) {
  socket.write(Buffer.from([5, 1, 0]));
  const method = await hear(socket, signal, (heard) => {
    if (heard.length < 2) return null;
    if (heard[0] !== 5) throw unreadable();
    return { value: heard[1] ?? 255, used: 2 };
  });
  if (method !== 0) return 255;
  const name = Buffer.from(host, 'latin1');
  socket.write(
    Buffer.concat([Buffer.from([5, 1, 0, 3, name.length]), name, Buffer.from([port >> 8, port & 255])]),
  );
  return hear(socket, signal, (heard) => {
    // The bound address that follows is 4, 16 or a counted number of bytes, then a port.
    const size = heard[3] === 1 ? 10 : heard[3] === 4 ? 22 : 7 + (heard[4] ?? 255);
    if (heard.length < 5 || heard.length < size) return null;
    return { value: heard[1] ?? 1, used: size };
  });
}

function unreadable(): Error {
  return Object.assign(new Error('The proxy does not speak its protocol.'), { code: 'HPE_INVALID_CONSTANT' });
}

/** Collects bytes until `read` makes something of them, and puts the unused rest back. */
function hear(
  socket: Duplex,
  signal: AbortSignal,
  read: (heard: Buffer) => { value: number; used: number } | null,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let heard = Buffer.alloc(0);
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
      heard = Buffer.concat([heard, chunk]);
      try {
        const made = read(heard);
        if (!made) return;
        settle(() => resolve(made.value));
        if (heard.length > made.used) socket.unshift(heard.subarray(made.used));
      } catch (error) {
        onError(error);
      }
    };
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    // A second hearing finds the socket paused by the first, which a listener alone does not undo.
    socket.on('data', onData).on('error', onError).on('close', onClose).resume();
  });
}
