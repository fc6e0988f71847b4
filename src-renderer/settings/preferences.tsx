import { useState } from 'react';
import { looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import type { Settings, Theme } from '../../src-preload/contract/settings.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
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
      {error && <ErrorNotice error={error} />}
    </div>
  );
}
