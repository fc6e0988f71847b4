import { useEffect, useState } from 'react';
import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import type { VendorWords } from '../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { formatTime } from '../../src-preload/messages/times.ts';
import { loadVendorWords } from '../shell/vendors.ts';
import { Gap, Status } from '../ui/status.tsx';
import { VerdictBadge } from '../ui/verdict-badge.tsx';
import { reasonMessage } from './reason-message.ts';
import css from './settings.module.css';

const words = settingsMessages.connection;

/**
 * The last test of the key: a verdict first, then what it rests on and what to do. `id` is given to the words that
 * say why there is none; a name of the whole status would be read in their place.
 */
export function ConnectionResult({ id, connection }: { id: string; connection: NeoConnection | null }) {
  const [neoWords, setNeoWords] = useState<VendorWords>({});
  useEffect(() => {
    void loadVendorWords('neo').then(setNeoWords, () => undefined);
  }, []);

  const result = connection?.result ?? { kind: 'not-run' };
  return (
    <Status name={words.result} className={css.result}>
      {result.kind === 'not-run' && (
        <span id={id}>{connection?.hasKey ? words.notRun : words.notRunNoKey}</span>
      )}
      {result.kind === 'testing' && words.testing}
      {result.kind === 'done' && (
        <>
          <VerdictBadge verdict={result.verdict} />
          <Gap />
          <div className={css.reason}>
            {result.verdict === 'passed' && (
              <p>
                {result.agents === undefined
                  ? words.works
                  : formatMessage(words.agents, { count: result.agents })}
              </p>
            )}
            {result.reason && <ReasonText {...reasonMessage(result.reason, neoWords)} />}
            <p className={css.evidence}>
              {[
                result.status !== undefined && formatMessage(words.status, { status: result.status }),
                result.requestId && formatMessage(words.request, { id: result.requestId }),
                formatTime('moment', result.at),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        </>
      )}
    </Status>
  );
}

function ReasonText({ happened, notMean, next }: { happened: string; notMean: string; next: string }) {
  return (
    <>
      <p>
        {happened} {notMean}
      </p>
      {next && <p className={css.next}>{next}</p>}
    </>
  );
}
