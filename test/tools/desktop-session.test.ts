import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startDesktopSession } from '../../tools/bootstrap/desktop-session.mjs';

const helper = join(import.meta.dirname, '..', '..', 'tools', 'bootstrap', 'desktop-session.mjs');

describe.runIf(process.platform === 'linux')('the desktop made for tests', () => {
  it('keeps secrets in a keyring of its own, and leaves nothing behind', async () => {
    const first = await startDesktopSession({ screen: '800x600', keepsPixels: true });
    const second = await startDesktopSession({ screen: null });
    try {
      const ask = (environment: NodeJS.ProcessEnv, command: string) =>
        spawnSync('sh', ['-c', command], { env: environment, encoding: 'utf8' }).stdout;
      ask(first.environment, 'printf kept | secret-tool store --label=test account one');
      expect(ask(first.environment, 'secret-tool lookup account one')).toBe('kept');
      expect(ask(second.environment, 'secret-tool lookup account one')).toBe('');
      expect(first.environment.DISPLAY).toMatch(/^:\d+$/);
      expect(second.environment.DISPLAY).toBe(process.env.DISPLAY);
      expect(statSync(first.pixels ?? '').size).toBeGreaterThan(800 * 600 * 4);
      expect(second.pixels).toBeNull();
    } finally {
      await Promise.all([first.stop(), second.stop()]);
    }
    expect(existsSync(first.environment.XDG_RUNTIME_DIR ?? '')).toBe(false);
    expect(existsSync(`/tmp/.X${first.environment.DISPLAY?.slice(1)}-lock`)).toBe(false);
  });

  it('hands on the exit code of what ran on it', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [helper, '--screen=640x480', '--', 'sh', '-c', 'echo "$XDG_CURRENT_DESKTOP"; exit 7'],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 7, stdout: 'GNOME\n' });
  });
});
