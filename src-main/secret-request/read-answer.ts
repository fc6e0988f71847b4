import { z } from 'zod';
import type { AppErrorCode } from '../../src-preload/contract/app-error.ts';
import {
  ANSWER_VERSION,
  type AnswerContents,
  answersIn,
  fromBase32,
  LONGEST_ANSWER_TEXT,
} from '../../src-preload/contract/secret-request.ts';

export type ReadAnswer = { ok: true; request: string; bytes: Uint8Array } | { ok: false; code: AppErrorCode };

/** What turns the direction of a text around, so that it is read as another than it is. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has
const NO_TEXT = /[\u0000-\u0008\u000e-\u001a\ufffd]/;

/**
 * The answer in a pasted text, or why there is none. `wanted` is the request that it should answer: quoted mails hold
 * more than one.
 */
export function readAnswer(text: string, wanted: readonly string[]): ReadAnswer {
  if (text.length > LONGEST_ANSWER_TEXT) return refused('answer-too-big');
  if (NO_TEXT.test(text)) return refused('answer-not-text');
  const all = answersIn(text);
  if (all.length > 0 && TURNING.test(text)) return refused('answer-turned');
  const mine = all.filter(({ request }) => wanted.includes(request));
  const answer = mine.find(({ isWhole }) => isWhole) ?? mine[0] ?? all[0];
  if (answer === undefined) return refused(whatElse(text));
  if (answer.version !== ANSWER_VERSION) return refused('answer-newer');
  if (!answer.isWhole) return refused('answer-not-whole');
  const bytes = fromBase32(answer.sealed);
  if (bytes === null) return refused('answer-changed');
  return { ok: true, request: answer.request, bytes };
}

function whatElse(text: string): AppErrorCode {
  if (/^\s*<(?:!doctype|html|head|body|div|p|table|meta)\b/i.test(text)) return 'answer-is-page';
  return /\bneo-request-1\b/.test(text) ? 'answer-is-request' : 'answer-not-found';
}

const contents = z.strictObject({
  request: z.string().max(64),
  values: z.record(z.string().max(64), z.string().min(1).max(4_096)),
});

/** Null for what the page does not write. */
export function readContents(json: string): AnswerContents | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return null;
  }
  const read = contents.safeParse(parsed);
  return read.success ? read.data : null;
}

function refused(code: AppErrorCode): ReadAnswer {
  return { ok: false, code };
}
