import type { QrPicture } from '../../src-preload/contract/secret-request.ts';
import type { VendorField } from '../../src-preload/contract/vendor.ts';
import { formatList, formatMessage } from '../../src-preload/messages/format-message.ts';
import { secretRequestMessages } from '../../src-preload/messages/messages.ts';
import { utc } from '../report/utc.ts';
import { wordsOf } from '../secrets/signing.ts';
import type { SessionVendor } from '../sessions/vendor-progress.ts';
import type { StoredRequest } from '../storage/stored-session.ts';

import { qrPicture } from './qr-picture.ts';

const words = secretRequestMessages.sent;

/** Of the key that answers are sealed for. */
export function requestWords(recipient: string): string[] {
  return wordsOf('neo-request key', recipient);
}

export type DescribedRequest = Pick<StoredRequest, 'id' | 'recipient' | 'expiresAt'> & {
  client: string;
  technician: string;
  vendor: string;
  fields: Pick<VendorField, 'id' | 'label' | 'help' | 'kind'>[];
  /** `expiresAt` in UTC. */
  until: string;
  words: string[];
  /** To be sent. */
  text: string;
  /** The same in short. */
  code: QrPicture;
};

/** A request as everybody may read it: the same facts in the dialog, in a mail, in its code and on its page. */
export function describeRequest(found: SessionVendor, request: StoredRequest): DescribedRequest {
  const { session, vendor } = found;
  const fields = vendor.fields.filter(({ id }) => request.fields.includes(id));
  const keyWords = requestWords(request.recipient);
  const until = utc(request.expiresAt);
  const technician = session.technician || words.technician;
  const client = session.clientName || words.client;
  const labels = fields.map(({ label }) => label);
  const facts = {
    technician,
    client,
    vendor: vendor.name,
    until,
    words: keyWords.join(' '),
    key: request.recipient,
    id: request.id,
    fields: formatList(labels, 'plain'),
    list: fields.map(({ label, help }) => formatMessage(words.field, { label, help: help })).join('\n'),
  };
  return {
    id: request.id,
    recipient: request.recipient,
    client,
    technician,
    vendor: vendor.name,
    fields,
    expiresAt: request.expiresAt,
    until,
    words: keyWords,
    text: [
      formatMessage(words.ask, facts),
      formatMessage(words.how, facts),
      formatMessage(words.facts, facts),
    ].join('\n\n'),
    code: qrPicture(formatMessage(words.code, facts)),
  };
}
