import type { GuideMark } from '../../../src-preload/contract/vendor.ts';
import { guideMessages } from '../../../src-preload/messages/messages.ts';
import { Status } from '../../ui/status.tsx';
import css from './look-here.module.css';

type LookHereProps = { marks: readonly GuideMark[]; lit: string | null };

/**
 * The lit control in words. The status holds nothing else, so that it is announced once for every control that is
 * lit; the number is the one in the picture.
 */
export function LookHere({ marks, lit }: LookHereProps) {
  const at = marks.findIndex((one) => one.mark === lit);
  return (
    <div className={css.now} hidden={marks.length === 0}>
      <span className={css.label} aria-hidden="true">
        {guideMessages.lookHere}
      </span>
      <span className={css.number} aria-hidden="true">
        {at + 1}
      </span>
      <Status name={guideMessages.lookHere} className={css.words}>
        {marks[at]?.words ?? ''}
      </Status>
    </div>
  );
}

/** Every control of the step in the order of clicking; each can be lit in turn. One alone needs no list. */
export function MarkList({ marks, lit, onLight }: LookHereProps & { onLight: (mark: string) => void }) {
  if (marks.length < 2) return null;
  return (
    <ol className={css.marks} aria-label={guideMessages.marks}>
      {marks.map(({ mark, words }, index) => (
        <li key={mark}>
          <button
            type="button"
            className={css.mark}
            aria-pressed={mark === lit}
            onClick={() => onLight(mark)}
          >
            <span className={css.small} aria-hidden="true">
              {index + 1}
            </span>
            {words}
          </button>
        </li>
      ))}
    </ol>
  );
}
