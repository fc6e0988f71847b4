import { guideMessages } from '../../src-preload/messages/messages.ts';
import css from './workspace.module.css';
import type { Front } from './workspace-store.ts';

type ZoneSwitchProps = { front: Front; hasResults: boolean; onFront: (front: Front) => void };

/** In a narrow window only one zone is seen; CSS shows these buttons there and nowhere else. */
export function ZoneSwitch({ front, hasResults, onFront }: ZoneSwitchProps) {
  const zones: { id: Front; words: string }[] = [
    { id: 'steps', words: guideMessages.zoneSteps },
    { id: 'step', words: guideMessages.zoneStep },
    ...(hasResults ? [{ id: 'results' as const, words: guideMessages.zoneResults }] : []),
  ];
  return (
    <fieldset className={css.switch} aria-label={guideMessages.zones}>
      {zones.map((zone) => (
        <button key={zone.id} type="button" aria-pressed={front === zone.id} onClick={() => onFront(zone.id)}>
          {zone.words}
        </button>
      ))}
    </fieldset>
  );
}
