import { visibleText } from './plain-text.ts';

/*
 * A request for values that somebody types at another computer, and its answer: one line of text that only this app's
 * vault opens. `docs/how-it-works.md` says how it goes.
 */

/** For how many days an answer may be waited for. */
export const REQUEST_DAYS = [1, 7, 30] as const;
export type RequestDays = (typeof REQUEST_DAYS)[number];
export const USUAL_REQUEST_DAYS: RequestDays = 7;

/** One that waits for its answer, as the workspace shows it. Ids of fields; `expiresAt` is ISO. */
export type OpenRequest = { id: string; fields: string[]; expiresAt: string };

/** The dark modules of a QR code as the path of a square of `size` modules, the light border included. */
export type QrPicture = { size: number; path: string };

/** What the dialog shows. `text` is sent to whoever answers, and `code` says the same in short. */
export type SecretRequestView = {
  clientName: string;
  /** What has no value yet, and whether it is ticked at first. */
  askable: { id: string; label: string; isTicked: boolean }[];
  open: (OpenRequest & { labels: string[]; words: string[]; text: string; code: QrPicture }) | null;
};

/** What the page of a request is given, its texts filled in. Nothing in it is secret. */
export type PageRequest = {
  id: string;
  /** `age1…` */
  recipient: string;
  expiresAt: string;
  fields: {
    id: string;
    label: string;
    help: string;
    isSecret: boolean;
    says: { show: string; hide: string; missing: string; tooLong: string };
  }[];
  words: string[];
  text: string;
  code: QrPicture;
  says: PageTexts;
};

export type PageTexts = Record<
  | 'title'
  | 'lead'
  | 'until'
  | 'compareTitle'
  | 'compare'
  | 'words'
  | 'valuesTitle'
  | 'show'
  | 'hide'
  | 'seal'
  | 'sealing'
  | 'answerTitle'
  | 'answerHelp'
  | 'answer'
  | 'copy'
  | 'copied'
  | 'copyByHand'
  | 'expired'
  | 'unable'
  | 'failed'
  | 'request'
  | 'code',
  string
>;

/** What is sealed in an answer: which request it answers, and a text for each field by its id. */
export type AnswerContents = { request: string; values: Record<string, string> };

export const ANSWER_VERSION = 1;

/** The line of an answer. `sealed` is the age file in base32; `.end` tells a whole line from the beginning of one. */
export function answerLine(request: string, sealed: string): string {
  return `neo-answer-${ANSWER_VERSION}.${request}.${sealed}.end`;
}

/** UTF-16 units that are read; an answer has some two thousand, and a mail around it. */
export const LONGEST_ANSWER_TEXT = 65_536;

/** What mails and chats put around and between: breaks, quote marks, signs of emphasis, and ends of encoded lines. */
const DECORATION = /[\s>|"'`*~=“”„‟‘’‚«»‹›]+/g;
const ANSWER = /neo-answer-(\d{1,6})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-z]*)(\.end)?/i;

export type AnswerLine = { version: number; request: string; sealed: string; isWhole: boolean };

/** The answers in a text, with what a mail or a chat has done to them mended. */
export function answersIn(text: string): AnswerLine[] {
  const mended = visibleText(text.slice(0, LONGEST_ANSWER_TEXT)).replace(DECORATION, '');
  // What was cut off runs into what follows it.
  return mended.split(/(?=neo-answer-)/i).flatMap((part) => {
    const [whole, version, request = '', sealed = '', end] = ANSWER.exec(part) ?? [];
    if (whole === undefined) return [];
    return {
      version: Number(version),
      request: request.toLowerCase(),
      sealed: sealed.toLowerCase(),
      isWhole: end !== undefined,
    };
  });
}

/** Does it belong where an answer is opened, and into no field? */
export function holdsAnswer(text: string): boolean {
  return answersIn(text).length > 0;
}

// RFC 4648 without padding: letters and digits alone, which no chat takes for emphasis, as it does `_` of base64url.
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += LETTERS[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + LETTERS[(held << (5 - bits)) & 31];
}

/** Null where a character is none of them. */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value === -1) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (held >> bits) & 0xff;
    at += 1;
  }
  return bytes;
}
