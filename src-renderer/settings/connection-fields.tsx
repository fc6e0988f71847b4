import { useId } from 'react';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { PlainInput } from '../ui/plain-input.tsx';
import { SecretInput } from '../ui/secret-input.tsx';
import { ConnectionResult } from './connection-result.tsx';
import { needsQuestion, useConnection } from './connection-store.ts';
import { NeoKeyStatus } from './neo-key-status.tsx';
import css from './settings.module.css';

const words = settingsMessages.connection;

/** Name, key and test of one Neo connection. */
export function ConnectionFields() {
  const store = useConnection();
  const { connection, entry } = store;
  const result = useId();
  const hasKey = connection?.hasKey === true;
  const isTesting = connection?.result.kind === 'testing';
  // Of a key that is lost, what was submitted with it is still known: the next one is asked about like a second one.
  const isLocked = connection !== null && needsQuestion(connection) && entry.kind !== 'open';
  return (
    <div className={css.fields}>
      <PlainInput
        label={words.name}
        help={words.nameHelp}
        error={store.nameFault}
        text={connection?.name ?? ''}
        onCommit={store.keepName}
      />
      <div data-field="neoApiKey">
        <SecretInput
          label={words.key}
          help={words.keyHelp}
          error={store.keyFault}
          locked={isLocked}
          length={connection?.keyLength}
          replacing={hasKey && entry.kind === 'open'}
          onCommit={store.keepKey}
          onReplace={async () => store.setEntry({ kind: 'asking' })}
          // Main takes a Neo key at any time; only the person is asked, and not in the middle of typing.
          onReopen={async () => undefined}
          onCancelReplace={() => store.setEntry({ kind: 'closed' })}
        >
          {isLocked && <NeoKeyStatus connection={connection} />}
        </SecretInput>
      </div>
      <div className={css.test}>
        {/* Never disabled: that would lose the focus, and keep the reason from whoever comes by key. */}
        <button
          type="button"
          aria-disabled={!hasKey}
          aria-describedby={hasKey ? undefined : result}
          onClick={() => {
            if (hasKey && !isTesting) void store.test();
          }}
        >
          {words.test}
        </button>
        <ConnectionResult id={result} connection={connection} />
      </div>
      {store.error && <ErrorNotice error={store.error} />}
      {entry.kind === 'asking' && connection && (
        <ReplaceKeyDialog
          name={connection.name}
          onAnswer={(sameTenant) => store.setEntry({ kind: 'open', sameTenant })}
          onClose={() => store.setEntry({ kind: 'closed' })}
        />
      )}
    </div>
  );
}

const question = settingsMessages.replaceKey;

type ReplaceKeyDialogProps = { name: string; onAnswer: (sameTenant: boolean) => void; onClose: () => void };

/** A key is a tenant, so a new key may mean another one; what waits to be sent must not follow it unasked. */
function ReplaceKeyDialog({ name, onAnswer, onClose }: ReplaceKeyDialogProps) {
  return (
    <Dialog title={question.title} onClose={onClose}>
      <DialogText>
        <p>{formatMessage(question.text, { name })}</p>
      </DialogText>
      <DialogButtons>
        <button type="button" className="quiet" onClick={onClose}>
          {question.cancel}
        </button>
        <button type="button" onClick={() => onAnswer(false)}>
          {question.other}
        </button>
        <button type="button" onClick={() => onAnswer(true)}>
          {question.same}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
