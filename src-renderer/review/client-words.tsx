import type { Guide, GuidePermission, Vendor, VendorWords } from '../../src-preload/contract/vendor.ts';
import type { PermissionResult, TestReport } from '../../src-preload/contract/verdict.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { consentMessages as words } from '../../src-preload/messages/messages.ts';
import css from './may-do.module.css';
import review from './review.module.css';

type Props = {
  vendor: Vendor;
  vendorWords: VendorWords;
  permissions: readonly GuidePermission[];
  reported: Guide['reported'];
  /** The last test, while it still holds. */
  report: TestReport | null;
};

/** Each permission as a client understands it, why Neo needs it, and what of it was asked for and granted. */
export function ClientWords({ vendor, vendorWords, permissions, reported, report }: Props) {
  const granted = permissions.filter((one) => one.granted);
  return (
    <details className={review.fold}>
      <summary>{words.forClient}</summary>
      <p className={css.control}>{words.control}</p>
      <dl className={css.purposes}>
        {granted.map((permission) => (
          <div key={permission.id}>
            <dt>{permission.label}</dt>
            <dd className={css.plain}>{textOf(vendorWords, `consent.${permission.id}`)}</dd>
            <dd>{formatMessage(words.why, { purpose: permission.purpose })}</dd>
            <dd>{standingOf(permission, report)}</dd>
          </div>
        ))}
        <div>
          <dt>{words.beyond.title}</dt>
          <dd>{beyondText(vendor, reported, report)}</dd>
        </div>
      </dl>
    </details>
  );
}

function textOf(vendorWords: VendorWords, key: string): string {
  const text = vendorWords[key];
  return typeof text === 'string' ? text : '';
}

function standingOf(permission: GuidePermission, report: TestReport | null): string {
  const row = report?.rows.find((one) => one.row === permission.id);
  return formatMessage(words.standing, {
    asked: words.asked[askedFor(permission, row)],
    granted: words.granted[grantedAs(row)],
  });
}

function askedFor(
  { required }: GuidePermission,
  row: PermissionResult | undefined,
): keyof typeof words.asked {
  if (row?.reason?.code === 'not-wanted') return 'no';
  return required || row !== undefined ? 'yes' : 'optional';
}

/** Only what the vendor has shown counts as seen: a row that is in doubt, or was never asked, shows nothing. */
function grantedAs(row: PermissionResult | undefined): keyof typeof words.granted {
  if (row?.verdict === 'passed' || row?.verdict === 'warning') return 'yes';
  return row?.verdict === 'failed' ? 'no' : 'unseen';
}

/**
 * What the vendor's own answer names beyond what Neo asks for. Undefined where no answer tells: no test holds, or this
 * vendor names nothing. Where only the others are listed, no list means that none was named.
 */
export function beyondNeed(
  reported: Guide['reported'],
  report: TestReport | null,
): readonly string[] | undefined {
  if (reported === undefined || report === null) return undefined;
  const list = report.identity.find(({ label }) => label === reported.identity)?.value;
  if (list === undefined) return reported.needed.length === 0 && isSignedIn(report) ? [] : undefined;
  return list.split(/[\s,]+/).filter((scope) => scope !== '' && !reported.needed.includes(scope));
}

const isSignedIn = ({ rows }: TestReport) =>
  rows.some(({ row, verdict }) => row === 'sign-in' && verdict === 'passed');

function beyondText({ name }: Vendor, reported: Guide['reported'], report: TestReport | null): string {
  const beyond = beyondNeed(reported, report);
  if (beyond === undefined) return words.beyond.unseen;
  return beyond.length === 0
    ? formatMessage(words.beyond.none, { vendor: name })
    : formatMessage(words.beyond.some, { vendor: name, scopes: formatList(beyond, 'plain') });
}
