import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { SessionSummary } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { paletteMessages as words } from '../../src-preload/messages/messages.ts';
import type { Command } from '../ui/command-registry.ts';
import { SearchIcon } from '../ui/icons.tsx';
import { keyName } from '../ui/keyboard.ts';
import css from './command-palette.module.css';
import { type Found, usePalette } from './palette-store.ts';

type Entry = {
  id: string;
  label: string;
  about: string;
  keys: readonly string[];
  run: () => void;
};

type CommandPaletteProps = { onSession: (row: SessionSummary) => void };

/**
 * One field to find a step, a session or something to do. The focus stays in the field; the arrows move through what
 * was found (ARIA Authoring Practices, "Combobox").
 */
export function CommandPalette({ onSession }: CommandPaletteProps) {
  const found = usePalette((store) => store.found);
  const { close, find } = usePalette.getState();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [at, setAt] = useState(0);
  useLayoutEffect(() => {
    const node = dialog.current;
    node?.showModal();
    return () => node?.close();
  }, []);

  const groups = groupsOf(found, onSession);
  const entries = groups.flatMap((group) => group.entries);
  const current = entries[Math.min(at, entries.length - 1)];

  function choose(entry: Entry | undefined) {
    if (entry === undefined) return;
    // Closed first: what is done may take the focus or open a dialog of its own.
    close();
    entry.run();
  }
  function pressed(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, entries.length - 1) + step + entries.length) % entries.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(current);
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, too
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={words.title}
      onClose={close}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className={css.field}>
        <SearchIcon />
        <input
          type="text"
          role="combobox"
          aria-label={words.input}
          aria-expanded={entries.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={current === undefined ? undefined : `${list}-${current.id}`}
          placeholder={words.openShown}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onInput={(event) => {
            setAt(0);
            find(event.currentTarget.value);
          }}
          onKeyDown={pressed}
        />
        <span aria-hidden="true">
          <kbd>{keyName('Esc')}</kbd>
        </span>
      </div>
      <div id={list} role="listbox" aria-label={words.results} className={css.list}>
        {groups.map(({ id, title, entries: own }) => (
          // biome-ignore lint/a11y/useSemanticElements: inside a listbox
          <div key={id} role="group" aria-labelledby={`${list}-${id}`}>
            <div id={`${list}-${id}`} className={css.group} role="presentation">
              {title}
            </div>
            {own.map((entry) => (
              <Option
                key={entry.id}
                id={`${list}-${entry.id}`}
                entry={entry}
                isCurrent={entry === current}
                onChoose={() => choose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={entries.length === 0 ? css.nothing : 'visually-hidden'}>
        {entries.length === 0 ? words.nothing : formatMessage(words.found, { count: entries.length })}
      </p>
      <div className={css.foot}>
        <span aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> {words.choose} <kbd>{keyName('Enter')}</kbd> {words.run}
        </span>
        <button type="button" className="quiet" onClick={() => usePalette.getState().show('shortcuts')}>
          {words.allShortcuts}{' '}
          <span aria-hidden="true">
            <kbd>?</kbd>
          </span>
        </button>
      </div>
    </dialog>
  );
}

type OptionProps = { id: string; entry: Entry; isCurrent: boolean; onChoose: () => void };

function Option({ id, entry, isCurrent, onChoose }: OptionProps) {
  const node = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (isCurrent) node.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div ref={node} id={id} role="option" aria-selected={isCurrent} className={css.option} onClick={onChoose}>
      <span>{entry.label}</span>
      {entry.about !== '' && <span className={css.about}>{entry.about}</span>}
      {entry.keys.length > 0 && (
        <span className={css.keys} aria-hidden="true">
          {entry.keys.map((key) => (
            <kbd key={key}>{keyName(key)}</kbd>
          ))}
        </span>
      )}
    </div>
  );
}

function groupsOf({ commands, sessions }: Found, onSession: (row: SessionSummary) => void) {
  const ofGroup = (group: Command['group']) =>
    commands
      .filter((one) => one.group === group)
      .map((one): Entry => ({ ...one, about: one.about ?? '', keys: one.keys ?? [] }));
  const rows = sessions.map((row): Entry => {
    const all = row.vendors.length;
    const done = row.vendors.filter(({ state }) => state === 'connected' || state === 'sent').length;
    return {
      id: `session-${row.id}`,
      label: row.clientName,
      about: formatMessage(words.sessionAbout, { done, all }),
      keys: [],
      run: () => onSession(row),
    };
  });
  return [
    { id: 'steps', title: words.groups.steps, entries: ofGroup('steps') },
    { id: 'do', title: words.groups.do, entries: ofGroup('do') },
    { id: 'guides', title: words.groups.guides, entries: ofGroup('guides') },
    { id: 'sessions', title: words.groups.sessions, entries: rows },
  ].filter(({ entries }) => entries.length > 0);
}
