import type { SessionView, VendorProgress } from '../../src-preload/contract/session.ts';
import type { PermissionResult } from '../../src-preload/contract/verdict.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { guideMessages, vendorStateMessages } from '../../src-preload/messages/messages.ts';
import { useVendorGuide } from '../shell/use-vendor-files.ts';
import { VendorLogo } from '../shell/vendor-logo.tsx';
import { vendorName } from '../shell/vendors.ts';
import { keyshortcuts } from '../ui/keyboard.ts';
import { rove } from '../ui/rove.ts';
import { isFilledIn } from './filled-in.ts';
import css from './session-rail.module.css';

type SessionRailProps = {
  className: string | undefined;
  session: SessionView;
  /** The vendor that is shown. */
  current: string;
  onOpen: (vendor: string) => void;
};

/** Whose session it is, and its vendors. */
export function SessionRail({ className, session, current, onOpen }: SessionRailProps) {
  return (
    <header className={`${css.rail} ${className}`} data-zone="">
      <div className={css.session}>
        <p className={css.client} title={session.clientName}>
          {session.clientName}
        </p>
        {session.technician !== '' && <p className={css.technician}>{session.technician}</p>}
      </div>
      <VendorsNav vendors={session.vendors} current={current} onOpen={onOpen} />
    </header>
  );
}

type VendorsNavProps = { vendors: readonly VendorProgress[] } & Pick<SessionRailProps, 'current' | 'onOpen'>;

/** The vendors in the order of connecting, the PSA first, each with how far it has come. */
function VendorsNav({ vendors, current, onOpen }: VendorsNavProps) {
  return (
    <nav aria-label={guideMessages.vendors} className={css.nav} onKeyDown={(event) => rove(event, 'a')}>
      <ol className={css.list}>
        {vendors.map((progress, index) => (
          <li key={progress.vendor}>
            <VendorLink
              progress={progress}
              index={index}
              isCurrent={progress.vendor === current}
              isAlone={vendors.length === 1}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

type VendorLinkProps = {
  progress: VendorProgress;
  index: number;
  isCurrent: boolean;
  /** It leads nowhere that one is not. */
  isAlone: boolean;
  onOpen: VendorsNavProps['onOpen'];
};

function VendorLink({ progress, index, isCurrent, isAlone, onOpen }: VendorLinkProps) {
  const { vendor } = progress;
  const { words, share, tone } = vendorStatus(progress);
  const toFix = rowsToFix(progress);
  const guide = useVendorGuide(toFix.length > 0 ? vendor : '');
  const names = (guide?.permissions ?? []).filter(({ id }) => toFix.includes(id)).map(({ label }) => label);
  const state = names.length === 0 ? words : `${words}: ${formatList(names, 'plain')}`;
  return (
    <a
      href={`#${vendor}`}
      className={css.link}
      tabIndex={isCurrent && !isAlone ? 0 : -1}
      aria-current={isCurrent ? 'page' : undefined}
      aria-keyshortcuts={index < 9 ? keyshortcuts('Ctrl', String(index + 1)) : undefined}
      title={`${vendorName(vendor)} ${state}`}
      onClick={(event) => {
        event.preventDefault();
        if (!isCurrent) onOpen(vendor);
      }}
    >
      <VendorLogo vendor={vendor} />
      <span className={css.words}>
        <span className={css.name}>{vendorName(vendor)}</span>{' '}
        <span className={css.state} data-tone={tone}>
          {state}
        </span>
      </span>
      <ProgressRing share={share} tone={tone} />
    </a>
  );
}

type Tone = 'open' | 'good' | 'warning' | 'bad';
type VendorStatus = { words: string; share: number; tone: Tone };

/** Where a vendor stands: in words, as a share of the way from 0 to 1, and whether that is good. */
export function vendorStatus(progress: VendorProgress): VendorStatus {
  const { fields, test, state } = progress;
  const words = vendorStateMessages;
  const usable = fields.filter(isFilledIn).length;
  const filled = fields.length === 0 ? 0 : (usable / fields.length) * FILLED;
  if (test.kind === 'testing') return { words: guideMessages.testing, share: FILLED, tone: 'open' };
  switch (state) {
    case 'connected':
      return { words: words.connected, share: 1, tone: 'good' };
    case 'sent':
      // Neo has the key, and has not confirmed that it works.
      return { words: words.sent, share: SENT, tone: 'open' };
    case 'queued':
      return { words: words.queued, share: PASSED, tone: 'open' };
    case 'tested':
      return {
        words: words.tested,
        share: PASSED,
        tone: test.kind === 'done' && test.report.overall === 'warning' ? 'warning' : 'good',
      };
    case 'needs-attention': {
      const toFix = rowsToFix(progress).length;
      const count =
        toFix === 0 ? words['needs-attention'] : formatMessage(guideMessages.toFix, { count: toFix });
      return { words: count, share: FILLED, tone: 'bad' };
    }
    case 'draft':
      return {
        words:
          usable === 0
            ? guideMessages.empty
            : formatMessage(guideMessages.filled, { filled: usable, all: fields.length }),
        share: filled,
        tone: 'open',
      };
    default:
      return { words: words[state], share: FILLED, tone: 'open' };
  }
}

/** So much of the way is done when every field is filled in, when the test has passed, and when Neo has the key. */
const FILLED = 0.7;
const PASSED = 0.85;
const SENT = 0.95;

/** The rows of the last test that somebody has to do something about, by id. */
function rowsToFix({ test, state }: VendorProgress): string[] {
  if (test.kind !== 'done' || state !== 'needs-attention') return [];
  const toFix = ({ verdict, counts }: PermissionResult) =>
    counts && (verdict === 'failed' || verdict === 'could-not-tell');
  return test.report.rows.filter(toFix).map(({ row }) => row);
}

const RADIUS = 7.5;
const AROUND = 2 * Math.PI * RADIUS;

function ProgressRing({ share, tone }: Pick<VendorStatus, 'share' | 'tone'>) {
  return (
    <svg className={css.ring} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r={RADIUS} />
      {share > 0 && (
        <circle
          className={css.done}
          data-tone={tone}
          cx="10"
          cy="10"
          r={RADIUS}
          strokeDasharray={`${share * AROUND} ${AROUND}`}
        />
      )}
    </svg>
  );
}
