import { useId } from 'react';
import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import {
  outboxMessages,
  submissionMessages,
  vendorStateMessages,
} from '../../src-preload/messages/messages.ts';
import { VendorLogo } from '../shell/vendor-logo.tsx';
import { vendorName } from '../shell/vendors.ts';
import { ArrowIcon, PassedIcon } from '../ui/icons.tsx';
import css from './done.module.css';
import review from './review.module.css';

const words = submissionMessages.done;

const isDone = ({ state }: VendorProgress) => state === 'sent' || state === 'connected';

/** The first vendor of the session that has not gone to Neo and does not wait by itself, in their order. */
export function nextOf({ vendors }: SessionView, current: string): VendorProgress | undefined {
  return vendors.find((one) => one.vendor !== current && !isDone(one) && one.state !== 'queued');
}

type DoneVendorsProps = {
  session: SessionView;
  next: VendorProgress | undefined;
  onOpenVendor: (vendor: string) => void;
  onReviewVendor: (vendor: string) => void;
};

/** The vendors of this client, how far each is, and the next one as the next act. */
export function DoneVendors({ session, next, onOpenVendor, onReviewVendor }: DoneVendorsProps) {
  const title = useId();
  const { vendors, clientName } = session;
  const named = { client: clientName || outboxMessages.unnamed };
  const count = vendors.filter(isDone).length;
  return (
    <section className={review.box} aria-labelledby={title}>
      <div className={css.title}>
        <h2 id={title}>{formatMessage(words.vendors, named)}</h2>
        <p className={review.quiet}>{formatMessage(words.count, { count, all: vendors.length })}</p>
      </div>
      <ul className={css.vendors}>
        {vendors.map((one) => {
          const vendor = vendorName(one.vendor);
          const isTested = one.state === 'tested';
          return (
            <li key={one.vendor}>
              <VendorLogo vendor={one.vendor} />
              <span className={css.vendor}>
                <b>{vendor}</b>
                <span className={isDone(one) ? css.done : css.state}>
                  {isDone(one) && <PassedIcon />}
                  {vendorStateMessages[one.state]}
                </span>
              </span>
              {one === next ? (
                <button
                  type="button"
                  className="primary"
                  onClick={() => (isTested ? onReviewVendor : onOpenVendor)(one.vendor)}
                >
                  {formatMessage(isTested ? words.reviewVendor : words.nextVendor, { vendor })}
                  <ArrowIcon />
                </button>
              ) : (
                !isDone(one) && (
                  <button type="button" className="quiet" onClick={() => onOpenVendor(one.vendor)}>
                    {formatMessage(words.openVendor, { vendor })}
                  </button>
                )
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
