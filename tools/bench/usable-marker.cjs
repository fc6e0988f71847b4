// Loaded with `electron -r` before the app that is measured, the same for every app: says `usable` on stdout as soon
// as BENCH_ROWS rows are painted, where that is set, and a key pressed in the page's first input stands in it. No debugging port, so that nothing but this is added.

const { app } = require('electron');

const POLL_MS = 4;
const ROWS = Number(process.env.BENCH_ROWS ?? 0);
// From the second frame on what stands in the page is painted.
const PAINTED = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`;
const FIND = `(() => { if (document.querySelectorAll('tbody tr:not([data-group])').length < ${ROWS}) return false; const input = document.querySelector('input'); if (input) input.focus(); return input !== null; })()`;
const READ = `document.querySelector('input')?.value ?? ''`;

app.on('browser-window-created', (_event, window) => {
  const contents = window.webContents;
  contents.once('did-navigate', () => watch(contents));
});

/** @param {import('electron').WebContents} contents */
async function watch(contents) {
  while (!(await ask(contents, FIND))) await pause();
  if (ROWS > 0) await ask(contents, PAINTED);
  contents.focus();
  while ((await ask(contents, READ)) === '') {
    contents.sendInputEvent({ type: 'keyDown', keyCode: 'A' });
    contents.sendInputEvent({ type: 'char', keyCode: 'a' });
    contents.sendInputEvent({ type: 'keyUp', keyCode: 'A' });
    await pause();
  }
  process.stdout.write('usable\n');
}

/**
 * @param {import('electron').WebContents} contents
 * @param {string} script
 */
function ask(contents, script) {
  // Not webContents.executeJavaScript: that one waits until everything has been loaded.
  return contents.mainFrame.executeJavaScript(script).catch(() => '');
}

function pause() {
  return new Promise((wake) => setTimeout(wake, POLL_MS));
}
