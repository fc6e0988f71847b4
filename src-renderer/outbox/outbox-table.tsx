import { outboxMessages as words } from '../../src-preload/messages/messages.ts';
import { vendorName } from '../shell/vendors.ts';
import layout from '../ui/list-screen.module.css';
import { useNow } from '../ui/use-now.ts';
import css from './outbox.module.css';
import { OutboxLineView } from './outbox-line.tsx';
import { type LineAct, namesOf, needsSomebody, type OutboxLine } from './outbox-rows.ts';

/** "In about 5 minutes" grows old this fast. */
const LOOK_AGAIN_MS = 20_000;

type Props = {
  lines: readonly OutboxLine[];
  shown: number;
  onAct: (line: OutboxLine, act: LineAct) => void;
};

/** What waits, by client, each with what it waits for and what can be done about it. */
export function OutboxTable({ lines, shown, onAct }: Props) {
  const now = useNow(LOOK_AGAIN_MS);
  const names = namesOf(lines, vendorName);
  const leading = lines.find(({ lead }) => needsSomebody(lead));
  const { columns } = words;
  return (
    <div className={`${layout.frame} ${css.frame}`}>
      <table aria-label={words.table} className={`${layout.table} ${css.table}`}>
        <thead>
          <tr>
            <th scope="col">{columns.client}</th>
            <th scope="col">{columns.work}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.waits}</th>
            <th scope="col">
              <span className="visually-hidden">{columns.actions}</span>
            </th>
          </tr>
        </thead>
        {byClient(lines.slice(0, shown)).map(({ sessionId, clientName, own }) => (
          <tbody key={sessionId}>
            <tr className={css.group}>
              <th scope="rowgroup" colSpan={5}>
                {clientName || words.unnamed} <span className={css.count}>{own.length}</span>
              </th>
            </tr>
            {own.map((line) => (
              <OutboxLineView
                key={line.key}
                line={line}
                name={names.get(line.key) ?? ''}
                now={now}
                leads={line === leading}
                onAct={(act) => onAct(line, act)}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

type Client = { sessionId: string; clientName: string; own: OutboxLine[] };

/** The lines of one client stand together already. */
function byClient(lines: readonly OutboxLine[]): Client[] {
  const clients: Client[] = [];
  for (const line of lines) {
    const { sessionId, clientName } = line.lead;
    const last = clients.at(-1);
    if (last?.sessionId === sessionId) last.own.push(line);
    else clients.push({ sessionId, clientName, own: [line] });
  }
  return clients;
}
