import { useEffect, useId } from 'react';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { ErrorNotice } from '../ui/notice.tsx';
import { AddConnection, ConnectionGroup } from './connection-group.tsx';
import { useConnectionSlot, type Wanted } from './connection-slot.ts';
import css from './settings.module.css';
import { useSettings } from './settings-store.ts';

/**
 * The Neo connection beside the guide of its key: the same fields as in Settings (`connection-fields.tsx`), to take
 * the key when it is shown.
 */
export function KeyPanel({ wanted }: { wanted: Wanted }) {
  const state = useSettings((store) => store.state);
  const { follow, read } = useSettings.getState();
  const title = useId();
  useEffect(() => follow(), [follow]);
  return (
    <section className={css.panel} aria-labelledby={title}>
      <h2 id={title}>{settingsMessages.connection.title}</h2>
      <p className={css.note}>{settingsMessages.connection.text}</p>
      {state.kind === 'loading' && <p>{settingsMessages.loading}</p>}
      {state.kind === 'failed' && <ErrorNotice error={state.error} onRetry={read} />}
      {state.kind === 'ready' && <KeyFields settings={state.settings} wanted={wanted} />}
    </section>
  );
}

function KeyFields({ settings, wanted }: { settings: Settings; wanted: Wanted }) {
  const place = useConnectionSlot(settings.connections, wanted);
  return (
    <>
      <ConnectionGroup place={place} />
      <div className={css.buttons}>
        <AddConnection place={place} />
      </div>
    </>
  );
}
