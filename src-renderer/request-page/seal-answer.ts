import { Encrypter } from 'age-encryption';
import { padded } from '../../src-preload/contract/padded.ts';
import {
  type AnswerContents,
  answerLine,
  type PageRequest,
  toBase32,
} from '../../src-preload/contract/secret-request.ts';

/** Short enough for a chat that takes 2,000 characters, where the values are of the usual length. */
const BLOCK_BYTES = 512;

/**
 * The values by field, sealed for the key of the request, as the line that is sent back.
 *
 * @throws where the browser lacks what sealing needs
 */
export async function sealAnswer(
  request: Pick<PageRequest, 'id' | 'recipient'>,
  values: Record<string, string>,
): Promise<string> {
  const contents: AnswerContents = { request: request.id, values };
  const encrypter = new Encrypter();
  encrypter.addRecipient(request.recipient);
  const sealed = await encrypter.encrypt(padded(JSON.stringify(contents), BLOCK_BYTES));
  return answerLine(request.id, toBase32(sealed));
}

/** Can this browser seal for this key? Tried, because no list of what a browser has tells. */
export async function canSeal(request: Pick<PageRequest, 'id' | 'recipient'>): Promise<boolean> {
  try {
    await sealAnswer(request, {});
    return true;
  } catch {
    return false;
  }
}
