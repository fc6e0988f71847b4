import { type FormEvent, useId, useRef } from 'react';
import type { Vendor, VendorWords } from '../../../src-preload/contract/vendor.ts';
import { pasteMessages as words } from '../../../src-preload/messages/messages.ts';
import { Dialog, DialogButtons } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import css from './paste.module.css';
import { PasteProposal } from './paste-proposal.tsx';
import { usePaste } from './paste-store.ts';

type PasteDialogProps = {
  vendor: Vendor;
  vendorWords: VendorWords;
};

/** Takes a whole text, and shows what was found in it before anything is kept. */
export function PasteDialog(props: PasteDialogProps) {
  const pasting = usePaste((store) => store.pasting);
  const fault = usePaste((store) => store.fault);
  const { cancel } = usePaste.getState();
  if (pasting.kind === 'idle') return null;
  return (
    <Dialog title={words.title} width="wide" onClose={cancel}>
      {fault !== null && <p role="alert">{words.faults[fault]}</p>}
      {pasting.kind === 'reading' && <p>{words.reading}</p>}
      {pasting.kind === 'asking' && <PasteText {...pasting} />}
      {pasting.kind === 'proposed' && <PasteProposal {...props} pasting={pasting} />}
    </Dialog>
  );
}

type PasteTextProps = { result: 'nothing' | null; error: Parameters<typeof ErrorNotice>[0]['error'] | null };

/**
 * The place for the text. What is pasted or dropped goes to main before it is ever shown; what is typed is shown as
 * dots, because others may watch this screen, and leaves the page with the button.
 */
function PasteText({ result, error }: PasteTextProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { cancel, read } = usePaste.getState();

  function handOver(event: FormEvent) {
    event.preventDefault();
    const text = area.current?.value ?? '';
    if (area.current) area.current.value = '';
    if (text.trim() !== '') void read(text);
  }

  return (
    <form onSubmit={handOver} className={css.form}>
      <label htmlFor={id}>{words.text}</label>
      <textarea
        ref={area}
        id={id}
        rows={5}
        className={css.area}
        aria-describedby={`${id}-help`}
        onPaste={(event) => {
          event.preventDefault();
          const text = event.clipboardData.getData('text/plain');
          if (text.trim() !== '') void read(text);
        }}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <p id={`${id}-help`} className={css.quiet}>
        {words.help}
      </p>
      {result === 'nothing' && <p role="alert">{words.nothing}</p>}
      {error !== null && <ErrorNotice error={error} />}
      <DialogButtons>
        <button type="button" onClick={cancel}>
          {words.cancel}
        </button>
        <button type="submit" className="primary">
          {words.find}
        </button>
      </DialogButtons>
    </form>
  );
}
