import { useRef, useState } from 'react';
import type { ClientListView } from '../../src-preload/contract/client-list.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { skipMessages, clientListMessages as words } from '../../src-preload/messages/messages.ts';
import { connectable, vendorShortName } from '../shell/vendors.ts';
import { Dialog, DialogButtons, DialogText, takesFocus } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import css from './clients-dialog.module.css';
import { ClientsOutcome } from './clients-outcome.tsx';
import { type Fallback, useClients } from './clients-store.ts';

/** Rows of the preview that are drawn; the others are counted. */
const MOST_SHOWN = 200;

/** A list of clients: given, looked at line by line, then made. Nothing is made before the last button. */
export function ClientsDialog() {
  const step = useClients((store) => store.step);
  const error = useClients((store) => store.error);
  const { close } = useClients.getState();
  return (
    <Dialog title={words.title} onClose={close} width="wide">
      <div className={css.body}>
        {step.kind === 'asking' && <GiveList />}
        {step.kind === 'looking' && <LookAtList list={step.list} fallback={step.fallback} />}
        {step.kind === 'done' && (
          <div role="status" className={css.outcome}>
            <ClientsOutcome outcome={step.outcome} />
          </div>
        )}
        {error && <ErrorNotice error={error} />}
      </div>
      {step.kind === 'done' ? (
        <DialogButtons>
          <button ref={takesFocus} type="button" className="primary" onClick={close}>
            {words.close}
          </button>
        </DialogButtons>
      ) : (
        <Buttons />
      )}
    </Dialog>
  );
}

function Buttons() {
  const step = useClients((store) => store.step);
  const isBusy = useClients((store) => store.isBusy);
  const { close, back, create, read } = useClients.getState();
  if (step.kind === 'asking') {
    return (
      <DialogButtons>
        <button type="button" className="quiet" onClick={close}>
          {words.cancel}
        </button>
        <button type="button" aria-disabled={isBusy} onClick={() => isBusy || void read(null)}>
          {words.chooseFile}
        </button>
        <button type="submit" form="client-list" className="primary" aria-disabled={isBusy}>
          {isBusy ? words.reading : words.preview}
        </button>
      </DialogButtons>
    );
  }
  if (step.kind !== 'looking') return null;
  const wanted = step.list.rows.filter(({ skipped }) => skipped === undefined).length;
  return (
    <DialogButtons>
      <button type="button" className="quiet" onClick={back}>
        {words.back}
      </button>
      {wanted === 0 ? (
        <p className={css.nothing}>{words.nothing}</p>
      ) : (
        <button
          type="button"
          className="primary"
          aria-disabled={isBusy}
          onClick={() => isBusy || void create()}
        >
          {isBusy ? words.creating : formatMessage(words.create, { count: wanted })}
        </button>
      )}
    </DialogButtons>
  );
}

function GiveList() {
  const { text, isBusy, read } = useClients();
  const input = useRef<HTMLTextAreaElement>(null);
  const [fault, setFault] = useState<string | undefined>(undefined);
  return (
    <form
      id="client-list"
      className={css.body}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy) return;
        const given = input.current?.value ?? '';
        if (given.trim() !== '') void read(given);
        else {
          setFault(words.pasteMissing);
          input.current?.focus();
        }
      }}
    >
      <DialogText>
        <p>{words.text}</p>
      </DialogText>
      <Field
        label={words.paste}
        help={words.pasteHelp}
        error={fault}
        input={(wiring) => (
          <textarea
            {...wiring}
            ref={input}
            rows={8}
            maxLength={200_000}
            defaultValue={text}
            spellCheck={false}
            onInput={() => setFault(undefined)}
          />
        )}
      />
    </form>
  );
}

type LookProps = { list: ClientListView; fallback: Fallback };

function LookAtList({ list, fallback }: LookProps) {
  const { choose } = useClients.getState();
  const { chosen, hasHeading, rows } = list;
  const skipped = rows.filter((row) => row.skipped !== undefined).length;
  const column = (label: string, value: number | null, set: (at: number | null) => void, none: boolean) => (
    <Field
      label={label}
      input={(wiring) => (
        <select
          {...wiring}
          value={value ?? ''}
          onChange={({ currentTarget }) =>
            set(currentTarget.value === '' ? null : Number(currentTarget.value))
          }
        >
          {none && <option value="">{words.none}</option>}
          {list.columns.map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <option key={at} value={at}>
              {hasHeading && name !== ''
                ? formatMessage(words.column, { number: at + 1, name })
                : formatMessage(words.columnWithoutName, { number: at + 1 })}
            </option>
          ))}
        </select>
      )}
    />
  );
  return (
    <>
      {list.fileName !== null && (
        <p className={css.quiet}>{formatMessage(words.from, { file: list.fileName })}</p>
      )}
      <div className={css.columns}>
        {column(
          words.client,
          chosen.client,
          (at) => void choose({ columns: { ...chosen, client: at ?? 0 } }),
          false,
        )}
        {column(
          words.technician,
          chosen.technician,
          (at) => void choose({ columns: { ...chosen, technician: at } }),
          true,
        )}
        {column(
          words.vendors,
          chosen.vendors,
          (at) => void choose({ columns: { ...chosen, vendors: at } }),
          true,
        )}
      </div>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={hasHeading}
          onChange={({ currentTarget }) => void choose({ hasHeading: currentTarget.checked })}
        />
        {words.heading}
      </label>
      <FallbackChoice fallback={fallback} />
      <p role="status" className={css.summary}>
        {formatMessage(words.summary, { created: rows.length - skipped, skipped })}
        {rows.length > MOST_SHOWN &&
          ` ${formatMessage(words.shown, { count: MOST_SHOWN, all: rows.length })}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={css.scroll} tabIndex={0} aria-label={words.table}>
        <table aria-label={words.table}>
          <thead>
            <tr>
              {Object.entries(words.columns).map(([name, label]) => (
                <th key={name} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_SHOWN).map((row) => (
              <tr key={row.line} data-skipped={row.skipped}>
                <td>{row.line}</td>
                <th scope="row">{row.clientName}</th>
                <td>{row.technician}</td>
                <td>{formatList(row.vendors.map(vendorShortName), 'plain')}</td>
                <td>
                  {row.skipped === undefined ? words.fate : skipMessages[row.skipped]}
                  {row.unknown ? ` (${row.unknown})` : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** A template, or vendors, for lines that name none. */
function FallbackChoice({ fallback }: { fallback: Fallback }) {
  const templates = useClients((store) => store.templates);
  const { choose } = useClients.getState();
  const toggle = (id: string, isChosen: boolean) => {
    const others = fallback.vendors.filter((one) => one !== id);
    void choose({ fallback: { ...fallback, vendors: isChosen ? [...others, id] : others } });
  };
  return (
    <div className={css.fallback}>
      <fieldset>
        <legend>{words.fallback}</legend>
        <div className={css.boxes}>
          {connectable.map(({ id, name }) => (
            <label key={id} className={css.check}>
              <input
                type="checkbox"
                checked={fallback.vendors.includes(id)}
                onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      {templates.length > 0 && (
        <Field
          label={words.template}
          input={(wiring) => (
            <select
              {...wiring}
              value={fallback.templateId ?? ''}
              onChange={({ currentTarget }) => {
                const template = templates.find(({ id }) => id === currentTarget.value);
                void choose({
                  fallback: {
                    templateId: template?.id ?? null,
                    vendors: template?.vendors ?? fallback.vendors,
                    technician: template?.technician ?? '',
                    connectionId: template?.connectionId ?? null,
                  },
                });
              }}
            >
              <option value="">{words.noTemplate}</option>
              {templates.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        />
      )}
    </div>
  );
}
