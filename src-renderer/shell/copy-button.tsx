import { useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { shellMessages } from '../../src-preload/messages/messages.ts';
import { CopyIcon } from '../ui/icons.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { invoke } from './bridge.ts';
import css from './copy-button.module.css';

type CopyButtonProps = { words: string; text: () => string; look?: 'primary' | 'quiet' };

/** Puts a text without secrets on the clipboard, and says that it is there. */
export function CopyButton({ words, text, look }: CopyButtonProps) {
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
      </button>
      <output className={css.copied}>{state === 'copied' && shellMessages.copied}</output>
      {typeof state === 'object' && <ErrorNotice error={state} />}
    </>
  );
}
