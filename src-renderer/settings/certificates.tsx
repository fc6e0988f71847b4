import { useRef, useState } from 'react';
import type { Settings } from '../../src-preload/contract/settings.ts';
import { settingsWords } from '../../src-preload/contract/words/en/settings.ts';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { writeTime } from '../ui/times.ts';
import css from './settings.module.css';
import { useSettings } from './settings-store.ts';

const words = settingsWords.certificates;

/** Certificate authorities of a network whose proxy looks into TLS. Only their names come back. */
export function Certificates({ settings }: { settings: Settings }) {
  const trouble = useSettings((store) => store.troubles.certificates);
  const { addCertificates, removeCertificates } = useSettings.getState();
  const [fault, setFault] = useState<string | null>(null);
  const pem = useRef<HTMLTextAreaElement>(null);

  async function add() {
    const text = pem.current?.value ?? '';
    const found = faultOf(text);
    setFault(found);
    if (found) {
      pem.current?.focus();
      return;
    }
    if ((await addCertificates(text)) && pem.current) pem.current.value = '';
  }

  const { certificates } = settings;
  return (
    <div className={css.fields}>
      <Field
        label={words.pem}
        help={words.pemHelp}
        error={fault}
        input={(wiring) => (
          <textarea
            {...wiring}
            ref={pem}
            rows={3}
            className="code"
            spellCheck={false}
            autoComplete="off"
            onInput={() => setFault(null)}
          />
        )}
      />
      {certificates.length > 0 && (
        <ul className={css.certificates} aria-label={words.list}>
          {certificates.map((one) => (
            <li key={`${one.subject} ${one.expires}`}>
              <span>{one.subject}</span>
              <span>{words.expires(writeTime('datedYear', one.expires))}</span>
            </li>
          ))}
        </ul>
      )}
      {trouble && <ErrorNotice error={trouble} />}
      <div className={css.buttons}>
        <button type="button" onClick={() => void add()}>
          {words.add}
        </button>
        {certificates.length > 0 && (
          <button type="button" className="quiet" onClick={() => void removeCertificates()}>
            {words.remove}
          </button>
        )}
      </div>
    </div>
  );
}

/** What is wrong with pasted certificates before main looks at them; null when nothing is. Pure. */
export function faultOf(pem: string): string | null {
  if (pem.trim() === '') return words.pemMissing;
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem) ? words.privateKey : null;
}
