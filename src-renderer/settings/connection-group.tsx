import type { ReactNode } from 'react';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { useAppInfo } from '../shell/app-info-store.ts';
import { Field } from '../ui/field.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import type { Slot } from './connection-slot.ts';
import css from './settings.module.css';

const words = settingsMessages.connection;

/** The group `Neo connection`, with a choice above it where there are several. */
export function ConnectionGroup({ place, children }: { place: Slot; children?: ReactNode }) {
  const { connections, slot, isNew, choose } = place;
  return (
    <>
      {(connections.length > 1 || (connections.length === 1 && isNew)) && (
        <Field
          label={words.choose}
          input={(wiring) => (
            <select {...wiring} value={slot} onChange={(event) => choose(Number(event.currentTarget.value))}>
              {connections.map((one, at) => (
                <option key={one.id} value={at}>
                  {one.name}
                </option>
              ))}
              {isNew && <option value={slot}>{words.newOne}</option>}
            </select>
          )}
        />
      )}
      <fieldset className={css.group}>
        <legend className="visually-hidden">{words.title}</legend>
        <ConnectionFields key={slot} />
        {children}
      </fieldset>
    </>
  );
}

/**
 * Several tenants, several keys. Only beside one that exists: a new one is made by filling in its fields. While a
 * session is presented no other one is shown.
 */
export function AddConnection({ place }: { place: Slot }) {
  const isPresenting = useAppInfo((store) => store.app?.presenting.on ?? false);
  if (isPresenting || place.isNew || place.connections.length === 0) return null;
  return (
    <button type="button" onClick={() => place.choose(place.connections.length)}>
      {words.add}
    </button>
  );
}
