import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { noticeMessages as words } from '../../src-preload/messages/messages.ts';
import { isAcceptedByNeo, type OutboxItem } from './outbox-item.ts';

/** What a person who looks elsewhere is told of an item, as long as it stands so. */
type Standing = 'sent' | 'needs-you' | null;

/** What comes within this time is one notice: a queue that drains must not be a hundred of them. */
const TOGETHER_MS = 2_000;

type NoticeParts = {
  /** The window has the focus: whoever looks at it sees it there. */
  isWatched: () => boolean;
  show: (notice: { title: string; body: string }) => void;
  vendorName: (vendorId: string) => string;
  schedule: (milliseconds: number, run: () => void) => () => void;
};

/**
 * Says outside the window that something was sent, or needs somebody, with the vendor's name and nothing more: others
 * may see it. `before` is what the outbox holds at the start, of which nothing is news.
 */
export function openOutboxNotices(
  parts: NoticeParts,
  before: readonly OutboxItem[],
): { changed: (item: OutboxItem) => void; close: () => void } {
  const known = new Map(before.map((item) => [item.id, standingOf(item)]));
  const news = new Map<string, { vendor: string; standing: Exclude<Standing, null> }>();
  let cancel: (() => void) | undefined;

  function tell(): void {
    cancel = undefined;
    const all = [...news.values()];
    news.clear();
    if (parts.isWatched()) return;
    for (const standing of ['needs-you', 'sent'] as const) {
      const vendors = all
        .filter((one) => one.standing === standing)
        .map((one) => parts.vendorName(one.vendor));
      const [first] = vendors;
      if (first === undefined) continue;
      const { title, body } = words[standing];
      parts.show({ title: formatMessage(title, { count: vendors.length, vendor: first }), body });
    }
  }

  return {
    changed(item) {
      const standing = standingOf(item);
      if (known.get(item.id) === standing) return;
      known.set(item.id, standing);
      if (standing === null) news.delete(item.id);
      else news.set(item.id, { vendor: item.spec.vendor, standing });
      if (news.size > 0) cancel ??= parts.schedule(TOGETHER_MS, tell);
    },
    close: () => cancel?.(),
  };
}

function standingOf(item: OutboxItem): Standing {
  const { state } = item;
  if (isAcceptedByNeo(item)) return 'sent';
  if (state.status === 'needs-attention' || state.status === 'hand-over') return 'needs-you';
  const needsKey =
    state.status === 'queued' && (state.waitsFor === 'no-key' || state.waitsFor === 'key-refused');
  return needsKey ? 'needs-you' : null;
}
