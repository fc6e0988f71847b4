import type { Vendor } from '../../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import { paletteMessages as words } from '../../../src-preload/messages/messages.ts';
import type { Command } from '../../ui/command-registry.ts';
import { type Place, pathOf } from './step-order.ts';

/** Every step of the edition at hand by its title, and by what it says. None while the guide is loading. */
export function guideCommands(vendor: Vendor, place: Place | null, goTo: (step: string) => void): Command[] {
  if (place === null) return [];
  const path = pathOf(place.edition);
  return place.edition.steps.flatMap((step): Command[] => {
    const number = path.indexOf(step) + 1;
    const about = formatMessage(number === 0 ? words.later : words.stepAt, { vendor: vendor.name, number });
    const texts = [...step.instructions.map(({ say }) => say), ...step.notes.map(({ ask }) => ask)];
    return [
      { id: `step-${step.id}`, group: 'steps', label: step.title, about, run: () => goTo(step.id) },
      ...texts.map(
        (text, index): Command => ({
          id: `text-${step.id}-${index}`,
          group: 'guides',
          label: text.replaceAll('**', ''),
          about,
          run: () => goTo(step.id),
        }),
      ),
    ];
  });
}
