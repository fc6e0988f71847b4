import { type ReactNode, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Vendor } from '../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { outboxMessages, quitMessages, submissionMessages } from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { invoke } from '../shell/bridge.ts';
import { CopyButton } from '../shell/copy-button.tsx';
import { vendorById } from '../shell/vendors.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { KeyIcon, MailIcon, SealedIcon, WaitingIcon } from '../ui/icons.tsx';
import { SealForm } from '../ui/seal-form.tsx';
import css from './ways.module.css';

const words = submissionMessages.ways;

type WaysProps = {
  sessionId: string;
  clientName: string;
  vendor: Vendor;
  /** False once it waits already. */
  mayQueue: boolean;
  /** Why it cannot be queued yet; the id of those words. */
  lacksId: string | undefined;
  onQueue: () => void;
  onAddKey: () => void;
};

/** Without a Neo API key: let it wait for one, make one, have one made, or give it to somebody else. */
export function Ways({ sessionId, clientName, vendor, mayQueue, lacksId, onQueue, onAddKey }: WaysProps) {
  const [isAsking, setAsking] = useState(false);
  const [isSealing, setSealing] = useState(false);
  const isPractice = useAppInfo((store) => store.app?.practice.on ?? false);
  return (
    <section className={css.ways}>
      <h2>{mayQueue ? words.title : words.titleQueued}</h2>
      <div className={css.cards}>
        {mayQueue && (
          <Way icon={<WaitingIcon />} title={words.queue.title} text={words.queue.text}>
            <button
              type="button"
              className={lacksId === undefined ? 'primary' : undefined}
              aria-disabled={lacksId !== undefined}
              aria-describedby={lacksId}
              onClick={lacksId === undefined ? onQueue : undefined}
            >
              {words.queue.act}
            </button>
          </Way>
        )}
        <Way icon={<KeyIcon />} title={words.add.title} text={words.add.text}>
          <button type="button" onClick={onAddKey}>
            {submissionMessages.addKey}
          </button>
        </Way>
        <Way icon={<MailIcon />} title={words.ask.title} text={words.ask.text}>
          <button type="button" onClick={() => setAsking(true)}>
            {words.ask.act}
          </button>
        </Way>
      </div>
      {/* Practice is gone when it is left: there is nothing to hand over. */}
      {!isPractice && (
        <p className={css.seal}>
          <SealedIcon />
          {words.seal.question}{' '}
          <button type="button" className="as-link" onClick={() => setSealing(true)}>
            {words.seal.act}
          </button>
        </p>
      )}
      {isAsking && <Ask vendor={vendor} clientName={clientName} onClose={() => setAsking(false)} />}
      {isSealing && <Seal sessionId={sessionId} onClose={() => setSealing(false)} />}
    </section>
  );
}

function Way({
  icon,
  title,
  text,
  children,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <div className={css.way}>
      {icon}
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
    </div>
  );
}

/** What a Neo admin has to do, to be sent by whatever way they are reached. */
function Ask({ vendor, clientName, onClose }: { vendor: Vendor; clientName: string; onClose: () => void }) {
  const address = vendorById('neo')?.links.find(({ id }) => id === 'api-keys')?.url ?? '';
  const client = clientName || outboxMessages.unnamed;
  const text = formatMessage(words.ask.body, { vendor: vendor.name, client, address });
  return (
    <Dialog title={words.ask.act} onClose={onClose} width="wide">
      <DialogText>
        <p>{words.ask.lead}</p>
      </DialogText>
      <textarea className={css.message} aria-label={words.ask.message} readOnly rows={11} value={text} />
      <DialogButtons>
        <button type="button" onClick={onClose}>
          {words.ask.close}
        </button>
        <CopyButton words={words.ask.copy} text={() => text} look="primary" />
      </DialogButtons>
    </Dialog>
  );
}

type Sealing =
  | { kind: 'asking'; isSaving: boolean; error: AppError | null }
  | { kind: 'sealed'; fileName: string; secrets: number };

/** The session with its secrets in a file under a passphrase, for somebody at another computer. */
function Seal({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const [state, setState] = useState<Sealing>({ kind: 'asking', isSaving: false, error: null });

  async function seal(passphrase: string) {
    if (state.kind !== 'asking' || state.isSaving) return;
    setState({ kind: 'asking', isSaving: true, error: null });
    const answer = await invoke('sealToFile', { passphrase, sessionId });
    setState(
      answer.ok
        ? { kind: 'sealed', ...answer.value }
        : { kind: 'asking', isSaving: false, error: answer.error },
    );
  }

  return (
    <Dialog title={words.seal.act} onClose={onClose}>
      {state.kind === 'asking' ? (
        <SealForm
          {...state}
          lead={<p>{words.seal.lead}</p>}
          onBack={onClose}
          onSeal={(passphrase) => void seal(passphrase)}
        />
      ) : (
        <>
          <p aria-live="polite">
            {formatMessage(quitMessages.sealed, { file: state.fileName, secrets: state.secrets })}
          </p>
          <DialogButtons>
            <button type="button" className="primary" onClick={onClose}>
              {words.ask.close}
            </button>
          </DialogButtons>
        </>
      )}
    </Dialog>
  );
}
