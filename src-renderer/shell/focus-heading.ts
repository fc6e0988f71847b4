/** How long a screen may take to bring its heading before the focus is left alone. */
const MAX_WAIT_FOR_HEADING_MS = 5_000;

/**
 * After a change of screen the heading takes the focus, so that a screen reader says where one is and Tab goes on
 * from there. Screens are read from disk when first needed and may replace a first heading by the real one, so this
 * goes on for a while; once the focus has been put anywhere else, it is left there. Returns how to stop.
 */
export function focusHeading(main: HTMLElement): () => void {
  const before = document.activeElement;
  let focused: HTMLElement | null = null;

  function look() {
    const now = document.activeElement;
    // Still where the person clicked, or nowhere because what had the focus left the page; or on our own heading.
    const isFree = now === before || now === document.body || now === main || now === focused;
    if (!isFree) {
      stop();
      return;
    }
    const heading = main.querySelector('h1');
    // One that another will replace in a moment would be said twice.
    if (!heading || heading === now || heading.closest('[aria-busy="true"]')) return;
    heading.tabIndex = -1;
    heading.focus();
    focused = heading;
  }

  const watcher = new MutationObserver(look);
  const timer = window.setTimeout(stop, MAX_WAIT_FOR_HEADING_MS);
  function stop() {
    watcher.disconnect();
    window.clearTimeout(timer);
  }
  watcher.observe(main, { childList: true, subtree: true });
  look();
  return stop;
}
