import { useEffect, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Guide } from '../../src-preload/contract/vendor.ts';
import { settingsWords } from '../../src-preload/contract/words/en/settings.ts';
import { ask } from '../bridge.ts';
import { BrowserIcon } from '../ui/icons.tsx';
import { MarkedText } from '../ui/marked-text.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { loadGuide, vendorById } from '../vendors.ts';
import css from './settings.module.css';

const words = settingsWords.keyGuide;

/** How to make a Neo API key, in the words of Neo's own folder; closed until it is wanted. */
export function KeyGuide() {
  const [guide, setGuide] = useState<Guide | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const links = vendorById('neo')?.links ?? [];
  useEffect(() => {
    void loadGuide('neo').then(setGuide, () => undefined);
  }, []);

  async function open(link: string) {
    const answer = await ask('openLink', { vendor: 'neo', link, sessionId: null });
    setTrouble(answer.ok ? null : answer.error);
  }

  const steps = guide?.editions[0]?.steps ?? [];
  return (
    <details className={css.guide}>
      <summary>{words.title}</summary>
      <div className={css.guideBody}>
        {steps.length === 0 && <p>{words.missing}</p>}
        <ol className={css.steps}>
          {steps.map((step) => (
            <li key={step.id}>
              <h3>{step.title}</h3>
              {step.text.map((text) => (
                <p key={text}>
                  <MarkedText text={text} />
                </p>
              ))}
              {step.notes
                .filter((note) => note.kind !== 'note')
                .map((note) => (
                  <p key={note.id} className={css.note}>
                    <MarkedText text={note.text} />
                  </p>
                ))}
            </li>
          ))}
        </ol>
        {trouble && <ErrorNotice error={trouble} />}
        <div className={css.buttons}>
          {links.map((link) => (
            <button key={link.id} type="button" onClick={() => void open(link.id)}>
              <BrowserIcon />
              {link.label}
            </button>
          ))}
        </div>
      </div>
    </details>
  );
}
