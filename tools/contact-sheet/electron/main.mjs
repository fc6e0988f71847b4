// Shows the built sheet: `electron <this folder> --page=<index.html> --theme=<light or dark>`.

import { app, BrowserWindow } from 'electron';

/** @param {string} name */
const value = (name) =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';

app.on('window-all-closed', () => app.quit());
// Not awaited at the top level: Electron holds back `ready` until this module is done.
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1366,
    height: 860,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  return window.loadFile(value('page'), { query: { theme: value('theme') } });
});
