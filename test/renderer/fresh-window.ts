import { vi } from 'vitest';

/*
 * Runs before each file of the window's tests, which share a process: the window's stores are global to it and are
 * loaded anew, and what the file before took for the window, its main or its clock is gone.
 */
vi.resetModules();
vi.useRealTimers();
vi.unstubAllGlobals();
if (typeof document === 'undefined') Reflect.deleteProperty(globalThis, 'window');
else {
  // The file before may have left one that is no window; with a DOM it is the global itself.
  Object.defineProperty(globalThis, 'window', { value: globalThis, configurable: true, writable: true });
  document.body.replaceChildren();
  // Not before there is a document: the library looks for one once, when it is loaded.
  const { configure } = await import('@testing-library/dom');
  // What is waited for comes when it comes: on a busy computer that is more than the library's second.
  configure({ asyncUtilTimeout: 15_000 });
}
