import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { AppError } from '../../src-preload/contract/app-error.ts';
import type { Consent, VendorProgress } from '../../src-preload/contract/session.ts';
import type { Guide } from '../../src-preload/contract/vendor.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { consentMessages as words } from '../../src-preload/messages/messages.ts';
import { vendorName } from '../shell/vendors.ts';
import { Dialog, DialogButtons, DialogText } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Status } from '../ui/status.tsx';
import css from './consent.module.css';
import { useSubmission } from './submission-store.ts';

type Props = { progress: VendorProgress; guide: Guide };

/** Who has agreed to what the key lets Neo do, and the way to record, change or withdraw that. */
export function ConsentPart({ progress, guide }: Props) {
  const title = useId();
  const record = useRef<HTMLButtonElement>(null);
  const isAsking = useSubmission((store) => store.asksConsent);
  const { askConsent } = useSubmission.getState();
  // Whoever leaves the screen asks no more.
  useEffect(() => () => askConsent(false), [askConsent]);
  const { consent } = progress;
  const edition = editionOf(guide, progress.edition);
  async function withdraw() {
    await useSubmission.getState().withdrawConsent();
    record.current?.focus();
  }
  return (
    <section className={css.consent} aria-labelledby={title}>
      <h3 id={title}>{words.title}</h3>
      <Status name={words.title}>
        {consent === undefined ? words.none : consentText(consent, guide)}
        {consent !== undefined && consent.guideEdition !== edition && ` ${words.otherEdition}`}
      </Status>
      <div className={css.acts}>
        <button ref={record} type="button" onClick={() => askConsent(true)}>
          {consent === undefined ? words.record : words.change}
        </button>
        {consent !== undefined && (
          <button type="button" className="quiet" onClick={() => void withdraw()}>
            {words.withdraw}
          </button>
        )}
      </div>
      {isAsking && <RecordConsent progress={progress} edition={edition} onClose={() => askConsent(false)} />}
    </section>
  );
}

type DialogProps = { progress: VendorProgress; edition: string; onClose: () => void };

function RecordConsent({ progress, edition, onClose }: DialogProps) {
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [error, setError] = useState<AppError | null>(null);
  const isOver = useRef(false);
  useEffect(
    () => () => {
      isOver.current = true;
    },
    [],
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const by = String(new FormData(form).get('by') ?? '').trim();
    if (by === '') {
      setFault(words.dialog.missing);
      form.querySelector('input')?.focus();
      return;
    }
    const refused = await useSubmission.getState().recordConsent(by, edition);
    if (isOver.current) return;
    if (refused === null) onClose();
    else setError(refused);
  }

  return (
    <Dialog
      title={formatMessage(words.dialog.title, { vendor: vendorName(progress.vendor) })}
      onClose={onClose}
    >
      <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
        <DialogText>
          <p>{words.dialog.text}</p>
        </DialogText>
        <Field
          label={words.dialog.by}
          help={words.dialog.help}
          error={fault}
          input={(wiring) => (
            <input
              {...wiring}
              name="by"
              defaultValue={progress.consent?.by ?? ''}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        />
        {error !== null && <ErrorNotice error={error} />}
        <DialogButtons>
          <button type="button" onClick={onClose}>
            {words.dialog.cancel}
          </button>
          <button type="submit" className="primary">
            {words.record}
          </button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

/** The first edition is at hand until another is chosen. */
function editionOf(guide: Guide, chosen: string): string {
  return (guide.editions.find(({ id }) => id === chosen) ?? guide.editions[0])?.id ?? '';
}

/** Who, when, and by which edition; by its id where the guide has it no more. */
export function consentText({ by, at, guideEdition }: Consent, guide: Guide): string {
  const edition = guide.editions.find(({ id }) => id === guideEdition)?.label ?? guideEdition;
  return formatMessage(words.recorded, { by, at, edition });
}
