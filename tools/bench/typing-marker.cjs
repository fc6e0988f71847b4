// Loaded with `electron -r` before the app: waits for the list of sessions, then presses keys in the search box, one
// at a time, and writes for each how many milliseconds passed until what it found stood on the screen.

const { app } = require('electron');

const POLL_MS = 20;
/** A digit of the clients' names, and back again: each press shows other rows. */
const KEYS = ['7', 'Backspace', '3', 'Backspace', '9', 'Backspace', '4', 'Backspace', '6', 'Backspace'];
/** The first presses load and compile what every later one uses. */
const WARM_UP = 2;
const FIND = `(() => {
  const input = document.querySelector('input[type=search]');
  if (document.querySelector('tbody tr') === null) return false;
  input.focus();
  return true;
})()`;
// From the key itself to the second frame after the count has changed: then the rows have been painted.
const WATCH = `window.measured = new Promise((done) => {
  const before = document.querySelector('table').parentElement.nextElementSibling.textContent;
  let from = 0;
  document.addEventListener('keydown', (event) => { from = event.timeStamp; }, { once: true, capture: true });
  const look = () => {
    const now = document.querySelector('table')?.parentElement.nextElementSibling.textContent;
    if (now === undefined || now === before) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from)));
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
}); true`;

app.on('browser-window-created', (_event, window) => {
  const contents = window.webContents;
  contents.once('did-finish-load', () => measure(contents));
});

/** @param {import('electron').WebContents} contents */
async function measure(contents) {
  while (!(await contents.executeJavaScript(FIND).catch(() => false))) await pause(POLL_MS);
  contents.focus();
  // What main does right after the first list has nothing to do with typing.
  await pause(3_000);
  const times = [];
  for (const keyCode of KEYS) {
    await contents.executeJavaScript(WATCH);
    contents.sendInputEvent({ type: 'keyDown', keyCode });
    if (keyCode.length === 1) contents.sendInputEvent({ type: 'char', keyCode });
    contents.sendInputEvent({ type: 'keyUp', keyCode });
    times.push(await contents.executeJavaScript('window.measured'));
    await pause(400);
  }
  process.stdout.write(`typed ${JSON.stringify(times.slice(WARM_UP))}\n`);
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((wake) => setTimeout(wake, milliseconds));
}
