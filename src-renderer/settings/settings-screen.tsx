import { type ReactNode, useEffect, useId } from 'react';
import type { NamingPart, Settings } from '../../src-preload/contract/settings.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { settingsMessages as words } from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Certificates } from './certificates.tsx';
import { NeoConnections } from './neo-connections.tsx';
import { Preferences } from './preferences.tsx';
import { SealedFiles } from './sealed-files.tsx';
import css from './settings.module.css';
import { useSettings } from './settings-store.ts';

/** What holds for all sessions: where credentials go, who works here, what this network needs. */
export function SettingsScreen({ onNeoGuide }: { onNeoGuide: () => void }) {
  const state = useSettings((store) => store.state);
  const { follow, read } = useSettings.getState();
  const isPresenting = useAppInfo((store) => store.app?.presenting.on ?? false);
  useEffect(() => follow(), [follow]);
  const hides = (part: NamingPart) => state.kind === 'ready' && state.settings.hidden?.includes(part);
  return (
    <div className={css.screen}>
      <h1>{words.title}</h1>
      {state.kind === 'loading' && <p>{words.loading}</p>}
      {state.kind === 'failed' && <ErrorNotice error={state.error} onRetry={read} />}
      {state.kind === 'ready' && (
        <>
          <SettingsIssue issue={state.settings.issue} />
          <Part title={words.connection.title} text={words.connection.text}>
            {hides('connections') && <p className={css.note}>{words.hidden.connections}</p>}
            {!(hides('connections') && state.settings.connections.length === 0) && (
              // The places in the list are others then.
              <NeoConnections
                key={isPresenting ? 'presenting' : 'all'}
                settings={state.settings}
                onNeoGuide={onNeoGuide}
              />
            )}
          </Part>
          <Part title={words.preferences.title}>
            <Preferences settings={state.settings} />
          </Part>
          <Part title={words.sealed.title} text={words.sealed.text}>
            {isPresenting ? <p className={css.note}>{words.hidden.sealed}</p> : <SealedFiles />}
          </Part>
          <Part title={words.certificates.title} text={words.certificates.text}>
            {hides('certificates') && <p className={css.note}>{words.hidden.certificates}</p>}
            <Certificates settings={state.settings} />
          </Part>
        </>
      )}
    </div>
  );
}

function SettingsIssue({ issue }: Pick<Settings, 'issue'>) {
  if (issue === undefined) return null;
  const notice =
    issue.kind === 'set-aside'
      ? {
          ...words.issue[issue.kind],
          text: formatMessage(words.issue[issue.kind].text, { file: issue.fileName }),
        }
      : words.issue[issue.kind];
  return (
    <Notice tone="warning" title={notice.title}>
      <p>{notice.text}</p>
    </Notice>
  );
}

function Part({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.part} aria-labelledby={id}>
      <div className={css.about}>
        <h2 id={id}>{title}</h2>
        {text && <p>{text}</p>}
      </div>
      <div className={css.controls}>{children}</div>
    </section>
  );
}
