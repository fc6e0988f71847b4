import type { NeoConnection } from '../../src-preload/contract/settings.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import css from './settings.module.css';

const words = settingsMessages.connection;

/**
 * What is known of a saved Neo key: where it is stored, the environment it is for, and whether it stands in for a later
 * one. Its expiry would be shown here; Neo's API tells none. It would be stored
 * beside `keyPrefix` in `src-main/storage/stored-settings.ts`. A vendor key's would be shown in `review/done-facts.tsx`, and
 * be stored in `vendor` of `src-main/storage/stored-session.ts`.
 */
export function NeoKeyStatus({ connection }: { connection: NeoConnection }) {
  const stored = connection.hasKey ? words.keyStoredIn[connection.storedIn] : words.keyLost;
  return (
    <>
      {stored && (
        <p className={css.note}>
          {stored} {connection.keyPrefix && formatMessage(words.keyFor, { prefix: connection.keyPrefix })}
        </p>
      )}
      {connection.cameBack && <p className={css.note}>{words.keyCameBack}</p>}
    </>
  );
}
