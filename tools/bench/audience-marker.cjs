// Loaded with `electron -r` before the app or the bare window. Does what a line on stdin names, once for each line, and
// answers it on stdout: `done <line> <result as JSON>`.
//
//   first        the technician stands at a step of a session that is presented; of the bare one, its page has loaded
//   second       the second window is open and has drawn what it shows; of the bare one, the page in BENCH_PAGE
//   markup       the result is what stands in the audience window
//   type <n>     n letters in the field of a credential; the result is the milliseconds of each
//   present      presenting, with the audience window and the private view; `unpresent` ends it

const { app, BrowserWindow } = require('electron');
const { createInterface } = require('node:readline');

const IS_BARE = process.env.BENCH_SIDE === 'floor';
const POLL_MS = 20;
const SECOND = { width: 1280, height: 720 };
/** Between two letters, as a person types: never the same, and never so long that the field is saved meanwhile. */
const SHORTEST_MS = 90;
const LONGEST_MS = 250;
const SESSION = `document.querySelector('tbody th a')`;
/** The same one at each start, with a drawn screen. */
const STEP = `document.querySelectorAll('nav[aria-label="Steps"] button')[1]`;
const FIELD = `[...document.querySelectorAll('label')].find((one) => one.textContent.trim() === 'Client ID')?.control`;
const button = (/** @type {string} */ name) =>
  `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === ${JSON.stringify(name)})`;
const PRIVATE_PICTURE = `document.querySelector('figure img[src^="data:"]')`;
const SCENE = `document.querySelector('[data-scene="step"] svg')`;
const PAINTED = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`;
/** The time of day of the frame after the one with the letter, for each: then it stands on the screen. */
const WATCH = `(() => {
  const painted = window.painted = [];
  const field = ${FIELD};
  field.addEventListener('input', () => {
    requestAnimationFrame(() => requestAnimationFrame(() => painted.push(performance.timeOrigin + performance.now())));
  });
  return true;
})()`;
// The first letter takes the place of what was typed before.
const FOCUS = `(() => { const field = ${FIELD}; field.focus(); field.select(); window.painted.length = 0; return true; })()`;

/** @typedef {import('electron').WebContents} WebContents */

/** @type {WebContents | undefined} */
let technician;
/** Of a generator that starts the same for every run (Numerical Recipes). */
let random = 1;

/** @type {Record<string, (count: number) => Promise<unknown>>} */
const acts = {
  async first() {
    const page = await the(0);
    technician = page;
    if (IS_BARE) return until(page, `document.querySelector('input')`);
    // A row of the start before is painted sooner than it can be pressed.
    while (!(await ask(page, `Boolean(${STEP})`))) {
      await ask(page, `${SESSION}?.click()`);
      await pause(200);
    }
    await press(page, STEP);
    await until(page, FIELD);
    await press(page, button('Present'));
    await until(page, button('Private view'));
    await ask(page, PAINTED);
    return ask(page, WATCH);
  },
  async second() {
    if (!IS_BARE) return openAudience();
    const bare = new BrowserWindow({ ...SECOND, webPreferences: { sandbox: true, contextIsolation: true } });
    await bare.loadFile(process.env.BENCH_PAGE ?? '');
    await ask(bare.webContents, 'document.fonts.ready.then(() => true)');
    return ask(bare.webContents, PAINTED);
  },
  async markup() {
    return ask(await the(1), 'document.documentElement.outerHTML');
  },
  async present() {
    const page = await the(0);
    await press(page, button('Present'));
    await openAudience();
    await press(page, button('Private view'));
    return until(page, PRIVATE_PICTURE);
  },
  async unpresent() {
    const page = await the(0);
    await press(page, button('Stop presenting'));
    return until(page, button('Present'));
  },
  type,
};

async function openAudience() {
  const page = await the(0);
  await press(page, button('Audience window'));
  const audience = await the(1);
  await until(audience, SCENE);
  return ask(audience, PAINTED);
}

/** @param {number} count */
async function type(count) {
  const page = await the(0);
  page.focus();
  await ask(page, FOCUS);
  /** @type {number[]} */
  const due = [];
  let next = now() + LONGEST_MS;
  for (let at = 0; at < count; at += 1) {
    // When it was due counts, not when it could be sent: a main process that is busy holds back a person's key.
    due.push(next);
    await pause(next - now());
    const keyCode = String.fromCharCode(97 + (at % 26));
    for (const kind of /** @type {const} */ (['keyDown', 'char', 'keyUp']))
      page.sendInputEvent({ type: kind, keyCode });
    random = (random * 1664525 + 1013904223) % 2 ** 32;
    next += SHORTEST_MS + ((LONGEST_MS - SHORTEST_MS) * random) / 2 ** 32;
  }
  await until(page, `window.painted.length >= ${count}`);
  const painted = /** @type {number[]} */ (await ask(page, 'window.painted'));
  return painted.map((time, at) => time - (due[at] ?? Number.NaN));
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  const [name = '', count = '0'] = line.split(' ');
  const result = await acts[name]?.(Number(count));
  process.stdout.write(`done ${name} ${JSON.stringify(result)}\n`);
});

/**
 * The page of the technician's window or of the other one, once it is there.
 *
 * @param {0 | 1} which
 * @returns {Promise<WebContents>}
 */
async function the(which) {
  for (;;) {
    const all = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    const own = technician ?? all[0];
    const found = which === 0 ? own : all.find((contents) => contents !== own);
    if (found !== undefined && found.getURL() !== '') return found;
    await pause(POLL_MS);
  }
}

/**
 * @param {WebContents} contents
 * @param {string} element script of the element to press, once it is there
 */
async function press(contents, element) {
  await until(contents, element);
  await ask(contents, `${element}.click()`);
}

/**
 * @param {WebContents} contents
 * @param {string} script
 */
async function until(contents, script) {
  while (!(await ask(contents, `Boolean(${script})`))) await pause(POLL_MS);
  return true;
}

/**
 * @param {WebContents} contents
 * @param {string} script
 */
function ask(contents, script) {
  // Not webContents.executeJavaScript: that one waits until everything has been loaded.
  return contents.mainFrame.executeJavaScript(script).catch(() => null);
}

function now() {
  return performance.timeOrigin + performance.now();
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((wake) => setTimeout(wake, milliseconds));
}

app.on('window-all-closed', () => app.quit());
