import type { OutboxRow, QueuedWork } from '../../src-preload/contract/submission.ts';
import { outboxMessages as words } from '../../src-preload/messages/messages.ts';
import css from './item-buttons.module.css';

export type ItemAct = 'sendNow' | 'pause' | 'withdraw';

type ItemButtonsProps = {
  can: OutboxRow['can'];
  work: QueuedWork;
  /** Going on would replace what Neo holds: the button says so, and pressing it is the answer. */
  replaces: boolean;
  onAct: (act: ItemAct) => void;
};

/** What can be done with an item of the outbox. What cannot be done is not there. */
export function ItemButtons({ can, work, replaces, onAct }: ItemButtonsProps) {
  const now = work === 'test' ? words.testNow : replaces ? words.replaceNow : words.sendNow;
  const acts: [ItemAct, boolean, string][] = [
    ['sendNow', can.sendNow, now],
    ['pause', can.pause, words.pause],
    ['withdraw', can.withdraw, work === 'test' ? words.cancelTest : words.withdraw],
  ];
  // The second click of a double click on Send now must not be the yes to replacing: what stands there then asks.
  if (replaces) acts.reverse();
  const offered = acts.filter(([, isOffered]) => isOffered);
  if (offered.length === 0) return null;
  return (
    <div className={css.buttons}>
      {offered.map(([act, , text]) => (
        <button key={text} type="button" className={css.button} onClick={() => onAct(act)}>
          {text}
        </button>
      ))}
    </div>
  );
}
