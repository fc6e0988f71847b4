import { useEffect, useRef, useState } from 'react';
import { isBlank, looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';
import type { SessionTemplate } from '../../src-preload/contract/settings.ts';
import { newSessionMessages } from '../../src-preload/messages/messages.ts';
import { invoke } from '../shell/bridge.ts';
import { Field } from '../ui/field.tsx';
import css from './new-session-dialog.module.css';

const words = newSessionMessages.template;

type ChoiceProps = {
  templates: readonly SessionTemplate[];
  onChoose: (template: SessionTemplate) => void;
};

/** What a session may begin with. Choosing fills in the form, and everything can still be changed there. */
export function TemplateChoice({ templates, onChoose }: ChoiceProps) {
  const [chosen, setChosen] = useState('');
  const template = templates.find(({ id }) => id === chosen);
  return (
    <div className={css.line}>
      <Field
        label={words.choose}
        input={(wiring) => (
          <select
            {...wiring}
            value={template?.id ?? ''}
            onChange={(event) => {
              setChosen(event.currentTarget.value);
              const next = templates.find(({ id }) => id === event.currentTarget.value);
              if (next) onChoose(next);
            }}
          >
            <option value="">{words.none}</option>
            {templates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      />
      {template && (
        <button
          type="button"
          className="quiet danger"
          onClick={() => void invoke('removeTemplate', { templateId: template.id })}
        >
          {words.delete}
        </button>
      )}
    </div>
  );
}

type NameProps = { isBusy: boolean; onSave: (name: string) => void; onCancel: () => void };

/** Asks for a template's name. No form of its own: it may stand in one. */
export function TemplateName({ isBusy, onSave, onCancel }: NameProps) {
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | undefined>(undefined);
  useEffect(() => input.current?.focus(), []);

  function save() {
    if (isBusy) return;
    const name = input.current?.value.trim() ?? '';
    const found = isBlank(name)
      ? words.nameMissing
      : looksLikeKey(name)
        ? newSessionMessages.nameIsSecret
        : undefined;
    setFault(found);
    if (found) input.current?.focus();
    else onSave(name);
  }

  return (
    <div className={css.line}>
      <Field
        label={words.name}
        help={words.nameHelp}
        error={fault}
        input={(wiring) => (
          <input
            {...wiring}
            ref={input}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onInput={() => setFault(undefined)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              save();
            }}
          />
        )}
      />
      <button type="button" className="quiet" onClick={onCancel}>
        {words.cancel}
      </button>
      <button type="button" aria-disabled={isBusy} onClick={save}>
        {words.save}
      </button>
    </div>
  );
}
