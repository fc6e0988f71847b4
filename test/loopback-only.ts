import net from 'node:net';

/**
 * A guard, not a fake: a test that opens a connection off loopback fails by name. Names are resolved by the
 * tests' own look-up functions, so a real DNS question never leaves either.
 */
const LOOPBACK = /^(127\.|::1$|localhost$|::ffff:127\.)/;
const GUARDED = Symbol.for('loopback-only');

type Connect = typeof net.Socket.prototype.connect & { [GUARDED]?: true };
const connect: Connect = net.Socket.prototype.connect;

// Runs before each file, and files that share a process share the prototype.
if (connect[GUARDED] !== true) {
  net.Socket.prototype.connect = Object.assign(
    function guarded(this: net.Socket, ...args: unknown[]) {
      const first = Array.isArray(args[0]) ? args[0][0] : args[0];
      const host =
        typeof first === 'object' && first !== null
          ? ((first as { host?: string; path?: string }).path ??
            (first as { host?: string }).host ??
            'localhost')
          : typeof args[1] === 'string'
            ? args[1]
            : 'localhost';
      const isLocal = LOOPBACK.test(host) || host.startsWith('/');
      if (!isLocal) throw new Error(`This test tried to reach ${host}; tests stay on loopback.`);
      return Reflect.apply(connect, this, args);
    } as typeof connect,
    { [GUARDED]: true as const },
  );
}
