import { language } from './messages.ts';

/** A count as the texts write it: `17`, `2,000`. */
export function formatCount(count: number): string {
  // Below a thousand there is nothing to group, and the number formats of the page cost the first screen some 20 ms.
  return count < 1_000 ? String(count) : count.toLocaleString(language.tag);
}
