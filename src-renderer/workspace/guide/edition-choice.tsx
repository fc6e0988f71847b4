import type { Guide } from '../../../src-preload/contract/vendor.ts';
import css from './edition-choice.module.css';
import { useGuide } from './guide-store.ts';
import type { Place } from './step-order.ts';

/** Which edition is seen. The newest is chosen to begin with, and each leads to the others. */
export function EditionChoice({ guide, place }: { guide: Guide; place: Place }) {
  const { chooseEdition } = useGuide.getState();
  return (
    <fieldset className={css.editions}>
      <legend>{guide.editionQuestion}</legend>
      {guide.editions.map((edition) => (
        <label key={edition.id}>
          <input
            type="radio"
            name="edition"
            checked={edition.id === place.edition.id}
            onChange={() => chooseEdition(edition.id)}
          />
          {edition.label}
        </label>
      ))}
    </fieldset>
  );
}
