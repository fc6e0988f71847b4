import { type FormEvent, useState } from 'react';
import { callMessages as words } from '../../src-preload/messages/messages.ts';
import { Field } from '../ui/field.tsx';
import css from './call-dialog.module.css';
import { useCall } from './call-store.ts';

/** When the call is. It is this computer's own time; the file says it so that others see theirs. */
export function CalendarForm() {
  const [isMissing, setMissing] = useState(false);

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const starts = new Date(`${String(data.get('day'))}T${String(data.get('time'))}`);
    const isReadable = !Number.isNaN(starts.getTime());
    setMissing(!isReadable);
    if (isReadable) void useCall.getState().save(starts.toISOString());
    else event.currentTarget.querySelector('input')?.focus();
  }

  return (
    <form className={css.calendar} onSubmit={save} noValidate>
      <fieldset>
        <legend>{words.calendar}</legend>
        <Field
          label={words.day}
          error={isMissing ? words.timeMissing : undefined}
          input={(wiring) => (
            <input {...wiring} type="date" name="day" defaultValue={nextWorkday(new Date())} />
          )}
        />
        <Field
          label={words.time}
          input={(wiring) => <input {...wiring} type="time" name="time" defaultValue="10:00" />}
        />
        <button type="submit">{words.save}</button>
      </fieldset>
    </form>
  );
}

/** As a date field wants it. Nobody prepares a call for the same day, or for a weekend. */
export function nextWorkday(today: Date): string {
  const day = new Date(today);
  do day.setDate(day.getDate() + 1);
  while (day.getDay() === 0 || day.getDay() === 6);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
