import type { HttpAnswer } from '../http/http-request.ts';

export function looksLikePage(answer: HttpAnswer): boolean {
  const type = answer.headers['content-type'] ?? '';
  return /\bhtml\b/i.test(type) || stripMark(answer.body).trimStart().startsWith('<');
}

export function stripMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** JSON, or `undefined` for any other text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(stripMark(text)) as unknown;
  } catch {
    return undefined;
  }
}
