import { useEffect, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { AppInfo } from '../../src-preload/contract/settings.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { aboutMessages as words } from '../../src-preload/messages/messages.ts';
import { invoke } from '../shell/bridge.ts';
import { Fact } from '../ui/fact.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import css from './settings.module.css';

type Read = { kind: 'loading' } | { kind: 'ready'; app: AppInfo } | { kind: 'failed'; error: AppError };

/**
 * What this app is, on what it stands, and where it keeps things: for the technician and for whoever supports them.
 */
export function About() {
  const [read, setRead] = useState<Read>({ kind: 'loading' });
  useEffect(() => {
    void invoke('readApp', {}).then((answer) =>
      setRead(answer.ok ? { kind: 'ready', app: answer.value } : { kind: 'failed', error: answer.error }),
    );
  }, []);

  return (
    <div className={css.screen}>
      <h1>{words.title}</h1>
      <div className={css.purpose}>
        <h2>{words.product}</h2>
        <p>{words.purpose}</p>
      </div>
      {read.kind === 'failed' && <ErrorNotice error={read.error} />}
      {read.kind === 'ready' && <Facts app={read.app} />}
    </div>
  );
}

function Facts({ app }: { app: AppInfo }) {
  return (
    <>
      {!app.supportedRuntime && (
        <Notice tone="warning" title={words.unsupported.title}>
          <p>{words.unsupported.text}</p>
        </Notice>
      )}
      <dl className={css.facts}>
        <Fact name={words.version}>
          <span className="code">{app.version}</span>
        </Fact>
        <Fact name={words.runtime}>
          {formatMessage(words.runtimeOf, { electron: app.electron, chromium: app.chromium, node: app.node })}
        </Fact>
        <Fact name={words.platform}>{words.platforms[app.platform] ?? app.platform}</Fact>
        <Fact name={words.data}>
          <code className={css.path}>{app.userData}</code>
          <p>{words.dataText}</p>
        </Fact>
        <Fact name={words.storage}>
          <p>{words.storageTexts[app.secretStorage.state]}</p>
        </Fact>
        <Fact name={words.network}>
          <p>{words.networkText}</p>
        </Fact>
        <Fact name={words.license}>
          <p>{words.licenseText}</p>
        </Fact>
      </dl>
    </>
  );
}
