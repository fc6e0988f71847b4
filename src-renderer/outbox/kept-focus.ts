import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * A new list takes away what had the focus: a button that can do nothing now, or the whole row of what has gone. Then
 * the focus stays in its row, or goes to the one above, so that nobody is thrown back to the top of a long list; to
 * the heading only from the first row. After the button `data-more` it goes to the first of the rows that came: that
 * button goes with the last of them. `ids` are the items in the order they are shown, each a `data-item`.
 */
export function useKeptFocus(screen: RefObject<HTMLElement | null>, ids: readonly string[]): void {
  const before = useRef<readonly string[]>([]);
  // Looked at before the new rows are drawn: afterwards it cannot be told any more.
  const active = screen.current?.ownerDocument.activeElement;
  const held = active?.closest<HTMLElement>('[data-item]')?.dataset.item;
  const askedForMore = active?.matches('[data-more]') === true;

  useLayoutEffect(() => {
    const known = before.current;
    before.current = ids;
    const find = (what: string) => screen.current?.querySelector<HTMLElement>(what);
    const inRow = (id: string, what: string) => find(`[data-item="${CSS.escape(id)}"] ${what}`);
    if (askedForMore && ids.length > known.length) inRow(ids[known.length] ?? '', 'a')?.focus();
    if (held === undefined || document.activeElement !== document.body) return;
    const above = known.slice(0, known.indexOf(held)).findLast((id) => ids.includes(id)) ?? '';
    (inRow(held, 'button') ?? inRow(held, 'a') ?? inRow(above, 'a') ?? find('h1'))?.focus();
  });
}
