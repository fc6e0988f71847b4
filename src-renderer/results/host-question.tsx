import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { resultsWords } from '../../src-preload/contract/words/en/results.ts';
import { fill } from '../../src-preload/contract/words/fill.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import css from './host-question.module.css';
import { useResults } from './results-store.ts';

/** Asks before a secret goes to a host that is not the vendor's own, or that is inside a private network. */
export function HostQuestion({ vendor }: { vendor: Vendor }) {
  const asking = useResults((store) => store.asking);
  const { useHost: allowHost, dismissHost } = useResults.getState();
  if (asking.kind !== 'asking-host') return null;
  const { host, unicode, why } = asking.question;
  const words = resultsWords.askHost;
  return (
    <Dialog title={fill(words.title, { host })} onClose={dismissHost}>
      <p>{fill(words[why], { vendor: vendor.name })}</p>
      <p className={css.same}>{words.same}</p>
      <p className={css.host}>{host}</p>
      {unicode !== host && <p>{fill(words.unicode, { unicode })}</p>}
      <DialogButtons>
        <button type="button" onClick={dismissHost}>
          {words.cancel}
        </button>
        <button type="button" className="primary" onClick={() => void allowHost()}>
          {words.use}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
