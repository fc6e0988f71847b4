import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** The way to a server, on a port of its own that stays. Shut, it refuses every connection: nobody is there. */
export type Forwarder = {
  origin: string;
  shut(): Promise<void>;
  open(): Promise<void>;
  /** Leads elsewhere from now on. Connections that are there end. */
  leadTo(origin: string): void;
};

/** `origin` is where it leads: a server on loopback. Begins shut. */
export async function startForwarder(origin: string): Promise<Forwarder> {
  let target = Number(new URL(origin).port);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  let server: Server | null = null;
  let port = 0;

  async function open(): Promise<void> {
    if (server !== null) return;
    const opened = createServer((near) => {
      const far = connect(target, '127.0.0.1');
      keep(near);
      keep(far);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    port = (opened.address() as AddressInfo).port;
    server = opened;
  }

  async function shut(): Promise<void> {
    const opened = server;
    if (opened === null) return;
    server = null;
    const closed = new Promise<void>((resolve) => opened.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  function leadTo(next: string): void {
    target = Number(new URL(next).port);
    for (const socket of sockets) socket.destroy();
  }

  // Opened once, so that it has its port.
  await open();
  await shut();
  return { origin: `http://127.0.0.1:${port}`, open, shut, leadTo };
}
