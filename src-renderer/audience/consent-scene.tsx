import type { Guide } from '../../src-preload/contract/vendor.ts';
import { consentMessages, audienceMessages as words } from '../../src-preload/messages/messages.ts';
import css from './audience.module.css';
import { MayDo } from './may-do.tsx';

/** What the client is asked to agree to, whole. They answer on the call: there is nothing to press here. */
export function ConsentScene({ guide }: { guide: Guide }) {
  return (
    <main className={css.consent}>
      <h1>{words.consent.title}</h1>
      <p>{words.consent.means}</p>
      <MayDo guide={guide} />
      <p>{consentMessages.control}</p>
    </main>
  );
}
