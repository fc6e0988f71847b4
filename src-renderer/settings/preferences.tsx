import { useState } from 'react';
import { looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import { type Settings, type Theme, ZOOM_STEPS, type ZoomStep } from '../../src-preload/contract/settings.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { invoke } from '../shell/bridge.ts';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { PlainInput } from '../ui/plain-input.tsx';
import css from './settings.module.css';
import { useSettings } from './settings-store.ts';

const words = settingsMessages.preferences;
const themes = Object.entries(words.themes);

/** Who works here, and how the window looks. */
export function Preferences({ settings }: { settings: Settings }) {
  const error = useSettings((store) => store.errors.preferences);
  const { keepPreferences } = useSettings.getState();
  const zoom = useAppInfo((store) => store.app?.window.zoom ?? 100);
  const [fault, setFault] = useState<string | null>(null);
  return (
    <div className={css.fields}>
      <PlainInput
        label={words.technician}
        help={words.technicianHelp}
        error={fault}
        text={settings.technician}
        onCommit={async (technician) => {
          const isKey = looksLikeKey(technician);
          setFault(isKey ? words.nameIsSecret : null);
          return !isKey && (await keepPreferences({ technician })) ? 'kept' : 'refused';
        }}
      />
      <Field
        label={words.theme}
        input={(wiring) => (
          <select
            {...wiring}
            value={settings.theme}
            // The options are made from the same record.
            onChange={(event) => void keepPreferences({ theme: event.currentTarget.value as Theme })}
          >
            {themes.map(([theme, name]) => (
              <option key={theme} value={theme}>
                {name}
              </option>
            ))}
          </select>
        )}
      />
      <Field
        label={words.zoom}
        help={words.zoomHelp}
        input={(wiring) => (
          <select
            {...wiring}
            value={nearest(zoom)}
            onChange={(event) =>
              void invoke('zoomWindow', { percent: nearest(Number(event.currentTarget.value)) })
            }
          >
            {ZOOM_STEPS.map((percent) => (
              <option key={percent} value={percent}>
                {formatMessage(words.zoomStep, { percent })}
              </option>
            ))}
          </select>
        )}
      />
      {error && <ErrorNotice error={error} />}
    </div>
  );
}

/** Chromium's own steps lie a little beside ours. */
function nearest(percent: number): ZoomStep {
  const [first, ...others] = ZOOM_STEPS;
  return others.reduce<ZoomStep>(
    (best, one) => (Math.abs(one - percent) < Math.abs(best - percent) ? one : best),
    first,
  );
}
