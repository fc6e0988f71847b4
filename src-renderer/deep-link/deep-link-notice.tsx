import { useEffect } from 'react';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { deepLinkMessages as words } from '../../src-preload/messages/messages.ts';
import { errorMessage, Notice } from '../ui/notice.tsx';
import css from './deep-link-notice.module.css';
import type { LinkIssue } from './follow-link.ts';
import { useDeepLinks } from './incoming-link.ts';

/** Follows links from outside on every screen, and says where one could not lead. */
export function DeepLinkNotice() {
  const issue = useDeepLinks((store) => store.issue);
  const { open, close } = useDeepLinks.getState();
  useEffect(() => useDeepLinks.getState().follow(), []);
  // The live region stands before there is anything to say, or it would not be read aloud.
  return (
    <div aria-live="polite">
      {issue !== null && (
        <div className={css.notice}>
          <Notice
            tone="warning"
            title={messageOf(issue).title}
            actions={
              <>
                {issue.kind === 'unsaved' && (
                  <button type="button" onClick={() => void open(issue.link)}>
                    {words.unsaved.follow}
                  </button>
                )}
                <button type="button" onClick={close}>
                  {words.close}
                </button>
              </>
            }
          >
            <p>{messageOf(issue).text}</p>
          </Notice>
        </div>
      )}
    </div>
  );
}

function messageOf(issue: LinkIssue): { title: string; text: string } {
  if (issue.kind === 'vendor' || issue.kind === 'step') {
    const { title, text } = words[issue.kind];
    const { client } = issue;
    return { title, text: formatMessage(text, { client, named: client === '' ? 'no' : 'yes' }) };
  }
  if (issue.kind !== 'failed') return words[issue.kind];
  const { title, happened, notMean, next } = errorMessage(issue.error);
  return { title, text: `${happened} ${notMean} ${next}` };
}
