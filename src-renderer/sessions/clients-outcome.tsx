import type { Facts } from '../../src-preload/contract/requests.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { errorMessages, clientListMessages as words } from '../../src-preload/messages/messages.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import { useClients } from './clients-store.ts';

/** What a list of clients has become. */
export function ClientsOutcome({ outcome }: { outcome: Facts['createClients'] }) {
  const { created, skipped, left, why } = outcome;
  return (
    <>
      <p>{formatMessage(words.done, { created, skipped })}</p>
      {left > 0 && (
        <p>
          {formatMessage(words.left, { count: left })} {why !== undefined && errorMessages[why].next}
        </p>
      )}
    </>
  );
}

/** The same, for whoever closed the dialog before it was known: the sessions are made all the same. */
export function ClientsNotice() {
  const untold = useClients((store) => store.untold);
  const { told } = useClients.getState();
  return (
    <>
      <Status name={words.title}>
        {untold?.kind === 'done' && (
          <Notice
            tone={untold.outcome.left > 0 ? 'warning' : 'info'}
            actions={
              <button type="button" className="quiet" onClick={told}>
                {words.close}
              </button>
            }
          >
            <ClientsOutcome outcome={untold.outcome} />
          </Notice>
        )}
      </Status>
      {untold?.kind === 'failed' && <ErrorNotice error={untold.error} onHide={told} />}
    </>
  );
}
