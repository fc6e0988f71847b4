// Loaded with `electron -r` before the app: waits for the rows, clicks on the button of the first dialog, and again when
// all is quiet, and writes for each how many milliseconds passed from when the click was due until the dialog stood on
// the screen. When it was due counts, not when it could be sent: a main process that is busy holds back a person's click.

const { app } = require('electron');

const ROWS = Number(process.env.BENCH_ROWS ?? 0);
const POLL_MS = 4;
/** After the first rows; a person is no faster, and main builds its services then. */
const FIRST_AFTER_MS = 120;
const QUIET_AFTER_MS = 4_000;
const FIND = `(() => {
  const button = document.querySelector('button.primary');
  if (button === null || document.querySelectorAll('tbody tr').length < ${ROWS}) return null;
  const { x, y, width, height } = button.getBoundingClientRect();
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
})()`;
// The time of day of the second frame with the dialog: then it has been painted.
const WATCH = `window.opened = new Promise((done) => {
  const look = () => {
    if (document.querySelector('dialog[open] input') === null) return false;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())));
    return true;
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
}); true`;
const IS_CLOSED = `document.querySelector('dialog[open]') === null`;

app.on('browser-window-created', (_event, window) => {
  const contents = window.webContents;
  contents.once('did-navigate', () => measure(contents));
});

/** @param {import('electron').WebContents} contents */
async function measure(contents) {
  /** @type {{ x: number, y: number } | null} */
  let at = null;
  while (at === null) {
    at = /** @type {{ x: number, y: number } | null} */ (await ask(contents, FIND));
    if (at === null) await pause(POLL_MS);
  }
  await ask(contents, WATCH);
  const first = await click(contents, at, FIRST_AFTER_MS);
  for (const type of /** @type {const} */ (['keyDown', 'keyUp']))
    contents.sendInputEvent({ type, keyCode: 'Escape' });
  while (!(await ask(contents, IS_CLOSED))) await pause(POLL_MS);
  await pause(QUIET_AFTER_MS);
  await ask(contents, WATCH);
  const later = await click(contents, at, FIRST_AFTER_MS);
  process.stdout.write(`clicked ${JSON.stringify({ first, later })}\n`);
}

/**
 * @param {import('electron').WebContents} contents
 * @param {{ x: number, y: number }} at
 * @param {number} after milliseconds
 */
async function click(contents, at, after) {
  const dueAt = Date.now() + after;
  await pause(after);
  const button = { ...at, button: /** @type {const} */ ('left'), clickCount: 1 };
  contents.sendInputEvent({ type: 'mouseDown', ...button });
  contents.sendInputEvent({ type: 'mouseUp', ...button });
  return Number(await ask(contents, 'window.opened')) - dueAt;
}

/**
 * @param {import('electron').WebContents} contents
 * @param {string} script
 */
function ask(contents, script) {
  // Not webContents.executeJavaScript: that one waits until everything has been loaded.
  return contents.mainFrame.executeJavaScript(script).catch(() => null);
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((wake) => setTimeout(wake, milliseconds));
}
