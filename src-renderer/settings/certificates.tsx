import { useRef, useState } from 'react';
import type { CertificateView, Settings } from '../../src-preload/contract/settings.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { settingsMessages } from '../../src-preload/messages/messages.ts';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import css from './settings.module.css';
import { useSettings } from './settings-store.ts';

const words = settingsMessages.certificates;

/** Certificate authorities of a network whose proxy looks into TLS. Only their names come back. */
export function Certificates({ settings }: { settings: Settings }) {
  const error = useSettings((store) => store.errors.certificates);
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
            <li key={`${one.subject} ${one.from} ${one.expires}`}>
              <span>{one.subject}</span>
              <span>{`${words.roles[one.role]}, ${stateOf(one)}`}</span>
            </li>
          ))}
        </ul>
      )}
      {error && <ErrorNotice error={error} />}
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

function stateOf({ state, from, expires }: CertificateView): string {
  return formatMessage(words.states[state], { from, until: expires });
}

/** What is wrong with pasted certificates before main looks at them; null when nothing is. */
export function faultOf(pem: string): string | null {
  if (pem.trim() === '') return words.pemMissing;
  // However a mail has written its dashes.
  return /BEGIN\s+[A-Z\s]*PRIVATE\s+KEY/i.test(pem) ? words.privateKey : null;
}
