import { secretRequestMessages as words } from '../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons, DialogText, takesFocus } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { AskForm } from './ask-form.tsx';
import { OpenRequest } from './open-request.tsx';
import { useSecretRequest } from './request-store.ts';

/** Asks somebody at another computer for values, shows what is to be sent, and takes the answer. */
export function RequestDialog() {
  const { asking } = useSecretRequest();
  const { close, open } = useSecretRequest.getState();
  if (asking.kind === 'closed') return null;
  return (
    <Dialog title={words.title} onClose={close} width="wide">
      {asking.kind === 'reading' && <p>{words.reading}</p>}
      {asking.kind === 'failed' && (
        <ErrorNotice error={asking.error} onRetry={() => void open(asking.where)} />
      )}
      {asking.kind === 'ready' && asking.view.open === null && <AskForm askable={asking.view.askable} />}
      {asking.kind === 'ready' && asking.view.open !== null && <OpenRequest request={asking.view.open} />}
      {asking.kind === 'over' && (
        <>
          <DialogText>
            <p role="status">{asking.how === 'opened' ? words.opened : words.withdrawn}</p>
          </DialogText>
          <DialogButtons>
            <button ref={takesFocus} type="button" className="primary" onClick={close}>
              {words.close}
            </button>
          </DialogButtons>
        </>
      )}
      {(asking.kind === 'reading' || asking.kind === 'failed') && (
        <DialogButtons>
          <button type="button" onClick={close}>
            {words.close}
          </button>
        </DialogButtons>
      )}
    </Dialog>
  );
}
