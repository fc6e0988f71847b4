import { type FormEvent, useState } from 'react';
import type { PasteFound } from '../../../src-preload/contract/paste.ts';
import type { Vendor, VendorWords } from '../../../src-preload/contract/vendor.ts';
import { formatList, formatMessage } from '../../../src-preload/messages/format-message.ts';
import { pasteMessages as words } from '../../../src-preload/messages/messages.ts';
import { DialogButtons } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { issueText } from './field-messages.ts';
import css from './paste.module.css';
import { type Pasting, usePaste } from './paste-store.ts';

type PasteProposalProps = {
  vendor: Vendor;
  vendorWords: VendorWords;
  pasting: Extract<Pasting, { kind: 'proposed' }>;
};

/** What was found, to be ticked: nothing is kept before the button. A secret is shown as its length. */
export function PasteProposal({ vendor, vendorWords, pasting }: PasteProposalProps) {
  const { cancel, accept } = usePaste.getState();
  const { proposed, error } = pasting;
  const [isEmpty, setEmpty] = useState(false);

  // A choice has a value without being told one.
  const notFound = vendor.fields.filter(
    ({ id, kind, default: preset }) =>
      (kind !== 'choice' || preset === undefined) && !proposed.found.some(({ field }) => field === id),
  );

  function use(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget).getAll('field').map(String);
    setEmpty(fields.length === 0);
    if (fields.length > 0) void accept(fields);
  }

  return (
    <form onSubmit={use} className={css.form}>
      <p>{words.intro}</p>
      <table className={css.table} aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.columns.use}</th>
            <th scope="col">{words.columns.field}</th>
            <th scope="col">{words.columns.value}</th>
            <th scope="col">{words.columns.note}</th>
          </tr>
        </thead>
        <tbody>
          {proposed.found.map((one) => (
            <FoundRow key={one.field} found={one} vendor={vendor} vendorWords={vendorWords} />
          ))}
        </tbody>
      </table>
      {notFound.length > 0 && (
        <p>
          {formatMessage(words.notFound, {
            fields: formatList(
              notFound.map(({ label }) => label),
              'plain',
            ),
            count: notFound.length,
          })}
        </p>
      )}
      {proposed.left > 0 && (
        <p className={css.quiet}>{formatMessage(words.left, { count: proposed.left })}</p>
      )}
      {isEmpty && <p role="alert">{words.tickOne}</p>}
      {error !== null && <ErrorNotice error={error} />}
      <DialogButtons>
        <button type="button" onClick={cancel}>
          {words.cancel}
        </button>
        <button type="submit" className="primary">
          {words.use}
        </button>
      </DialogButtons>
    </form>
  );
}

type FoundRowProps = { found: PasteFound; vendor: Vendor; vendorWords: VendorWords };

function FoundRow({ found, vendor, vendorWords }: FoundRowProps) {
  const field = vendor.fields.find((one) => one.id === found.field);
  if (field === undefined) return null;
  const isBlocked = found.issue?.blocking === true;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          name="field"
          value={found.field}
          aria-label={formatMessage(words.useField, { label: found.label })}
          disabled={isBlocked}
          defaultChecked={!isBlocked && isTickedAtFirst(found, field.kind)}
        />
      </td>
      <th scope="row">{found.label}</th>
      <td className={found.text === undefined ? undefined : 'code'}>
        {found.text ?? formatMessage(words.length, { count: found.length })}
      </td>
      <td className={css.quiet}>
        {found.issue === undefined
          ? words.standing[found.standing]
          : issueText(found.issue, field, vendor, vendorWords)}
      </td>
    </tr>
  );
}

/** A saved secret is only replaced by an own tick; what is saved already needs none. */
export function isTickedAtFirst(found: Pick<PasteFound, 'standing'>, kind: string): boolean {
  if (found.standing === 'same') return false;
  return found.standing === 'new' || kind !== 'secret';
}
