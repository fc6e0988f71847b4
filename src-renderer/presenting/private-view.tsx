import { useEffect, useId, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import { presentingMessages as words } from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { invoke } from '../shell/bridge.ts';
import { NotesField } from '../ui/notes-field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Agenda } from './agenda.tsx';
import css from './presenting.module.css';

const LOOK_EVERY_MS = 1_000;

/** For the technician's eyes, on a screen that nobody shares: what the audience sees now, notes, and what lies ahead. */
export function PrivateView({ sessionId, isOpen }: { sessionId: string; isOpen: boolean }) {
  const picture = useAudiencePicture(isOpen);
  const { notes, error, setError } = useNotes(sessionId);
  async function keep(text: string) {
    const answer = await invoke('keepNotes', { sessionId, notes: text });
    setError(answer.ok ? null : answer.error);
    return answer.ok;
  }
  return (
    <section className={css.private} aria-label={words.privateView} data-zone="">
      <figure className={css.sees}>
        {picture === null ? (
          <p className={css.nobody}>{words.noWindow}</p>
        ) : (
          <img src={picture} alt={words.audienceSees} />
        )}
        <figcaption>{words.audienceSees}</figcaption>
      </figure>
      <div className={css.notes}>
        {notes !== null && <NotesField key={sessionId} notes={notes} rows={4} onKeep={keep} />}
        {error !== null && <ErrorNotice error={error} />}
      </div>
      <Agenda sessionId={sessionId} />
      <CaptureBlock />
    </section>
  );
}

/** Where the system has it. It is no security: it may not be heeded, and says so. */
function CaptureBlock() {
  const isBlocked = useAppInfo((store) => store.app?.window.captureBlocked ?? null);
  const means = useId();
  if (isBlocked === null) return null;
  return (
    <div className={css.block}>
      <label>
        <input
          type="checkbox"
          checked={isBlocked}
          aria-describedby={means}
          onChange={(event) => void invoke('blockCapture', { on: event.currentTarget.checked })}
        />
        {words.captureBlock}
      </label>
      <p id={means}>{words.captureMeans}</p>
    </div>
  );
}

/** The pixels of the other window, looked at every second: what is drawn there, and not what should be. */
function useAudiencePicture(isOpen: boolean): string | null {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    if (!isOpen) {
      setPicture(null);
      return;
    }
    let isOver = false;
    let isLooking = false;
    async function look() {
      if (isLooking) return;
      isLooking = true;
      const answer = await invoke('readAudiencePicture', {});
      isLooking = false;
      if (!isOver && answer.ok) setPicture(answer.value.image);
    }
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isOpen]);
  return picture;
}

/** `notes` are null until they are read; `error` is of reading or keeping them. */
function useNotes(sessionId: string) {
  const [notes, setNotes] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let isOver = false;
    void invoke('readNotes', { sessionId }).then((answer) => {
      if (isOver) return;
      if (answer.ok) setNotes(answer.value.notes);
      else setError(answer.error);
    });
    return () => {
      isOver = true;
    };
  }, [sessionId]);
  return { notes, error, setError };
}
