import { useState } from 'react';
import { formatList } from '../../src-preload/messages/format-message.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';

type ShowWhichProps = {
  clients: readonly string[];
  /** Name of the button where several stand on one screen; begins with its words. */
  name?: (words: string) => string;
};

/** Names of other clients, shown only when somebody wants them: others may be watching this screen. */
export function ShowWhich({ clients, name }: ShowWhichProps) {
  const [isShown, setShown] = useState(false);
  const words = isShown ? submissionMessages.hideWhich : submissionMessages.showWhich;
  return (
    <>
      <button
        type="button"
        className="as-link"
        aria-expanded={isShown}
        aria-label={name?.(words)}
        onClick={() => setShown(!isShown)}
      >
        {words}
      </button>
      {isShown && (
        <>
          {' '}
          <bdi>{formatList(clients, 'plain')}</bdi>
        </>
      )}
    </>
  );
}
