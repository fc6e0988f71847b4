/**
 * A live region is for what changes. Browsers also read it out when it comes on the screen, which takes the word from
 * the heading one has just arrived at, and all of them once more when a dialog closes, because the page behind it comes
 * back as something new.
 */

const LIVE = '[aria-live], [role="status"], [role="alert"], output';
const muted = new WeakSet<Element>();

/** Keeps a live region silent until its words are others than `text`, what it says now. */
export function muteUntilChanged(region: Element, text: string | null = region.textContent): void {
  if (muted.has(region)) return;
  muted.add(region);
  const own = region.getAttribute('aria-live');
  region.setAttribute('aria-live', 'off');
  // Called before the browser looks at what changed: by then the region speaks again, and says it.
  const watcher = new MutationObserver(() => {
    if (region.textContent === text) return;
    watcher.disconnect();
    muted.delete(region);
    if (own === null) region.removeAttribute('aria-live');
    else region.setAttribute('aria-live', own);
  });
  watcher.observe(region, { childList: true, characterData: true, subtree: true });
}

/**
 * Remembers what is said behind a dialog that opens. The function it returns is called when the dialog has closed: what
 * has not changed meanwhile is not said again.
 */
export function rememberLiveRegions(dialog: HTMLElement): () => void {
  const behind = [...document.querySelectorAll(LIVE)]
    .filter((region) => !dialog.contains(region))
    .map((region) => ({ region, text: region.textContent }));
  return () => {
    for (const { region, text } of behind) {
      if (region.isConnected && region.textContent === text) muteUntilChanged(region, text);
    }
  };
}
