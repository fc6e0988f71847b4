import { shell } from 'electron';
import { looksLikeKey } from '../../src-preload/contract/secret-in-name.ts';

/*
 * The only file with shell: the technician's browser, and the mail of a call. The renderer names a link or a session,
 * never an address.
 */

/** Opens an https address made by main from the vendor's data. */
export async function openInBrowser(address: string): Promise<boolean> {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return false;
  await shell.openExternal(url.href);
  return true;
}

/** Windows hands on no more than 2,081 characters, and mail programs there take fewer. */
const LONGEST_MAIL = 1_900;

/**
 * Opens a mail to nobody yet, with a subject and a text that main made. What looks as if it held a key is not handed to
 * another program.
 */
export async function openMail(mail: {
  subject: string;
  body: string;
}): Promise<'opened' | 'too-long' | 'failed'> {
  const { subject, body } = mail;
  if (looksLikeKey(subject) || looksLikeKey(body)) return 'failed';
  // RFC 6068: a line ends with both characters.
  const lines = body.replaceAll('\n', '\r\n');
  const address = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
  if (address.length > LONGEST_MAIL) return 'too-long';
  try {
    await shell.openExternal(address);
    return 'opened';
  } catch {
    // No program is there for mail.
    return 'failed';
  }
}
