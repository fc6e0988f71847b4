import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { sessionsMessages, quitMessages as words } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText, takesFocus } from '../ui/dialog.tsx';
import { SealForm } from '../ui/seal-form.tsx';
import css from './quit.module.css';
import { type AtRisk, type Quit, useQuit } from './quit-store.ts';

/** Stands between quitting and what only memory holds. Escape stays: that loses nothing. */
export function QuitDialog() {
  const state = useQuit((store) => store.state);
  const { stay, goBack, seal } = useQuit.getState();
  if (state.kind === 'idle') return null;
  return (
    <Dialog title={titleOf(state)} onClose={stay}>
      {state.kind === 'asking' && <Question risk={state.risk} />}
      {state.kind === 'sealing' && (
        <SealForm
          isSaving={state.isSaving}
          error={state.error}
          leavesOut={state.risk.waiting > 0}
          onBack={goBack}
          onSeal={(passphrase) => void seal(passphrase)}
        />
      )}
      {state.kind === 'sealed' && <Sealed fileName={state.fileName} secrets={state.secrets} />}
    </Dialog>
  );
}

function titleOf(state: Exclude<Quit, { kind: 'idle' }>): string {
  if (state.kind !== 'asking') return words.sealTitle;
  return state.risk.unsent > 0 ? words.title : words.titleWaiting;
}

/** The dangerous button stands first, away from the next action, and never has the focus by itself. */
export function Question({ risk }: { risk: AtRisk }) {
  const { stay, quit, chooseSealing } = useQuit.getState();
  const { unsent, waiting } = risk;
  const owners = [
    ...risk.sessions.map((client) => client || sessionsMessages.unnamed),
    ...risk.connections.map((connection) => formatMessage(words.keyOf, { connection })),
  ];
  return (
    <div className={css.body}>
      <DialogText>
        {unsent > 0 && <p>{formatMessage(words.unsent, { count: unsent })}</p>}
        {risk.comesBack !== undefined && <p>{formatMessage(words.comesBack, { count: risk.comesBack })}</p>}
        {waiting > 0 && (
          <p>{formatMessage(unsent > 0 ? words.waiting : words.onlyWaiting, { count: waiting })}</p>
        )}
        {risk.later !== undefined && <p>{formatMessage(words.later, { count: risk.later })}</p>}
        {owners.length > 0 && (
          <div>
            <p>{formatMessage(words.belongTo, { count: unsent + waiting })}</p>
            <ul>
              {owners.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </div>
        )}
        {risk.hidesOthers && <p>{words.hidesOthers}</p>}
      </DialogText>
      <DialogButtons>
        <button type="button" className="danger" onClick={quit}>
          {words.discard}
        </button>
        {/* The file takes secrets along, and nothing else. */}
        {unsent > 0 && (
          <button type="button" onClick={chooseSealing}>
            {words.seal}
          </button>
        )}
        <button ref={takesFocus} type="button" className="primary" onClick={stay}>
          {words.stay}
        </button>
      </DialogButtons>
    </div>
  );
}

function Sealed({ fileName, secrets }: { fileName: string; secrets: number }) {
  const { stay, quit } = useQuit.getState();
  return (
    <div className={css.body}>
      <p aria-live="polite">{formatMessage(words.sealed, { file: fileName, secrets })}</p>
      <DialogButtons>
        <button type="button" onClick={stay}>
          {words.stay}
        </button>
        <button ref={takesFocus} type="button" className="primary" onClick={quit}>
          {words.quitNow}
        </button>
      </DialogButtons>
    </div>
  );
}
