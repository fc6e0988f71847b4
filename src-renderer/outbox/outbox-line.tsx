import { useRef, useState } from 'react';
import type { OutboxRow } from '../../src-preload/contract/submission.ts';
import { formatMessage } from '../../src-preload/messages/format-message.ts';
import { namedHolderMessage } from '../../src-preload/messages/holder-message.ts';
import {
  actorMessages,
  submissionStateMessages,
  outboxMessages as words,
} from '../../src-preload/messages/messages.ts';
import { waitMessage } from '../../src-preload/messages/wait-message.ts';
import { VendorLogo } from '../shell/vendor-logo.tsx';
import { vendorName } from '../shell/vendors.ts';
import { ActionMenu } from '../ui/action-menu.tsx';
import { untilWords } from '../ui/dates.ts';
import { MoreIcon, SendIcon, WaitingIcon, WarningIcon } from '../ui/icons.tsx';
import css from './outbox.module.css';
import { actsOf, type LineAct, needsSomebody, type OutboxLine, opensIn, workWords } from './outbox-rows.ts';

type Props = {
  line: OutboxLine;
  name: string;
  now: number;
  /** Of all lines that need somebody, the first: its act is the one filled button. */
  leads: boolean;
  onAct: (act: LineAct) => void;
};

/** One vendor of one client: what is to be done, how it stands, what it waits for, and the one act that is needed. */
export function OutboxLineView({ line, name, now, leads, onAct }: Props) {
  const { lead, key } = line;
  const [first, ...rest] = actsOf(line);
  const more = useRef<HTMLButtonElement>(null);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const spoken = (act: LineAct) => formatMessage(words.actOn, { act: actWords(act, line), row: name });
  return (
    <tr data-item={key}>
      <th scope="row">
        <VendorLogo vendor={lead.vendor} />
        <a
          href={`#${opensIn(lead)}/${lead.sessionId}/${lead.vendor}`}
          aria-label={name}
          onClick={(event) => {
            event.preventDefault();
            onAct('open');
          }}
        >
          {vendorName(lead.vendor)}
        </a>
      </th>
      <td className={css.work}>{workWords(line)}</td>
      <td className={css.state}>
        <State row={lead} />
      </td>
      <td className={css.waits}>
        <WaitsFor row={lead} now={now} />
      </td>
      <td className={css.acts}>
        {first !== undefined && (
          <button
            type="button"
            className={leads ? 'primary' : undefined}
            aria-label={spoken(first)}
            onClick={() => onAct(first)}
          >
            {actWords(first, line)}
          </button>
        )}
        {rest.length > 0 && (
          <button
            ref={more}
            type="button"
            className={`quiet ${css.more}`}
            aria-label={formatMessage(words.more, { row: name })}
            aria-expanded={isMenuOpen}
            onClick={() => setMenuOpen(true)}
          >
            <MoreIcon />
          </button>
        )}
        {isMenuOpen && more.current !== null && (
          <ActionMenu
            name={name}
            anchor={more.current}
            onClose={() => setMenuOpen(false)}
            actions={rest.map((act) => ({
              label: actWords(act, line),
              name: spoken(act),
              run: () => onAct(act),
              ...(act === 'withdraw' ? { isDanger: true } : {}),
            }))}
          />
        )}
      </td>
    </tr>
  );
}

function actWords(act: LineAct, { items }: OutboxLine): string {
  const isTest = items.every(({ work }) => work === 'test');
  return {
    handOver: words.handOverNow,
    replace: words.replace,
    confirm: words.confirmHost,
    settings: words.openSettings,
    open: words.openRow,
    sendNow: isTest ? words.testNow : words.sendNow,
    pause: words.pause,
    withdraw: isTest ? words.cancelTest : words.withdraw,
  }[act];
}

function State({ row }: { row: OutboxRow }) {
  const isUrgent = needsSomebody(row);
  const text =
    row.state === 'hand-over'
      ? words.handOverState
      : row.waitsFor === 'paused'
        ? words.paused
        : submissionStateMessages[row.state];
  return (
    <span className={css.chip} data-state={isUrgent ? 'needs-attention' : row.state}>
      {isUrgent ? <WarningIcon /> : row.state === 'sending' ? <SendIcon /> : <WaitingIcon />}
      {text}
    </span>
  );
}

/** What happened and what is next, and when it is tried again. */
function WaitsFor({ row, now }: { row: OutboxRow; now: number }) {
  const waiting = waitMessage(row);
  if (waiting === null) {
    return row.state === 'hand-over' ? words.handOver : row.state === 'sending' ? words.underWay : null;
  }
  const { nextTryAt, holder } = row;
  const who = formatMessage(actorMessages[waiting.who], { vendor: vendorName(row.vendor) });
  const isElses = waiting.who !== 'you' && who !== '';
  return (
    <>
      {holder === undefined ? waiting.happened : namedHolderMessage(holder, now)} {untilWords(nextTryAt, now)}{' '}
      <span className={css.next}>
        {waiting.next}
        {isElses && ` ${formatMessage(words.who, { who })}`}
      </span>
    </>
  );
}
