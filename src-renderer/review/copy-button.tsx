import { useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { submissionMessages } from '../../src-preload/messages/messages.ts';
import { invoke } from '../shell/bridge.ts';
import { CopyIcon } from '../ui/icons.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import css from './review.module.css';

type CopyButtonProps = { words: string; text: () => string; isPrimary?: boolean };

/** Puts a text without secrets on the clipboard, and says that it is there. */
export function CopyButton({ words, text, isPrimary = false }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | AppError>('idle');
  async function copy() {
    setState('idle');
    const answer = await invoke('copyText', { text: text() });
    setState(answer.ok ? 'copied' : answer.error);
  }
  return (
    <>
      <output className={css.quiet}>{state === 'copied' && submissionMessages.copied}</output>
      <button type="button" className={isPrimary ? 'primary' : undefined} onClick={() => void copy()}>
        <CopyIcon />
        {words}
      </button>
      {typeof state === 'object' && <ErrorNotice error={state} />}
    </>
  );
}
