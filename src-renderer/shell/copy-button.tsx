import { useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { shellMessages } from '../../src-preload/messages/messages.ts';
import { CopyIcon } from '../ui/icons.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { invoke } from './bridge.ts';
import css from './copy-button.module.css';

type CopyButtonProps = {
  words: string;
  /** Of what, read aloud behind the words where several such buttons stand on a screen. */
  about?: string;
  text: () => string;
  look?: 'primary' | 'quiet';
};

/** Puts a text without secrets on the clipboard, and says that it is there. */
export function CopyButton({ words, about, text, look }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | AppError>('idle');
  async function copy() {
    setState('idle');
    const answer = await invoke('copyText', { text: text() });
    setState(answer.ok ? 'copied' : answer.error);
  }
  return (
    <>
      <button type="button" className={look} onClick={() => void copy()}>
        <CopyIcon />
        {words}
        {about !== undefined && <span className="visually-hidden"> ({about})</span>}
      </button>
      <output className={css.copied}>{state === 'copied' && shellMessages.copied}</output>
      {typeof state === 'object' && <ErrorNotice error={state} />}
    </>
  );
}
