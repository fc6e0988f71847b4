import type { GuideStep } from '../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import { useGuide } from './guide-store.ts';
import css from './tick-list.module.css';

type TickListProps = { items: GuideStep['beforeYouGoOn']; ticked: readonly string[] };

/** What to make sure of before going on. It reminds and never blocks. */
export function TickList({ items, ticked }: TickListProps) {
  if (items.length === 0) return null;
  return (
    <fieldset className={css.list}>
      <legend>{guideMessages.beforeYouGoOn}</legend>
      {items.map(({ id, text }) => (
        <label key={id} className={css.item}>
          <input
            // Uncontrolled, so that the tick stands at the click; main's answer remounts it only if it differs.
            key={String(ticked.includes(id))}
            type="checkbox"
            defaultChecked={ticked.includes(id)}
            onChange={(event) => void useGuide.getState().tick(id, event.currentTarget.checked)}
          />
          <span>
            <MarkedText text={text} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
