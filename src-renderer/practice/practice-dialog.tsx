import { type FormEvent, useRef } from 'react';
import type { PracticeScenario } from '../../src-preload/contract/vendor.ts';
import { scenarioMessages, practiceMessages as words } from '../../src-preload/messages/messages.ts';
import choices from '../ui/choice-list.module.css';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import css from './practice.module.css';
import { usePractice } from './practice-store.ts';

const scenarios = Object.entries(scenarioMessages);

/** Chooses what the pretend portal does, and begins. */
export function PracticeDialog({ onBegun }: { onBegun: (sessionId: string, vendor: string) => void }) {
  const state = usePractice((store) => store.state);
  const { begin, cancel } = usePractice.getState();
  const form = useRef<HTMLFormElement>(null);
  if (state.kind === 'idle') return null;

  function submit(event: FormEvent) {
    event.preventDefault();
    const chosen = new FormData(form.current ?? undefined).get('scenario');
    const scenario = scenarios.find(([id]) => id === chosen)?.[0];
    // The radios were made from the same list.
    if (scenario) void begin(scenario as PracticeScenario, onBegun);
  }

  return (
    <Dialog title={words.title} onClose={cancel}>
      <form ref={form} onSubmit={submit} className={css.form}>
        <DialogText>
          <p>{words.text}</p>
        </DialogText>
        <fieldset className={choices.list}>
          <legend className="visually-hidden">{words.scenarios}</legend>
          {scenarios.map(([id, { name, text }], at) => (
            <div key={id} className={choices.choice}>
              <input
                type="radio"
                id={`scenario-${id}`}
                name="scenario"
                value={id}
                defaultChecked={at === 0}
                aria-describedby={`scenario-${id}-text`}
              />
              <label htmlFor={`scenario-${id}`}>{name}</label>
              <span id={`scenario-${id}-text`} className={choices.about}>
                {text}
              </span>
            </div>
          ))}
        </fieldset>
        {state.kind === 'choosing' && state.error && <ErrorNotice error={state.error} />}
        <DialogButtons>
          <button type="button" onClick={cancel}>
            {words.cancel}
          </button>
          <button type="submit" className="primary" aria-disabled={state.kind === 'beginning'}>
            {state.kind === 'beginning' ? words.beginning : words.begin}
          </button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
