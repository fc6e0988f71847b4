import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { resultsMessages } from '../../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText, takesFocus } from '../../ui/dialog.tsx';
import css from './host-question.module.css';
import { useResults } from './results-store.ts';

/**
 * Asks before a secret goes to a host that is not the vendor's own, is inside a private network, or was not typed
 * here. The harmless answer has the focus, so that Enter and Escape send nothing.
 */
export function HostQuestion({ vendor }: { vendor: Vendor }) {
  const asking = useResults((store) => store.asking);
  const { useHost: allowHost, dismissHost } = useResults.getState();
  if (asking.kind !== 'asking-host') return null;
  const { host, folder, unicode, domain, why, namedBy } = asking.question;
  const words = resultsMessages.askHost;
  const name = { vendor: vendor.name };
  return (
    <Dialog title={formatMessage(words.title, { host })} onClose={dismissHost}>
      <DialogText>
        <p>{formatMessage(words[why], name)}</p>
        <p className={css.same}>{folder === '' ? words.same : words.sameFolder}</p>
        <p className={css.host}>
          {host}
          {folder}
        </p>
        <dl className={css.facts}>
          <dt>{words.domain}</dt>
          <dd className={css.domain}>{domain ?? words.noDomain}</dd>
          <dt>{words.who}</dt>
          <dd>{formatMessage(words.namedBy[namedBy], name)}</dd>
        </dl>
        {unicode !== host && <p>{formatMessage(words.unicode, { unicode })}</p>}
      </DialogText>
      <DialogButtons>
        <button type="button" onClick={() => void allowHost()}>
          {words.use}
        </button>
        <button ref={takesFocus} type="button" className="primary" onClick={dismissHost}>
          {words.cancel}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
