// The floor: one window with one heading and one input, or with the rows of a list as they are written in the page, and
// nothing else. The app is measured against it.

import { app, BrowserWindow } from 'electron';

app.on('window-all-closed', () => app.quit());
// Not awaited at the top level: Electron holds back `ready` until this module is done.
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  return window.loadFile(
    `${import.meta.dirname}/${Number(process.env.BENCH_ROWS) > 0 ? 'rows' : 'index'}.html`,
  );
});
