import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { SessionTemplate, Settings } from '../../src-preload/contract/settings.ts';
import { newSessionMessages as words } from '../../src-preload/messages/messages.ts';
import { invoke, on } from '../shell/bridge.ts';
import { connectable } from '../shell/vendors.ts';
import { Dialog, DialogButtons } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ArrowIcon } from '../ui/icons.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { faultsOf, type NewSession, type NewSessionFaults } from './new-session.ts';
import css from './new-session-dialog.module.css';
import { useOpening } from './opening-store.ts';
import { TemplateChoice, TemplateName } from './template-choice.tsx';
import { VendorChoice } from './vendor-choice.tsx';

/** Asks what a session needs to begin. What was typed survives a wrong entry, a refusal and an accidental Escape. */
export function NewSessionDialog({ onStarted }: { onStarted: (sessionId: string, vendor: string) => void }) {
  const state = useOpening((store) => store.state);
  const { start, putAside, cancel } = useOpening.getState();
  const draft = state.kind === 'asking' ? state.draft : useOpening.getState().leftOver;
  const [settings, setSettings] = useState<Settings | null>(null);
  const [faults, setFaults] = useState<NewSessionFaults>({});
  const [saving, setSaving] = useState<'no' | 'asking' | 'busy'>('no');
  const [templateError, setTemplateError] = useState<AppError | null>(null);
  const form = useRef<HTMLFormElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens
  useEffect(() => {
    void invoke('readSettings', {}).then((answer) => {
      if (!answer.ok) return;
      setSettings(answer.value);
      const technician = form.current?.elements.namedItem('technician');
      // Only into an empty field: the answer may come after the first key.
      if (technician instanceof HTMLInputElement && technician.value === '' && draft.technician === null) {
        technician.value = answer.value.technician;
      }
    });
    return on('settings-changed', setSettings);
  }, []);

  /** Over what stands in the form, but for the client. */
  function apply({ technician, connectionId, vendors }: SessionTemplate) {
    const name = form.current?.elements.namedItem('technician');
    if (name instanceof HTMLInputElement && technician !== '') name.value = technician;
    const connection = form.current?.elements.namedItem('connection');
    const isThere = settings?.connections.some(({ id }) => id === connectionId) === true;
    if (connection instanceof HTMLSelectElement && isThere) connection.value = connectionId ?? '';
    for (const box of form.current?.querySelectorAll<HTMLInputElement>('[name="vendor"]') ?? []) {
      box.checked = vendors.includes(box.value);
    }
    check('vendors');
  }

  async function saveTemplate(name: string) {
    const { vendors, technician, connectionId } = readForm();
    const fault = faultsOf({ clientName: name, technician, connectionId, vendors });
    setFaults({ ...faults, vendors: fault.vendors });
    if (fault.vendors) return;
    setSaving('busy');
    const answer = await invoke('keepTemplate', { name, vendors, technician, connectionId });
    setTemplateError(answer.ok ? null : answer.error);
    setSaving(answer.ok ? 'no' : 'asking');
  }

  function readForm(): NewSession {
    const data = new FormData(form.current ?? undefined);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    return {
      clientName: text('clientName'),
      technician: text('technician'),
      connectionId: text('connection') || (settings?.connections[0]?.id ?? null),
      vendors: data.getAll('vendor').map(String),
    };
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isStarting) return;
    const session = readForm();
    const found = faultsOf(session);
    setFaults(found);
    const first = found.clientName
      ? 'clientName'
      : found.technician
        ? 'technician'
        : found.vendors && 'vendor';
    if (!first) {
      void start(session, onStarted);
      return;
    }
    form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  }

  const check = (name: keyof NewSessionFaults) => {
    // A field left empty is named when it is sent; only what was wrong before is looked at while it is corrected.
    if (faults[name]) setFaults({ ...faults, [name]: faultsOf(readForm())[name] });
  };

  const isStarting = state.kind === 'asking' && state.isStarting;
  const several = (settings?.connections.length ?? 0) > 1;
  return (
    <Dialog title={words.title} onClose={() => putAside(readForm())}>
      <form ref={form} className={css.form} onSubmit={submit} noValidate>
        {settings !== null && settings.templates.length > 0 && (
          <TemplateChoice templates={settings.templates} onChoose={apply} />
        )}
        <div className={css.names}>
          <Field
            label={words.clientName}
            help={words.clientNameHelp}
            error={faults.clientName}
            input={(wiring) => (
              <input
                {...wiring}
                name="clientName"
                defaultValue={draft.clientName}
                maxLength={200}
                autoComplete="off"
                spellCheck={false}
                onInput={() => check('clientName')}
              />
            )}
          />
          <Field
            label={words.technician}
            help={words.technicianHelp}
            error={faults.technician}
            input={(wiring) => (
              <input
                {...wiring}
                name="technician"
                defaultValue={draft.technician ?? ''}
                onInput={() => check('technician')}
                maxLength={200}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          />
        </div>
        {several && (
          <Field
            label={words.connection}
            help={words.connectionHelp}
            input={(wiring) => (
              <select {...wiring} name="connection" defaultValue={draft.connectionId ?? undefined}>
                {settings?.connections.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
          />
        )}
        <VendorChoice
          vendors={connectable}
          chosen={draft.vendors ?? (connectable.length === 1 ? connectable.map((one) => one.id) : [])}
          error={faults.vendors}
          onChange={() => check('vendors')}
        />
        {state.kind === 'asking' && state.error && <ErrorNotice error={state.error} />}
        {templateError && <ErrorNotice error={templateError} />}
        {saving !== 'no' && (
          <TemplateName
            isBusy={saving === 'busy'}
            onSave={(name) => void saveTemplate(name)}
            onCancel={() => setSaving('no')}
          />
        )}
        <DialogButtons>
          {saving === 'no' && (
            <button type="button" className={`quiet ${css.aside}`} onClick={() => setSaving('asking')}>
              {words.template.begin}
            </button>
          )}
          <button type="button" className="quiet" onClick={cancel}>
            {words.cancel}
          </button>
          <button type="submit" className="primary" aria-disabled={isStarting}>
            {isStarting ? words.starting : words.start}
            <ArrowIcon />
          </button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
