import { useEffect } from 'react';
import { startLinkWords as words } from '../../src-preload/contract/words/en/start-link.ts';
import { Notice, wordsForError } from '../ui/notice.tsx';
import css from './deep-link-notice.module.css';
import { useStartLink } from './deep-links.ts';
import type { LinkTrouble } from './follow-link.ts';

/** Follows links from outside on every screen, and says where one could not lead. */
export function StartLinkNotice() {
  const trouble = useStartLink((store) => store.trouble);
  const { open, close } = useStartLink.getState();
  useEffect(() => useStartLink.getState().follow(), []);
  // The live region stands before there is anything to say, or it would not be heard.
  return (
    <div aria-live="polite">
      {trouble !== null && (
        <div className={css.notice}>
          <Notice
            tone="warning"
            title={saidOf(trouble).title}
            actions={
              <>
                {trouble.kind === 'unsaved' && (
                  <button type="button" onClick={() => void open(trouble.link)}>
                    {words.unsaved.follow}
                  </button>
                )}
                <button type="button" onClick={close}>
                  {words.close}
                </button>
              </>
            }
          >
            <p>{saidOf(trouble).text}</p>
          </Notice>
        </div>
      )}
    </div>
  );
}

function saidOf(trouble: LinkTrouble): { title: string; text: string } {
  if (trouble.kind === 'vendor' || trouble.kind === 'step') {
    const { title, text } = words[trouble.kind];
    return { title, text: text(trouble.client) };
  }
  if (trouble.kind !== 'failed') return words[trouble.kind];
  const { title, happened, notMean, next } = wordsForError(trouble.error);
  return { title, text: `${happened} ${notMean} ${next}` };
}
