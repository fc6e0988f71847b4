import { type ReactNode, useId } from 'react';
import type { OpenRequest } from '../../../src-preload/contract/secret-request.ts';
import type { FieldView } from '../../../src-preload/contract/session.ts';
import type { Guide, GuideStep, Vendor, VendorWords } from '../../../src-preload/contract/vendor.ts';
import type { OfferedChoices } from '../../../src-preload/contract/verdict.ts';
import { formatMessage } from '../../../src-preload/messages/format-message.ts';
import {
  secretRequestMessages as askMessages,
  credentialsMessages,
  pasteMessages,
} from '../../../src-preload/messages/messages.ts';
import { momentWords } from '../../../src-preload/messages/when-words.ts';
import { PasteIcon } from '../../ui/icons.tsx';
import { rove } from '../../ui/rove.ts';
import { useNow } from '../../ui/use-now.ts';
import { CredentialField, type FieldNow } from './credential-field.tsx';
import css from './credentials.module.css';
import type { StepPlace } from './field-extras.tsx';
import { offersProposal, whereStored } from './field-messages.ts';
import { PasteDialog } from './paste-dialog.tsx';
import { usePaste } from './paste-store.ts';
import { useDrop } from './use-drop.ts';

type CredentialsProps = FieldNow & {
  /** Stands before the fields. */
  above?: ReactNode;
  vendor: Vendor;
  views: readonly FieldView[];
  vendorWords: VendorWords;
  /** Null until the guide is loaded: the fields do not wait for it. */
  guide: Guide | null;
  edition: string;
  /** The fields that the step at hand fills. */
  wanted?: readonly string[];
  offers: readonly OfferedChoices[];
  onStep: (step: string) => void;
  /** In practice memory is what is meant, and nothing to be warned of. */
  isPractice: boolean;
  /** What was asked of somebody at another computer, while it waits for its answer. */
  request: OpenRequest | undefined;
  onAsk: () => void;
};

/**
 * The vendor's fields, one instance for every width of the window: a value can be caught at any step. What is
 * typed goes from the input to main and is kept nowhere on this side.
 */
export function Credentials(props: CredentialsProps) {
  const { vendor, views, guide, edition } = props;
  const title = useId();
  const drop = useDrop();
  const atHand = fieldAtHand(vendor.fields, views, props.wanted ?? []);
  const steps = (guide?.editions.find((one) => one.id === edition) ?? guide?.editions[0])?.steps ?? [];
  // Only what is sealed has a length; an address and a choice are no secrets.
  const storedIn = whereStored(views.filter((view) => view.length !== undefined));
  return (
    <section
      className={css.region}
      aria-labelledby={title}
      data-takes-values=""
      data-over={drop.isOver ? '' : undefined}
      {...drop.handlers}
    >
      <header className={css.head}>
        <h2 id={title}>{credentialsMessages.title}</h2>
        <FillButtons onAsk={props.isPractice ? null : props.onAsk} />
      </header>
      {props.request !== undefined && <Asked request={props.request} onShow={props.onAsk} />}
      {props.above}
      <div className={css.fields}>
        {vendor.fields.map((field) => {
          const view = views.find((one) => one.id === field.id);
          if (view === undefined) return null;
          return (
            <div
              key={field.id}
              data-field={field.id}
              data-at-hand={field.id === atHand ? '' : undefined}
              data-wanted={props.wanted?.includes(field.id) && view.state !== 'saved' ? '' : undefined}
            >
              <CredentialField
                vendor={vendor}
                field={field}
                view={view}
                proposes={offersProposal(view, views)}
                vendorWords={props.vendorWords}
                offer={props.offers.find((one) => one.field === field.id)}
                step={placeOf(steps, field.step)}
                onStep={props.onStep}
                fieldNow={props.fieldNow}
              />
            </div>
          );
        })}
      </div>
      {drop.isOver && (
        <p className={css.drop} aria-hidden="true">
          {pasteMessages.drop}
        </p>
      )}
      <p className={css.storedIn} data-stored-in={props.isPractice ? undefined : storedIn}>
        {credentialsMessages[storedIn]}
      </p>
      <PasteDialog vendor={vendor} vendorWords={props.vendorWords} />
    </section>
  );
}

/** One stop of Tab; the arrows go from one to the other. */
function FillButtons({ onAsk }: { onAsk: (() => void) | null }) {
  return (
    <div
      role="toolbar"
      aria-label={askMessages.tools}
      className={css.fillButtons}
      onKeyDown={(event) => rove(event, 'button')}
    >
      <button type="button" className="quiet" onClick={usePaste.getState().begin}>
        <PasteIcon />
        {pasteMessages.open}
      </button>
      {onAsk !== null && (
        <button
          type="button"
          tabIndex={-1}
          className="quiet"
          aria-label={askMessages.open}
          title={askMessages.tip}
          onClick={onAsk}
        >
          <span className={css.short}>{askMessages.openShort}</span>
          <span className={css.long}>{askMessages.open}</span>
        </button>
      )}
    </div>
  );
}

/** Somebody at another computer was asked for values. */
function Asked({ request, onShow }: { request: OpenRequest; onShow: () => void }) {
  const now = useNow(60_000);
  return (
    <div className={css.asked}>
      <p>{formatMessage(askMessages.asked, { when: momentWords(request.expiresAt, now) })}</p>
      <button type="button" className="as-link" onClick={onShow}>
        {askMessages.show}
      </button>
    </div>
  );
}

function placeOf(steps: readonly GuideStep[], id: string): StepPlace | null {
  const index = steps.findIndex((step) => step.id === id);
  const title = steps[index]?.title;
  return title === undefined ? null : { number: index + 1, title };
}

/** The field to fill next: what the step at hand fills, then what is still open, in the order of the fields. */
export function fieldAtHand(
  fields: readonly { id: string }[],
  views: readonly FieldView[],
  wanted: readonly string[],
): string | undefined {
  const isOpen = ({ id }: { id: string }) => {
    const view = views.find((one) => one.id === id);
    return view !== undefined && (view.savedAt === undefined || view.issue?.blocking === true);
  };
  const open = fields.filter(isOpen);
  return (open.find(({ id }) => wanted.includes(id)) ?? open[0] ?? fields.at(-1))?.id;
}
