// A desktop session that belongs to an ordinary user though root started it: everything is loaded first, then root's rights
// are dropped for good. Says the session's environment in one line of JSON, and ends with its stdin.

import { startDaemon } from '../../tools/bootstrap/daemon.mjs';
import { startDesktopSession } from '../../tools/bootstrap/desktop-session.mjs';
import { runQuietly } from '../../tools/runtime/child-process.mjs';

const [uid = '', gid = ''] = process.argv.slice(2);
process.setgroups?.([]);
process.setgid?.(Number(gid));
process.setuid?.(Number(uid));
process.chdir('/');

const { environment, stop } = await startDesktopSession({ screen: '1366x768' });
// The session bus would start it by itself, but without the screen, on which it is to press keys.
const accessibility = await startDaemon('/usr/libexec/at-spi-bus-launcher', ['--launch-immediately'], {
  environment,
});
await runQuietly('gdbus', ['wait', '--session', '--timeout=15', 'org.a11y.Bus'], { env: environment });

process.stdout.write(`${JSON.stringify(environment)}\n`);
process.stdin.resume();
process.stdin.once('end', async () => {
  // It leaves with the bus of the session, and takes along what it has started; by itself it would leave that behind.
  await stop();
  await accessibility.stop();
  process.exit(0);
});
