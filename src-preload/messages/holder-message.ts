import type { Holder } from '../contract/submission.ts';
import { formatMessage } from './format-message.ts';
import { outboxMessages } from './messages.ts';
import { whenWords } from './when-words.ts';

/** That Neo holds another credential, without a client's name: others may be watching. `now` in milliseconds. */
export function holderMessage({ by, at = '', waiting }: Holder, now: number): string {
  const { holder } = outboxMessages;
  if (by === 'elsewhere') return holder.elsewhere;
  if (waiting) return holder.anotherWaits;
  return formatMessage(holder.another, { when: whenWords(at, now) });
}

/** The same with the client's name, on the screen of all clients. */
export function namedHolderMessage(
  { by, clientName: client = '', at = '', waiting }: Holder,
  now: number,
): string {
  const { holder } = outboxMessages;
  if (by === 'elsewhere') return holder.elsewhere;
  if (client === '') return holder.unnamed;
  if (waiting) return formatMessage(holder.waiting, { client });
  return formatMessage(holder.session, { client, when: whenWords(at, now) });
}
