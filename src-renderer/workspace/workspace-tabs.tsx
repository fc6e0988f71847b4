import type { KeyboardEvent } from 'react';
import { guideMessages } from '../../src-preload/messages/messages.ts';
import type { Front } from './workspace-store.ts';
import css from './workspace-tabs.module.css';

type WorkspaceTabsProps = { front: Front; hasResults: boolean; onFront: (front: Front) => void };

const tabId = (front: Front) => `tab-${front}`;
const panelId = (front: Front) => `panel-${front}`;

/** What an element needs to be the panel of a tab. */
export const panelOf = (front: Front) =>
  ({ id: panelId(front), role: 'tabpanel', 'aria-labelledby': tabId(front) }) as const;

/**
 * The step or the results. In a narrow window the list of steps is a tab as well; elsewhere it stands beside them, and
 * CSS takes its tab away. Results come with the first run.
 */
export function WorkspaceTabs({ front, hasResults, onFront }: WorkspaceTabsProps) {
  const tabs: { id: Front; words: string }[] = [
    { id: 'steps', words: guideMessages.zoneSteps },
    { id: 'step', words: guideMessages.zoneStep },
    ...(hasResults ? [{ id: 'results' as const, words: guideMessages.zoneResults }] : []),
  ];
  // Arrows go from tab to tab; Tab leaves the list (ARIA Authoring Practices, "Tabs").
  function moved(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const shown = [...event.currentTarget.querySelectorAll('button')].filter((tab) => tab.checkVisibility());
    const next =
      shown[
        (shown.indexOf(document.activeElement as HTMLButtonElement) + step + shown.length) % shown.length
      ];
    const id = tabs.find((tab) => tabId(tab.id) === next?.id)?.id;
    if (next === undefined || id === undefined) return;
    event.preventDefault();
    next.focus();
    onFront(id);
  }
  return (
    <div
      className={css.tabs}
      data-alone={hasResults ? undefined : ''}
      role="tablist"
      aria-label={guideMessages.zones}
      onKeyDown={moved}
    >
      {tabs.map(({ id, words }) => {
        // The steps are no choice where their tab is not shown: the step is in front then.
        const isFront = front === id || (id === 'step' && front === 'steps');
        return (
          <button
            key={id}
            id={tabId(id)}
            type="button"
            role="tab"
            className="quiet"
            data-tab={id}
            aria-selected={front === id}
            aria-controls={panelId(id)}
            tabIndex={isFront ? 0 : -1}
            onClick={() => onFront(id)}
          >
            {words}
          </button>
        );
      })}
    </div>
  );
}
