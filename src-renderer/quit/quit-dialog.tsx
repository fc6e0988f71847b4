import { quitWords as words } from '../../src-preload/contract/words/en/shell.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import css from './quit.module.css';
import { type AtRisk, useQuit } from './quit-store.ts';
import { SealForm } from './seal-form.tsx';

/** Stands between quitting and lost secrets. Escape stays: that loses nothing. */
export function QuitDialog() {
  const state = useQuit((store) => store.state);
  const { stay } = useQuit.getState();
  if (state.kind === 'idle') return null;
  return (
    <Dialog title={state.kind === 'asking' ? words.title : words.sealTitle} onClose={stay}>
      {state.kind === 'asking' && <Question risk={state.risk} />}
      {state.kind === 'sealing' && <SealForm isSaving={state.isSaving} trouble={state.trouble} />}
      {state.kind === 'sealed' && <Sealed fileName={state.fileName} secrets={state.secrets} />}
    </Dialog>
  );
}

function Question({ risk }: { risk: AtRisk }) {
  const { stay, quit, chooseSealing } = useQuit.getState();
  return (
    <div className={css.body}>
      <p>{words.unsent(risk.unsent)}</p>
      {risk.sessions.length > 0 && (
        <div>
          <p>{words.sessions}</p>
          <ul>
            {risk.sessions.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </div>
      )}
      <DialogButtons>
        <button type="button" className="danger" onClick={quit}>
          {words.discard}
        </button>
        <button type="button" onClick={chooseSealing}>
          {words.seal}
        </button>
        <button type="button" className="primary" onClick={stay}>
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
      <p aria-live="polite">{words.sealed(fileName, secrets)}</p>
      <DialogButtons>
        <button type="button" onClick={stay}>
          {words.stay}
        </button>
        <button type="button" className="primary" onClick={quit}>
          {words.quitNow}
        </button>
      </DialogButtons>
    </div>
  );
}
