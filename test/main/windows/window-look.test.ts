import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { mockElectron } from '../../harness/mock-electron.ts';
import { textOfFile } from '../../rules/tree.ts';

const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false, themeSource: 'system' });
mockElectron({ nativeTheme });
const { followLook, frameOptions, setTheme } = await import('../../../src-main/windows/window-look.ts');

class PretendWindow extends EventEmitter {
  background = '';
  overlay: unknown = null;
  setBackgroundColor = (color: string) => {
    this.background = color;
  };
  setTitleBarOverlay = (options: unknown) => {
    this.overlay = options;
  };
  asWindow = this as unknown as BrowserWindow;
}

const tokens = textOfFile('src-renderer/ui/tokens.css');
function colors(token: string): [light: string, dark: string] {
  const [, light = '', dark = ''] =
    new RegExp(`--${token}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? [];
  return [light, dark];
}
const [backgrounds, symbols] = [colors('color-bg'), colors('color-text-secondary')];

beforeEach(() => {
  nativeTheme.removeAllListeners();
  nativeTheme.shouldUseDarkColors = false;
});

function turnDark(isDark: boolean) {
  nativeTheme.shouldUseDarkColors = isDark;
  nativeTheme.emit('updated');
}

describe('what the page does not draw', () => {
  it.each([0, 1] as const)('has the colors and the height of the page’s tokens', (theme) => {
    nativeTheme.shouldUseDarkColors = theme === 1;
    expect(backgrounds[theme]).toMatch(/^#/);
    expect(tokens).toContain('--frame-height: 2.75rem;');
    expect(frameOptions('win32')).toEqual({
      backgroundColor: backgrounds[theme],
      titleBarStyle: 'hidden',
      titleBarOverlay: { color: backgrounds[theme], symbolColor: symbols[theme], height: 2.75 * 16 },
    });
    expect(frameOptions('darwin')).toEqual({
      backgroundColor: backgrounds[theme],
      titleBarStyle: 'hidden',
      titleBarOverlay: { height: 44 },
      trafficLightPosition: { x: 14, y: 15 },
    });
    expect(frameOptions('linux')).toEqual({ backgroundColor: backgrounds[theme] });
  });

  it('follows the theme, and the zoom where the buttons stand in the page', () => {
    const window = new PretendWindow();
    const zoomChanged = followLook(window.asWindow, 'win32');
    turnDark(true);
    expect(window).toMatchObject({
      background: backgrounds[1],
      overlay: { color: backgrounds[1], symbolColor: symbols[1], height: 44 },
    });
    zoomChanged(125);
    expect(window.overlay).toMatchObject({ height: 55 });
    turnDark(false);
    expect(window.overlay).toMatchObject({ color: backgrounds[0], height: 55 });
    window.emit('closed');
    turnDark(true);
    expect(window.background).toBe(backgrounds[0]);
  });

  it.each(['linux', 'darwin'] as const)('on %s the system’s buttons are left alone', (platform) => {
    const window = new PretendWindow();
    followLook(window.asWindow, platform)(200);
    turnDark(true);
    expect(window).toMatchObject({ background: backgrounds[1], overlay: null });
  });
});

it('the theme of the app is also the system’s for this window', () => {
  setTheme('dark');
  expect(nativeTheme.themeSource).toBe('dark');
  setTheme('system');
  expect(nativeTheme.themeSource).toBe('system');
});
